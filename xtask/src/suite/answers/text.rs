//! Texts that schemas allow.

use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::Schema;

use crate::random::Random;

/// Texts that are awkward to some readers.
const PLAIN: [&str; 8] = [
    "",
    "a",
    "héllo",
    "\"quoted\"",
    "line\nbreak",
    "😀",
    "null",
    "42",
];

/// A text that all of these schemas allow; `None` where it would have to match a pattern that no
/// example shows.
pub(super) fn make(all: &[&Schema], random: &mut Random) -> Option<String> {
    if all.iter().any(|it| it.bounds.pattern.is_some()) {
        let examples: Vec<&str> = all
            .iter()
            .flat_map(|it| &it.examples)
            .filter_map(text)
            .collect();
        return random.pick(&examples).map(|text| (*text).to_owned());
    }
    let formats = all
        .iter()
        .filter_map(|it| Some(it.format.as_ref()?.value.as_str()));
    if let Some(text) = formats.filter_map(formatted).next() {
        return Some(text.to_owned());
    }
    let least = all.iter().filter_map(|it| it.bounds.min_length).max();
    let most = all.iter().filter_map(|it| it.bounds.max_length).min();
    let mut text = (*random.pick(&PLAIN)?).to_owned();
    while (text.chars().count() as u64) < least.unwrap_or(0) {
        text.push('x');
    }
    match most.and_then(|most| usize::try_from(most).ok()) {
        Some(most) => Some(text.chars().take(most).collect()),
        None => Some(text),
    }
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// A text of a format.
fn formatted(format: &str) -> Option<&'static str> {
    Some(match format {
        "date-time" => "2024-02-29T12:30:00.123Z",
        "date" => "2024-02-29",
        "time" => "12:30:00Z",
        "duration" => "P1DT2H",
        "uuid" => "2f5b0a3c-4f4c-4e6e-9b7f-0d1f6a1f2c3d",
        "uri" | "url" | "iri" | "uri-reference" => "https://example.com/a?b=c",
        "email" | "idn-email" => "a@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" | "base64" => "aGVsbG8=",
        _ => return None,
    })
}
