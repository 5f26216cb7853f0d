//! Branches that hold together.

use oasmith_runtime::Validate;
use serde_json::json;
use snapshots::features::all_of::models::Sealed;

use super::survives;

#[test]
fn what_no_branch_declares_is_forbidden_beside_a_single_one_too() {
    let sealed: Sealed = survives(&json!({"type": "sync", "runs": "daily"}));
    assert!(sealed.validate().is_ok());
    let more: Sealed = survives(&json!({"type": "sync", "more": 1}));
    let refused = more.validate().expect_err("`more` is not declared");
    assert!(refused.to_string().contains("more"), "{refused}");
}
