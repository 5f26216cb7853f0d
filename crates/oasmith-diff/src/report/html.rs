//! The changes as one page that needs nothing else: no script, no font, no picture from elsewhere.

use oasmith_spec::source::{Location, Sources};

use super::escape;
use super::words::{counted, headline};
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};

/// The page's style, for light and dark, wide and narrow.
const STYLE: &str = include_str!("page.css");

/// How many lines of a document stand around the place of a change.
const AROUND: usize = 3;
/// The most lines of an excerpt.
const LONGEST: usize = 14;

/// The page. Excerpts come from the texts of both sides.
pub fn html(changes: &Changes, base: &Sources, head: &Sources) -> String {
    let title = escape::xml(&headline(changes));
    let summary = &changes.summary;
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<header>\n<h1>{title}</h1>\n<p class=\"verdict\">\
         <span class=\"chip {}\">wire: {}</span> <span class=\"chip {}\">Rust: {}</span> \
         <span class=\"chip\">{} to {}</span></p>\n",
        summary.wire.as_str(),
        summary.wire.as_str(),
        summary.rust.as_str(),
        summary.rust.as_str(),
        escape::xml(&summary.base_version),
        escape::xml(&summary.next_version)
    );
    out.push_str(&table(changes));
    out.push_str("</header>\n<main>\n");
    let is_grave = |change: &&Change| {
        change.accepted.is_none() && (change.is_breaking() || change.rust == Bump::Major)
    };
    let (grave, rest): (Vec<&Change>, Vec<&Change>) = changes.changes.iter().partition(is_grave);
    for change in &grave {
        out.push_str(&finding(change, base, head, true));
    }
    if !rest.is_empty() {
        out.push_str(&format!(
            "<h2>{}</h2>\n",
            counted(rest.len(), "more change")
        ));
    }
    for change in &rest {
        out.push_str(&finding(change, base, head, false));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn table(changes: &Changes) -> String {
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
    let cells: Vec<String> = rows
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("<div><dt>{name}</dt><dd>{count}</dd></div>"))
        .collect();
    if cells.is_empty() {
        return String::new();
    }
    format!("<dl class=\"counts\">{}</dl>\n", cells.join(""))
}

fn finding(change: &Change, base: &Sources, head: &Sources, open: bool) -> String {
    let mut out = format!(
        "<details id=\"c{}\" class=\"{}\"{}>\n<summary><span class=\"message\">{}</span> {}</summary>\n",
        change.fingerprint,
        weight(change),
        if open { " open" } else { "" },
        spans(&change.message),
        chips(change)
    );
    if !change.operations.is_empty() {
        let operations: Vec<String> = change
            .operations
            .iter()
            .map(|operation| format!("<li><code>{}</code></li>", escape::xml(operation)))
            .collect();
        out.push_str(&format!(
            "<details class=\"operations\"><summary>Reaches {}</summary><ul>{}</ul></details>\n",
            counted(change.operations.len(), "operation"),
            operations.join("")
        ));
    }
    out.push_str("<div class=\"sides\">\n");
    out.push_str(&side("Base", change.base.as_ref(), base, &change.before));
    out.push_str(&side("Head", change.head.as_ref(), head, &change.after));
    out.push_str("</div>\n");
    if let Some(help) = &change.help {
        out.push_str(&format!("<p class=\"help\">{}</p>\n", spans(help)));
    }
    if let Some(reason) = &change.accepted {
        out.push_str(&format!(
            "<p class=\"help\">Accepted: {}</p>\n",
            escape::xml(reason)
        ));
    }
    out.push_str("</details>\n");
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

fn chips(change: &Change) -> String {
    let mut chips = vec![format!(
        "<span class=\"chip\">{}</span>",
        escape::xml(&change.rule)
    )];
    for (what, effect) in [
        ("sent", change.wire.send),
        ("received", change.wire.receive),
    ] {
        if effect != Effect::Ok {
            let effect = effect.as_str();
            chips.push(format!(
                "<span class=\"chip {effect}\">{what}: {effect}</span>"
            ));
        }
    }
    if change.rust != Bump::None {
        let rust = change.rust.as_str();
        chips.push(format!("<span class=\"chip {rust}\">Rust: {rust}</span>"));
    }
    if change.silent {
        chips.push("<span class=\"chip breaking\">silent</span>".to_owned());
    }
    chips.join(" ")
}

fn side(title: &str, place: Option<&Location>, sources: &Sources, items: &[String]) -> String {
    let mut out = format!("<section><h3>{title}</h3>\n");
    if let Some(place) = place {
        out.push_str(&format!(
            "<p class=\"place\">{}:{}:{}</p>\n",
            escape::xml(&place.file),
            place.line,
            place.column
        ));
        out.push_str(&excerpt(place, sources));
    }
    if !items.is_empty() {
        let lines: Vec<String> = items.iter().map(|line| escape::xml(line)).collect();
        out.push_str(&format!(
            "<pre class=\"rust\"><code>{}</code></pre>\n",
            lines.join("\n")
        ));
    }
    out.push_str("</section>\n");
    out
}

/// The lines of a place, numbered, with a few around them; those of the place are marked.
fn excerpt(place: &Location, sources: &Sources) -> String {
    let Some(file) = sources
        .files()
        .find(|file| sources.name(*file) == place.file)
    else {
        return String::new();
    };
    let first = place.line.saturating_sub(AROUND).max(1);
    let last = (place.end_line + AROUND).min(first + LONGEST);
    let mut lines = String::new();
    let numbered = sources.text(file).lines().enumerate().skip(first - 1);
    let numbered: Vec<(usize, &str)> = numbered.take(last + 1 - first).collect();
    let indent = indent(numbered.iter().map(|(_, line)| *line));
    for (at, line) in numbered {
        // What is indented deeply is out of sight on a narrow page.
        let line = line.get(indent..).unwrap_or("");
        let number = at + 1;
        // A line of megabytes is no excerpt.
        let cut: String = line.chars().take(240).collect();
        let marked = (place.line..=place.end_line).contains(&number);
        let class = if marked { " class=\"here\"" } else { "" };
        lines.push_str(&format!(
            "<span{class}><i>{number}</i>{}</span>",
            escape::xml(&cut)
        ));
    }
    format!("<pre><code>{lines}</code></pre>\n")
}

/// How many spaces all lines begin with, blank ones aside.
fn indent<'l>(lines: impl Iterator<Item = &'l str>) -> usize {
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = lines.filter(|line| !line.trim().is_empty());
    lines.map(spaces).min().unwrap_or(0)
}

/// A message with its code spans.
fn spans(message: &str) -> String {
    let parts: Vec<&str> = message.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape::xml(message);
    }
    let part = |(at, text): (usize, &&str)| {
        let text = escape::xml(text);
        if at % 2 == 1 {
            format!("<code>{text}</code>")
        } else {
            text
        }
    };
    parts.iter().enumerate().map(part).collect()
}
