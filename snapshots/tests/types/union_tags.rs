//! Discriminators: of every scalar type, within unions, not declared by the variants, with a default.

use serde_json::{Value, json, to_value};
use snapshots::features::union_tags::models::{
    Change, Company, Counts, Drawing, Event, Group, Label, Other, Part, Party, Polygon, Round,
    Shape, Switch,
};

use super::{decode, refusal, survives};

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
fn integers_choose_mapped_or_listed_at_any_depth() {
    is::<Shape>(json!({"kind": 1, "x": 0.5}), "Point(Point");
    is::<Shape>(json!({"kind": 2, "length": 0.5}), "Line(Line");
    is::<Shape>(json!({"kind": -2}), "Line(Line");
    is::<Shape>(json!({"kind": 3, "r": 0.5}), "Round(Circle(");
    is::<Shape>(json!({"kind": 4, "a": 0.5}), "Round(Ellipse(");
    is::<Shape>(json!({"kind": 5, "sides": 5}), "Polygon(Base(");
    is::<Shape>(
        json!({"kind": 6, "sides": 4, "side": 0.5}),
        "Polygon(Square(",
    );
    is::<Shape>(json!({"kind": 7}), "Unknown(");
    // The text of a number is no number.
    is::<Shape>(json!({"kind": "1"}), "Unknown(");
    is::<Round>(json!({"kind": 1}), "Unknown(");
    is::<Polygon>(json!({"kind": 3}), "Unknown(");
}

#[test]
fn an_integer_is_one_however_it_is_spelt() {
    let shape: Shape =
        oasmith_runtime::decode_slice(br#"{"kind":10e-1,"x":1}"#).expect("it decodes");
    assert!(matches!(shape, Shape::Point(_)), "{shape:?}");
    let message = refusal::<Shape>(&json!({"kind": 1, "x": "far"}));
    assert_eq!(
        message,
        "$.x: expected a number, found a string (as `Point`)"
    );
}

#[test]
fn booleans_choose_and_null_leads_to_who_allows_it() {
    is::<Switch>(json!({"active": true, "speed": 3}), "Active(");
    is::<Switch>(json!({"active": false}), "Idle(");
    is::<Switch>(json!({"active": null, "since": "May"}), "Idle(");
    is::<Switch>(json!({"active": "true"}), "Unknown(");
}

#[test]
fn an_undeclared_tag_is_written_where_a_value_is_made() {
    let inner = Part::from(Counts::from([("a", 1)]));
    let group = Part::from(Group::new("g").inner(inner));
    let value = json!({"@type": "group", "name": "g", "inner": {"@type": "counts", "a": 1}});
    assert_eq!(to_value(&group).expect("it encodes"), value);
    assert_eq!(survives::<Part>(&value), group);
    let label = to_value(Part::from(Label::new("l"))).expect("it encodes");
    assert_eq!(label, json!({"@type": "Label", "text": "l"}));
    let party = to_value(Party::from(Company::new().seat("Ulm"))).expect("it encodes");
    assert_eq!(party, json!({"partyType": "Company", "seat": "Ulm"}));
}

#[test]
fn an_undeclared_tag_is_kept_as_it_came() {
    is::<Part>(json!({"@type": "set", "name": "g"}), "Group(Group");
    is::<Part>(json!({"@type": "counts"}), "Counts(Counts");
    is::<Part>(json!({"@type": "Label", "text": "l"}), "Label(Label");
    is::<Part>(json!({"@type": "other", "text": "l"}), "Unknown(");
    // Without it, the properties decide, and nothing is added.
    is::<Part>(json!({"name": "g"}), "Group(Group");
    is::<Part>(json!({"n": 1}), "Counts(Counts");
    is::<Party>(
        json!({"partyType": "Person", "born": "2000-01-31"}),
        "Person(",
    );
}

#[test]
fn an_undeclared_tag_is_no_entry_and_nothing_to_complain_of() {
    use oasmith_runtime::Validate as _;
    let part: Part = decode(&json!({"@type": "counts", "n": 1}));
    let Part::Counts(counts) = &part else {
        panic!("{part:?}");
    };
    assert_eq!(counts.len(), 1);
    let part: Part = decode(&json!({"@type": "Label", "text": "l"}));
    assert!(part.validate().is_ok());
    let part: Part = decode(&json!({"@type": "Label", "text": "l", "more": 1}));
    assert!(part.validate().is_err());
}

#[test]
fn a_default_takes_what_is_absent_or_not_listed() {
    is::<Change>(json!({"name": "moved", "by": 3}), "Moved(");
    is::<Change>(json!({"name": "renamed", "what": "x"}), "Other(");
    is::<Change>(json!({"what": "x"}), "Other(");
    is::<Event>(json!({"name": "moved", "by": 3}), "Change(Moved(");
    is::<Event>(json!({"name": "saved", "path": "/"}), "Saved(");
    is::<Event>(json!({"name": "renamed"}), "Change(Other(");
    is::<Event>(json!({"what": "x"}), "Change(Other(");
    // What is no such object is kept whole.
    is::<Change>(json!({"name": "renamed", "what": 1}), "Unknown(");
    is::<Change>(json!("renamed"), "Unknown(");
    let made = to_value(Change::from(Other::new().name("later"))).expect("it encodes");
    assert_eq!(made, json!({"name": "later"}));
}

#[test]
fn all_of_it_together_survives() {
    survives::<Drawing>(&json!({
        "layers": [null, {"kind": 4, "a": 1.5}, {"kind": 99}],
        "parts": {"a": {"@type": "set", "name": "g", "inner": {"@type": "counts", "n": 1}}},
        "state": {"active": null},
        "event": {"name": "renamed"},
        "owner": {"partyType": "Person", "name": "P"},
    }));
}
