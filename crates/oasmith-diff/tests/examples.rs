//! The examples of the manual pages are the cases, with what is found there.
//!
//! `OASMITH_UPDATE=1 cargo test -p oasmith-diff --test examples` writes them anew.

#![allow(clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod support;

use std::path::Path;

use oasmith_diff::effect::{Bump, Wire};
use oasmith_diff::rules::RULES;
use support::{changes, folder};

#[test]
fn examples_are_the_cases() {
    let text: String = RULES.iter().map(|rule| example(rule.id)).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/examples.txt");
    if std::env::var_os("OASMITH_UPDATE").is_some() {
        std::fs::write(&path, &text).expect("the file can be written");
    }
    let written = std::fs::read_to_string(&path).expect("the file is there");
    assert!(text == written, "run with OASMITH_UPDATE=1");
}

#[test]
fn every_page_has_all_sections() {
    for rule in RULES {
        let page = rule.page();
        for heading in [
            "## Example",
            "- Senders (",
            "- Receivers (",
            "- Rust (",
            "## How to avoid it",
            "## How to accept it",
        ] {
            assert!(page.contains(heading), "{}: {heading}", rule.id);
        }
    }
}

fn example(rule: &str) -> String {
    let changes = changes(rule);
    let (mut wire, mut rust, mut silent) = (Wire::OK, Bump::None, false);
    for change in changes.changes.iter().filter(|one| one.rule == rule) {
        wire = wire.max(change.wire);
        rust = rust.max(change.rust);
        silent |= change.silent;
    }
    let side = |name: &str| {
        let path = folder(rule).join(format!("{name}.yaml"));
        std::fs::read_to_string(path).expect("a case")
    };
    let (base, head) = (side("base"), side("head"));
    format!(
        "=== {rule} {} {} {} {}\n{}",
        wire.send.as_str(),
        wire.receive.as_str(),
        rust.as_str(),
        if silent { "silent" } else { "loud" },
        hunks(
            &base.lines().collect::<Vec<_>>(),
            &head.lines().collect::<Vec<_>>()
        )
    )
}

/// How many equal lines stand around those that differ.
const AROUND: usize = 3;

/// The lines that differ, with some around them; a longest common subsequence tells which.
fn hunks(base: &[&str], head: &[&str]) -> String {
    let mut common = vec![vec![0_usize; head.len() + 1]; base.len() + 1];
    for i in (0..base.len()).rev() {
        for j in (0..head.len()).rev() {
            common[i][j] = if base[i] == head[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < base.len() || j < head.len() {
        if i < base.len() && j < head.len() && base[i] == head[j] {
            lines.push((' ', base[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == head.len() || i < base.len() && common[i + 1][j] >= common[i][j + 1] {
            lines.push(('-', base[i]));
            i += 1;
        } else {
            lines.push(('+', head[j]));
            j += 1;
        }
    }
    let near = |at: usize| {
        let window = at.saturating_sub(AROUND)..(at + AROUND + 1).min(lines.len());
        lines[window].iter().any(|(sign, _)| *sign != ' ')
    };
    let mut out = String::new();
    let mut skipped = false;
    for (at, (sign, line)) in lines.iter().enumerate() {
        if near(at) {
            if skipped && !out.is_empty() {
                out.push_str(" …\n");
            }
            skipped = false;
            out.push_str(format!("{sign}{line}").trim_end());
            out.push('\n');
        } else {
            skipped = true;
        }
    }
    out
}
