//! The document that the project began with: its example, field by field.

use snapshots::features::nango_seed::models::{ConnectionErrorType, ListConnectionsResponse, Tags};
use snapshots::features::nango_seed::runtime::Validate;
use snapshots::features::nango_seed::{Client, servers};

const EXAMPLE: &str = include_str!("../../specs/nango/seed/list-connections.response.json");

#[test]
fn the_example_decodes_field_by_field() -> Result<(), serde_json::Error> {
    let response: ListConnectionsResponse = serde_json::from_str(EXAMPLE)?;
    let [first, second] = response.connections.as_slice() else {
        panic!("two connections")
    };
    assert_eq!(first.id, 1);
    assert_eq!(first.connection_id, "test-1");
    assert_eq!(first.provider, "slack");
    assert_eq!(first.provider_config_key, "slack-nango-community");
    assert_eq!(first.created, "2023-06-03T14:53:22.051Z");
    assert_eq!(first.metadata, None);
    assert_eq!(
        first.tags,
        Tags::from([
            ("end_user_id", "your-internal-id"),
            ("end_user_email", "user@example.com"),
            ("organization_id", "user-organization-id"),
        ])
    );
    let [error] = first.errors.as_slice() else {
        panic!("one error")
    };
    assert_eq!(error.type_, ConnectionErrorType::Auth);
    assert_eq!(error.log_id, "VrnbtykXJFckCm3HP93t");
    #[expect(deprecated, reason = "the document deprecates it")]
    let end_user = &first.end_user;
    assert!(end_user.is_none());

    assert_eq!(second.id, 2);
    assert_eq!(second.created, "2023-06-03T15:00:14.945Z");
    let bot = second
        .metadata
        .as_ref()
        .and_then(|metadata| metadata.get("bot_id"));
    assert_eq!(bot.and_then(|id| id.as_str()), Some("some-uuid"));
    assert!(second.errors.is_empty());
    Ok(())
}

#[test]
fn the_example_encodes_back_to_an_equal_value() -> Result<(), serde_json::Error> {
    let response: ListConnectionsResponse = serde_json::from_str(EXAMPLE)?;
    let value: serde_json::Value = serde_json::from_str(EXAMPLE)?;
    assert_eq!(serde_json::to_value(&response)?, value);
    Ok(())
}

#[test]
fn an_error_type_of_tomorrow_survives() -> Result<(), serde_json::Error> {
    let text = EXAMPLE.replace("\"auth\"", "\"quota\"");
    let response: ListConnectionsResponse = serde_json::from_str(&text)?;
    assert_eq!(response.connections[0].errors[0].type_.as_str(), "quota");
    assert_eq!(
        serde_json::to_value(&response)?,
        serde_json::from_str::<serde_json::Value>(&text)?
    );
    Ok(())
}

#[test]
fn tags_know_their_limits() {
    let fine: Tags = (0..10)
        .map(|n| (format!("key{n}"), "v".repeat(255)))
        .collect();
    assert!(fine.validate().is_ok());
    let many: Tags = (0..11).map(|n| (format!("key{n}"), "v")).collect();
    assert!(
        many.validate()
            .expect_err("too many")
            .to_string()
            .contains("10")
    );
    let long = Tags::from([("key", "v".repeat(256))]);
    let violations = long.validate().expect_err("too long").to_string();
    assert!(
        violations.contains("key") && violations.contains("255"),
        "{violations}"
    );
}

#[test]
fn servers_are_constants_and_the_token_is_not_shown() {
    assert_eq!(servers::PRODUCTION_SERVER, "https://api.nango.dev");
    assert_eq!(servers::LOCAL_SERVER, "http://localhost:3003");
    let client =
        Client::builder("very-secret-token").http_client(oasmith_runtime::HttpClient::new());
    let client = client.build().expect("a client");
    let shown = format!("{client:?} {:?}", client.connection().list());
    assert!(!shown.contains("very-secret-token"), "{shown}");
}

#[test]
fn what_is_wrong_is_said_with_its_json_path() {
    let text = EXAMPLE.replace("\"VrnbtykXJFckCm3HP93t\"", "7");
    let error = serde_json::from_str::<ListConnectionsResponse>(&text).expect_err("not a string");
    assert!(
        error
            .to_string()
            .contains("connections[0].errors[0].log_id"),
        "{error}"
    );
}
