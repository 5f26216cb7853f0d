//! Patterns that engines without a bound take for ever over.

use oasmith_runtime::Validate;
use serde_json::json;
use snapshots::features::slow_patterns::models::{Labels, Name};

use super::{decode, survives};

/// What `validate()` finds.
fn found(value: &impl Validate) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn names_of_a_server_are_decided_or_kept() {
    let long = "a".repeat(100_000);
    let labels: Labels =
        survives(&json!({"id": "x1", long.clone(): "xx", "bb-bb": "y", "b-a": "z"}));
    assert_eq!(labels.additional_properties.len(), 2);
    assert_eq!(labels.additional_properties[&long], "xx");
    assert_eq!(labels.additional_properties["bb-bb"], "y");
    // Each of these takes for ever where a pattern backtracks without a bound.
    let wrong = format!("{long}!");
    let undecided = format!("{}!", "b".repeat(100_000));
    let labels: Labels = survives(&json!({wrong: "x", undecided: 7}));
    assert!(labels.additional_properties.is_empty());
    let found = found(&labels);
    let refused = found
        .iter()
        .filter(|text| text.ends_with("nothing is allowed here"));
    assert_eq!((found.len(), refused.count()), (3, 2));
    let undecided = r"$: can't be checked: matching the pattern ^(b+)+-\1$ takes too many steps";
    assert!(found.iter().any(|text| text == undecided));
}

#[test]
fn values_are_decided() {
    let long = "x".repeat(100_001);
    let labels: Labels = decode(&json!({"id": "abc1", "aaa": long}));
    assert_eq!(found(&labels), [""; 0]);
    let labels: Labels = decode(&json!({"id": long, "aaa": format!("{long}!")}));
    assert_eq!(
        found(&labels),
        [
            "$.aaa: does not match the pattern ^(x|xx)+$",
            r"$.id: does not match the pattern ^([a-z]+)+\d$",
        ]
    );
}

#[test]
fn what_can_not_be_decided_is_said() {
    assert_eq!(found(&decode::<Name>(&json!({"text": "ccd"}))), [""; 0]);
    let long = format!("{}d", "c".repeat(100_000));
    let expected = r"$: can't be checked: matching the pattern ^(c+)+\1$ takes too many steps";
    assert_eq!(found(&decode::<Name>(&json!({"text": long}))), [expected]);
}
