//! What Nango offers and how it is set up.

use nango::Client;
use nango::models::{
    CreateEnvironmentApiKeyRequest, CreateEnvironmentRequest, CreateIntegrationQuickstartRequest,
    CreateIntegrationRequest, DeleteEnvironmentApiKeyRequest, DeleteIntegrationFunctionType,
    UpdateIntegrationRequest,
};
use serde_json::json;

use crate::{body, report};

pub(crate) async fn call(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let providers = client.providers();
    report("providers.list", providers.list()).await;
    report("providers.get", providers.get("github")).await;
    report(
        "providers.list_templates",
        providers.list_templates("github"),
    )
    .await;
    integrations(client).await?;
    environments(client).await?;
    report("scripts.config", client.scripts().config()).await;
    Ok(())
}

async fn integrations(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let integrations = client.integrations();
    let new = json!({"unique_key": "github", "provider": "github"});
    report("integrations.list", integrations.list()).await;
    report(
        "integrations.create",
        integrations.create(body::<CreateIntegrationRequest>(new.clone())?),
    )
    .await;
    let quickstart =
        integrations.create_quickstart(body::<CreateIntegrationQuickstartRequest>(new)?);
    report("integrations.create_quickstart", quickstart).await;
    report("integrations.get", integrations.get("github")).await;
    let change = body::<UpdateIntegrationRequest>(json!({"display_name": "GitHub"}))?;
    report("integrations.update", integrations.update("github", change)).await;
    report("integrations.delete", integrations.delete("github")).await;
    report(
        "integrations.list_functions",
        integrations.list_functions("github"),
    )
    .await;
    let get = integrations.get_function("github", "issues");
    report("integrations.get_function", get).await;
    let sync = DeleteIntegrationFunctionType::Sync;
    let delete = integrations.delete_function("github", "issues", sync);
    report("integrations.delete_function", delete).await;
    let code = integrations.get_function_code("github", "issues");
    report("integrations.get_function_code", code).await;
    Ok(())
}

async fn environments(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let environments = client.environments();
    let new = body::<CreateEnvironmentRequest>(json!({"name": "staging"}))?;
    report("environments.create", environments.create(new)).await;
    report("environments.delete", environments.delete(7)).await;
    let key =
        body::<CreateEnvironmentApiKeyRequest>(json!({"environment_id": 7, "display_name": "CI"}))?;
    report(
        "environments.create_api_key",
        environments.create_api_key(key),
    )
    .await;
    let key = body::<DeleteEnvironmentApiKeyRequest>(json!({"environment_id": 7, "key_id": 1}))?;
    report(
        "environments.delete_api_key",
        environments.delete_api_key(key),
    )
    .await;
    report("environments.variables", environments.variables()).await;
    let rotate = environments.rotate_webhook_signing_key();
    report("environments.rotate_webhook_signing_key", rotate).await;
    Ok(())
}
