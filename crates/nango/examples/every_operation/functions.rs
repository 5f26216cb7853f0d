//! What runs: functions, syncs, actions, the proxy.

use nango::Client;
use nango::models::{
    CreateSyncVariantRequest, DeleteSyncVariantRequest, FunctionCompileRequest,
    FunctionDeploymentRequest, FunctionDryrunRequest, PauseSyncRequest, StartSyncRequest,
    TriggerActionRequest, TriggerSyncRequest, UpdateSyncConnectionFrequencyRequest,
};
use serde_json::json;

use crate::{body, report};

/// The id of a run or deployment.
const ID: &str = "2f5b0a3c-4f4c-4e6e-9b7f-0d1f6a1f2c3d";

pub(crate) async fn call(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    functions(client).await?;
    syncs(client).await?;
    let actions = client.actions();
    let input = body::<TriggerActionRequest>(
        json!({"action_name": "create-issue", "input": {"title": "Hello"}}),
    )?;
    report("actions.trigger", actions.trigger("acme", "github", input)).await;
    report("actions.result", actions.result(ID)).await;
    proxy(client).await;
    Ok(())
}

async fn functions(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let functions = client.functions();
    let code = body::<FunctionCompileRequest>(json!({"code": "export default 1"}))?;
    report("functions.compile", functions.compile(code)).await;
    let run = json!({
        "integration_id": "github",
        "function_type": "action",
        "code": "export default 1",
        "connection_id": "acme",
    });
    report(
        "functions.create_dryrun",
        functions.create_dryrun(body::<FunctionDryrunRequest>(run)?),
    )
    .await;
    report("functions.get_dryrun", functions.get_dryrun(ID)).await;
    let new = json!({"type": "template", "integration_id": "github", "template": "issues"});
    let create = functions.create_deployment(body::<FunctionDeploymentRequest>(new)?);
    report("functions.create_deployment", create).await;
    report("functions.get_deployment", functions.get_deployment(ID)).await;
    Ok(())
}

async fn syncs(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let syncs = client.syncs();
    let of = json!({"provider_config_key": "github", "connection_id": "acme", "syncs": ["issues"]});
    report(
        "syncs.trigger",
        syncs.trigger(body::<TriggerSyncRequest>(of.clone())?),
    )
    .await;
    report(
        "syncs.start",
        syncs.start(body::<StartSyncRequest>(of.clone())?),
    )
    .await;
    report("syncs.pause", syncs.pause(body::<PauseSyncRequest>(of)?)).await;
    report("syncs.status", syncs.status("github", "issues")).await;
    let of = json!({"provider_config_key": "github", "connection_id": "acme"});
    let create = syncs.create_variant(
        "issues",
        "open",
        body::<CreateSyncVariantRequest>(of.clone())?,
    );
    report("syncs.create_variant", create).await;
    let delete = syncs.delete_variant("issues", "open", body::<DeleteSyncVariantRequest>(of)?);
    report("syncs.delete_variant", delete).await;
    let every = json!({
        "provider_config_key": "github",
        "connection_id": "acme",
        "sync_name": "issues",
        "frequency": "every half hour",
    });
    let update =
        syncs.update_connection_frequency(body::<UpdateSyncConnectionFrequencyRequest>(every)?);
    report("syncs.update_connection_frequency", update).await;
    Ok(())
}

async fn proxy(client: &Client) {
    let proxy = client.proxy();
    report("proxy.get", proxy.get("user", "acme", "github")).await;
    report("proxy.post", proxy.post("user", "acme", "github")).await;
    report("proxy.put", proxy.put("user", "acme", "github")).await;
    report("proxy.patch", proxy.patch("user", "acme", "github")).await;
    report("proxy.delete", proxy.delete("user", "acme", "github")).await;
}
