//! What is said where a request is not expected, or an expectation is not met.

use std::fmt;

use super::expectation::Entry;
use super::{MockResponse, Received};
use crate::json::tokens;
use crate::{ErrorShape, Json};

/// Why a request is not answered.
pub(super) fn reason(received: &Received, entries: &[Entry]) -> String {
    let mut text = format!("nothing expects `{}`", received.line());
    if entries.is_empty() {
        text.push_str("; there are no expectations");
    }
    for entry in entries {
        let wanted = &entry.wanted;
        let difference = match wanted.difference(received) {
            Some(difference) => difference,
            None => format!("was called {} times already", entry.calls.len()),
        };
        let (operation, line) = (wanted.operation, wanted.line());
        text.push_str(&format!("; `{operation}` (`{line}`) {difference}"));
    }
    text
}

/// The response that says it, where the client looks for the messages of errors.
pub(super) fn response(message: &str, shape: ErrorShape) -> MockResponse {
    let place = |pointer: &'static str, usual| match pointer {
        "" => usual,
        pointer => pointer,
    };
    let mut body = Json::Null;
    set(&mut body, place(shape.code, "/error/code"), "not_expected");
    set(&mut body, place(shape.message, "/error/message"), message);
    MockResponse::status(501).json(&body)
}

/// Sets the member at a pointer, and makes the objects on the way.
fn set(body: &mut Json, pointer: &str, text: &str) {
    let mut place = body;
    for name in tokens(pointer) {
        if !place.is_object() {
            *place = Json::Object(serde_json::Map::new());
        }
        let Json::Object(members) = place else {
            return;
        };
        place = members.entry(name).or_insert(Json::Null);
    }
    *place = Json::String(text.to_owned());
}

/// What was expected of a server and what came are two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unverified(Vec<String>);

impl Unverified {
    /// What requests that nothing expects and expectations say.
    pub(super) fn of(refused: &[String], entries: &[Entry]) -> Result<(), Self> {
        let unmet = entries.iter().filter_map(|entry| {
            let (count, line) = (entry.calls.len(), entry.wanted.line());
            let operation = entry.wanted.operation;
            match entry.times {
                Some(times) if times != count => Some(format!(
                    "`{operation}` (`{line}`) is expected {times} times and was called {count} times"
                )),
                None if count == 0 => Some(format!("`{operation}` (`{line}`) was not called")),
                _ => None,
            }
        });
        let all: Vec<String> = refused.iter().cloned().chain(unmet).collect();
        if all.is_empty() {
            Ok(())
        } else {
            Err(Self(all))
        }
    }
}

impl fmt::Display for Unverified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Unverified {}
