//! Unions of which an alternative is open: what another one declares is that one's.

use serde_json::{Value, json};
use snapshots::features::union_open::models::{
    FilterAny, FilterAt, FilterColor, FilterFlag, FilterLevel, FilterScale, FilterTags,
    FilterWeights, Found,
};

use super::survives;

/// Asserts that a value survives as a variant, by the beginning of how it is shown.
#[track_caller]
fn is<T>(value: Value, variant: &str)
where
    T: serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug,
{
    let shown = format!("{:?}", survives::<T>(&value));
    assert!(shown.starts_with(variant), "{value}: {shown}");
}

#[test]
fn listed_values_come_before_any_of_the_kind() {
    is::<FilterLevel>(json!(1), "Low(");
    is::<FilterLevel>(json!(200), "High(");
    is::<FilterLevel>(json!(7), "Integer(7)");
    is::<FilterColor>(json!("red"), "Color(Red)");
    is::<FilterColor>(json!("blue"), "String(\"blue\")");
    is::<FilterFlag>(json!(true), "True(True)");
    is::<FilterFlag>(json!(false), "Off(False)");
    is::<FilterScale>(json!(0.5), "Half(");
    is::<FilterScale>(json!(0.3), "Third(");
    is::<FilterScale>(json!(0.7), "Half(Unknown(");
}

#[test]
fn any_json_comes_last() {
    is::<FilterAny>(json!("red"), "Color(Red)");
    is::<FilterAny>(json!("one"), "Listed(");
    is::<FilterAny>(json!([1]), "Listed(");
    is::<FilterAny>(json!(1), "Listed(");
    is::<FilterAny>(json!("blue"), "Value(");
    is::<FilterAny>(json!([2]), "Value(");
    is::<FilterAt>(json!("noon"), "Word(");
    is::<FilterAt>(json!("2020-01-31T10:00:00Z"), "Moment(");
}

#[test]
fn items_and_values_decide_between_lists_and_maps() {
    is::<FilterTags>(json!(["red", "green"]), "ColorArray(");
    is::<FilterTags>(json!(["s", "xl"]), "SizeArray(");
    is::<FilterTags>(json!(["s", "red"]), "StringArray(");
    is::<FilterTags>(json!(["red", null]), "StringArray(");
    is::<FilterTags>(json!([]), "ColorArray([])");
    is::<FilterWeights>(json!({"a": 1, "b": 2}), "Object2(");
    is::<FilterWeights>(json!({"a": 1, "b": 3}), "Object(");
    is::<FilterWeights>(json!({"a": []}), "Object(");
}

#[test]
fn items_decide_between_pages() {
    let page = |items: Value| json!({"next": "n", "items": items});
    is::<Found>(page(json!([{"age": "child", "school": "x"}])), "People(");
    is::<Found>(page(json!([{"size": "xl", "weight": 1.5}])), "Things(");
    is::<Found>(page(json!([{"size": "vast"}])), "Notes(");
    is::<Found>(page(json!([{"text": "x", "size": "xl"}])), "Notes(");
    // What none declares is taken by who declares the rest.
    let later = json!({"items": [{"age": "elder", "work": "x"}]});
    let shown = format!("{:?}", super::decode::<Found>(&later));
    assert!(shown.starts_with("People("), "{shown}");
}
