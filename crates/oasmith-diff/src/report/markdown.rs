//! The changes as a comment of a pull request, to be read in ten seconds.

use oasmith_spec::fit;
use oasmith_spec::source::Location;

use super::words::{counted, headline, some};
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::sink::{Markdown, MarkdownText, SiteRoot, markdown};

/// The most characters that GitHub takes in a comment.
pub const LIMIT: usize = 65_536;

/// By this a later run finds its comment and replaces it.
pub const MARKER: &str = "<!-- oasmith-diff -->";

/// How many operations and signatures a finding shows.
const MOST: usize = 8;

/// How many bytes are kept for what ends the comment.
const RESERVE: usize = 400;

/// Where the lines of the two documents can be looked at.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// The files of the base.
    pub base: Option<SiteRoot>,
    /// Those of the head.
    pub head: Option<SiteRoot>,
}

/// The comment, with at most `limit` characters: what doesn't fit is counted, the gravest comes first.
pub fn markdown(changes: &Changes, links: &Links, limit: usize) -> String {
    let headline = headline(changes).told::<Markdown>();
    let mut out = fit!(Markdown, "{}\n## {}\n", MARKER, headline);
    if changes.changes.is_empty() {
        return out.into_string();
    }
    out.push(&table(changes));
    let (grave, rest): (Vec<&Change>, Vec<&Change>) =
        changes.changes.iter().partition(|change| is_grave(change));
    let mut room = Room {
        limit,
        left_out: 0,
        out,
    };
    for change in grave {
        room.push(&finding(change, links));
    }
    if !rest.is_empty() {
        let words = if room.left_out + changes.changes.len() > rest.len() {
            ["other change", "other changes"]
        } else {
            ["change", "changes"]
        };
        let (count, changes) = counted(rest.len(), words);
        room.out.push(&fit!(
            Markdown,
            "\n<details><summary>{} {}</summary>\n\n",
            count,
            changes
        ));
        for change in rest {
            room.push(&line(change, links));
        }
        room.out.push(&"\n</details>\n");
    }
    if room.left_out > 0 {
        room.out.push(&fit!(
            Markdown,
            "\n{} more did not fit; the summary of the job has them all.\n",
            room.left_out
        ));
    }
    room.out.into_string()
}

/// A text that may not grow beyond a limit.
struct Room {
    limit: usize,
    left_out: usize,
    out: MarkdownText,
}

impl Room {
    /// Adds a piece if it leaves room for what ends the comment.
    fn push(&mut self, piece: &MarkdownText) {
        // GitHub counts characters; bytes are never fewer.
        let length = self.out.as_str().len() + piece.as_str().len();
        if self.left_out == 0 && length + RESERVE <= self.limit {
            self.out.push(piece);
        } else {
            self.left_out += 1;
        }
    }
}

/// What a reviewer must look at: what breaks the wire or code, unless it was accepted.
fn is_grave(change: &Change) -> bool {
    change.accepted.is_none() && change.wire.worst() == Effect::Breaking
}

fn table(changes: &Changes) -> MarkdownText {
    let counts = &changes.summary.counts;
    let mut out = fit!(Markdown, "\n| | changes |\n|---|---:|\n");
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
            let cells = [fit!(Markdown, "{}", name), fit!(Markdown, "{}", count)];
            out.push(&MarkdownText::row(&cells));
        }
    }
    out
}

/// A finding in full.
fn finding(change: &Change, links: &Links) -> MarkdownText {
    let silent = if change.silent { " **(silent)**" } else { "" };
    let mut out = fit!(
        Markdown,
        "\n### {}{}\n\n{}\n",
        change.message.told::<Markdown>(),
        silent,
        effects(change)
    );
    let places: Vec<MarkdownText> = places(change, links).collect();
    if !places.is_empty() {
        let places = MarkdownText::joined(places, " → ");
        out.push(&fit!(Markdown, "\n{}\n", places));
    }
    if !change.operations.is_empty() {
        let (shown, more) = some(&change.operations, MOST);
        let shown = MarkdownText::joined(shown.into_iter().map(MarkdownText::of), ", ");
        let more = if more > 0 {
            fit!(Markdown, " and {} more", more)
        } else {
            MarkdownText::default()
        };
        out.push(&fit!(Markdown, "\nReaches {}{}.\n", shown, more));
    }
    if !change.before.is_empty() || !change.after.is_empty() {
        out.push(&fit!(Markdown, "\n{}", signatures(change)));
    }
    if let Some(help) = &change.help {
        out.push(&fit!(Markdown, "\n{}\n", help.told::<Markdown>()));
    }
    out
}

/// The Rust items before and after.
fn signatures(change: &Change) -> MarkdownText {
    let (before, fewer) = some(&change.before, MOST);
    let (after, more) = some(&change.after, MOST);
    let (fewer, more) = (format!("… {fewer} more"), format!("… {more} more"));
    let mut lines: Vec<(char, &str)> = before.into_iter().map(|line| ('-', line)).collect();
    if change.before.len() > MOST {
        lines.push(('-', &fewer));
    }
    lines.extend(after.into_iter().map(|line| ('+', line)));
    if change.after.len() > MOST {
        lines.push(('+', &more));
    }
    markdown::difference(&lines)
}

/// A finding on a line.
fn line(change: &Change, links: &Links) -> MarkdownText {
    let accepted = match &change.accepted {
        Some(reason) => fit!(Markdown, " — accepted: {}", MarkdownText::of(reason)),
        None => MarkdownText::default(),
    };
    let place = match places(change, links).last() {
        Some(place) => fit!(Markdown, "; {}", place),
        None => MarkdownText::default(),
    };
    fit!(
        Markdown,
        "- {} ({}{}){}\n",
        change.message.told::<Markdown>(),
        effects(change),
        place,
        accepted
    )
}

fn effects(change: &Change) -> MarkdownText {
    let mut parts = vec![MarkdownText::of(&change.rule)];
    for (what, effect) in [
        ("sent", change.wire.send),
        ("received", change.wire.receive),
    ] {
        if effect != Effect::Ok {
            parts.push(fit!(Markdown, "{}: {}", what, effect.as_str()));
        }
    }
    if change.rust != Bump::None {
        parts.push(fit!(Markdown, "Rust: {}", change.rust.as_str()));
    }
    MarkdownText::joined(parts, ", ")
}

/// Where it stands in the base and in the head, as far as it stands there.
fn places<'c>(
    change: &'c Change,
    links: &'c Links,
) -> impl Iterator<Item = MarkdownText> + use<'c> {
    let place = |at: &Option<Location>, root: &Option<SiteRoot>| {
        let at = at.as_ref()?;
        Some(markdown::place(&at.file, at.line, root.as_ref()))
    };
    let base = place(&change.base, &links.base);
    base.into_iter().chain(place(&change.head, &links.head))
}
