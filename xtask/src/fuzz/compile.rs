//! Some of the mutants that generate are compiled too: code that does not compile is a lie.

use std::path::Path;

use oasmith_codegen::disk;
use oasmith_codegen::files::Files;

use super::table::{Finding, Row};
use crate::Result;
use crate::corpus::compile;

/// The folder of the crate that is compiled, one mutant after the other.
const FOLDER: &str = "mutant";

/// The mutants that will be compiled.
pub(super) struct Sample {
    wanted: usize,
    seen: usize,
    kept: Vec<(u64, Files)>,
}

impl Sample {
    pub(super) fn new(wanted: usize) -> Self {
        Self {
            wanted,
            seen: 0,
            kept: Vec::new(),
        }
    }

    /// Keeps a mutant's files, or not. The later ones replace earlier ones now and then, so that the
    /// sample spreads over all of them.
    pub(super) fn offer(&mut self, index: u64, files: Option<Files>) {
        let Some(files) = files else { return };
        self.seen += 1;
        if self.kept.len() < self.wanted {
            self.kept.push((index, files));
        } else if self.seen.is_power_of_two() || self.seen.is_multiple_of(97) {
            let len = self.kept.len().max(1);
            if let Some(place) = self.kept.get_mut(self.seen % len) {
                *place = (index, files);
            }
        }
    }

    /// Checks what was kept with clippy and rustfmt; how many there were.
    pub(super) fn check(self, work: &Path, row: &mut Row) -> Result<usize> {
        let compiled = self.kept.len();
        for (index, files) in self.kept {
            disk::write(&files, &work.join(FOLDER))?;
            let said = compile::lint(work, FOLDER)?;
            if said.errors + said.warnings > 0 {
                let kept = work.join(format!("{}-{index}", row.document));
                disk::write(&files, &kept)?;
                row.findings.push(Finding {
                    finding: format!(
                        "{} errors and {} warnings of rustc",
                        said.errors, said.warnings
                    ),
                    fault: format!("mutant {index} of {}", row.document),
                    reproduce: format!(
                        "cargo clippy --manifest-path {}/Cargo.toml",
                        kept.display()
                    ),
                    kept,
                });
            }
        }
        Ok(compiled)
    }
}
