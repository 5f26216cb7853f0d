//! Prints diagnostics and tells what they amount to.

use std::collections::HashMap;
use std::io::IsTerminal;

use oasmith_codegen::pipeline::Outcome;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostic, Diagnostics, Level};
use oasmith_spec::fit;
use oasmith_spec::render;
use oasmith_spec::sink::{Terminal, TerminalText};
use oasmith_spec::source::{FileId, Sources};

use crate::Answer;
use crate::console::complain;

/// The most findings that are printed; the rest is counted.
const MOST: usize = 100;

/// Prints the findings of a run as rustc would, to standard error, and gives the answer.
pub(crate) fn text(outcome: &Outcome) -> Answer {
    diagnostics(&outcome.diagnostics, &outcome.sources)
}

/// Prints the findings as rustc would, to standard error, and gives the answer.
pub(crate) fn diagnostics(diagnostics: &Diagnostics, sources: &Sources) -> Answer {
    if !diagnostics.is_empty() {
        let colour = std::io::stderr().is_terminal();
        let shown = weightiest(diagnostics, sources);
        let more = match diagnostics.iter().len() - shown.len() {
            0 => TerminalText::default(),
            more => fit!(
                Terminal,
                "… and {} more; `oasmith check --format json` lists them all\n",
                more
            ),
        };
        let text = render::render_each(shown, sources, colour);
        complain!("{}{}{}", text, more, counts(diagnostics));
    }
    answer(diagnostics)
}

/// The most findings of one kind that are printed of one line: one wrong list is one mistake.
const MOST_ALIKE: usize = 10;

/// As many findings as people read, errors before warnings before notes, in the order of their
/// places.
fn weightiest<'d>(diagnostics: &'d Diagnostics, sources: &Sources) -> Vec<&'d Diagnostic> {
    let mut alike: HashMap<(Code, FileId, usize), usize> = HashMap::new();
    let mut is_shown = |diagnostic: &Diagnostic| {
        let Some(span) = diagnostic.span else {
            return true;
        };
        let line = sources.locate(span).line;
        let count = alike.entry((diagnostic.code, span.file, line)).or_default();
        *count += 1;
        *count <= MOST_ALIKE
    };
    let shown = diagnostics.iter().enumerate();
    let shown = shown.filter(|(_, diagnostic)| is_shown(diagnostic));
    let mut by_weight: Vec<(usize, &Diagnostic)> = shown.collect();
    by_weight.sort_by_key(|(_, diagnostic)| std::cmp::Reverse(diagnostic.level));
    by_weight.truncate(MOST);
    by_weight.sort_by_key(|(at, _)| *at);
    by_weight
        .into_iter()
        .map(|(_, diagnostic)| diagnostic)
        .collect()
}

/// The exit code that the findings ask for. A file that can't be read is the caller's mistake, not
/// the document's.
pub(crate) fn answer(diagnostics: &Diagnostics) -> Answer {
    let unreadable =
        |d: &&Diagnostic| d.level == Level::Error && d.code == Code::UNREADABLE && d.span.is_none();
    if diagnostics.iter().any(|d| unreadable(&d)) {
        Answer::Trouble
    } else if diagnostics.has_errors() {
        Answer::No
    } else {
        Answer::Fine
    }
}

/// `1 model`, `2 models`.
pub(crate) fn counted(count: usize, words: [&'static str; 2]) -> TerminalText {
    let [one, several] = words;
    fit!(
        Terminal,
        "{} {}",
        count,
        if count == 1 { one } else { several }
    )
}

/// `2 errors, 1 warning`, and how to learn more.
pub(crate) fn counts(diagnostics: &Diagnostics) -> TerminalText {
    let mut parts = Vec::new();
    for (level, words) in [
        (Level::Error, ["error", "errors"]),
        (Level::Warning, ["warning", "warnings"]),
        (Level::Note, ["note", "notes"]),
    ] {
        match diagnostics.count(level) {
            0 => {}
            count => parts.push(counted(count, words)),
        }
    }
    let first = diagnostics
        .iter()
        // Of several with the greatest level, the last that comes: hence from the end.
        .rev()
        .max_by_key(|d| d.level)
        .map_or("", |d| d.code.name());
    let parts = TerminalText::joined(parts, ", ");
    fit!(
        Terminal,
        "{}; `oasmith explain {}` tells more",
        parts,
        first
    )
}
