//! `oasmith explain`, help and wrong usage.

use std::collections::BTreeSet;

use crate::scratch::Scratch;

#[test]
fn a_code_has_its_page() {
    let run = Scratch::new().run(&["explain", "duplicate-key"]).exits(0);
    assert!(run.out.starts_with("# duplicate-key\n"), "{}", run.out);
    assert!(run.out.contains("## What to do"), "{}", run.out);
}

#[test]
fn without_a_code_all_are_listed() {
    let run = Scratch::new().run(&["explain"]).exits(0);
    let (mut codes, mut rules, mut sections) = (0, 0, Vec::new());
    for line in run.out.lines().filter(|line| !line.is_empty()) {
        let Some(entry) = line.strip_prefix("  ") else {
            sections.push(line);
            continue;
        };
        // Each has its title.
        let words: Vec<&str> = entry.split_whitespace().collect();
        assert!(words.len() >= 3, "{line}");
        if sections
            .last()
            .is_some_and(|section| section.starts_with("Rules of `oasmith diff`: "))
        {
            rules += 1;
        } else {
            assert!(["error", "warning", "note"].contains(&words[1]), "{line}");
            codes += 1;
        }
    }
    assert!(codes >= 35 && rules >= 100, "{}", run.out);
    assert!(sections.len() >= 15, "{sections:?}");
    let different: BTreeSet<_> = sections.iter().collect();
    assert_eq!(different.len(), sections.len(), "{sections:?}");
    let line = "  unresolved-reference         error    A reference leads nowhere\n";
    assert!(
        run.out.contains(&format!("\nReferences\n{line}")),
        "{}",
        run.out
    );
    let line = "\n  operation-removed  ";
    assert!(run.out.contains(line), "{}", run.out);
}

#[test]
fn an_unknown_code_is_wrong_usage() {
    let run = Scratch::new().run(&["explain", "duplicate-kee"]).exits(2);
    assert_eq!(run.out, "");
    let expected = "no diagnostic or rule `duplicate-kee`; did you mean `duplicate-key`?";
    assert!(run.err.contains(expected), "{}", run.err);
}

#[test]
fn wrong_usage_exits_with_2() {
    let scratch = Scratch::new();
    for arguments in [
        &[][..],
        &["generate"],
        &["generate", "openapi.yaml"],
        &["generate", "openapi.yaml", "--out"],
        &["generate", "openapi.yaml", "--out", "x", "--no-such-option"],
        &["check", "openapi.yaml", "--format", "xml"],
        &["check"],
        &["no-such-command"],
    ] {
        let run = scratch.run(arguments).exits(2);
        assert!(run.err.contains("--help"), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn help_and_version_are_no_mistake() {
    let scratch = Scratch::new();
    let run = scratch.run(&["--help"]).exits(0);
    assert!(
        run.out.contains("Exit codes: 0 success, 1 a check failed"),
        "{}",
        run.out
    );
    let run = scratch.run(&["--version"]).exits(0);
    assert!(run.out.starts_with("oasmith "), "{}", run.out);
}
