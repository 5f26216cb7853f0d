//! What `validate()` finds in values of generated models.

#![allow(clippy::expect_used, clippy::panic, reason = "a failed test panics")]

use oasmith_runtime::{Validate, Violations};
use serde_json::{Value, from_str, json, to_value};
use snapshots::features::{checked_arrays, checked_formats, conditions, member_names};

/// The violations of a value, which decodes and is written back as it was.
macro_rules! violations {
    ($model:ty, $value:tt) => {{
        let value = json!($value);
        let model: $model = decode(&value);
        assert_eq!(to_value(&model).expect("it encodes"), value);
        found(validated(&model))
    }};
}

fn decode<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    from_str(&value.to_string()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

fn validated<T: Validate>(model: &T) -> Result<(), Violations> {
    model.validate()
}

fn found(result: Result<(), Violations>) -> Vec<String> {
    match result {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn conditions_hold_for_the_whole_object() {
    use conditions::models::Delivery;
    let none: [&str; 0] = [];
    assert_eq!(
        violations!(Delivery, {"country": "DE", "postcode": "10115", "street": "Hauptstr.", "house": 3}),
        none
    );
    assert_eq!(
        violations!(Delivery, {"country": "FR"}),
        ["$: keeps to none of 2 alternatives"]
    );
    assert_eq!(
        violations!(Delivery, {"country": "DE", "locker": 1, "postcode": "1011"}),
        ["$.postcode: does not match the pattern ^\\d{5}$"]
    );
    assert_eq!(
        violations!(Delivery, {"country": "FR", "postcode": "12345678901", "street": "a"}),
        [
            "$: missing member `house`",
            "$.postcode: longer than 10 characters"
        ]
    );
    assert_eq!(
        violations!(Delivery, {"country": "FR", "locker": 1, "gift": true, "note": "hi"}),
        ["$: keeps to a schema that it must not keep to"]
    );
}

#[test]
fn a_component_with_limits_knows_them() {
    use conditions::models::Note;
    let none: [&str; 0] = [];
    assert_eq!(found(validated(&Note::from("thanks"))), none);
    assert_eq!(
        found(validated(&Note::from(""))),
        ["$: keeps to a schema that it must not keep to"]
    );
    assert_eq!(Note::from("thanks").len(), 6);
}

#[test]
fn exactly_one_means_not_two() {
    use conditions::models::Payment;
    let none: [&str; 0] = [];
    assert_eq!(violations!(Payment, {"iban": "DE00"}), none);
    assert_eq!(
        violations!(Payment, {"iban": "DE00", "card": "4111111111111111"}),
        ["$: keeps to 2 of 2 alternatives, not to exactly one"]
    );
    // Too short for a card, so that it is only one of them.
    assert_eq!(violations!(Payment, {"iban": "DE00", "card": "4"}), none);
}

#[test]
fn arrays_are_looked_at_as_a_whole() {
    use checked_arrays::models::Roster;
    let none: [&str; 0] = [];
    let lead = json!({"name": "a", "role": "lead"});
    assert_eq!(
        violations!(Roster, {"people": [lead], "shifts": [1.5, 2.5], "breaks": [0.5], "marks": ["a", 1]}),
        none
    );
    assert_eq!(
        violations!(Roster, {"people": [{"name": "b"}]}),
        ["$.people: fewer than 1 items that keep to `contains`"]
    );
    assert_eq!(
        violations!(Roster, {"people": [lead, lead, lead], "breaks": [0.5, 1.5]}),
        [
            "$.breaks: more than 1 items",
            "$.people: more than 2 items that keep to `contains`"
        ]
    );
    assert_eq!(
        violations!(Roster, {"people": [lead], "marks": ["a", -1]}),
        ["$.marks[1]: less than 0"]
    );
}

#[test]
fn items_differ_by_their_values() {
    use checked_arrays::models::Shifts;
    let model: Shifts = decode(&json!([1, 2.5, 1.0]));
    assert_eq!(
        found(validated(&model)),
        ["$[2]: repeats an item before it"]
    );
}

#[test]
fn names_are_looked_at() {
    use member_names::models::{Headers, Limits, Owner, Resource, Tags};
    let none: [&str; 0] = [];
    assert_eq!(violations!(Tags, {"team": "a", "stage": "b"}), none);
    assert_eq!(
        violations!(Tags, {"A": "a", "b": "b", "c": "c"}),
        [
            "$: more than 2 members",
            "$: the name `A` is none that `propertyNames` allows"
        ]
    );
    assert_eq!(
        violations!(Headers, {"host": "a", "x-a": "b", "error-count": 3}),
        none
    );
    assert_eq!(
        violations!(Headers, {"x-a": ""}),
        ["$.x-a: shorter than 1 characters"].map(|text| text.replace(".x-a", "[\"x-a\"]"))
    );
    assert_eq!(violations!(Limits, {"least": 1, "most": 2}), none);
    assert_eq!(
        violations!(Limits, {"least": 1, "best": 2}),
        ["$.best: nothing is allowed here"]
    );
    assert_eq!(
        violations!(Owner, {"name": "a", "age": 2}),
        ["$.age: is not declared, and nothing else is allowed"]
    );
    assert_eq!(
        violations!(Resource, {"tags": {}, "owner": {"age": 2}}),
        ["$.owner.age: is not declared, and nothing else is allowed"]
    );
}

#[test]
fn formats_are_checked_on_request() {
    use checked_formats::models::{Contact, Email, Score};
    let none: [&str; 0] = [];
    assert_eq!(
        violations!(Contact, {
            "email": "a@b.example", "site": "https://b.example/", "hosts": ["b.example"],
            "address": "192.0.2.1", "pointer": "/a", "phone": "any", "score": 0.25, "nickname": ""
        }),
        none
    );
    assert_eq!(
        violations!(Contact, {
            "email": "a", "site": "b", "hosts": ["b.example", "-"], "address": "1.2.3", "score": 1.5
        }),
        [
            "$.email: no email, which is its format",
            "$.site: no uri, which is its format",
            "$.hosts[1]: no hostname, which is its format",
            "$.address: no ipv4, which is its format",
            "$.score: not less than 1"
        ]
    );
    assert_eq!(
        found(validated(&Email::from("a"))),
        ["$: no email, which is its format"]
    );
    assert_eq!(found(validated(&Score::from(0.125))).len(), 1);
}
