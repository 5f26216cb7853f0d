//! Listed values of every kind.

use serde_json::json;
use snapshots::features::enums::models::{
    Integers, Named, Values, ValuesAlike, ValuesLevel, ValuesNumber, ValuesSigned, ValuesText,
};

use super::{refusal, survives};

#[test]
fn every_listed_value_survives() {
    for value in [
        json!({"integers": -1, "named": 1, "floats": 2.25, "booleans": true, "only_true": true}),
        json!({"mixed": "auto", "nothing": null, "nullable": "off", "none": "any", "twice": "a"}),
        json!({"mixed": 2.5, "nullable": null, "alike": "", "signed": "-name", "text": "fixed"}),
        json!({"mixed": false, "alike": " ", "number": 42, "fraction": 1.5, "truth": true}),
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
        ["Asc", "asc", "ASC", "", " "]
    );
    let signed = [ValuesSigned::Name, ValuesSigned::MinusName];
    assert_eq!(
        signed.each_ref().map(|value| value.as_str()),
        ["name", "-name"]
    );
}
