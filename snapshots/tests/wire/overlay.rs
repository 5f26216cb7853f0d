//! The overlay was applied before anything was generated.

use serde_json::json;
use snapshots::features::overlay::Client;
use snapshots::features::overlay::models::{Copy, Thing};

use crate::Tested;
use crate::server::Server;

/// The generated text, for what must not be in it.
const TEXT: &str = include_str!("../../src/features/overlay.rs");

#[tokio::test]
async fn an_update_deprecates_an_operation() -> Tested {
    let server = Server::answering(204, "", "")?;
    let old = Client::new(&server.url)?.old();
    #[expect(deprecated, reason = "the overlay says so")]
    let call = old.get();
    call.await?;
    assert_eq!(server.request().target(), "GET /old");
    Ok(())
}

#[test]
fn a_removal_leaves_nothing() {
    assert!(!TEXT.to_lowercase().contains("secret\""));
    assert!(!TEXT.contains("getSecret") && !TEXT.contains("/secret"));
}

#[test]
fn an_update_makes_a_member_nullable_and_a_copy_takes_it_along() -> Tested {
    let thing: Thing = serde_json::from_value(json!({"id": null}))?;
    assert_eq!(thing, Thing::new(None));
    assert!(serde_json::from_value::<Thing>(json!({})).is_err());
    let copy: Copy = serde_json::from_value(json!({"id": 7, "note": "n"}))?;
    assert_eq!(copy, Copy::new(Some(7)).note("n"));
    assert!(serde_json::from_value::<Copy>(json!({"note": "n"})).is_err());
    Ok(())
}
