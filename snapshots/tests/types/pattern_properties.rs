//! Members by patterns of their names.

use serde_json::json;
use snapshots::features::pattern_properties::models::{
    All, Counted, CountedValue, Extended, Free, Headers, Languages, Mixed, MixedValue,
};

use super::{decode, refusal, survives};

#[test]
fn a_name_that_fits_is_kept_and_typed() {
    let headers: Headers = survives(&json!({"host": "a", "x-b": "c", "request-id": "d1"}));
    assert_eq!(headers.additional_properties["x-b"], "c");
    assert_eq!(
        refusal::<Headers>(&json!({"host": "a", "x-b": 1})),
        "$[\"x-b\"]: expected a string, found a number"
    );
    let extended: Extended = survives(&json!({"item1": {"name": "a"}}));
    assert_eq!(extended.additional_properties["item1"].name, "a");
}

#[test]
fn a_name_that_fits_none_is_tolerated_whatever_it_holds() {
    // What goes both ways is written back whole, so that validation can look at it.
    let headers: Headers = survives(&json!({"host": "a", "age": 7, "x-b": "c"}));
    assert_eq!(headers.additional_properties.len(), 1);
    let extended: Extended = decode(&json!({"id": "1", "items": [], "item2": {"name": "b"}}));
    assert_eq!(extended.additional_properties.len(), 1);
    let free: Free = survives(&json!({"id": "1", "x-a": [1], "b": null}));
    assert_eq!(free.additional_properties.len(), 2);
}

#[test]
fn patterns_that_differ_make_a_union() {
    let mixed: Mixed = survives(&json!({"id": "1", "s_a": "x", "n_b": 2}));
    let value = &mixed.additional_properties["n_b"];
    assert!(matches!(value, MixedValue::Integer(2)), "{value:?}");
    let counted: Counted = survives(&json!({"n_a": 1, "b": true}));
    let value = &counted.additional_properties["b"];
    assert!(matches!(value, CountedValue::Boolean(true)), "{value:?}");
}

#[test]
fn a_number_that_no_variant_can_hold_is_kept() {
    let text = br#"{"id":"1","n_b":99999999999999999999}"#;
    let mixed: Mixed = oasmith_runtime::decode_slice(text).expect("it is a number");
    let value = &mixed.additional_properties["n_b"];
    assert!(
        matches!(value, MixedValue::Unknown(kept) if kept.is_number()),
        "{value:?}"
    );
}

#[test]
fn a_pattern_for_all_names_is_additional_properties() {
    let languages: Languages = survives(&json!({"en": "English"}));
    assert_eq!(languages["en"], "English");
    let all: All = survives(&json!({"id": "1", "b": "c"}));
    assert_eq!(all.additional_properties["b"], "c");
}

#[test]
fn names_and_values_are_validated() {
    use oasmith_runtime::Validate;
    let headers: Headers = decode(&json!({"host": "a", "request-id": "d"}));
    let found = headers.validate().expect_err("it is too short").to_string();
    assert!(found.contains("shorter than 2 characters"), "{found}");
    let headers: Headers = decode(&json!({"host": "a", "request-id": "dd"}));
    assert!(headers.validate().is_ok());
}
