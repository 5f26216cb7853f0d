//! The changes as one page that needs nothing else: no script, no font, no picture from elsewhere.

use oasmith_spec::fit;
use oasmith_spec::source::{Location, Sources};

use super::words::{LONGEST_SIGNATURE, counted, headline};
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::sink::{Html, HtmlText};

/// The page's style, for light and dark, wide and narrow.
const STYLE: &str = include_str!("page.css");

/// How many lines of a document stand around the place of a change.
const AROUND: usize = 3;
/// The most lines of an excerpt.
const LONGEST: usize = 14;
/// The most characters of a line of an excerpt: a line of megabytes is none.
const LONGEST_LINE: usize = 240;

/// The page. Excerpts come from the texts of both sides.
pub fn html(changes: &Changes, base: &Sources, head: &Sources) -> String {
    let title = headline(changes).told::<Html>();
    let summary = &changes.summary;
    let mut out = fit!(
        Html,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{}</style>\n</head>\n\
         <body>\n<header>\n<h1>{}</h1>\n<p class=\"verdict\">\
         <span class=\"chip {}\">wire: {}</span> <span class=\"chip {}\">Rust: {}</span> \
         <span class=\"chip\">{} to {}</span></p>\n",
        // A title holds no elements.
        HtmlText::of(&headline(changes).to_string()),
        STYLE,
        title,
        summary.wire.as_str(),
        summary.wire.as_str(),
        summary.rust.as_str(),
        summary.rust.as_str(),
        HtmlText::of(&summary.base_version),
        HtmlText::of(&summary.next_version)
    );
    out.push(&table(changes));
    out.push(&"</header>\n<main>\n");
    let is_grave = |change: &&Change| {
        change.accepted.is_none() && (change.is_breaking() || change.rust == Bump::Major)
    };
    let (grave, rest): (Vec<&Change>, Vec<&Change>) = changes.changes.iter().partition(is_grave);
    for change in &grave {
        out.push(&finding(change, base, head, true));
    }
    if !rest.is_empty() {
        let (count, changes) = counted(rest.len(), ["more change", "more changes"]);
        out.push(&fit!(Html, "<h2>{} {}</h2>\n", count, changes));
    }
    for change in &rest {
        out.push(&finding(change, base, head, false));
    }
    out.push(&"</main>\n</body>\n</html>\n");
    out.into_string()
}

fn table(changes: &Changes) -> HtmlText {
    let counts = &changes.summary.counts;
    let rows = [
        ("breaking on the wire", counts.breaking),
        ("silent: code still compiles", counts.silent),
        ("at risk on the wire", counts.risk),
        ("without effect on the wire", counts.ok),
        ("breaking Rust code", counts.major),
        ("adding to Rust", counts.minor),
        ("accepted", counts.accepted),
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

fn finding(change: &Change, base: &Sources, head: &Sources, open: bool) -> HtmlText {
    let mut out = fit!(
        Html,
        "<details id=\"c{}\" class=\"{}\"{}>\n<summary><span class=\"message\">{}</span> {}</summary>\n",
        HtmlText::of(&change.fingerprint),
        weight(change),
        if open { " open" } else { "" },
        change.message.told::<Html>(),
        chips(change)
    );
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
    out.push(&side("Base", change.base.as_ref(), base, &change.before));
    out.push(&side("Head", change.head.as_ref(), head, &change.after));
    out.push(&"</div>\n");
    if let Some(help) = &change.help {
        out.push(&fit!(
            Html,
            "<p class=\"help\">{}</p>\n",
            help.told::<Html>()
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

fn weight(change: &Change) -> &'static str {
    match (change.wire.worst(), change.rust) {
        _ if change.accepted.is_some() => "ok",
        (Effect::Breaking, _) => "breaking",
        (Effect::Risk, _) => "risk",
        (Effect::Ok, Bump::Major) => "major",
        (Effect::Ok, _) => "ok",
    }
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
    if change.silent {
        chips.push(fit!(Html, "<span class=\"chip breaking\">silent</span>"));
    }
    HtmlText::joined(chips, " ")
}

fn side(
    title: &'static str,
    place: Option<&Location>,
    sources: &Sources,
    items: &[String],
) -> HtmlText {
    let mut out = fit!(Html, "<section><h3>{}</h3>\n", title);
    if let Some(place) = place {
        out.push(&fit!(
            Html,
            "<p class=\"place\">{}:{}:{}</p>\n",
            HtmlText::of(&place.file),
            place.line,
            place.column
        ));
        out.push(&excerpt(place, sources));
    }
    if !items.is_empty() {
        let items = items.iter();
        let lines = items.map(|line| HtmlText::at_most(line, LONGEST_SIGNATURE));
        out.push(&fit!(
            Html,
            "<pre class=\"rust\"><code>{}</code></pre>\n",
            HtmlText::joined(lines, "\n")
        ));
    }
    out.push(&"</section>\n");
    out
}

/// The lines of a place, numbered, with a few around them; those of the place are marked.
fn excerpt(place: &Location, sources: &Sources) -> HtmlText {
    let Some(file) = sources
        .files()
        .find(|file| sources.name(*file) == place.file)
    else {
        return HtmlText::default();
    };
    let first = place.line.saturating_sub(AROUND).max(1);
    let last = (place.end_line + AROUND).min(first + LONGEST);
    let mut lines = HtmlText::default();
    let numbered = sources.text(file).lines().enumerate().skip(first - 1);
    let numbered: Vec<(usize, &str)> = numbered.take(last + 1 - first).collect();
    let indent = indent(numbered.iter().map(|(_, line)| *line));
    for (at, line) in numbered {
        // What is indented deeply is out of sight on a narrow page.
        let line = line.get(indent..).unwrap_or("");
        let number = at + 1;
        let marked = (place.line..=place.end_line).contains(&number);
        let class = if marked { " class=\"here\"" } else { "" };
        lines.push(&fit!(
            Html,
            "<span{}><i>{}</i>{}</span>",
            class,
            number,
            HtmlText::at_most(line, LONGEST_LINE)
        ));
    }
    fit!(Html, "<pre><code>{}</code></pre>\n", lines)
}

/// How many spaces all lines begin with, blank ones aside.
fn indent<'l>(lines: impl Iterator<Item = &'l str>) -> usize {
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = lines.filter(|line| !line.trim().is_empty());
    lines.map(spaces).min().unwrap_or(0)
}
