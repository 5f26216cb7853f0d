//! Connections, sessions to make them, and their records.

use nango::Client;
use nango::models::{
    ConnectSessionInput, ConnectSessionReconnectInput, CreateConnectionLegacyRequest,
    PruneRecordsRequest, SetConnectionLegacyMetadataRequest, SetConnectionMetadataRequest,
    UpdateConnectionLegacyMetadataRequest, UpdateConnectionMetadataRequest,
    UpdateConnectionRequest, UpsertConnectionRequest,
};
use serde_json::json;

use crate::{body, report};

pub(crate) async fn call(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    connections(client).await?;
    legacy(client).await?;
    sessions(client).await?;
    let records = client.records();
    report("records.list", records.list("Issue", "acme", "github")).await;
    let until = body::<PruneRecordsRequest>(json!({"model": "Issue", "until_cursor": "MjAyNA=="}))?;
    report("records.prune", records.prune("acme", "github", until)).await;
    Ok(())
}

async fn connections(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let connections = client.connections();
    report("connections.list", connections.list()).await;
    let new = json!({
        "provider_config_key": "github",
        "credentials": {"type": "API_KEY", "apiKey": "k"},
    });
    report(
        "connections.upsert",
        connections.upsert(body::<UpsertConnectionRequest>(new)?),
    )
    .await;
    report("connections.get", connections.get("acme", "github")).await;
    let change = body::<UpdateConnectionRequest>(json!({"tags": {"plan": "free"}}))?;
    report(
        "connections.update",
        connections.update("acme", "github", change),
    )
    .await;
    report("connections.delete", connections.delete("acme", "github")).await;
    let set = connections.set_metadata(body::<SetConnectionMetadataRequest>(metadata())?);
    report("connections.set_metadata", set).await;
    let update = connections.update_metadata(body::<UpdateConnectionMetadataRequest>(metadata())?);
    report("connections.update_metadata", update).await;
    Ok(())
}

/// What the calls of before have in their stead today.
async fn legacy(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let legacy = client.connections_legacy();
    report("connections_legacy.list", legacy.list()).await;
    let new = body::<CreateConnectionLegacyRequest>(
        json!({"provider_config_key": "github", "api_key": "k"}),
    )?;
    report("connections_legacy.create", legacy.create(new)).await;
    report("connections_legacy.get", legacy.get("acme", "github")).await;
    report("connections_legacy.delete", legacy.delete("acme", "github")).await;
    let set = legacy.set_metadata(body::<SetConnectionLegacyMetadataRequest>(metadata())?);
    report("connections_legacy.set_metadata", set).await;
    let update = legacy.update_metadata(body::<UpdateConnectionLegacyMetadataRequest>(metadata())?);
    report("connections_legacy.update_metadata", update).await;
    let one = || [("plan".to_owned(), json!("free"))].into();
    let set = legacy.set_metadata_for("acme", "github", one());
    report("connections_legacy.set_metadata_for", set).await;
    let update = legacy.update_metadata_for("acme", "github", one());
    report("connections_legacy.update_metadata_for", update).await;
    Ok(())
}

async fn sessions(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let sessions = client.connect_sessions();
    let new = body::<ConnectSessionInput>(json!({"tags": {"end_user_id": "user-1"}}))?;
    report("connect_sessions.create", sessions.create(new)).await;
    let again = body::<ConnectSessionReconnectInput>(
        json!({"connection_id": "acme", "integration_id": "github"}),
    )?;
    report("connect_sessions.reconnect", sessions.reconnect(again)).await;
    let current = sessions.current().session_token("token");
    report("connect_sessions.current", current).await;
    let delete = sessions.delete_current().session_token("token");
    report("connect_sessions.delete_current", delete).await;
    Ok(())
}

fn metadata() -> serde_json::Value {
    json!({
        "connection_id": "acme",
        "provider_config_key": "github",
        "metadata": {"plan": "free"},
    })
}
