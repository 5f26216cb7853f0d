//! Reaches for every member and variant of a generated crate. Written and run by
//! `cargo xtask suite documents`. Prints a line for whatever is not as it has to be.

#![allow(unused, reason = "a document may have no models, or none of a kind")]

mod equal;

use api::models;
use api::runtime::{Decode, Encode, decode_slice, encode_vec};

/// Decodes a text.
fn decoded<T: Decode + Encode>(model: &str, text: &str) -> Option<T> {
    match decode_slice::<T>(text.as_bytes()) {
        Ok(value) => {
            let written = written(&value);
            if !equal::texts(text, &written) {
                println!("{model}: {text} is written back as {written}");
            }
            Some(value)
        }
        Err(error) => {
            println!("{model}: {text} is not decoded: {error}");
            None
        }
    }
}

fn written<T: Encode + ?Sized>(value: &T) -> String {
    encode_vec(value).map_or_else(
        |error| format!("{error:?}"),
        |bytes| String::from_utf8_lossy(&bytes).into_owned(),
    )
}

/// Compares a field with what was given for its name on the wire.
fn field<T: Encode>(model: &str, wire: &str, value: &T, given: &str) {
    let written = written(value);
    if !equal::texts(given, &written) {
        println!("{model}: the field of {wire:?} holds {written}, but {given} was given");
    }
}

/// Decodes the value of a variant.
fn variant<T: Decode + Encode + PartialEq>(model: &str, text: &str, wanted: &T) {
    if decoded::<T>(model, text).is_some_and(|value| value != *wanted) {
        println!("{model}: {text} is another variant");
    }
}
