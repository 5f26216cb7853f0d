//! The changes as a section of a changelog: Markdown for users of the API and for users of the crate.

use oasmith_spec::fit;

use super::section::items;
use super::words::{counted, some};
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::rules::{Audience, Rule};
use crate::sentence::{CrateVersion, Sentence, sentence};
use crate::side::Side;
use crate::sink::{Markdown, MarkdownText};

/// How many Rust items a change shows, and how many operations.
const MOST: usize = 6;

/// A changelog's section: grouped by operation, breaking changes first, in sentences. Accepted changes are in it.
pub fn changelog(changes: &Changes, base: &Side, head: &Side) -> String {
    let (was, is) = (&base.api.info, &head.api.info);
    let mut out = fit!(
        Markdown,
        "# {} {}\n",
        MarkdownText::of(&is.title),
        MarkdownText::of(&is.version)
    );
    let is_version = |change: &Change| change.rule == "api-version-changed";
    if changes.changes.iter().all(is_version) {
        out.push(&"\nNothing changed.\n");
        return out.into_string();
    }
    out.push(&fit!(
        Markdown,
        "\nChanges since {}.\n",
        MarkdownText::of(&was.version)
    ));
    let for_api = changes.changes.iter().filter(|one| is_of_the_api(one));
    let (docs, for_api): (Vec<&Change>, Vec<&Change>) = for_api.partition(|one| is_docs(one));
    if !for_api.is_empty() || !docs.is_empty() {
        out.push(&"\n## For users of the API\n");
    }
    let api_line = |change: &Change| {
        let breaks = match change.on_messages() {
            Effect::Breaking => "**Breaking:** ",
            Effect::Risk => "**At risk:** ",
            Effect::Ok => "",
        };
        fit!(Markdown, "- {}{}\n", breaks, full(&change.message))
    };
    out.push(&by_operation(
        &for_api,
        |change| change.on_messages(),
        api_line,
    ));
    if !docs.is_empty() {
        let (count, parts) = counted(docs.len(), ["description", "descriptions"]);
        out.push(&fit!(Markdown, "\n{} {} changed.\n", count, parts));
    }
    let for_crate = changes.changes.iter();
    let for_crate = for_crate.filter(|one| one.rust >= Bump::Minor || one.silent);
    let for_crate: Vec<&Change> = for_crate.collect();
    if !for_crate.is_empty() {
        let versions = sentence!(
            "The version goes from {} to {}.",
            CrateVersion(&changes.summary.base_version),
            CrateVersion(&changes.summary.next_version)
        );
        out.push(&fit!(
            Markdown,
            "\n## For users of the crate\n\n{}\n",
            versions.rendered::<Markdown>()
        ));
        out.push(&by_operation(
            &for_crate,
            |change| (change.silent, change.rust),
            crate_line,
        ));
    }
    out.into_string()
}

/// Whether users of the API notice it, whatever language they use.
fn is_of_the_api(change: &Change) -> bool {
    let rule = Rule::by_id(&change.rule);
    // The heading has the version already.
    let is_version = change.rule == "api-version-changed";
    !is_version && rule.is_none_or(|rule| rule.audience() == Audience::Api)
}

/// Whether it changes descriptions only.
fn is_docs(change: &Change) -> bool {
    change.rule.ends_with("-docs-changed") || change.rule.ends_with("-examples-changed")
}

/// A sentence with its capital letter and its full stop.
fn full(message: &Sentence) -> MarkdownText {
    fit!(
        Markdown,
        "{}.",
        message.capitalized().rendered::<Markdown>()
    )
}

/// A change with what it does to code.
fn crate_line(change: &Change) -> MarkdownText {
    let breaks = match change.rust {
        _ if change.silent => "**Code still compiles, and its meaning or its messages change:** ",
        Bump::Major => "**Breaking:** ",
        _ => "",
    };
    let mut out = fit!(Markdown, "- {}{}\n", breaks, full(&change.message));
    let lines = items(change);
    let mut lines = lines.iter().peekable();
    let mut shown = 0;
    while let Some(line) = lines.next() {
        let other =
            lines.next_if(|next| line.sign == '-' && next.sign == '+' && line.differs.is_some());
        if shown < MOST {
            let item = MarkdownText::of(line.text);
            out.push(&match (other, line.sign) {
                (Some(other), _) => {
                    let other = MarkdownText::of(other.text);
                    fit!(Markdown, "  - {} is now {}.\n", item, other)
                }
                (None, '-') => fit!(Markdown, "  - {} was removed.\n", item),
                (None, _) => fit!(Markdown, "  - {} is new.\n", item),
            });
        }
        shown += 1;
    }
    if shown > MOST {
        let (more, items) = counted(shown - MOST, ["item", "items"]);
        out.push(&fit!(Markdown, "  - {} more {} changed.\n", more, items));
    }
    out
}

/// Where a change belongs in a changelog: the API as a whole, several operations, one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Heading<'c> {
    Operation(usize, &'c str),
    Several,
    Whole,
}

/// Lines under the operation that they are about, the gravest first.
fn by_operation<W: Ord>(
    changes: &[&Change],
    weight: impl Fn(&Change) -> W,
    line: impl Fn(&Change) -> MarkdownText,
) -> MarkdownText {
    let mut order: Vec<&str> = Vec::new();
    let mut placed: Vec<(Heading<'_>, &Change)> = Vec::new();
    for change in changes {
        let heading = match change.operations.as_slice() {
            [] => Heading::Whole,
            [one] => {
                let known = order.iter().position(|known| known == one);
                let at = known.unwrap_or(order.len());
                if known.is_none() {
                    order.push(one);
                }
                Heading::Operation(at, one)
            }
            _ => Heading::Several,
        };
        placed.push((heading, change));
    }
    // The sort is stable: what weighs the same keeps the order of the document.
    placed.sort_by_key(|(_, change)| std::cmp::Reverse(weight(change)));
    placed.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut out = MarkdownText::default();
    let mut last = None;
    for (heading, change) in &placed {
        if last != Some(heading) {
            out.push(&match heading {
                Heading::Operation(_, name) => {
                    fit!(Markdown, "\n### {}\n\n", MarkdownText::of(name))
                }
                Heading::Several => fit!(Markdown, "\n### Several operations\n\n"),
                Heading::Whole => fit!(Markdown, "\n### The API as a whole\n\n"),
            });
            last = Some(heading);
        }
        out.push(&line(change));
        if *heading == Heading::Several {
            out.push(&reached(change));
        }
    }
    out
}

/// The operations of a change of several.
fn reached(change: &Change) -> MarkdownText {
    let (shown, more) = some(&change.operations, MOST);
    let shown = MarkdownText::joined(shown.into_iter().map(MarkdownText::of), ", ");
    match more {
        0 => fit!(Markdown, "  - It concerns {}.\n", shown),
        more => fit!(Markdown, "  - It concerns {} and {} more.\n", shown, more),
    }
}
