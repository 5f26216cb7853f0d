//! The changes as one page that needs nothing else: no script, no font, no picture from elsewhere.

mod excerpt;
mod index;

use oasmith_spec::fit;
use oasmith_spec::source::{Location, Sources};

use super::section::{ItemLine, Section, by_rule, items, reached, title_of};
use super::words::{LONGEST_SIGNATURE, counted, headline};
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::sentence::Sentence;
use crate::sink::{Html, HtmlText};
use excerpt::{excerpt, place};
use index::Index;

/// The page's style, for light and dark, wide and narrow.
const STYLE: &str = include_str!("page.css");

/// From how many changes on a filter helps.
const WORTH_A_FILTER: usize = 8;
/// The page: errors of the head, then the gravest changes first. Excerpts come from the texts of both sides.
pub fn html(changes: &Changes, base: &Sources, head: &Sources) -> String {
    let title = headline(changes).rendered::<Html>();
    let summary = &changes.summary;
    let index = Index::new(changes);
    let mut out = fit!(
        Html,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{}{}</style>\n</head>\n\
         <body>\n<header>\n<h1>{}</h1>\n<p class=\"verdict\">\
         <span class=\"chip {}\">wire: {}</span> <span class=\"chip {}\">Rust: {}</span> \
         <span class=\"chip\">{} to {}</span></p>\n",
        // A title holds no elements.
        HtmlText::of(&headline(changes).to_string()),
        STYLE,
        index.style(),
        title,
        summary.wire.as_str(),
        summary.wire.as_str(),
        summary.rust.as_str(),
        summary.rust.as_str(),
        HtmlText::of(&summary.base_version),
        HtmlText::of(&summary.next_version)
    );
    out.push(&table(changes));
    out.push(&contents(changes));
    if changes.changes.len() >= WORTH_A_FILTER {
        out.push(&index.filter());
    }
    out.push(&"</header>\n<main>\n");
    out.push(&errors(changes, head));
    let page = Page { index, base, head };
    for section in Section::ALL {
        let found = section.changes(changes);
        if found.is_empty() {
            continue;
        }
        out.push(&fit!(
            Html,
            "<section id=\"{}\">\n<h2>{} ({})</h2>\n",
            section.word(),
            section.title(),
            found.len()
        ));
        match section {
            Section::Accepted | Section::Other => out.push(&folded(found, &page)),
            _ => {
                for change in found {
                    out.push(&finding(change, &page, true));
                }
            }
        }
        out.push(&"</section>\n");
    }
    out.push(&idle(changes));
    out.push(&"</main>\n</body>\n</html>\n");
    out.into_string()
}

/// What findings are shown with.
struct Page<'a> {
    index: Index<'a>,
    base: &'a Sources,
    head: &'a Sources,
}

/// Changes that nobody must look at, folded by their rules.
fn folded(found: Vec<&Change>, page: &Page<'_>) -> HtmlText {
    let mut out = HtmlText::default();
    for (rule, group) in by_rule(found) {
        let number = page.index.rule(rule);
        out.push(&fit!(
            Html,
            "<details class=\"group r{}\">\n<summary>{} <span class=\"chip\">{}</span> {}</summary>\n",
            number,
            group.len(),
            HtmlText::of(rule),
            Sentence::from(title_of(rule)).rendered::<Html>()
        ));
        for change in group {
            out.push(&finding(change, page, false));
        }
        out.push(&"</details>\n");
    }
    out
}

/// Where the sections begin.
fn contents(changes: &Changes) -> HtmlText {
    let mut links = Vec::new();
    if !changes.errors.is_empty() {
        let count = changes.errors.len();
        links.push(fit!(
            Html,
            "<li><a href=\"#errors\">Errors in the head</a> ({})</li>",
            count
        ));
    }
    for section in Section::ALL {
        let count = section.changes(changes).len();
        if count > 0 {
            links.push(fit!(
                Html,
                "<li><a href=\"#{}\">{}</a> ({})</li>",
                section.word(),
                section.title(),
                count
            ));
        }
    }
    if !changes.idle.is_empty() {
        let count = changes.idle.len();
        links.push(fit!(
            Html,
            "<li><a href=\"#idle\">Entries that accept nothing</a> ({})</li>",
            count
        ));
    }
    let links: HtmlText = links.into_iter().collect();
    fit!(Html, "<nav><ul>{}</ul></nav>\n", links)
}

/// Errors of the head, each with its lines.
fn errors(changes: &Changes, head: &Sources) -> HtmlText {
    if changes.errors.is_empty() {
        return HtmlText::default();
    }
    let mut out = fit!(
        Html,
        "<section id=\"errors\">\n<h2>Errors in the head ({})</h2>\n\
         <p>What follows from them is left out. The rest is no verdict on the head.</p>\n",
        changes.errors.len()
    );
    for error in &changes.errors {
        out.push(&fit!(
            Html,
            "<details class=\"breaking\" open>\n<summary><span class=\"message\">{}</span> \
             <span class=\"chip breaking\">{}</span></summary>\n",
            HtmlText::of(&error.message),
            HtmlText::of(&error.code)
        ));
        if let Some(at) = &error.place {
            out.push(&place(at));
            out.push(&excerpt(at, head));
        }
        out.push(&fit!(
            Html,
            "<p class=\"help\">{}</p>\n</details>\n",
            HtmlText::of(&error.help)
        ));
    }
    out.push(&"</section>\n");
    out
}

/// Entries of the file of accepted changes that accept nothing.
fn idle(changes: &Changes) -> HtmlText {
    if changes.idle.is_empty() {
        return HtmlText::default();
    }
    let lines = changes.idle.iter().map(|idle| {
        let (entry, what) = idle.explained();
        fit!(
            Html,
            "<li>line {}: <code>{}</code> at <code>{}</code> {}</li>\n",
            entry.line,
            HtmlText::of(&entry.rule),
            HtmlText::of(&entry.pointer),
            what.rendered::<Html>()
        )
    });
    let lines: HtmlText = lines.collect();
    fit!(
        Html,
        "<section id=\"idle\">\n<h2>Entries that accept nothing ({})</h2>\n<ul>\n{}</ul>\n</section>\n",
        changes.idle.len(),
        lines
    )
}

fn table(changes: &Changes) -> HtmlText {
    let counts = &changes.summary.counts;
    let rows = [
        ("errors in the head", counts.errors),
        ("breaking", counts.breaking),
        ("silent: code still compiles", counts.silent),
        ("at risk on the wire", counts.risk),
        ("without effect on the wire", counts.ok),
        ("breaking Rust code", counts.major),
        ("adding to Rust", counts.minor),
        ("accepted", counts.accepted),
        ("turned off by the configuration", counts.off),
    ];
    let rows = rows.into_iter().filter(|(_, count)| *count > 0);
    let cells: HtmlText = rows
        .map(|(name, count)| fit!(Html, "<div><dt>{}</dt><dd>{}</dd></div>", name, count))
        .collect();
    if cells.is_empty() {
        return cells;
    }
    fit!(Html, "<dl class=\"counts\">{}</dl>\n", cells)
}

fn finding(change: &Change, page: &Page<'_>, open: bool) -> HtmlText {
    let mut out = fit!(
        Html,
        "<details id=\"c{}\" class=\"f {} {}\"{}>\n<summary><span class=\"message\">{}</span> {}{}</summary>\n",
        HtmlText::of(&change.fingerprint),
        Section::of(change).word(),
        page.index.classes(change),
        if open { " open" } else { "" },
        change.message.rendered::<Html>(),
        chips(change),
        reached_by(change)
    );
    if let Some(given) = &change.level {
        out.push(&fit!(
            Html,
            "<p class=\"help\"><strong>Level</strong>: {}: {}</p>\n",
            change.worst().as_str(),
            given.reason.rendered::<Html>()
        ));
    }
    if let Some(was) = &change.outgrown {
        out.push(&fit!(
            Html,
            "<p class=\"help\"><strong>Was accepted as</strong>: {}</p>\n",
            was.rendered::<Html>()
        ));
    }
    if !change.operations.is_empty() {
        let operations: HtmlText = change
            .operations
            .iter()
            .map(|operation| fit!(Html, "<li><code>{}</code></li>", HtmlText::of(operation)))
            .collect();
        let (count, words) = counted(change.operations.len(), ["operation", "operations"]);
        out.push(&fit!(
            Html,
            "<details class=\"operations\"><summary>Reaches {} {}</summary><ul>{}</ul></details>\n",
            count,
            words,
            operations
        ));
    }
    out.push(&"<div class=\"sides\">\n");
    let items = items(change);
    for (title, at, sources, sign) in [
        ("Base", &change.base, page.base, '-'),
        ("Head", &change.head, page.head, '+'),
    ] {
        let items: Vec<&ItemLine<'_>> = items.iter().filter(|one| one.sign == sign).collect();
        out.push(&side(title, at.as_ref(), sources, &items));
    }
    out.push(&"</div>\n");
    if let Some(help) = &change.help {
        out.push(&fit!(
            Html,
            "<p class=\"help\">{}</p>\n",
            help.rendered::<Html>()
        ));
    }
    if let Some(reason) = &change.accepted {
        out.push(&fit!(
            Html,
            "<p class=\"help\">Accepted: {}</p>\n",
            HtmlText::of(reason)
        ));
    }
    out.push(&"</details>\n");
    out
}

/// The operations that a finding reaches, where they are few.
fn reached_by(change: &Change) -> HtmlText {
    let operations = reached(change).unwrap_or_default().iter();
    let operations = operations.map(|one| fit!(Html, " <code>{}</code>", HtmlText::of(one)));
    operations.collect()
}

fn chips(change: &Change) -> HtmlText {
    let mut chips = vec![fit!(
        Html,
        "<span class=\"chip\">{}</span>",
        HtmlText::of(&change.rule)
    )];
    for (what, effect) in [
        ("sent", change.wire.send),
        ("received", change.wire.receive),
    ] {
        if effect != Effect::Ok {
            let effect = effect.as_str();
            chips.push(fit!(
                Html,
                "<span class=\"chip {}\">{}: {}</span>",
                effect,
                what,
                effect
            ));
        }
    }
    if change.rust != Bump::None {
        let rust = change.rust.as_str();
        chips.push(fit!(
            Html,
            "<span class=\"chip {}\">Rust: {}</span>",
            rust,
            rust
        ));
    }
    if change.is_silent() {
        chips.push(fit!(Html, "<span class=\"chip breaking\">silent</span>"));
    }
    HtmlText::joined(chips, " ")
}

fn side(
    title: &'static str,
    at: Option<&Location>,
    sources: &Sources,
    items: &[&ItemLine<'_>],
) -> HtmlText {
    let mut out = fit!(Html, "<div><h3>{}</h3>\n", title);
    if let Some(at) = at {
        out.push(&place(at));
        out.push(&excerpt(at, sources));
    }
    if !items.is_empty() {
        let lines = items.iter().map(|item| marked(item));
        out.push(&fit!(
            Html,
            "<pre class=\"rust\"><code>{}</code></pre>\n",
            HtmlText::joined(lines, "\n")
        ));
    }
    out.push(&"</div>\n");
    out
}

/// A Rust item, the part marked in which it differs from the other side.
fn marked(item: &ItemLine<'_>) -> HtmlText {
    let text = |range: std::ops::Range<usize>| {
        HtmlText::at_most(item.text.get(range).unwrap_or_default(), LONGEST_SIGNATURE)
    };
    match &item.differs {
        Some(range) => fit!(
            Html,
            "{}<mark>{}</mark>{}",
            text(0..range.start),
            text(range.clone()),
            text(range.end..item.text.len())
        ),
        None => text(0..item.text.len()),
    }
}
