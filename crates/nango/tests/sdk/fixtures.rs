//! Every recorded answer, where there are any: each decodes as what its operation answers, and encodes
//! to what it came from.

#![allow(deprecated, reason = "what is deprecated still answers")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use nango::actions::TriggerActionOutcome;
use nango::models::*;
use nango::{Client, Error};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::Tested;
use crate::server::Server;

/// A line of the index.
struct Recorded<'a> {
    file: &'a str,
    operation: (&'a str, &'a str),
    status: u16,
}

fn recorded(line: &str) -> Option<Recorded<'_>> {
    let mut columns = line.split('\t');
    Some(Recorded {
        file: columns.next()?,
        operation: (columns.next()?, columns.next()?),
        status: columns.next()?.parse().ok()?,
    })
}

#[tokio::test]
async fn recorded_answers() -> Tested {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/nango/fixtures");
    let Ok(index) = fs::read_to_string(folder.join("index.tsv")) else {
        println!(
            "skipped: there are no recorded answers in {}",
            folder.display()
        );
        return Ok(());
    };
    let mut faults = Vec::new();
    let mut undeclared = BTreeMap::new();
    let (mut answers, mut errors) = (0, 0);
    // One for all: a new one reads the certificates of the platform again.
    let http = nango::runtime::HttpClient::new();
    for it in index.lines().filter_map(recorded) {
        let text = fs::read_to_string(folder.join(it.file))?;
        let given: Value = serde_json::from_str(&text)?;
        let server = Server::json(it.status, &text)?;
        let client = Client::builder("key").http_client(http.clone());
        let client = client.base_url(&server.url).build()?;
        match answer(&client, it.operation).await {
            Ok(encoded) => {
                answers += 1;
                let mut differ = Vec::new();
                compare(&encoded, &given, "$", &mut differ, &mut undeclared);
                faults.extend(differ.iter().map(|what| format!("{}: {what}", it.file)));
            }
            Err(error) if it.status >= 400 && error.is_status() => {
                errors += 1;
                if let Some(what) = misread(&error, &given) {
                    faults.push(format!("{}: {what}", it.file));
                }
            }
            Err(error) => faults.push(format!("{}: {error}", it.file)),
        }
    }
    println!("{answers} answers and {errors} errors; undeclared members:");
    for (path, count) in undeclared {
        println!("{count:>4} {path}");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(answers + errors, index.lines().count() - 1);
    Ok(())
}

/// What of an error isn't as it was given.
fn misread(error: &Error, given: &Value) -> Option<String> {
    let typed = match error.decode_body::<StdError>() {
        Some(Ok(typed)) => typed,
        other => return Some(format!("{other:?}")),
    };
    let code = given["error"]["code"].as_str();
    let message = given["error"]["message"].as_str();
    let same = error.code() == code && error.message() == message;
    if !same || Some(typed.error.code.as_str()) != code {
        return Some(error.to_string());
    }
    let mut differ = Vec::new();
    let encoded = serde_json::to_value(&typed).unwrap_or_default();
    compare(&encoded, given, "$", &mut differ, &mut BTreeMap::new());
    differ.pop()
}

/// Notes where what was encoded is not what was given, and what was given and not kept. A member that
/// may be left out and is `null` counts as left out.
fn compare(
    encoded: &Value,
    given: &Value,
    path: &str,
    differ: &mut Vec<String>,
    undeclared: &mut BTreeMap<String, usize>,
) {
    match (encoded, given) {
        (Value::Object(encoded), Value::Object(given)) => {
            for (name, value) in encoded {
                let path = format!("{path}.{name}");
                let given = given.get(name).unwrap_or(&Value::Null);
                compare(value, given, &path, differ, undeclared);
            }
            for (name, value) in given
                .iter()
                .filter(|(name, _)| !encoded.contains_key(*name))
            {
                if !value.is_null() {
                    *undeclared.entry(format!("{path}.{name}")).or_default() += 1;
                }
            }
        }
        (Value::Array(encoded), Value::Array(given)) if encoded.len() == given.len() => {
            for (encoded, given) in encoded.iter().zip(given) {
                compare(encoded, given, &format!("{path}[]"), differ, undeclared);
            }
        }
        _ if encoded == given => {}
        _ => differ.push(format!("{path}: {encoded} is not {given}")),
    }
}

fn encoded<T: Serialize>(answer: Result<T, Error>) -> Result<Value, Error> {
    answer.map(|answer| serde_json::to_value(&answer).expect("it encodes"))
}

/// A body of a call.
fn body<T: DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).expect("a body of this operation")
}

/// Calls the operation and gives its answer as JSON.
async fn answer(client: &Client, operation: (&str, &str)) -> Result<Value, Error> {
    match operation.1.split('/').nth(1).unwrap_or_default() {
        "connection" => legacy(client, operation).await,
        "connections" => connections(client, operation).await,
        "connect" | "environments" | "environment" | "environment-variables" => {
            environments(client, operation).await
        }
        "integrations" => integrations(client, operation).await,
        "sync" | "records" => syncs(client, operation).await,
        _ => run(client, operation).await,
    }
}

async fn connections(client: &Client, operation: (&str, &str)) -> Result<Value, Error> {
    let group = client.connections();
    let metadata = json!({"connection_id": "c", "provider_config_key": "k", "metadata": {}});
    match operation {
        ("GET", "/connections") => encoded(group.list().await),
        ("POST", "/connections") => {
            let credentials = json!({"type": "NONE"});
            let request = json!({"provider_config_key": "k", "credentials": credentials});
            encoded(group.upsert(body::<UpsertConnectionRequest>(request)).await)
        }
        ("GET", _) => encoded(group.get("c", "k").await),
        ("PATCH", "/connections/metadata") => encoded(
            group
                .update_metadata(body::<UpdateConnectionMetadataRequest>(metadata))
                .await,
        ),
        ("PATCH", _) => encoded(group.update("c", "k", UpdateConnectionRequest::new()).await),
        ("DELETE", _) => encoded(group.delete("c", "k").await),
        ("POST", "/connections/metadata") => encoded(
            group
                .set_metadata(body::<SetConnectionMetadataRequest>(metadata))
                .await,
        ),
        other => panic!("{other:?}"),
    }
}

async fn legacy(client: &Client, operation: (&str, &str)) -> Result<Value, Error> {
    let group = client.connections_legacy();
    let metadata = json!({"connection_id": "c", "provider_config_key": "k", "metadata": {}});
    match operation {
        ("GET", "/connection") => encoded(group.list().await),
        ("POST", "/connection") => {
            encoded(group.create(CreateConnectionLegacyRequest::new("k")).await)
        }
        ("POST", "/connection/metadata") => encoded(
            group
                .set_metadata(body::<SetConnectionLegacyMetadataRequest>(metadata))
                .await,
        ),
        ("PATCH", "/connection/metadata") => {
            let request = body::<UpdateConnectionLegacyMetadataRequest>(metadata);
            encoded(group.update_metadata(request).await)
        }
        ("GET", _) => encoded(group.get("c", "k").await),
        ("DELETE", _) => encoded(group.delete("c", "k").await),
        ("POST", _) => encoded(group.set_metadata_for("c", "k", BTreeMap::new()).await),
        ("PATCH", _) => encoded(group.update_metadata_for("c", "k", BTreeMap::new()).await),
        other => panic!("{other:?}"),
    }
}

async fn integrations(client: &Client, operation: (&str, &str)) -> Result<Value, Error> {
    let group = client.integrations();
    let function = "/integrations/{uniqueKey}/functions/{name}";
    match operation {
        ("GET", "/integrations") => encoded(group.list().await),
        ("POST", "/integrations/quickstart") => {
            let request = CreateIntegrationQuickstartRequest::new("k", "p");
            encoded(group.create_quickstart(request).await)
        }
        ("POST", _) => encoded(group.create(CreateIntegrationRequest::new("k", "p")).await),
        ("GET", "/integrations/{uniqueKey}") => encoded(group.get("k").await),
        ("PATCH", _) => encoded(group.update("k", UpdateIntegrationRequest::new()).await),
        ("DELETE", "/integrations/{uniqueKey}") => encoded(group.delete("k").await),
        ("GET", "/integrations/{uniqueKey}/functions") => encoded(group.list_functions("k").await),
        ("GET", path) if path == function => encoded(group.get_function("k", "f").await),
        ("DELETE", _) => encoded(group.delete_function("k", "f", "sync").await),
        ("GET", _) => encoded(group.get_function_code("k", "f").await),
        other => panic!("{other:?}"),
    }
}

async fn syncs(client: &Client, operation: (&str, &str)) -> Result<Value, Error> {
    let group = client.syncs();
    match operation {
        ("GET", "/records") => encoded(client.records().list("M", "c", "k").await),
        ("PATCH", _) => {
            let request = PruneRecordsRequest::new("M", "cursor");
            encoded(client.records().prune("c", "k", request).await)
        }
        ("POST", "/sync/trigger") => encoded(
            group
                .trigger(TriggerSyncRequest::new("k", Vec::new()))
                .await,
        ),
        ("POST", "/sync/start") => {
            encoded(group.start(StartSyncRequest::new("k", Vec::new())).await)
        }
        ("POST", "/sync/pause") => {
            encoded(group.pause(PauseSyncRequest::new("k", Vec::new())).await)
        }
        ("GET", _) => encoded(group.status("k", "*").await),
        ("PUT", _) => {
            let request = UpdateSyncConnectionFrequencyRequest::new("k", "c", "s", None);
            encoded(group.update_connection_frequency(request).await)
        }
        ("POST", _) => {
            let request = CreateSyncVariantRequest::new("k", "c");
            encoded(group.create_variant("s", "v", request).await)
        }
        ("DELETE", _) => {
            let request = DeleteSyncVariantRequest::new("k", "c");
            encoded(group.delete_variant("s", "v", request).await)
        }
        other => panic!("{other:?}"),
    }
}

async fn environments(client: &Client, operation: (&str, &str)) -> Result<Value, Error> {
    let (group, sessions) = (client.environments(), client.connect_sessions());
    match operation {
        ("POST", "/environments") => {
            encoded(group.create(CreateEnvironmentRequest::new("e")).await)
        }
        ("DELETE", "/environments/{environmentId}") => group.delete(1).await.map(|()| Value::Null),
        ("POST", "/environment/api-keys") => encoded(
            group
                .create_api_key(CreateEnvironmentApiKeyRequest::new(1, "n"))
                .await,
        ),
        ("DELETE", "/environment/api-keys") => encoded(
            group
                .delete_api_key(DeleteEnvironmentApiKeyRequest::new(1, 2))
                .await,
        ),
        ("GET", "/environment-variables") => encoded(group.variables().await),
        ("POST", "/environment/webhook-signing-key/rotate") => {
            encoded(group.rotate_webhook_signing_key().await)
        }
        ("POST", "/connect/sessions") => encoded(sessions.create(ConnectSessionInput::new()).await),
        ("POST", "/connect/sessions/reconnect") => encoded(
            sessions
                .reconnect(ConnectSessionReconnectInput::new("c", "k"))
                .await,
        ),
        ("GET", "/connect/session") => encoded(sessions.current().await),
        ("DELETE", "/connect/session") => sessions.delete_current().await.map(|()| Value::Null),
        other => panic!("{other:?}"),
    }
}

async fn run(client: &Client, operation: (&str, &str)) -> Result<Value, Error> {
    let functions = client.functions();
    match operation {
        ("GET", "/providers") => encoded(client.providers().list().await),
        ("GET", "/providers/{provider}") => encoded(client.providers().get("p").await),
        ("GET", "/providers/{provider}/templates") => {
            encoded(client.providers().list_templates("p").await)
        }
        ("GET", "/scripts/config") => encoded(client.scripts().config().await),
        ("POST", "/action/trigger") => {
            let call = client
                .actions()
                .trigger("c", "k", TriggerActionRequest::new("a"));
            match call.await? {
                TriggerActionOutcome::Ok(output) => Ok(output),
                TriggerActionOutcome::Accepted(accepted) => encoded(Ok(accepted)),
                other => panic!("{other:?}"),
            }
        }
        ("GET", "/action/{actionId}") => client.actions().result("id").await,
        ("POST", "/functions/compile") => {
            encoded(functions.compile(FunctionCompileRequest::new("code")).await)
        }
        ("POST", "/functions/dryruns") => {
            let request = FunctionDryrunRequest::new("k", "sync", "code", "c");
            encoded(functions.create_dryrun(request).await)
        }
        ("GET", "/functions/dryruns/{id}") => encoded(functions.get_dryrun("id").await),
        ("POST", "/functions/deployments") => {
            let request = json!({"type": "template", "integration_id": "k", "template": "t"});
            let request: FunctionDeploymentRequest = body(request);
            encoded(functions.create_deployment(request).await)
        }
        ("GET", "/functions/deployments/{id}") => encoded(functions.get_deployment("id").await),
        (_, "/proxy/{anyPath}") => client.proxy().get("a", "c", "k").await.map(|_| Value::Null),
        other => panic!("{other:?}"),
    }
}
