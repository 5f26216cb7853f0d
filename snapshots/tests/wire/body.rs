//! Bodies of requests.

use snapshots::features::operations::models::StartJobRequest;
use snapshots::features::union_discriminator::models::{Deployment, FromCode, FromTemplate};
use snapshots::features::{nullable, operations, union_discriminator};

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn an_optional_body_is_there_or_not() -> Tested {
    let server = Server::json(202, r#"{"id":"1"}"#)?;
    let client = operations::Client::builder().key("k").base_url(&server.url);
    let start = client.build()?.jobs().start();

    start.clone().await?;
    let request = server.request();
    assert_eq!(request.target(), "POST /jobs");
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("content-length").unwrap_or("0"), "0");

    start
        .body(StartJobRequest::new("say \"hi\"\n\u{1f980}"))
        .await?;
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.text(), "{\"name\":\"say \\\"hi\\\"\\n\u{1f980}\"}");
    Ok(())
}

#[tokio::test]
async fn bytes_are_sent_as_they_are() -> Tested {
    let server = Server::answering(201, "", "")?;
    let client = operations::Client::builder()
        .key("k")
        .base_url(&server.url)
        .build()?;
    let bytes: Vec<u8> = (0..=255).collect();
    client.jobs().put_file("1", "a", bytes.clone()).await?;
    let request = server.request();
    let media_type = request.header("content-type");
    assert_eq!(media_type, Some("application/octet-stream"));
    assert_eq!(request.header("content-length"), Some("256"));
    assert_eq!(request.body, bytes);
    Ok(())
}

#[tokio::test]
async fn a_member_is_absent_or_null_or_a_value() -> Tested {
    use nullable::models::Sent;
    use nullable::runtime::Field;
    let server = Server::answering(204, "", "")?;
    let client = nullable::Client::new(&server.url)?;
    for (sent, text) in [
        (Sent::new(None), r#"{"required_nullable":null}"#),
        (
            Sent::new(None).optional_nullable(Field::Null),
            r#"{"required_nullable":null,"optional_nullable":null}"#,
        ),
        (
            Sent::new(Some("a".into()))
                .optional_nullable("b")
                .optional("c"),
            r#"{"required_nullable":"a","optional_nullable":"b","optional":"c"}"#,
        ),
        (
            Sent::new(None)
                .optional_nullable("b")
                .optional_nullable(Field::Absent),
            r#"{"required_nullable":null}"#,
        ),
    ] {
        client.things().put(sent).await?;
        let request = server.request();
        assert_eq!(request.target(), "PUT /things");
        assert_eq!(request.text(), text);
    }
    Ok(())
}

#[tokio::test]
async fn any_variant_is_a_body() -> Tested {
    let server = Server::answering(204, "", "")?;
    let deployments = union_discriminator::Client::new(&server.url)?.deployments();
    deployments.deploy(FromCode::new("function", "1")).await?;
    assert_eq!(server.request().text(), r#"{"type":"function","code":"1"}"#);
    deployments
        .deploy(FromTemplate::new("template", "t"))
        .await?;
    let text = r#"{"type":"template","template":"t"}"#;
    assert_eq!(server.request().text(), text);
    // What this version does not know goes out as it came in.
    let text = r#"{"type":"image","digest":"d"}"#;
    let unknown: Deployment = serde_json::from_str(text)?;
    assert!(matches!(unknown, Deployment::Unknown(_)));
    deployments.deploy(unknown).await?;
    let sent: serde_json::Value = serde_json::from_str(server.request().text())?;
    assert_eq!(sent, serde_json::from_str::<serde_json::Value>(text)?);
    Ok(())
}
