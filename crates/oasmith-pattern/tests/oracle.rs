//! Holds matching against `regress`, an engine for ECMA-262 that backtracks, on generated patterns and
//! texts.

#![allow(clippy::unwrap_used, reason = "a failed test panics")]

mod generate;

use generate::Generator;
use oasmith_pattern::{Pattern, PatternError, Steps};

const PATTERNS: usize = 4_000;
const TEXTS: usize = 12;

/// Whether the oracle is known to be wrong: without the `u` flag, `\u{61}` is 61 times the letter, and `\x` is
/// the letter where no digits follow.
fn is_misread(pattern: &str) -> bool {
    let is_escaped = pattern.contains("\\u{") || pattern.contains("\\x");
    is_escaped && regress::Regex::with_flags(pattern, "u").is_err()
}

/// The oracle's reading of a pattern: with the `u` flag, or else without.
fn oracle(pattern: &str) -> Option<regress::Regex> {
    regress::Regex::with_flags(pattern, "u")
        .or_else(|_| regress::Regex::new(pattern))
        .ok()
}

#[test]
fn generated_patterns_match_as_the_oracle_says() {
    let mut generator = Generator::new(1);
    let (mut matches, mut misses, mut backtracking, mut unsupported) = (0, 0, 0, 0);
    for _ in 0..PATTERNS {
        let pattern = generator.pattern();
        if is_misread(&pattern) {
            continue;
        }
        let ours = Pattern::new(&pattern);
        let theirs = oracle(&pattern);
        let (ours, theirs) = match (ours, theirs) {
            (Ok(ours), Some(theirs)) => (ours, theirs),
            (Err(PatternError::Invalid(_)), None) => continue,
            (Err(PatternError::Unsupported(_)), _) => {
                unsupported += 1;
                continue;
            }
            (ours, theirs) => panic!("{pattern}: {:?}, oracle: {}", ours.err(), theirs.is_some()),
        };
        backtracking += usize::from(ours.backtracks());
        for _ in 0..TEXTS {
            let text = generator.text();
            let mut steps = Steps::new(1_000_000);
            let found = ours.is_match(&text, &mut steps).unwrap();
            assert_eq!(found, theirs.find(&text).is_some(), "{pattern} in {text:?}");
            if found {
                matches += 1;
            } else {
                misses += 1;
            }
        }
    }
    // The generator must reach all of it.
    assert!(matches > 5_000, "{matches} matches");
    assert!(misses > 5_000, "{misses} misses");
    assert!(backtracking > 100, "{backtracking} with backreferences");
    assert!(unsupported < PATTERNS / 20, "{unsupported} unsupported");
}

#[test]
fn mutated_patterns_are_valid_as_the_oracle_says() {
    let mut generator = Generator::new(1);
    let (mut valid, mut invalid) = (0, 0);
    for _ in 0..8_000 {
        let pattern = generator.mutated();
        // To the oracle, a surrogate may come before an escape that is none, `\b` be repeated, and `\k` stand
        // in a class.
        let misread = ["\\ud", "\\b", "\\B", "\\k"];
        if is_misread(&pattern) || misread.iter().any(|part| pattern.contains(part)) {
            continue;
        }
        match (Pattern::new(&pattern), oracle(&pattern).is_some()) {
            (Ok(_), true) => valid += 1,
            (Err(PatternError::Invalid(_)), false) => invalid += 1,
            (Err(PatternError::Unsupported(_)), _) => {}
            (ours, theirs) => panic!("{pattern}: {:?}, oracle: {theirs}", ours.err()),
        }
        let ours = Pattern::check_unicode(&pattern);
        let theirs = regress::Regex::with_flags(&pattern, "u").is_ok();
        if !matches!(ours, Err(PatternError::Unsupported(_))) {
            assert_eq!(
                ours.is_ok(),
                theirs,
                "{pattern} with the `u` flag: {ours:?}"
            );
        }
    }
    assert!(valid > 1_000, "{valid} valid");
    assert!(invalid > 1_000, "{invalid} invalid");
}

#[test]
fn properties_have_what_the_oracle_has() {
    let texts: Vec<char> = (0..0x3_0000)
        .step_by(7)
        .filter_map(char::from_u32)
        .collect();
    for name in [
        "L",
        "Letter",
        "gc=Lu",
        "General_Category=Decimal_Number",
        "Nd",
        "P",
        "Zs",
        "LC",
        "Sc",
        "Script=Greek",
        "sc=Latn",
        "Script_Extensions=Deva",
        "scx=Grek",
        "Alphabetic",
        "Any",
        "ASCII",
        "Assigned",
        "Emoji",
        "White_Space",
        "ID_Start",
        "Uppercase",
        "Bidi_Mirrored",
        "Changes_When_NFKC_Casefolded",
    ] {
        for negative in ["p", "P"] {
            let pattern = format!("^\\{negative}{{{name}}}$");
            let ours = Pattern::new(&pattern).unwrap();
            let theirs = regress::Regex::with_flags(&pattern, "u").unwrap();
            let mut differ = Vec::new();
            for one in &texts {
                let text = one.to_string();
                let found = ours.is_match(&text, &mut Steps::new(1_000)).unwrap();
                if found != theirs.find(&text).is_some() {
                    differ.push(*one);
                }
            }
            // Versions of Unicode differ by what was assigned lately.
            assert!(differ.len() < 1_000, "{pattern}: {} differ", differ.len());
        }
    }
    for name in [
        "Letters",
        "letter",
        "Script",
        "Script=Greekish",
        "foo=L",
        "",
        "InGreek",
    ] {
        let pattern = format!("\\p{{{name}}}");
        assert!(Pattern::check_unicode(&pattern).is_err(), "{pattern}");
        assert!(
            regress::Regex::with_flags(&pattern, "u").is_err(),
            "{pattern}"
        );
    }
}
