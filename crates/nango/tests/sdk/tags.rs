//! Tags: what the server would not take as it is meant isn't sent.

use nango::Tags;
use nango::models::{ConnectSessionInput, UpdateConnectionRequest};

use crate::server::Server;
use crate::{Tested, client};

#[tokio::test]
async fn keys_are_sent_in_lower_case() -> Tested {
    let server = Server::json(200, r#"{"connections":[]}"#)?;
    let connections = client(&server)?.connections();
    connections
        .list()
        .tags([("Plan", "Team é"), ("a.b/c", "1")])
        .await?;
    let target = "GET /connections?tags%5Bplan%5D=Team%20%C3%A9&tags%5Ba.b%2Fc%5D=1";
    assert_eq!(server.request().target(), target);
    let server = Server::json(200, r#"{"success":true}"#)?;
    let update = UpdateConnectionRequest::new().tags([("Plan", "Team")]);
    client(&server)?
        .connections()
        .update("c", "k", update)
        .await?;
    assert_eq!(server.request().text(), r#"{"tags":{"plan":"Team"}}"#);
    Ok(())
}

#[tokio::test]
async fn wrong_tags_are_not_sent() -> Tested {
    let server = Server::silent()?;
    let client = client(&server)?;
    let long = "k".repeat(65);
    let value = "v".repeat(256);
    for (key, value, why) in [
        ("constructor", "x", "no notice"),
        ("Constructor", "x", "no notice"),
        ("toString", "x", "no notice"),
        ("__proto__", "x", "a letter"),
        ("1a", "x", "a letter"),
        ("", "x", "a letter"),
        ("a b", "x", "a letter"),
        ("é", "x", "a letter"),
        (&long, "x", "64"),
        ("k", "", "shorter than 1"),
        ("k", &value, "longer than 255"),
    ] {
        let tags = Tags::from([(key, value)]);
        let error = client.connections().list().tags(tags.clone()).await;
        let error = error.expect_err(key);
        assert!(
            error.is_build() && error.to_string().contains(why),
            "{error}"
        );
        let input = ConnectSessionInput::new().tags(tags);
        let error = client
            .connect_sessions()
            .create(input)
            .await
            .expect_err(key);
        assert!(
            error.is_build() && error.to_string().contains(why),
            "{error}"
        );
    }
    let twice = client
        .connections()
        .list()
        .tags([("Plan", "a"), ("plan", "b")]);
    assert!(
        twice
            .await
            .is_err_and(|error| error.to_string().contains("case"))
    );
    let many: Tags = (0..11).map(|n| (format!("k{n}"), "v")).collect();
    assert!(many.validate().is_err());
    assert!(
        client
            .connections()
            .list()
            .tags(many)
            .await
            .is_err_and(|error| error.is_build())
    );
    assert!(server.is_idle());
    Ok(())
}
