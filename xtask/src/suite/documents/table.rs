//! What became of each document, as a table.

use std::fmt::Write;

use super::index::{Entry, Kind};
use super::run::End;

/// A document.
pub(super) struct Row {
    file: String,
    kind: Kind,
    category: String,
    came_to: &'static str,
    /// How many of each could be reached, where it generates.
    pub(super) members: usize,
    pub(super) variants: usize,
    pub(super) operations: usize,
    /// What is not as it has to be.
    pub(super) faults: Vec<String>,
}

impl Row {
    pub(super) fn new(entry: &Entry) -> Self {
        Self {
            file: entry.file.clone(),
            kind: entry.kind,
            category: entry.category.clone(),
            came_to: "",
            members: 0,
            variants: 0,
            operations: 0,
            faults: Vec::new(),
        }
    }

    pub(super) fn came_to(&mut self, end: &End) {
        self.came_to = match end {
            End::Generated => "generated",
            End::Refused(_) => "refused",
            End::Died(_) => "died",
        };
    }

    pub(super) fn is_well(&self) -> bool {
        self.faults.is_empty()
    }
}

/// The table, and below it what is wrong.
pub(super) fn render(rows: &[Row]) -> String {
    let mut out = format!(
        "{:<32} {:<10} {:<9} {:<9} {:>7} {:>8} {:>10} {:>6}\n",
        "document",
        "category",
        "expected",
        "came to",
        "members",
        "variants",
        "operations",
        "faults"
    );
    for row in rows {
        let expected = match row.kind {
            Kind::MustWork => "generated",
            Kind::MustFail => "refused",
            Kind::Either => "either",
        };
        let _ = writeln!(
            out,
            "{:<32} {:<10} {expected:<9} {:<9} {:>7} {:>8} {:>10} {:>6}",
            row.file,
            row.category,
            row.came_to,
            row.members,
            row.variants,
            row.operations,
            row.faults.len()
        );
    }
    let well = rows.iter().filter(|row| row.is_well()).count();
    let _ = writeln!(
        out,
        "{well} of {} documents are as they have to be",
        rows.len()
    );
    for row in rows {
        for fault in &row.faults {
            let _ = writeln!(out, "{}: {fault}", row.file);
        }
    }
    out
}
