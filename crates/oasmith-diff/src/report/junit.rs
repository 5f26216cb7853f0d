//! The changes as JUnit's XML, which every CI shows: a test case a change, failed where it breaks.

use super::escape;
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};

/// One test suite. Where nothing changed it has one case that passed.
pub fn junit(changes: &Changes) -> String {
    let fails = |change: &&Change| change.accepted.is_none() && failure(change).is_some();
    let failures = changes.changes.iter().filter(fails).count();
    let skipped = changes.summary.counts.accepted;
    let tests = changes.changes.len().max(1);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{tests}\" failures=\"{failures}\">\n  \
         <testsuite name=\"oasmith diff\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">\n"
    );
    if changes.changes.is_empty() {
        out.push_str("    <testcase classname=\"oasmith diff\" name=\"no change\"/>\n");
    }
    for change in &changes.changes {
        out.push_str(&case(change));
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn case(change: &Change) -> String {
    let name = format!("{} ({})", change.message, change.pointer);
    let mut out = format!(
        "    <testcase classname=\"{}\" name=\"{}\"",
        escape::xml(&change.rule),
        escape::xml(&name)
    );
    if let Some(place) = change.head.as_ref().or(change.base.as_ref()) {
        out.push_str(&format!(
            " file=\"{}\" line=\"{}\"",
            escape::xml(&place.file),
            place.line
        ));
    }
    match (&change.accepted, failure(change)) {
        (Some(reason), _) => out.push_str(&format!(
            "><skipped message=\"{}\"/></testcase>\n",
            escape::xml(&format!("accepted: {reason}"))
        )),
        (None, Some(kind)) => out.push_str(&format!(
            "><failure type=\"{kind}\" message=\"{}\">{}</failure></testcase>\n",
            escape::xml(&change.message),
            escape::xml(&details(change))
        )),
        (None, None) => out.push_str("/>\n"),
    }
    out
}

/// What a change fails for.
fn failure(change: &Change) -> Option<&'static str> {
    match (change.wire.worst(), change.rust) {
        (Effect::Breaking, _) if change.silent => Some("silent"),
        (Effect::Breaking, _) => Some("breaking"),
        (_, Bump::Major) => Some("major"),
        _ => None,
    }
}

fn details(change: &Change) -> String {
    let mut lines = vec![format!(
        "sent: {}, received: {}, Rust: {}",
        change.wire.send.as_str(),
        change.wire.receive.as_str(),
        change.rust.as_str()
    )];
    lines.extend(
        change
            .operations
            .iter()
            .map(|operation| format!("reaches {operation}")),
    );
    lines.extend(change.before.iter().map(|line| format!("- {line}")));
    lines.extend(change.after.iter().map(|line| format!("+ {line}")));
    lines.join("\n")
}
