//! What is sent to prove who calls, and where it does not show.

use snapshots::features::operations::Client;

use crate::Tested;
use crate::server::Server;

const KEY: &str = "sk-very-secret";

#[tokio::test]
async fn the_key_goes_where_the_operation_asks_for_it() -> Tested {
    let server = Server::answering(200, "text/plain", "")?;
    let client = Client::builder().key(KEY).base_url(&server.url).build()?;
    client.jobs().delete_log("1").await?;
    let request = server.request();
    assert_eq!(request.header("x-key"), Some(KEY));
    assert_eq!(request.header("authorization"), None);

    // `security: []` lifts the requirement of the document.
    client.jobs().read_log("1").await?;
    let request = server.request();
    assert_eq!(request.header("x-key"), None);
    assert_eq!(request.header("authorization"), None);
    Ok(())
}

#[tokio::test]
async fn the_first_alternative_that_can_be_met_is_sent() -> Tested {
    let server = Server::answering(204, "", "")?;
    let client = Client::builder().key(KEY).base_url(&server.url).token("t");
    client.build()?.jobs().delete_log("1").await?;
    let request = server.request();
    assert_eq!(request.header("x-key"), Some(KEY));
    assert_eq!(request.header("authorization"), None);
    Ok(())
}

#[tokio::test]
async fn headers_of_the_client_and_of_the_call() -> Tested {
    let server = Server::answering(204, "", "")?;
    let client = Client::builder().key(KEY).base_url(&server.url);
    let client = client
        .header("X-Trace", "all")
        .user_agent("mine/1")
        .build()?;
    client.jobs().delete_log("1").await?;
    let request = server.request();
    assert_eq!(request.header("x-trace"), Some("all"));
    assert_eq!(request.header("user-agent"), Some("mine/1"));
    let call = client.jobs().delete_log("1");
    call.configure(|call| call.extra_header("X-Trace", "one"))
        .await?;
    assert_eq!(server.request().header("x-trace"), Some("one"));
    Ok(())
}

#[tokio::test]
async fn secrets_are_not_shown() -> Tested {
    let server = Server::json(401, r#"{"message":"who are you?"}"#)?;
    let builder = Client::builder().key(KEY).base_url(&server.url);
    let builder = builder.token(KEY).header("X-Other", KEY);
    let client = builder.clone().build()?;
    let call = client.jobs().start();
    let refused = call.clone().await.expect_err("401");
    let unreachable = Client::builder()
        .key(KEY)
        .base_url("http://127.0.0.1:1")
        .build()?;
    let unreachable = unreachable.jobs().start().await.expect_err("no server");
    let unsendable = Client::builder()
        .key(format!("{KEY}\n"))
        .base_url(&server.url)
        .build()
        .expect_err("a line break");
    assert!(unsendable.is_build());
    for shown in [
        format!("{builder:?} {client:?} {:?} {call:?}", client.jobs()),
        format!("{builder:#?} {client:#?} {call:#?}"),
        format!("{refused} {refused:?} {refused:#?}"),
        format!("{unreachable} {unreachable:?} {unreachable:#?}"),
        format!("{unsendable} {unsendable:?} {unsendable:#?}"),
    ] {
        assert!(!shown.contains(KEY), "{shown}");
    }
    Ok(())
}
