//! What schemas become, one construct a file: values are decoded, looked at and encoded again.

#![allow(clippy::expect_used, clippy::panic, reason = "a failed test panics")]

mod all_of;
mod defaults;
mod directions;
mod dynamic_references;
mod enums;
mod formats;
mod hierarchy;
mod names_without_case;
mod pattern_properties;
mod received;
mod recursion;
mod slow_patterns;
mod tuples;
mod union_open;
mod union_tags;

use serde_json::{Value, from_str, to_value};

/// Decodes a value.
fn decode<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    from_str(&value.to_string()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

/// Asserts that a value survives being decoded and encoded, and gives what it was decoded to.
fn survives<T: serde::de::DeserializeOwned + serde::Serialize>(value: &Value) -> T {
    let model: T = decode(value);
    assert_eq!(&to_value(&model).expect("it encodes"), value);
    model
}

/// The message of a value that does not decode.
fn refusal<T: serde::de::DeserializeOwned + std::fmt::Debug>(value: &Value) -> String {
    from_str::<T>(&value.to_string())
        .expect_err("it does not decode")
        .to_string()
}
