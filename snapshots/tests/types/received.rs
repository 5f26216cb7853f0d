//! What is received may differ from what is declared.

use oasmith_runtime::Validate as _;
use serde_json::{json, to_value};
use snapshots::features::received::models::{Draft, Entry, Notes, Report, Scores, Values};
use snapshots::features::reference_siblings::models::Labels;

use super::{decode, refusal, survives};

#[test]
fn a_misspelt_required_property_may_be_absent_when_received() {
    let report: Report = survives(&json!({"total": 1, "scores": {"s_a": 2}}));
    assert_eq!((report.total, report.totl), (Some(1), None));
    let report: Report = survives(&json!({"totl": [1], "scores": {}}));
    assert_eq!(report.totl, Some(json!([1])));
    // What is declared as well is still needed.
    let message = refusal::<Report>(&json!({"total": 1, "totl": 1}));
    assert_eq!(message, "$: missing member `scores`");
}

#[test]
fn it_is_demanded_where_it_is_sent() {
    let draft = to_value(Draft::new(json!("n"))).expect("it encodes");
    assert_eq!(draft, json!({"naem": "n"}));
    let entry = to_value(Entry::new(json!(1)).name("n")).expect("it encodes");
    assert_eq!(entry, json!({"name": "n", "naem": 1}));
    let entry: Entry = survives(&json!({"name": "n"}));
    assert_eq!(entry.naem, None);
}

#[test]
fn other_names_than_those_of_a_pattern_are_tolerated() {
    let scores: Scores = decode(&json!({"s_a": 1, "total": "one"}));
    assert_eq!((scores.len(), scores["s_a"]), (1, 1));
    assert!(refusal::<Scores>(&json!({"s_a": "one"})).contains("expected an integer"));
    let values: Values = survives(&json!({"n_a": 1, "s_a": "x", "other": [1]}));
    assert_eq!(values.len(), 2);
    let made: Scores = [("s_a", 1)].into();
    assert_eq!(made, scores);
    assert!(values.validate().is_ok());
}

#[test]
fn closed_objects_and_tuples_tolerate_more() {
    let value = json!({"scores": {}, "empty": {"a": 1}, "range": [1, 2, 3]});
    let report: Report = decode(&value);
    assert_eq!(report.range, Some((1.0, 2.0)));
    assert!(report.empty.is_some());
}

#[test]
fn a_typed_map_stays_beside_unevaluated_properties() {
    let notes: Notes = survives(&json!({"first": "a", "second": "b"}));
    assert_eq!(notes.additional_properties["second"], "b");
    assert!(notes.validate().is_ok());
    assert!(refusal::<Notes>(&json!({"second": 2})).contains("expected a string"));
}

#[test]
fn a_reference_of_3_0_stands_alone() {
    let labels: Labels =
        survives(&json!({"main": ["a"], "more": ["b"], "count": 7, "other": ["c"]}));
    assert_eq!((labels.main.len(), labels.count), (1, Some(7)));
    assert_eq!(labels.additional_properties["other"], ["c"]);
    let labels: Labels = decode(&json!({"main": [], "more": null}));
    assert_eq!(labels.more, None);
}
