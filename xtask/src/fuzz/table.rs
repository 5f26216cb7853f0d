//! What was found, as a table.

use std::fmt;
use std::fmt::Write;
use std::path::PathBuf;
use std::time::Duration;

use super::trial::{Trial, Verdict};

/// Something that must not be.
pub(super) struct Finding {
    /// What went wrong.
    pub(super) finding: String,
    /// What is wrong with the mutant.
    pub(super) fault: String,
    /// The command that makes it again.
    pub(super) reproduce: String,
    /// The mutant.
    pub(super) kept: PathBuf,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "finding: {}", self.finding)?;
        writeln!(f, "  fault: {}", self.fault)?;
        writeln!(f, "  again: {}", self.reproduce)?;
        write!(f, "  kept:  {}", self.kept.display())
    }
}

/// The mutants of one document.
pub(super) struct Row {
    pub(super) document: String,
    pub(super) mutants: usize,
    generated: usize,
    lenient: usize,
    refused: usize,
    /// How many were looked at closely.
    closely: usize,
    /// How many were compiled.
    pub(super) compiled: usize,
    slowest: Duration,
    pub(super) findings: Vec<Finding>,
}

impl Row {
    pub(super) fn new(document: String) -> Self {
        Self {
            document,
            mutants: 0,
            generated: 0,
            lenient: 0,
            refused: 0,
            closely: 0,
            compiled: 0,
            slowest: Duration::ZERO,
            findings: Vec::new(),
        }
    }

    pub(super) fn count(&mut self, trial: &Trial, closely: bool) {
        self.mutants += 1;
        self.closely += usize::from(closely);
        self.slowest = self.slowest.max(trial.time);
        match trial.verdict {
            Verdict::Generated => self.generated += 1,
            Verdict::Lenient => self.lenient += 1,
            Verdict::Refused => self.refused += 1,
        }
    }

    pub(super) fn is_well(&self) -> bool {
        self.findings.is_empty()
    }
}

/// The table, and the findings beneath it.
pub(super) fn render(rows: &[Row]) -> String {
    let mut out = format!(
        "{:<36} {:>7} {:>9} {:>7} {:>7} {:>7} {:>8} {:>7} {:>8}\n",
        "document",
        "mutants",
        "generated",
        "lenient",
        "refused",
        "closely",
        "compiled",
        "slowest",
        "findings"
    );
    for row in rows {
        let _ = writeln!(
            out,
            "{:<36} {:>7} {:>9} {:>7} {:>7} {:>7} {:>8} {:>5.2} s {:>8}",
            row.document,
            row.mutants,
            row.generated,
            row.lenient,
            row.refused,
            row.closely,
            row.compiled,
            row.slowest.as_secs_f64(),
            row.findings.len()
        );
    }
    let mutants: usize = rows.iter().map(|row| row.mutants).sum();
    let findings: usize = rows.iter().map(|row| row.findings.len()).sum();
    let _ = writeln!(
        out,
        "{mutants} mutants of {} documents, {findings} findings",
        rows.len()
    );
    for finding in rows.iter().flat_map(|row| &row.findings) {
        let _ = writeln!(out, "\n{finding}");
    }
    out
}
