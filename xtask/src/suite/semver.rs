//! `cargo xtask suite semver`: what the diff says that a change needs in Rust, against what
//! `cargo-semver-checks` observes.

use std::path::{Path, PathBuf};

use oasmith_codegen::disk::DiskLoader;
use oasmith_diff::effect::Bump;
use oasmith_diff::semver_checks::{Question, Verdict};
use oasmith_diff::side::Side;
use oasmith_spec::render;

use crate::progress::Bar;
use crate::{Result, TaskOutcome, scratch};

/// Asks about each case below a folder, by default those of the rules. The answer is no where more is
/// observed than was predicted, and where there was no verdict.
pub(crate) fn run(folder: Option<&str>, only: Option<&str>) -> Result<TaskOutcome> {
    let folder = folder.map_or_else(|| crate::root().join("specs/diff"), PathBuf::from);
    let cases = cases(&folder, only)?;
    let question = Question {
        // The runtime and what it needs are built once.
        target: Some(crate::root().join("target/suite/semver")),
    };
    let mut bar = Bar::new(cases.len());
    let mut counts = Counts::default();
    println!("{:<32} {:<10} observed", "case", "predicted");
    for case in &cases {
        let name = scratch::name(case);
        bar.show(&name, "compared");
        let line = counts.line(&question, case)?;
        bar.clear();
        println!("{name:<32} {line}");
        bar.advance();
    }
    println!(
        "{} cases: {} predicted too little, {} more than observed, {} without a verdict",
        cases.len(),
        counts.below,
        counts.above,
        counts.unknown
    );
    let well = counts.below + counts.unknown == 0;
    Ok(if well {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    })
}

fn cases(folder: &Path, only: Option<&str>) -> Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut cases: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("base.yaml").is_file())
        .filter(|path| only.is_none_or(|only| path.ends_with(only)))
        .collect();
    cases.sort();
    if cases.is_empty() {
        return Err(format!("no case is in {}", folder.display()).into());
    }
    Ok(cases)
}

/// How many cases came out otherwise than predicted.
#[derive(Default)]
struct Counts {
    below: usize,
    above: usize,
    unknown: usize,
}

impl Counts {
    /// Asks about a case, and says what was predicted and what is observed.
    fn line(&mut self, question: &Question, case: &Path) -> Result<String> {
        let (base, head) = (read(case, "base.yaml")?, read(case, "head.yaml")?);
        let predicted = oasmith_diff::compare(&base, &head).summary.rust;
        let observed = if base.files() == head.files() {
            "none (the same code)".to_owned()
        } else {
            self.observed(predicted, question.ask(&base, &head))?
        };
        Ok(format!("{:<10} {observed}", predicted.as_str()))
    }

    fn observed(&mut self, predicted: Bump, verdict: Verdict) -> Result<String> {
        let bump = match verdict {
            Verdict::Missing => return Err(MISSING.into()),
            Verdict::Unknown(reason) => {
                self.unknown += 1;
                return Ok(format!("unknown: {reason}"));
            }
            Verdict::Bump(bump) => bump,
        };
        let note = if bump > predicted {
            self.below += 1;
            ", which is more"
        } else if bump.max(Bump::Patch) < predicted {
            // A patch is nothing to it.
            self.above += 1;
            ", which is less"
        } else {
            ""
        };
        Ok(format!("{}{note}", bump.as_str()))
    }
}

const MISSING: &str =
    "cargo-semver-checks is not installed: `cargo install cargo-semver-checks --locked`";

fn read(case: &Path, document: &str) -> Result<Side> {
    let request = scratch::request(&case.join(document), "case".to_owned(), true);
    Side::read(&request, &DiskLoader)
        .map_err(|refused| render::render(&refused.diagnostics, &refused.sources, false).into())
}
