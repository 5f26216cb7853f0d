//! What the corpus command found, as a table.

use std::fmt::Write;

use super::compile::Compiled;

/// What became of a document.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) verdict: Verdict,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
    pub(crate) lines: usize,
    pub(crate) seconds: f64,
    pub(crate) compiled: Option<Compiled>,
}

/// How far generation came.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// As written.
    Generated,
    /// With the lenient readings only.
    Lenient,
    /// Not at all.
    Refused,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Lenient => "lenient",
            Self::Refused => "refused",
        }
    }
}

impl Row {
    /// Whether it was generated and, if tried, compiled without a warning.
    pub(crate) fn is_well(&self) -> bool {
        let compiles = self
            .compiled
            .as_ref()
            .is_none_or(|it| it.errors == 0 && it.warnings == 0);
        self.verdict != Verdict::Refused && compiles
    }
}

/// The table for people, with times.
pub(crate) fn render(rows: &[Row]) -> String {
    let mut out = format!(
        "{:<28} {:<10} {:>6} {:>8} {:>6} {:>8} {:>8} {:>8} {:>8}\n",
        "document",
        "verdict",
        "errors",
        "warnings",
        "notes",
        "lines",
        "seconds",
        "rustc E",
        "rustc W"
    );
    for row in rows {
        let (errors, warnings) = compiled(row);
        let _ = writeln!(
            out,
            "{:<28} {:<10} {:>6} {:>8} {:>6} {:>8} {:>8.2} {errors:>8} {warnings:>8}",
            row.name,
            row.verdict.word(),
            row.errors,
            row.warnings,
            row.notes,
            row.lines,
            row.seconds
        );
    }
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let _ = writeln!(
        out,
        "{} documents: {} generated, {} with lenient readings, {} refused",
        rows.len(),
        count(Verdict::Generated),
        count(Verdict::Lenient),
        count(Verdict::Refused)
    );
    out
}

/// The same without times, so that two runs give the same file.
pub(crate) fn report(rows: &[Row]) -> String {
    let mut out = String::from(
        "document\tverdict\terrors\twarnings\tnotes\tlines\trustc errors\trustc warnings\n",
    );
    for row in rows {
        let (errors, warnings) = compiled(row);
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{errors}\t{warnings}",
            row.name,
            row.verdict.word(),
            row.errors,
            row.warnings,
            row.notes,
            row.lines
        );
    }
    out
}

fn compiled(row: &Row) -> (String, String) {
    row.compiled.as_ref().map_or_else(
        || ("-".to_owned(), "-".to_owned()),
        |it| (it.errors.to_string(), it.warnings.to_string()),
    )
}
