//! The effect on Rust against an independent reading of the generated code.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

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
