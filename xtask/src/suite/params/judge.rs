//! Whether what was sent is what the vector says.

use std::collections::BTreeMap;

use oasmith_ir::api::Api;
use serde_json::Value;

use super::vectors::{Compare, Vector};
use crate::Result;

/// How a vector came out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// As expected.
    Exact,
    /// Not sent, because the path would reach another operation: a segment would be empty or dots.
    Refused,
    /// The specification leaves it open, and it is not as the table has it.
    Open,
    /// Something else was sent, or nothing.
    Wrong,
}

impl Verdict {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Refused => "refused",
            Self::Open => "open",
            Self::Wrong => "WRONG",
        }
    }
}

/// A verdict with what was sent and what should have been.
pub(super) struct Judgement {
    pub(super) verdict: Verdict,
    pub(super) sent: String,
    pub(super) expected: String,
}

/// What came to the server, or why nothing did.
pub(super) struct Sent {
    request: Option<Value>,
    error: Option<String>,
}

/// Reads what the driver printed, by the vectors' names.
pub(super) fn sent(output: &str) -> Result<BTreeMap<String, Sent>> {
    let mut sent = BTreeMap::new();
    for line in output.lines() {
        let (id, request, error): (String, Option<Value>, Option<String>) =
            serde_json::from_str(line)?;
        sent.insert(id, Sent { request, error });
    }
    Ok(sent)
}

/// Judges a vector.
pub(super) fn judge(vector: &Vector, api: &Api, sent: Option<&Sent>) -> Judgement {
    let expected = expected(vector, api);
    let told = |verdict, sent: &str| Judgement {
        verdict,
        sent: sent.to_owned(),
        expected: expected
            .first()
            .cloned()
            .flatten()
            .unwrap_or_else(|| "nothing".to_owned()),
    };
    let Some(sent) = sent else {
        return told(Verdict::Wrong, "there is no such operation");
    };
    let Some(request) = &sent.request else {
        let error = sent.error.as_deref().unwrap_or_default();
        let verdict = if vanishes(vector) {
            Verdict::Refused
        } else {
            Verdict::Wrong
        };
        return told(verdict, error);
    };
    let found = found(vector, request);
    let right = expected
        .iter()
        .any(|it| is_same(vector, it.as_deref(), found.as_deref()));
    let verdict = match (right && !vanishes(vector), vector.open) {
        (true, _) => Verdict::Exact,
        (false, true) => Verdict::Open,
        (false, false) => Verdict::Wrong,
    };
    told(verdict, found.as_deref().unwrap_or("nothing"))
}

/// Whether the text would be a path segment that never arrives.
fn vanishes(vector: &Vector) -> bool {
    let in_path = vector.parameters.iter().any(|it| it.place == "path");
    in_path && matches!(vector.expected.as_deref(), Some("" | "." | ".."))
}

/// The texts that are right: of a path, the whole target.
fn expected(vector: &Vector, api: &Api) -> Vec<Option<String>> {
    let first = vector.expected.clone();
    let others = vector.accepted.iter().cloned().map(Some);
    let texts = std::iter::once(first).chain(others);
    let id = vector.operation.as_deref();
    let operation = api.operations.iter().find(|it| it.id.as_deref() == id);
    let in_path = vector.parameters.iter().find(|it| it.place == "path");
    let (Some(operation), Some(parameter)) = (operation, in_path) else {
        return texts.collect();
    };
    let braced = format!("{{{}}}", parameter.name);
    let target = |text: String| operation.path.raw.replace(&braced, &text);
    texts.map(|text| text.map(target)).collect()
}

/// The part of the request that the vector is about; `None` where it is not there.
fn found(vector: &Vector, request: &Value) -> Option<String> {
    let text = |key: &str| request[key].as_str().unwrap_or_default();
    let query = || {
        text("target")
            .split_once('?')
            .map_or("", |(_, query)| query)
    };
    if vector.compare == Compare::Form {
        return Some(text("body").to_owned());
    }
    let parameter = vector.parameters.first()?;
    match parameter.place.as_str() {
        "path" => Some(text("target").to_owned()),
        "query" => Some(query().to_owned()),
        "cookie" => header(request, "cookie").or_else(|| Some(String::new())),
        _ => header(request, &parameter.name),
    }
}

fn header(request: &Value, name: &str) -> Option<String> {
    let headers = request["headers"].as_array()?;
    headers.iter().find_map(|line| {
        let (known, value) = line.as_str()?.split_once(':')?;
        known
            .eq_ignore_ascii_case(name)
            .then(|| value.trim_start_matches(' ').to_owned())
    })
}

fn is_same(vector: &Vector, expected: Option<&str>, found: Option<&str>) -> bool {
    let (Some(expected), Some(found)) = (expected, found) else {
        return expected == found;
    };
    match vector.compare {
        Compare::Text if vector.unordered => pieces(expected) == pieces(found),
        Compare::Text => expected == found,
        Compare::Json => {
            let json = |text: &str| {
                let value = text.split_once('=').map_or(text, |(_, value)| value);
                serde_json::from_str::<Value>(&decoded(value)).ok()
            };
            json(expected).is_some() && json(expected) == json(found)
        }
        Compare::Form => {
            let pairs = |text: &str| -> Vec<String> {
                text.split('&')
                    .map(|pair| decoded(&pair.replace('+', " ")))
                    .collect()
            };
            pairs(expected) == pairs(found)
        }
    }
}

/// The pieces between separators, in an order that is always the same.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces: Vec<&str> = text.split_inclusive([';', '&', ',', '.', '/']).collect();
    pieces.sort_unstable_by_key(|piece| piece.trim_end_matches([';', '&', ',', '.']));
    pieces
        .iter()
        .map(|piece| piece.trim_end_matches([';', '&', ',', '.']))
        .collect()
}

/// Takes the percent-encoding off.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        match after
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
        {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}
