//! The walk of a program over the instances of a file, its argument. A line of JSON is printed for each:
//! what it is of, its index, what happened, and more about it.

use std::collections::BTreeMap;
use std::panic::catch_unwind;

use api::runtime::{Decode, Encode, decode_slice, encode_vec};
use serde_json::value::RawValue;

use crate::equal;

/// What happened to a text, and more about it.
pub type Outcome = (&'static str, String);
pub type Probe = fn(&str) -> Outcome;
/// Values keep their spelling, so that no number is rounded before it is decoded.
type Members = BTreeMap<String, Box<RawValue>>;

/// Probes the instances of all that there is a probe for.
pub fn run(probe_of: fn(&str) -> Option<Probe>) {
    let path = std::env::args()
        .nth(1)
        .expect("the file with the instances");
    let text = std::fs::read_to_string(path).expect("the instances");
    let groups: Members = serde_json::from_str(&text).expect("an object of groups");
    for (name, group) in &groups {
        let Some(probe) = probe_of(name) else {
            continue;
        };
        let group: Members = serde_json::from_str(group.get()).expect("a group");
        let tests: Vec<Members> = serde_json::from_str(group["tests"].get()).expect("tests");
        for (index, test) in tests.iter().enumerate() {
            let data = test["data"].get();
            let (what, more) =
                catch_unwind(|| probe(data)).unwrap_or_else(|_| ("panicked", String::new()));
            println!("{}", serde_json::json!([name, index, what, more]));
        }
    }
}

/// Decodes a text, shows what was read to a judge, and writes it back unless that objects.
pub fn pass<T: Decode + Encode>(
    text: &str,
    objects: impl FnOnce(&T) -> Option<Outcome>,
) -> Outcome {
    let value: T = match decode_slice(text.as_bytes()) {
        Ok(value) => value,
        Err(error) => return ("undecoded", error.to_string()),
    };
    if let Some(objection) = objects(&value) {
        return objection;
    }
    let written = encode_vec(&value).map(String::from_utf8);
    match written {
        Ok(Ok(written)) if equal::texts(text, &written) => ("same", String::new()),
        Ok(Ok(written)) => ("changed", written),
        Ok(Err(error)) => ("unencoded", error.to_string()),
        Err(error) => ("unencoded", error.to_string()),
    }
}
