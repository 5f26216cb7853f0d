//! Writing entries for changes.

use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};

/// Entries for all changes that break something or may and that are not accepted yet, to be put at
/// the end of a file. Each tells in a comment what it accepts. Empty where there are none.
pub fn entries(changes: &Changes, reason: &str, expires: Option<&str>) -> String {
    let open = changes.changes.iter().filter(|change| {
        change.accepted.is_none()
            && (change.wire.worst() > Effect::Ok || change.rust == Bump::Major)
    });
    open.map(|change| entry(change, reason, expires)).collect()
}

fn entry(change: &Change, reason: &str, expires: Option<&str>) -> String {
    let comment = change.message.replace(|c: char| c.is_control(), " ");
    let mut out = format!(
        "\n# {comment}\n[[accepted]]\nrule = {}\npointer = {}\nfingerprint = {}\nreason = {}\n",
        string(&change.rule),
        string(&change.pointer),
        string(&change.fingerprint),
        string(reason)
    );
    if let Some(day) = expires {
        out.push_str(&format!("expires = {}\n", string(day)));
    }
    out
}

/// A basic string of TOML.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
