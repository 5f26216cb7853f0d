//! The changes as workflow commands, which GitHub shows beside the lines.

use super::words::headline;
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};

/// A command a change, and the verdict.
pub fn github(changes: &Changes) -> String {
    let mut out: String = changes.changes.iter().map(command).collect();
    out.push_str(&format!(
        "::notice title=oasmith diff::{}\n",
        data(&headline(changes))
    ));
    out
}

fn command(change: &Change) -> String {
    let level = match (change.wire.worst(), change.rust) {
        _ if change.accepted.is_some() => "notice",
        (Effect::Breaking, _) => "error",
        (Effect::Risk, _) | (_, Bump::Major) => "warning",
        _ => "notice",
    };
    // Annotations stand beside lines of the head; what is gone has its place in what it was part of.
    let place = change.head.as_ref().map_or_else(String::new, |place| {
        format!(
            "file={},line={},col={},endLine={},",
            property(&place.file),
            place.line,
            place.column,
            place.end_line
        )
    });
    let silent = if change.silent {
        "; silent: code still compiles"
    } else {
        ""
    };
    let message = format!(
        "{} (sent: {}, received: {}, Rust: {}{silent})",
        change.message,
        change.wire.send.as_str(),
        change.wire.receive.as_str(),
        change.rust.as_str()
    );
    format!(
        "::{level} {place}title={}::{}\n",
        property(&change.rule),
        data(&message)
    )
}

/// Text after the `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
