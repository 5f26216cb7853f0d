//! Listed values of every kind.

use oasmith_runtime::Field;
use serde_json::json;
use snapshots::features::enums::models::{
    Integers, Named, Values, ValuesAlike, ValuesDigits, ValuesFloats, ValuesFraction, ValuesLevel,
    ValuesMixed, ValuesNumber, ValuesObject, ValuesSeveral, ValuesSigned, ValuesText, ValuesTruth,
};

use super::{refusal, survives};

#[test]
fn every_listed_value_survives() {
    for value in [
        json!({"integers": -1, "named": 1, "floats": 2.25, "booleans": true, "only_true": true}),
        json!({"mixed": "auto", "nothing": null, "nullable": "off", "none": "any", "twice": "a"}),
        json!({"mixed": 2.5, "nullable": null, "alike": "", "signed": "-name", "text": "fixed"}),
        json!({"mixed": false, "alike": " ", "number": 42, "fraction": 1.5, "truth": true}),
        json!({"several": {"a": 1}, "ratio": 1000, "digits": 18446744073709551615u64}),
        json!({"several": "none", "described": {"a": 1}, "ratio": -0.5}),
        json!({"mixed": null, "null_only": null, "list": [1, 2], "object": {"a": 1}, "level": 2}),
    ] {
        let _: Values = survives(&value);
    }
}

#[test]
fn values_that_nobody_listed_are_kept() {
    let values: Values = survives(&json!({
        "integers": 7, "named": 9, "floats": 0.1, "only_true": false, "mixed": {"new": []},
        "nullable": "maybe", "twice": "c", "text": "other", "number": 43, "list": [3], "level": 3
    }));
    assert_eq!(values.integers.as_ref().map(Integers::as_i64), Some(7));
    assert_eq!(values.number.as_ref().map(ValuesNumber::as_i64), Some(43));
    assert!(matches!(values.text, Some(ValuesText::Unknown(_))));
    assert_eq!(values.floats.map(|value| value.as_f64()), Some(0.1));
    assert!(matches!(values.only_true, Some(only) if !only.as_bool()));
    let mixed = values.mixed.as_ref().map(ValuesMixed::to_json);
    assert_eq!(mixed, Field::Value(json!({"new": []})));
    assert!(refusal::<Values>(&json!({"integers": "1"})).starts_with("$.integers"));
}

#[test]
fn names_come_from_the_document_and_tell_values_apart() {
    assert_eq!((Named::Off.as_i64(), Named::On.as_i64()), (0, 1));
    assert_eq!(
        (ValuesLevel::Low.as_i64(), ValuesLevel::High.as_i64()),
        (1, 2)
    );
    let alike = [
        ValuesAlike::Asc,
        ValuesAlike::Asc2,
        ValuesAlike::Asc3,
        ValuesAlike::Empty,
        ValuesAlike::Space,
    ];
    assert_eq!(
        alike.each_ref().map(|value| value.as_str()),
        ["Asc", "ASC", "asc", "", " "]
    );
    let signed = [ValuesSigned::Name, ValuesSigned::MinusName];
    assert_eq!(
        signed.each_ref().map(|value| value.as_str()),
        ["name", "-name"]
    );
}

#[test]
fn values_of_every_kind_have_names() {
    let values: Values = survives(&json!({
        "floats": 0.5, "mixed": false, "fraction": 1.5, "truth": true, "object": {"a": 1},
        "several": [1], "digits": 18446744073709551615u64
    }));
    assert_eq!(values.floats, Some(ValuesFloats::V0Point5));
    assert!(matches!(values.mixed, Field::Value(ValuesMixed::False)));
    assert_eq!(values.fraction, Some(ValuesFraction::V1Point5));
    assert_eq!(values.truth, Some(ValuesTruth::True));
    assert_eq!(values.object, Some(ValuesObject::Object));
    assert_eq!(values.several, Some(ValuesSeveral::List));
    assert_eq!(values.digits, Some(ValuesDigits::V18446744073709551615));
    // They are found however a number is spelt, and set by what they are.
    let spelt: Values = serde_json::from_str(r#"{"several":{"a":1.0}}"#).expect("it decodes");
    assert_eq!(spelt.several, Some(ValuesSeveral::Pair));
    let set = Values::new()
        .floats(2.25)
        .truth(true)
        .mixed(ValuesMixed::Auto);
    assert_eq!(set.floats, Some(ValuesFloats::V2Point25));
    use oasmith_runtime::Validate;
    assert!(set.validate().is_ok());
    let found = set
        .floats(3.5)
        .validate()
        .map_err(|found| found.to_string());
    assert_eq!(
        found,
        Err("$.floats: 3.5 is none of the values that are allowed".to_owned())
    );
}
