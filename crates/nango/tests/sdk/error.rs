//! Errors as Nango sends them.

use nango::models::StdError;

use crate::server::Server;
use crate::{Tested, client};

const UNKNOWN: &str =
    include_str!("../../../../specs/nango/examples/error_unknown_connection.json");

#[tokio::test]
async fn an_unknown_connection() -> Tested {
    let server = Server::json(404, UNKNOWN)?;
    let call = client(&server)?.connections().get("missing", "github");
    let error = call.await.expect_err("404");
    assert_eq!(error.code(), Some("unknown_connection"));
    assert_eq!(error.message(), None);
    assert!(error.is_not_found() && error.is_status());
    assert_eq!(error.body(), Some(UNKNOWN.as_bytes()));
    assert_eq!(
        error.to_string(),
        "GET /connections/{connectionId}: 404 Not Found (code `unknown_connection`)"
    );
    Ok(())
}

#[tokio::test]
async fn a_message_is_passed_on() -> Tested {
    let body = r#"{"error":{"code":"missing_auth_header","message":"Authentication failed."}}"#;
    let server = Server::json(401, body)?;
    let error = client(&server)?.scripts().config().await.expect_err("401");
    assert!(error.is_unauthorized());
    assert_eq!(error.message(), Some("Authentication failed."));
    let typed = error.decode_body::<StdError>().ok_or("a body")??;
    assert_eq!(typed.error.code, "missing_auth_header");
    let text = error.to_string();
    assert!(
        text.contains("Authentication failed.") && text.contains("credentials"),
        "{text}"
    );
    Ok(())
}

#[tokio::test]
async fn one_wrong_member_is_named() -> Tested {
    let list = include_str!("../../../../specs/nango/examples/list_connections.json");
    let body = list.replace("\"m3HvX7pTz6Ja9sQbGo5e\"", "12");
    assert_ne!(list, body);
    let server = Server::json(200, &body)?;
    let error = client(&server)?
        .connections()
        .list()
        .await
        .expect_err("a number");
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("$.connections[1].errors[1].log_id"));
    assert_eq!(error.body(), Some(body.as_bytes()));
    Ok(())
}
