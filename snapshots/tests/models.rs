//! What generated models do with JSON.

#![allow(clippy::expect_used, clippy::panic, reason = "a failed test panics")]

use serde_json::{Value, from_str, json, to_value};
use snapshots::features::{
    additional_properties, all_of, any_of_members, dialects, nullable, open_enum, references,
    union_discriminator, union_evidence,
};

/// Decodes a value and encodes it again.
fn round_trip<T: serde::de::DeserializeOwned + serde::Serialize>(value: &Value) -> Value {
    let model: T = from_str(&value.to_string()).unwrap_or_else(|error| panic!("{value}: {error}"));
    to_value(&model).expect("it encodes")
}

/// The message of a value that does not decode.
fn refusal<T: serde::de::DeserializeOwned + std::fmt::Debug>(value: &Value) -> String {
    from_str::<T>(&value.to_string())
        .expect_err("it does not decode")
        .to_string()
}

#[test]
fn an_enum_keeps_what_it_does_not_know() {
    use open_enum::models::{Event, EventType, Priority, State};
    let value = json!({"type": "billing", "state": "on-hold", "priority": 9});
    let event: Event = from_str(&value.to_string()).expect("it decodes");
    assert_eq!(event.type_.as_str(), "billing");
    assert_eq!(event.state, State::OnHold);
    assert_eq!(event.priority.as_ref().map(Priority::as_i64), Some(9));
    assert_eq!(to_value(&event).expect("it encodes"), value);
    // A known text is never an unknown value, however it came.
    assert_eq!(EventType::from("auth"), EventType::Auth);
}

#[test]
fn required_and_nullable_is_not_optional() {
    use nullable::models::Received;
    let value = json!({
        "plain": "x", "type_array": null, "keyword": null, "any_of": null, "one_of": null,
        "enumeration": null
    });
    assert_eq!(round_trip::<Received>(&value), value);
    let missing = json!({"plain": "x", "type_array": null});
    assert!(refusal::<Received>(&missing).contains("keyword"));
}

#[test]
fn three_states_are_sent() {
    use nullable::models::Sent;
    let absent = Sent::new(None);
    assert_eq!(
        to_value(&absent).expect("it encodes"),
        json!({"required_nullable": null})
    );
    let null = Sent::new(None).optional_nullable(None::<String>);
    assert_eq!(
        to_value(&null).expect("it encodes"),
        json!({"required_nullable": null, "optional_nullable": null})
    );
    let value = Sent::new(Some("a".into()))
        .optional_nullable("b")
        .optional("c");
    let encoded = json!({"required_nullable": "a", "optional_nullable": "b", "optional": "c"});
    assert_eq!(to_value(&value).expect("it encodes"), encoded);
    assert_eq!(round_trip::<Sent>(&encoded), encoded);
}

#[test]
fn spellings_of_3_0_mean_the_same() {
    use dialects::models::GetNumbersResponse;
    let value = json!({
        "whole": null, "real": 1, "when": "2026-01-02T03:04:05.000+00:00", "day": "2026-01-02",
        "id": "00000000-0000-0000-0000-000000000000"
    });
    assert_eq!(round_trip::<GetNumbersResponse>(&value), value);
}

#[test]
fn references_lead_into_members_and_definitions() {
    use references::models::{Expression, Renewal, SessionOwner, Tree};
    let renewal = Renewal::new(SessionOwner::new("me")).limit(3);
    assert_eq!(
        to_value(&renewal).expect("it encodes"),
        json!({"owner": {"id": "me"}, "limit": 3})
    );
    let tree = json!({
        "value": "root", "parent": {"value": "p", "children": []},
        "children": [{"value": "leaf", "children": []}],
        "index": {"a": {"value": "x", "children": []}}
    });
    assert_eq!(round_trip::<Tree>(&tree), tree);
    let expression = json!(["a", 1.5, ["b", []]]);
    assert_eq!(round_trip::<Expression>(&expression), expression);
}

#[test]
fn a_discriminator_chooses() {
    use union_discriminator::models::{Deployment, FromCode};
    let value = json!({"type": "template", "template": "t"});
    let deployment: Deployment = from_str(&value.to_string()).expect("it decodes");
    assert!(matches!(&deployment, Deployment::FromTemplate(it) if it.template == "t"));
    assert_eq!(to_value(&deployment).expect("it encodes"), value);
    let code = Deployment::from(FromCode::new("function", "1"));
    assert_eq!(
        to_value(&code).expect("it encodes"),
        json!({"type": "function", "code": "1"})
    );
    // The variant is known by its tag, so what is wrong with it is said.
    assert!(refusal::<Deployment>(&json!({"type": "function"})).contains("code"));
    // A tag of tomorrow is kept.
    let unknown = json!({"type": "image", "digest": "d"});
    assert_eq!(round_trip::<Deployment>(&unknown), unknown);
}

#[test]
fn evidence_chooses_without_a_discriminator() {
    use union_evidence::models::{Credentials, Key, Target};
    for value in [
        json!({"type": "BASIC", "username": "u", "password": "p"}),
        json!({"type": "API_KEY", "apiKey": "k"}),
        json!({}),
        json!({"type": "NEW", "whatever": [1, 2]}),
    ] {
        assert_eq!(round_trip::<Credentials>(&value), value);
    }
    let basic: Credentials =
        from_str(r#"{"type":"BASIC","username":"u","password":"p"}"#).expect("it decodes");
    assert!(matches!(basic, Credentials::Basic(it) if it.password == "p"));
    assert!(
        matches!(from_str::<Key>("\"text\"").expect("it decodes"), Key::String(it) if it == "text")
    );
    let by_name: Target = from_str(r#"{"name":"n","exact":true}"#).expect("it decodes");
    assert!(matches!(by_name, Target::ByName(it) if it.exact == Some(true)));
}

#[test]
fn closed_branches_of_all_of_are_one_object() {
    use all_of::models::{Deployed, Full};
    let value = json!({"id": "1", "kind": "a", "raw": {"x": [1]}});
    assert_eq!(round_trip::<Full>(&value), value);
    let action: Deployed = from_str(r#"{"type":"action","id":"7"}"#).expect("it decodes");
    assert!(matches!(action, Deployed::Action(it) if it.id == "7"));
}

#[test]
fn any_of_objects_is_the_union_of_their_members() {
    use any_of_members::models::Provider;
    let value = json!({"mode": "OAUTH", "name": "github", "token_url": "https://example.com"});
    assert_eq!(round_trip::<Provider>(&value), value);
}

#[test]
fn undeclared_members_are_kept_where_the_document_speaks_of_them() {
    use additional_properties::models::{Free, Labels, Map, Open, Typed, Unstated};
    let value = json!({"a": "x", "b": 1});
    assert_eq!(round_trip::<Open>(&value), value);
    assert_eq!(round_trip::<Typed>(&value), value);
    assert_eq!(round_trip::<Free>(&value), value);
    assert_eq!(round_trip::<Unstated>(&value), json!({"a": "x"}));
    let map = json!({"xs": [1, 2.5]});
    assert_eq!(round_trip::<Map>(&map), map);
    let labels = Labels::from([("colour", "red")]);
    assert_eq!(
        serde_json::to_value(labels).ok(),
        Some(json!({"colour": "red"}))
    );
}

#[test]
fn a_union_says_why_no_variant_fits() {
    use union_evidence::models::Target;
    // The path, what it was read as, and what speaks against the others.
    assert_eq!(
        refusal::<Target>(&json!({"name": "n", "exact": 1})),
        "$.exact: expected a boolean, found a number \
         (as `By name`; not `By id`: missing member `id`)"
    );
    use union_discriminator::models::Deployment;
    assert_eq!(
        refusal::<Deployment>(&json!({"type": "function"})),
        "$: missing member `code` (as `function`)"
    );
}
