//! Prints diagnostics and tells what they amount to.

use std::io::{IsTerminal, Write};

use oasmith_codegen::pipeline::Outcome;
use oasmith_spec::diagnostic::{Diagnostics, Level};
use oasmith_spec::render;
use oasmith_spec::source::Sources;

use crate::Answer;

/// Prints every finding of a run as rustc would, to standard error, and gives the answer.
pub(crate) fn text(outcome: &Outcome) -> Answer {
    diagnostics(&outcome.diagnostics, &outcome.sources)
}

/// Prints every finding as rustc would, to standard error, and gives the answer.
pub(crate) fn diagnostics(diagnostics: &Diagnostics, sources: &Sources) -> Answer {
    if !diagnostics.is_empty() {
        let colour = std::io::stderr().is_terminal();
        let text = render::render(diagnostics, sources, colour);
        // A closed pipe is no reason to fail.
        let _ = writeln!(std::io::stderr(), "{text}\n{}", counts(diagnostics));
    }
    answer(diagnostics)
}

/// The exit code that the findings ask for. A file that can't be read is the caller's mistake, not
/// the document's.
pub(crate) fn answer(diagnostics: &Diagnostics) -> Answer {
    let unreadable = |d: &&oasmith_spec::diagnostic::Diagnostic| {
        d.level == Level::Error
            && d.code == oasmith_spec::code::Code::UNREADABLE
            && d.span.is_none()
    };
    if diagnostics.iter().any(|d| unreadable(&d)) {
        Answer::Trouble
    } else if diagnostics.has_errors() {
        Answer::No
    } else {
        Answer::Fine
    }
}

/// `2 errors, 1 warning`, and how to learn more.
pub(crate) fn counts(diagnostics: &Diagnostics) -> String {
    let mut parts = Vec::new();
    for (level, one) in [
        (Level::Error, "error"),
        (Level::Warning, "warning"),
        (Level::Note, "note"),
    ] {
        match diagnostics.count(level) {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            n => parts.push(format!("{n} {one}s")),
        }
    }
    let first = diagnostics
        .iter()
        .max_by_key(|d| d.level)
        .map_or("", |d| d.code.name());
    format!("{}; `oasmith explain {first}` tells more", parts.join(", "))
}
