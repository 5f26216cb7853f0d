//! The effect on Rust against an independent reading of the generated code.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

use oasmith_diff::report;
use oasmith_diff::rules::RULES;
use oasmith_diff::verify::verify;
use support::{folder, side};

#[test]
fn no_predicted_bump_is_below_the_observed_one() {
    for rule in RULES {
        let base = side(&folder(rule.id).join("base.yaml"));
        let head = side(&folder(rule.id).join("head.yaml"));
        let exhaustive = oasmith_diff::compare_exhaustively(&base, &head);
        let changes = oasmith_diff::compare(&base, &head);
        assert_eq!(
            report::json(&changes),
            report::json(&exhaustive),
            "{}",
            rule.id
        );
        let observed = verify(&base, &head).unwrap_or_else(|error| panic!("{}: {error}", rule.id));
        let predicted = changes.summary.rust;
        assert!(
            predicted >= observed.bump,
            "{}: predicted {predicted:?}, observed {observed:?}",
            rule.id
        );
    }
}

/// Nango's document in all its versions, where they are at hand.
#[test]
fn every_version_of_a_real_document_compares_with_the_next() {
    let history = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/nango/history");
    if !history.is_dir() {
        eprintln!("skipped: {} is not here", history.display());
        return;
    }
    let mut files: Vec<_> = std::fs::read_dir(&history)
        .expect("the folder can be read")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    let mut previous: Option<oasmith_diff::side::Side> = None;
    let mut compared = 0;
    for file in &files {
        let head = side(file);
        if let Some(base) = &previous {
            let changes = oasmith_diff::compare(base, &head);
            let exhaustive = oasmith_diff::compare_exhaustively(base, &head);
            assert_eq!(report::json(&changes), report::json(&exhaustive));
            let observed = verify(base, &head).expect("the code can be read");
            assert!(
                changes.summary.rust >= observed.bump,
                "{}: {observed:?}",
                file.display()
            );
            for change in &changes.changes {
                assert!(
                    change.head.is_some()
                        || change.base.is_some()
                        || change.rule == "rust-api-changed"
                );
            }
            compared += 1;
        }
        previous = Some(head);
    }
    assert_eq!(compared + 1, files.len());
}
