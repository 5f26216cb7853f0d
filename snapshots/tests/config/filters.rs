//! Operations that the configuration leaves out, with the models that only they reach.

use snapshots::features::filters::models::{Address, AuditUserResponseBy, User};
use snapshots::features::filters::{Client, orders, users};

use crate::Tested;

/// The generated text, for what must not be in it.
const TEXT: &str = include_str!("../../src/features/filters.rs");

#[test]
fn what_is_included_is_there() -> Tested {
    let client = Client::new("http://example.com")?;
    let _: users::ListUsers = client.users().all();
    let _: orders::ListOrders = client.orders().list();
    let user: User = serde_json::from_str(r#"{"address": {"street": "Main"}}"#)?;
    let Address { street, .. } = user.address;
    assert_eq!(street.as_deref(), Some("Main"));
    Ok(())
}

#[test]
fn a_schema_inside_of_what_is_left_out_keeps_its_name() -> Tested {
    let by: AuditUserResponseBy = serde_json::from_str(r#"{"name": "somebody"}"#)?;
    assert_eq!(by.name.as_deref(), Some("somebody"));
    Ok(())
}

#[test]
fn nothing_else_is() {
    for name in [
        "createUser",
        "NewUser",
        "UserDraft",
        "UserEvent",
        "Forgotten",
        "/audit\"",
    ] {
        assert!(!TEXT.contains(name), "{name}");
    }
}
