//! The changes as a comment of a pull request, to be read in ten seconds.

use oasmith_spec::source::Location;

use super::words::{counted, headline, some};
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};

/// The most characters that GitHub takes in a comment.
pub const LIMIT: usize = 65_536;

/// By this a later run finds its comment and replaces it.
pub const MARKER: &str = "<!-- oasmith-diff -->";

/// How many operations and signatures a finding shows.
const MOST: usize = 8;

/// Where the lines of the two documents can be looked at.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// Stands before the path of a file of the base: `https://github.com/o/r/blob/<commit>/`.
    pub base: Option<String>,
    /// The same for the head.
    pub head: Option<String>,
}

/// The comment, with at most `limit` characters: what doesn't fit is counted, the gravest comes first.
pub fn markdown(changes: &Changes, links: &Links, limit: usize) -> String {
    let mut out = format!("{MARKER}\n## {}\n", headline(changes));
    if changes.changes.is_empty() {
        return out;
    }
    out.push_str(&table(changes));
    let (grave, rest): (Vec<&Change>, Vec<&Change>) =
        changes.changes.iter().partition(|change| is_grave(change));
    let mut room = Room {
        limit,
        left_out: 0,
        out,
    };
    for change in grave {
        room.push(&finding(change, links), 400);
    }
    if !rest.is_empty() {
        let title = counted(
            rest.len(),
            if room.left_out + changes.changes.len() > rest.len() {
                "other change"
            } else {
                "change"
            },
        );
        room.out
            .push_str(&format!("\n<details><summary>{title}</summary>\n\n"));
        for change in rest {
            room.push(&line(change, links), 400);
        }
        room.out.push_str("\n</details>\n");
    }
    if room.left_out > 0 {
        room.out.push_str(&format!(
            "\n{} more did not fit; the summary of the job has them all.\n",
            room.left_out
        ));
    }
    room.out
}

/// A text that may not grow beyond a limit.
struct Room {
    limit: usize,
    left_out: usize,
    out: String,
}

impl Room {
    /// Adds a piece if it leaves room for what ends the comment.
    fn push(&mut self, piece: &str, reserve: usize) {
        // GitHub counts characters; bytes are never fewer.
        if self.left_out == 0 && self.out.len() + piece.len() + reserve <= self.limit {
            self.out.push_str(piece);
        } else {
            self.left_out += 1;
        }
    }
}

/// What a reviewer must look at: what breaks the wire or code, unless it was accepted.
fn is_grave(change: &Change) -> bool {
    change.accepted.is_none() && change.wire.worst() == Effect::Breaking
}

fn table(changes: &Changes) -> String {
    let counts = &changes.summary.counts;
    let row = |name: &str, count: usize| format!("| {name} | {count} |\n");
    let mut out = String::from("\n| | changes |\n|---|---:|\n");
    for (name, count) in [
        ("breaking on the wire", counts.breaking),
        ("… of them silent: code still compiles", counts.silent),
        ("at risk on the wire", counts.risk),
        ("without effect on the wire", counts.ok),
        ("breaking Rust code (major)", counts.major),
        ("adding to Rust (minor)", counts.minor),
        ("accepted", counts.accepted),
    ] {
        if count > 0 {
            out.push_str(&row(name, count));
        }
    }
    out
}

/// A finding in full.
fn finding(change: &Change, links: &Links) -> String {
    let silent = if change.silent { " **(silent)**" } else { "" };
    let mut out = format!(
        "\n### {}{silent}\n\n{}\n",
        text(&change.message),
        effects(change)
    );
    let places = places(change, links);
    if !places.is_empty() {
        out.push_str(&format!("\n{places}\n"));
    }
    if !change.operations.is_empty() {
        let (shown, more) = some(&change.operations, MOST);
        let shown: Vec<String> = shown.iter().map(|one| code(one)).collect();
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        out.push_str(&format!("\nReaches {}{more}.\n", shown.join(", ")));
    }
    if !change.before.is_empty() || !change.after.is_empty() {
        out.push_str("\n```diff\n");
        for (sign, lines) in [('-', &change.before), ('+', &change.after)] {
            let (shown, more) = some(lines, MOST);
            for line in shown {
                out.push_str(&format!("{sign} {}\n", line.replace("```", "` ` `")));
            }
            if more > 0 {
                out.push_str(&format!("{sign} … {more} more\n"));
            }
        }
        out.push_str("```\n");
    }
    if let Some(help) = &change.help {
        out.push_str(&format!("\n{}\n", text(help)));
    }
    out
}

/// A finding on a line.
fn line(change: &Change, links: &Links) -> String {
    let accepted = match &change.accepted {
        Some(reason) => format!(" — accepted: {}", text(reason)),
        None => String::new(),
    };
    let place = change
        .head
        .as_ref()
        .map(|place| link(place, links.head.as_deref()))
        .or_else(|| {
            change
                .base
                .as_ref()
                .map(|place| link(place, links.base.as_deref()))
        });
    format!(
        "- {} ({}; {}){accepted}\n",
        text(&change.message),
        effects(change),
        place.unwrap_or_default()
    )
    .replace("; )", ")")
}

fn effects(change: &Change) -> String {
    let mut parts = vec![format!("`{}`", change.rule)];
    for (what, effect) in [
        ("sent", change.wire.send),
        ("received", change.wire.receive),
    ] {
        if effect != Effect::Ok {
            parts.push(format!("{what}: {}", effect.as_str()));
        }
    }
    if change.rust != Bump::None {
        parts.push(format!("Rust: {}", change.rust.as_str()));
    }
    parts.join(", ")
}

fn places(change: &Change, links: &Links) -> String {
    let base = change
        .base
        .as_ref()
        .map(|place| link(place, links.base.as_deref()));
    let head = change
        .head
        .as_ref()
        .map(|place| link(place, links.head.as_deref()));
    match (base, head) {
        (Some(base), Some(head)) => format!("{base} → {head}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => String::new(),
    }
}

/// `file:line`, as a link where it is known to where.
fn link(place: &Location, root: Option<&str>) -> String {
    let name = format!("{}:{}", place.file, place.line);
    match root {
        Some(root) => format!(
            "[{}]({}{}#L{})",
            text(&name),
            root,
            path(&place.file),
            place.line
        ),
        None => code(&name),
    }
}

/// A path in a URL.
fn path(file: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let mut out = String::new();
    for byte in file.bytes() {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Text in a code span.
fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n', '\r'], " "))
}

/// Text of which only code spans mean something: whatever a document says stays text, and mentions
/// nobody.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let balanced = text.matches('`').count().is_multiple_of(2);
    for (at, part) in text.split('`').enumerate() {
        if at > 0 && balanced {
            out.push('`');
        }
        if balanced && at % 2 == 1 {
            out.push_str(&part.replace(['\n', '\r'], " "));
            continue;
        }
        for c in part.chars() {
            match c {
                '\n' | '\r' => out.push(' '),
                '<' => out.push_str("&lt;"),
                '&' => out.push_str("&amp;"),
                '\\' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                    out.push('\\');
                    out.push(c);
                }
                '@' => out.push_str("@\u{200b}"),
                c => out.push(c),
            }
        }
    }
    out
}
