//! Metadata, syncs, sessions and errors, in types of one's own.

use nango::ErrorExt;
use nango::models::{
    ConnectSessionInput, CreateSyncVariantRequest, DeleteSyncVariantRequest, PauseSyncRequest,
    ScriptConfigResponse, StartSyncRequest, SyncSelector, TriggerSyncRequest,
    UpdateSyncConnectionFrequencyRequest,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::server::Server;
use crate::{Tested, assert_same, client};

const OAUTH2: &str = include_str!("../../../../specs/nango/examples/get_connection_oauth2.json");
const STATUS: &str = include_str!("../../../../specs/nango/examples/sync_status.json");

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Settings {
    folder: String,
}

#[tokio::test]
async fn metadata_are_read_as_ones_own_type() -> Tested {
    for (metadata, expected) in [
        (json!({"folder": "inbox", "more": 1}), Some("inbox")),
        (json!(null), None),
    ] {
        let mut connection: serde_json::Value = serde_json::from_str(OAUTH2)?;
        connection["metadata"] = metadata;
        let server = Server::json(200, &connection.to_string())?;
        let call = client(&server)?.connections().get("c", "k");
        let settings = call.metadata::<Settings>().await?;
        assert_eq!(settings.as_ref().map(|it| it.folder.as_str()), expected);
    }
    let server = Server::json(200, r#"{"metadata":{"folder":7}}"#)?;
    let call = client(&server)?.connections().get("c", "k");
    let error = call.metadata::<Settings>().await.expect_err("a number");
    assert_eq!(error.json_path(), Some("$.metadata"));
    Ok(())
}

#[tokio::test]
async fn metadata_are_written_from_ones_own_type() -> Tested {
    let server = Server::json(201, "{}")?;
    let connections = client(&server)?.connections();
    let settings = Settings {
        folder: "inbox".into(),
    };
    connections.set_metadata_to("c", "k", &settings).await?;
    let request = server.request();
    assert_eq!(request.target(), "POST /connections/metadata");
    let sent: serde_json::Value = serde_json::from_str(request.text())?;
    let metadata = json!({"folder": "inbox"});
    assert_eq!(
        sent,
        json!({"connection_id": "c", "provider_config_key": "k", "metadata": metadata})
    );
    let ids = vec!["c".to_owned(), "d".to_owned()];
    connections
        .update_metadata_with(ids, "k", &settings)
        .await?;
    let request = server.request();
    assert_eq!(request.target(), "PATCH /connections/metadata");
    assert!(request.text().contains(r#""connection_id":["c","d"]"#));
    for refused in [
        connections.set_metadata_to("c", "k", &[1]).await.err(),
        connections
            .update_metadata_with("c", "k", "text")
            .await
            .err(),
    ] {
        assert!(refused.is_some_and(|error| error.is_build()));
    }
    assert!(server.is_idle());
    Ok(())
}

#[tokio::test]
async fn syncs_and_their_variants() -> Tested {
    let server = Server::json(200, r#"{"success":true}"#)?;
    let syncs = client(&server)?.syncs();
    let both = || vec!["issues".into(), SyncSelector::variant("issues", "eu")];
    syncs
        .trigger(TriggerSyncRequest::new("github", both()))
        .await?;
    let text =
        r#"{"provider_config_key":"github","syncs":["issues",{"name":"issues","variant":"eu"}]}"#;
    assert_eq!(server.request().text(), text);
    syncs.pause(PauseSyncRequest::new("github", both())).await?;
    assert_eq!(server.request().text(), text);

    let server = Server::json(200, STATUS)?;
    let syncs = client(&server)?.syncs();
    syncs.status_of("github", both()).connection_id("c").await?;
    let target =
        "GET /sync/status?provider_config_key=github&syncs=issues%2Cissues%3A%3Aeu&connection_id=c";
    assert_eq!(server.request().target(), target);
    syncs.status_of("github", []).await?;
    let target = "GET /sync/status?provider_config_key=github&syncs=%2A";
    assert_eq!(server.request().target(), target);
    let comma = syncs.status_of("github", ["a,b".into()]).await;
    assert!(comma.is_err_and(|error| error.is_build()));
    Ok(())
}

#[tokio::test]
async fn a_session_asks_about_itself() -> Tested {
    const TOKEN: &str = "nango_connect_session_0f";
    let server = Server::replying(|request| {
        let own = request.header("authorization") == Some(&format!("Bearer {TOKEN}"));
        match (own, request.line.split(' ').next()) {
            (false, Some("POST")) => {
                let session = json!({"token": TOKEN, "expires_at": "2026-03-01T08:30:00Z",
                    "connect_link": "https://connect.nango.dev"});
                (201, String::new(), json!({"data": session}).to_string())
            }
            (true, Some("GET")) => {
                let session = json!({"endUser": null, "connectUISettings": {}});
                (200, String::new(), json!({"data": session}).to_string())
            }
            (true, Some("DELETE")) => (204, String::new(), String::new()),
            _ => (401, String::new(), String::new()),
        }
    })?;
    let sessions = client(&server)?.connect_sessions();
    let session = sessions.create(ConnectSessionInput::new()).await?.data;
    assert_eq!(session.token.expose(), TOKEN);
    let call = sessions.current().session_token(session.token.clone());
    assert!(!format!("{call:?}").contains(TOKEN));
    assert!(call.await?.data.end_user.is_none());
    sessions
        .delete_current()
        .session_token(session.token)
        .await?;
    assert!(
        sessions
            .current()
            .await
            .is_err_and(|error| error.is_unauthorized())
    );
    Ok(())
}

#[tokio::test]
async fn errors_can_be_asked() -> Tested {
    let error = |status: u16, headers: &str, body: serde_json::Value| {
        let (headers, body) = (headers.to_owned(), body.to_string());
        let server = Server::replying(move |_| (status, headers.clone(), body.clone()));
        let client = client(&server.expect("a server")).expect("a client");
        async move {
            client
                .connections()
                .get("c", "k")
                .await
                .expect_err("an error")
        }
    };
    let code = |code: &str| json!({"error": {"code": code}});
    let it = error(400, "", code("unknown_connection")).await;
    assert!(it.is_unknown_connection() && !it.is_invalid_request() && it.rate_limit().is_none());
    assert!(
        error(404, "", code("unknown_provider_config"))
            .await
            .is_unknown_integration()
    );
    assert!(
        error(400, "", code("resource_capped"))
            .await
            .is_plan_limit()
    );
    assert!(
        error(424, "", code("connection_refresh_backoff"))
            .await
            .is_refresh_failure()
    );
    assert!(
        error(424, "", code("script_http_error"))
            .await
            .is_provider_failure()
    );

    let invalid = json!({"error": {"code": "invalid_body", "errors":
        [{"code": "too_small", "message": "No.", "path": ["tags", 0]}]}});
    let it = error(400, "", invalid).await;
    assert!(it.is_invalid_request());
    let problems = it
        .nango()
        .and_then(|body| body.error.errors)
        .unwrap_or_default();
    assert_eq!(problems.len(), 1);

    let headers =
        "x-ratelimit-limit: 200\r\nx-ratelimit-remaining: 0\r\nx-ratelimit-reset: 4102444800\r\n";
    let it = error(429, headers, code("too_many_request")).await;
    let limit = it.rate_limit().ok_or("a rate limit")?;
    assert_eq!((limit.limit, limit.remaining), (200, 0));
    assert_eq!(limit.reset.to_string(), "2100-01-01T00:00:00Z");
    assert!(limit.wait().as_secs() > 0);
    let it = error(502, "", json!("<html>")).await;
    assert!(it.nango().is_none() && !it.is_unknown_connection());
    Ok(())
}

#[tokio::test]
async fn the_life_of_a_sync() -> Tested {
    let server = Server::replying(|request| {
        let body = match request.line.split(' ').nth(1) {
            Some("/sync/issues/variant/eu%2Fwest") if request.line.starts_with("POST") => {
                json!({"id": "1", "name": "issues", "variant": "eu/west"})
            }
            Some("/sync/update-connection-frequency") => json!({"frequency": "every 1h"}),
            _ => json!({"success": true}),
        };
        (200, String::new(), body.to_string())
    })?;
    let syncs = client(&server)?.syncs();
    syncs
        .start(StartSyncRequest::new("github", vec!["issues".into()]))
        .await?;
    assert_eq!(server.request().target(), "POST /sync/start");
    let variant = CreateSyncVariantRequest::new("github", "c");
    syncs.create_variant("issues", "eu/west", variant).await?;
    let target = "/sync/issues/variant/eu%2Fwest";
    assert_eq!(server.request().target(), format!("POST {target}"));
    let variant = DeleteSyncVariantRequest::new("github", "c");
    syncs.delete_variant("issues", "eu/west", variant).await?;
    let request = server.request();
    assert_eq!(request.target(), format!("DELETE {target}"));
    let text = r#"{"provider_config_key":"github","connection_id":"c"}"#;
    assert_eq!(request.text(), text);
    for frequency in [Some("every 1h".to_owned()), None] {
        let request =
            UpdateSyncConnectionFrequencyRequest::new("github", "c", "issues", frequency.clone());
        syncs.update_connection_frequency(request).await?;
        let sent: serde_json::Value = serde_json::from_str(server.request().text())?;
        assert_eq!(sent["frequency"], json!(frequency));
    }
    Ok(())
}

#[tokio::test]
async fn the_config_of_scripts_in_both_forms() -> Tested {
    let own = json!([{"providerConfigKey": "github", "actions": [], "syncs": [
        {"name": "issues", "type": "sync", "input": "Filter", "returns": ["Issue"], "json_schema": null}]}]);
    let tools = json!({"data": [{"name": "create-issue", "parameters": {"type": "object"}}]});
    for form in [own, tools] {
        let server = Server::json(200, &form.to_string())?;
        let config = client(&server)?.scripts().config().await?;
        let known = match &config {
            ScriptConfigResponse::Nango(configs) => configs.len() == 1,
            ScriptConfigResponse::ScriptsToolDefinitions(tools) => tools.data.len() == 1,
            _ => false,
        };
        assert!(known, "{config:?}");
        assert_same(&config, &form.to_string());
    }
    Ok(())
}

#[tokio::test]
async fn an_http_client_of_ones_own() -> Tested {
    let server = Server::json(200, "[]")?;
    let http = nango::runtime::reqwest::Client::builder().user_agent("unused");
    let http = http.https_only(false).build()?;
    let builder = nango::Client::builder("key").http_client(http);
    let builder = builder.base_url(&server.url).user_agent("mine/1");
    let variables = builder.build()?.environments().variables().await?;
    assert!(variables.is_empty());
    assert_eq!(server.request().header("user-agent"), Some("mine/1"));
    Ok(())
}
