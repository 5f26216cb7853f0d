//! Decodes bodies of responses and writes them back. Written and run by `cargo xtask suite answers`; the
//! argument is the file with the instances. Prints a line of JSON an instance: body, index, what
//! happened, and more about it.

mod equal;

use std::collections::BTreeMap;
use std::panic::catch_unwind;

#[allow(unused_imports, reason = "a document may have no models")]
use api::models;
use api::runtime::{Decode, Encode, decode_slice, encode_vec};
use serde_json::value::RawValue;

/// What happened to a text, and more about it.
type Outcome = (&'static str, String);
type Probe = fn(&str) -> Outcome;
/// Values keep their spelling, so that no number is rounded before it is decoded.
type Members = BTreeMap<String, Box<RawValue>>;

fn main() {
    let path = std::env::args().nth(1).expect("the file with the instances");
    let text = std::fs::read_to_string(path).expect("the instances");
    let groups: Members = serde_json::from_str(&text).expect("an object of groups");
    for (body, group) in &groups {
        let Some(probe) = probe_of(body) else {
            continue;
        };
        let group: Members = serde_json::from_str(group.get()).expect("a group");
        let tests: Vec<Members> = serde_json::from_str(group["tests"].get()).expect("tests");
        for (index, test) in tests.iter().enumerate() {
            let data = test["data"].get();
            let (what, more) =
                catch_unwind(|| probe(data)).unwrap_or_else(|_| ("panicked", String::new()));
            println!("{}", serde_json::json!([body, index, what, more]));
        }
    }
}

/// Decodes a text and writes it back.
fn probe<T: Decode + Encode>(text: &str) -> Outcome {
    let value: T = match decode_slice(text.as_bytes()) {
        Ok(value) => value,
        Err(error) => return ("undecoded", error.to_string()),
    };
    match encode_vec(&value).map(String::from_utf8) {
        Ok(Ok(written)) if equal::texts(text, &written) => ("same", String::new()),
        Ok(Ok(written)) => ("changed", written),
        Ok(Err(error)) => ("unencoded", error.to_string()),
        Err(error) => ("unencoded", error.to_string()),
    }
}
