//! The changes as a comment of a pull request, to be read in ten seconds.

mod room;

use oasmith_spec::fit;
use oasmith_spec::source::Location;

use super::section::{Section, by_rule, items, reached, title_of};
use super::words::{counted, headline, next_steps, some};
use crate::accept;
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::sentence::Sentence;
use crate::sink::{Markdown, MarkdownText, SiteRoot, markdown};
use room::Room;

/// The most characters that GitHub takes in a comment.
pub const LIMIT: usize = 65_536;

/// How many operations and signatures a finding shows.
const MOST: usize = 8;

/// The most characters of a line of an entry.
const LONGEST_ENTRY: usize = 1000;

/// Where the lines of the two documents can be looked at.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// The files of the base.
    pub base: Option<SiteRoot>,
    /// Those of the head.
    pub head: Option<SiteRoot>,
    /// The path of the document, by which a later run finds its comment among those of other documents.
    pub document: Option<String>,
}

/// The most findings that show how to accept them.
const WITH_ENTRIES: usize = 20;
/// The most changes of one rule without effect on the wire that are listed one by one.
const OF_ONE_RULE: usize = 50;

/// The comment, with at most `limit` characters: the gravest changes come first, and what does not fit is counted.
pub fn markdown(changes: &Changes, links: &Links, limit: usize) -> String {
    let mut out = markdown::marker(links.document.as_deref());
    let headline = headline(changes).rendered::<Markdown>();
    out.push(&fit!(Markdown, "\n## {}\n", headline));
    if changes.changes.is_empty() && changes.errors.is_empty() && changes.idle.is_empty() {
        return out.into_string();
    }
    out.push(&table(changes));
    let mut room = Room::new(out, limit);
    errors(changes, links, &mut room);
    for section in Section::ALL {
        let found = section.changes(changes);
        if found.is_empty() {
            continue;
        }
        match section {
            Section::Accepted | Section::Other => folded(section, found, links, &mut room),
            _ => graves(section, &found, links, &mut room),
        }
    }
    idle(changes, &mut room);
    let steps: Vec<MarkdownText> = next_steps(changes)
        .iter()
        .map(|step| fit!(Markdown, "- {}\n", step.rendered::<Markdown>()))
        .collect();
    if !steps.is_empty() {
        let steps: MarkdownText = steps.into_iter().collect();
        room.always(&fit!(Markdown, "\n**Next**\n\n{}", steps));
    }
    room.end()
}

/// A comment on several documents, with a section for each and an equal part of `limit`.
pub fn markdown_of(documents: &[(&Changes, Links)], limit: usize) -> String {
    let mut out = markdown::marker(None).into_string();
    let part = limit.saturating_sub(200) / documents.len().max(1);
    for (changes, links) in documents {
        let name = MarkdownText::of(links.document.as_deref().unwrap_or_default());
        let heading = fit!(Markdown, "\n# {}\n\n", name).into_string();
        let rest = part.saturating_sub(heading.len());
        out.push_str(&heading);
        out.push_str(&markdown(changes, links, rest));
    }
    out
}

/// Errors of the head.
fn errors(changes: &Changes, links: &Links, room: &mut Room) {
    if changes.errors.is_empty() {
        return;
    }
    room.always(
        &"\n### Errors in the head\n\nWhat follows from them is left out. The rest is no verdict on the head.\n\n",
    );
    for error in &changes.errors {
        let place = error.place.as_ref().map(|at| {
            let place = markdown::place(&at.file, at.line, links.head.as_ref());
            fit!(Markdown, " ({})", place)
        });
        let line = fit!(
            Markdown,
            "- {}: {}{}\n",
            MarkdownText::of(&error.code),
            MarkdownText::of(&error.message),
            place.unwrap_or_default()
        );
        room.push("errors", &line);
    }
}

/// Findings in full, under a heading.
fn graves(section: Section, found: &[&Change], links: &Links, room: &mut Room) {
    let heading = fit!(Markdown, "\n### {} ({})\n", section.title(), found.len());
    let with_entries = section <= Section::Breaking && found.len() <= WITH_ENTRIES;
    for (at, change) in found.iter().enumerate() {
        let mut piece = match at {
            0 => heading.clone(),
            _ => MarkdownText::default(),
        };
        piece.push(&finding(change, links));
        if with_entries {
            piece.push(&acceptance(change));
        }
        room.push(section.word(), &piece);
    }
}

/// The entry that accepts a finding, to be copied.
fn acceptance(change: &Change) -> MarkdownText {
    let entry = accept::entry(change, "why", None).into_string();
    let entry = MarkdownText::block("toml", entry.trim().lines(), LONGEST_ENTRY);
    fit!(
        Markdown,
        "\n<details><summary>Accept it</summary>\n\n{}\n</details>\n",
        entry
    )
}

/// Changes that nobody must look at, by their rules.
fn folded(section: Section, found: Vec<&Change>, links: &Links, room: &mut Room) {
    let groups = by_rule(found);
    let count: usize = groups.iter().map(|(_, group)| group.len()).sum();
    let (count, words) = counted(count, ["change", "changes"]);
    let (kinds, of) = counted(groups.len(), ["kind", "kinds"]);
    room.always(&fit!(
        Markdown,
        "\n<details><summary>{}: {} {} of {} {}</summary>\n",
        section.title(),
        count,
        words,
        kinds,
        of
    ));
    for (rule, group) in groups {
        let mut heading = fit!(
            Markdown,
            "\n**{}** ({}): {}\n\n",
            MarkdownText::of(rule),
            group.len(),
            Sentence::from(title_of(rule)).rendered::<Markdown>()
        );
        for change in group.iter().take(OF_ONE_RULE) {
            heading.push(&line(change, links));
            room.push(section.word(), &heading);
            heading = MarkdownText::default();
        }
        let more = group.len().saturating_sub(OF_ONE_RULE);
        if more > 0 {
            let more = fit!(Markdown, "- … and {} more\n", more);
            room.push(section.word(), &more);
        }
    }
    room.always(&"\n</details>\n");
}

/// Entries of the file of accepted changes that accept nothing.
fn idle(changes: &Changes, room: &mut Room) {
    if changes.idle.is_empty() {
        return;
    }
    room.always(&"\n### Entries of the file of accepted changes that accept nothing\n\n");
    for idle in &changes.idle {
        let (entry, what) = idle.explained();
        let line = fit!(
            Markdown,
            "- line {}: {} at {} {}\n",
            entry.line,
            MarkdownText::of(&entry.rule),
            MarkdownText::of(&entry.pointer),
            what.rendered::<Markdown>()
        );
        room.push("entries", &line);
    }
}

fn table(changes: &Changes) -> MarkdownText {
    let counts = &changes.summary.counts;
    let mut out = fit!(Markdown, "\n| | changes |\n|---|---:|\n");
    for (name, count) in [
        ("errors in the head", counts.errors),
        ("breaking", counts.breaking),
        ("… of them silent: code still compiles", counts.silent),
        ("at risk on the wire", counts.risk),
        ("without effect on the wire", counts.ok),
        ("breaking Rust code (major)", counts.major),
        ("adding to Rust (minor)", counts.minor),
        ("accepted", counts.accepted),
        ("entries that accept nothing", counts.idle),
        ("turned off by the configuration", counts.off),
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
    let mut out = fit!(
        Markdown,
        "\n#### {}\n\n{}\n",
        change.message.rendered::<Markdown>(),
        effects(change)
    );
    if let Some(given) = &change.level {
        out.push(&fit!(
            Markdown,
            "\n**Level**: {}: {}\n",
            change.worst().as_str(),
            given.reason.rendered::<Markdown>()
        ));
    }
    if let Some(was) = &change.outgrown {
        out.push(&fit!(
            Markdown,
            "\n**Was accepted as**: {}\n",
            was.rendered::<Markdown>()
        ));
    }
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
        out.push(&fit!(Markdown, "\n{}\n", help.rendered::<Markdown>()));
    }
    out
}

/// The Rust items before and after; what differs is underlined.
fn signatures(change: &Change) -> MarkdownText {
    let all = items(change);
    let mut lines: Vec<String> = Vec::new();
    for item in all.iter().take(2 * MOST) {
        lines.push(format!("{} {}", item.sign, item.text));
        let marks = item.differs.as_ref().and_then(|range| {
            let before = item.text.get(..range.start)?.chars().count();
            let length = item.text.get(range.clone())?.chars().count();
            (length > 0).then(|| format!("  {}{}", " ".repeat(before), "^".repeat(length)))
        });
        lines.extend(marks);
    }
    let more = all.len().saturating_sub(2 * MOST);
    if more > 0 {
        lines.push(format!("  … {more} more items"));
    }
    markdown::difference(&lines)
}

/// A finding on a line.
fn line(change: &Change, links: &Links) -> MarkdownText {
    let accepted = match &change.accepted {
        Some(reason) => fit!(Markdown, " — accepted: {}", MarkdownText::of(reason)),
        None => MarkdownText::default(),
    };
    let accepted = match &change.level {
        Some(given) => fit!(
            Markdown,
            " — {}{}",
            given.reason.rendered::<Markdown>(),
            accepted
        ),
        None => accepted,
    };
    let place = match places(change, links).last() {
        Some(place) => fit!(Markdown, "; {}", place),
        None => MarkdownText::default(),
    };
    let operations = match reached(change) {
        Some(operations) => {
            let operations = operations.iter().map(|one| MarkdownText::of(one));
            fit!(Markdown, "; {}", MarkdownText::joined(operations, ", "))
        }
        None if change.operations.is_empty() => MarkdownText::default(),
        None => fit!(Markdown, "; {} operations", change.operations.len()),
    };
    fit!(
        Markdown,
        "- {} ({}{}{}){}\n",
        change.message.rendered::<Markdown>(),
        effects(change),
        place,
        operations,
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
