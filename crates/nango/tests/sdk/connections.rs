//! Connections, and the example program's stand-in.

use nango::Tags;
use nango::models::{AllAuthCredentials, ConnectionErrorType, ConnectionFull};
use nango::models::{OAuth2CredentialsType, UpdateConnectionRequest};
use serde_json::Value;

use crate::server::Server;
use crate::{Tested, assert_same, client, stand_in};

const SEED: &str = include_str!("../../../../specs/nango/seed/list-connections.response.json");
const LIST: &str = include_str!("../../../../specs/nango/examples/list_connections.json");
const OAUTH2: &str = include_str!("../../../../specs/nango/examples/get_connection_oauth2.json");

#[tokio::test]
async fn a_list_by_tag() -> Tested {
    let server = Server::json(200, SEED)?;
    let list = client(&server)?.connections().list();
    let tags = [("organization_id", "acme & sons"), ("plan", "team")];
    let integrations = vec!["slack".to_owned(), "jira-main".to_owned()];
    let call = list
        .tags(tags)
        .limit(20)
        .page(0)
        .integration_id(integrations);
    let page = call.await?;
    assert_eq!(
        server.request().target(),
        "GET /connections?tags%5Borganization_id%5D=acme%20%26%20sons&tags%5Bplan%5D=team\
         &limit=20&page=0&integrationId=slack,jira-main"
    );
    let [slack, other] = page.connections.as_slice() else {
        panic!("{page:?}")
    };
    assert_eq!((slack.id, slack.connection_id.as_str()), (1, "test-1"));
    assert_eq!(slack.provider, "slack");
    let [error] = slack.errors.as_slice() else {
        panic!("{:?}", slack.errors)
    };
    assert_eq!(error.type_, ConnectionErrorType::Auth);
    let bot = other.metadata.as_ref().and_then(|all| all.get("bot_id"));
    assert_eq!(bot.and_then(Value::as_str), Some("some-uuid"));
    assert_eq!(
        serde_json::to_value(&page)?,
        serde_json::from_str::<Value>(SEED)?
    );
    Ok(())
}

#[tokio::test]
async fn a_list_with_owners_and_metadata() -> Tested {
    let server = Server::json(200, LIST)?;
    let response = client(&server)?
        .connections()
        .list()
        .send_response()
        .await?;
    assert_eq!(response.status, 200);
    assert_same(&response.body, LIST);
    Ok(())
}

#[tokio::test]
async fn credentials_are_those_of_the_mode() -> Tested {
    let server = Server::json(200, OAUTH2)?;
    let connections = client(&server)?.connections();
    let call = connections.get("acme/berlin office", "hubspot-crm");
    let connection = call.refresh_token(true).force_refresh(false).await?;
    assert_eq!(
        server.request().target(),
        "GET /connections/acme%2Fberlin%20office?provider_config_key=hubspot-crm\
         &refresh_token=true&force_refresh=false"
    );
    let AllAuthCredentials::OAuth2CredentialsWithRaw(oauth2) = &connection.credentials else {
        panic!("{:?}", connection.credentials)
    };
    assert_eq!(oauth2.type_, OAuth2CredentialsType::Oauth2);
    assert_eq!(oauth2.access_token.expose(), "example-access-token");
    assert_eq!(
        oauth2.refresh_token.as_ref().map(|it| it.expose()),
        Some("example-refresh-token")
    );
    assert_eq!(
        connection.tags,
        Some(Tags::from([("end_user_id", "cust-77"), ("plan", "team")]))
    );
    assert_same(&connection, OAUTH2);
    Ok(())
}

#[test]
fn credentials_of_tomorrow_are_kept() -> Tested {
    let mut value: Value = serde_json::from_str(OAUTH2)?;
    let credentials = serde_json::json!({"type": "PASSKEY", "challenge": [1, 2]});
    value["credentials"] = credentials.clone();
    let connection: ConnectionFull = serde_json::from_value(value.clone())?;
    assert!(
        matches!(&connection.credentials, AllAuthCredentials::Unknown(it) if *it == credentials)
    );
    assert_same(&connection, &value.to_string());
    Ok(())
}

#[tokio::test]
async fn an_update_sends_what_was_set() -> Tested {
    let server = Server::json(200, r#"{"success":true}"#)?;
    let update = UpdateConnectionRequest::new().tags([("plan", "team")]);
    let call = client(&server)?.connections().update("c", "k", update);
    assert_eq!(call.await?.success, Some(true));
    let request = server.request();
    assert_eq!(
        request.target(),
        "PATCH /connections/c?provider_config_key=k"
    );
    assert_eq!(request.text(), r#"{"tags":{"plan":"team"}}"#);
    assert_eq!(request.header("content-type"), Some("application/json"));
    Ok(())
}

#[tokio::test]
async fn the_stand_in_of_the_example() -> Tested {
    let url = stand_in::start()?;
    let client = nango::Client::builder("none").base_url(url).build()?;
    let page = client.connections().list().limit(20).await?;
    assert_eq!(page.connections.len(), 2);
    let error = client
        .providers()
        .list()
        .await
        .expect_err("not of the stand-in");
    assert!(error.is_not_found());
    assert_eq!(error.code(), Some("not_found"));
    Ok(())
}

#[tokio::test]
async fn ids_reach_the_connection_that_they_name() -> Tested {
    let server = Server::json(200, r#"{"success":true}"#)?;
    let connections = client(&server)?.connections();
    let id = r#"a/b "c"{d}|e\f[g]@=+~?#%2F"#;
    connections.delete(id, "k@1:~").await?;
    assert_eq!(
        server.request().target(),
        "DELETE /connections/a%2Fb%20%22c%22%7Bd%7D%7Ce%5Cf%5Bg%5D%40%3D%2B~%3F%23%252F\
         ?provider_config_key=k%401%3A~"
    );
    // Each would vanish from the path, and the call would reach another operation.
    for id in ["", ".", ".."] {
        let error = connections.delete(id, "k").await.expect_err(id);
        assert!(error.is_build(), "{error}");
    }
    let error = client(&server)?.records().list("M", "é", "k").await;
    assert!(error.is_err_and(|error| error.is_build()), "no header");
    assert!(server.is_idle());
    Ok(())
}
