//! What the suite found, as a table and a list of failures.

use std::fmt::{self, Write};

use super::instances::Instances;

/// What became of a document.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) verdict: Verdict,
    /// The groups that have instances.
    pub(super) groups: usize,
    /// Those of them that have a model.
    pub(super) generated: usize,
    /// What the compiler warned of.
    pub(super) warnings: usize,
    /// Valid instances that decode and pass `validate()`.
    pub(super) accepted: Share,
    /// Those that declare all they hold, written back as an equal value.
    pub(super) round_trips: Share,
    /// The others, written back as an equal value all the same.
    pub(super) undeclared: Share,
    /// Instances valid only where `format` asserts nothing, accepted. Either is right.
    pub(super) lax: Share,
    /// Invalid instances that are not decoded or don't pass `validate()`.
    pub(super) refused: Share,
    /// Instances that ended in a panic or could not be written.
    pub(super) wrong: usize,
    pub(super) failures: Vec<Failure>,
}

/// How far a document came.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Generated as written, and compiled.
    Generated,
    /// The same with the lenient readings only.
    Lenient,
    /// Not generated at all.
    Refused,
    /// Generated, but not compiled.
    Broken,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Lenient => "lenient",
            Self::Refused => "refused",
            Self::Broken => "broken",
        }
    }
}

/// So many of so many.
#[derive(Clone, Copy, Default)]
pub(super) struct Share {
    good: usize,
    total: usize,
}

impl Share {
    /// Counts one more.
    pub(super) fn add(&mut self, good: bool) {
        self.good += usize::from(good);
        self.total += 1;
    }

    fn is_whole(self) -> bool {
        self.good == self.total
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}/{}", self.good, self.total))
    }
}

/// An instance that came out wrong.
pub(super) struct Failure {
    pub(super) component: String,
    pub(super) description: String,
    pub(super) what: String,
}

impl Row {
    /// A document of which nothing has been generated yet.
    pub(super) fn new(name: String, instances: &Instances) -> Self {
        Self {
            name,
            verdict: Verdict::Refused,
            groups: instances.groups.len(),
            generated: 0,
            warnings: 0,
            accepted: Share::default(),
            round_trips: Share::default(),
            undeclared: Share::default(),
            lax: Share::default(),
            refused: Share::default(),
            wrong: 0,
            failures: Vec::new(),
        }
    }

    /// Whether every group compiled without a warning, every valid instance came through, and every
    /// invalid one was refused.
    pub(super) fn is_well(&self) -> bool {
        let compiled = matches!(self.verdict, Verdict::Generated | Verdict::Lenient);
        compiled
            && self.generated == self.groups
            && self.accepted.is_whole()
            && self.round_trips.is_whole()
            && self.refused.is_whole()
            && self.warnings == 0
            && self.wrong == 0
    }
}

/// The table, and below it the failures.
pub(super) fn render(rows: &[Row]) -> String {
    let mut out = format!(
        "{:<16} {:<10} {:>7} {:>8} {:>10} {:>10} {:>11} {:>10} {:>8} {:>10}\n",
        "document",
        "verdict",
        "models",
        "warnings",
        "accepted",
        "round trip",
        "undeclared",
        "lax",
        "wrong",
        "refused"
    );
    for row in rows {
        let models = format!("{}/{}", row.generated, row.groups);
        let _ = writeln!(
            out,
            "{:<16} {:<10} {models:>7} {:>8} {:>10} {:>10} {:>11} {:>10} {:>8} {:>10}",
            row.name,
            row.verdict.word(),
            row.warnings,
            row.accepted,
            row.round_trips,
            row.undeclared,
            row.lax,
            row.wrong,
            row.refused
        );
    }
    for row in rows {
        if !row.failures.is_empty() {
            let _ = writeln!(out, "\n{}", row.name);
        }
        for failure in &row.failures {
            let _ = writeln!(
                out,
                "  {}: {}: {}",
                failure.component,
                failure.description,
                line(&failure.what)
            );
        }
    }
    out
}

/// A text on one line of bounded length.
fn line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(160) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
