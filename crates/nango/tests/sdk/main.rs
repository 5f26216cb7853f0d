//! The client against a server on this machine, with the answers of `specs/nango/examples`.

#![allow(clippy::expect_used, clippy::panic, reason = "a failed test panics")]

mod action;
mod connections;
mod error;
mod fixtures;
mod paging;
mod proxied;
mod proxy;
mod rate_limit;
mod records;
mod secrets;
#[allow(
    dead_code,
    reason = "shared with the tests of the goldens, which use all of it"
)]
#[path = "../../../../snapshots/tests/wire/server.rs"]
mod server;
#[path = "../../examples/list_connections/stand_in.rs"]
mod stand_in;
mod surface;
mod tags;
mod token;
mod typed;
mod waiting;
#[cfg(feature = "webhooks")]
mod webhook;

use serde_json::Value;

/// What a test gives: `?` takes all that can go wrong.
type Tested = Result<(), Box<dyn std::error::Error>>;

/// A client of that server.
fn client(server: &server::Server) -> Result<nango::Client, nango::Error> {
    nango::Client::builder("test-key")
        .base_url(&server.url)
        .build()
}

/// Checks that a model encodes to what it came from. In what is only received, a member that may be
/// left out and is `null` counts as left out.
#[track_caller]
fn assert_same(model: &impl serde::Serialize, text: &str) {
    let encoded = serde_json::to_value(model).expect("it encodes");
    let given = serde_json::from_str(text).expect("it is JSON");
    assert_eq!(without_nulls(encoded), without_nulls(given));
}

/// The value without members that are `null`.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().filter(|(_, value)| !value.is_null());
            kept.map(|(name, value)| (name, without_nulls(value)))
                .collect()
        }
        Value::Array(elements) => elements.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
