//! Links of the guide, and of the README to it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::page::{folder, pages, split, text};

/// Where this repository is: links to its files begin so.
const REPOSITORY: &str = "https://github.com/oasmith/oasmith/";

/// The targets of a page's links (`[…](target)`), outside of code.
fn targets(page: &str) -> Vec<String> {
    let (_, prose) = split(page);
    let prose = prose.join("\n");
    let mut targets = Vec::new();
    // Spans of code have no links; every other part is outside of them.
    let outside: String = prose.split('`').step_by(2).collect::<Vec<_>>().join("`");
    let mut rest = outside.as_str();
    while let Some((_, after)) = rest.split_once("](") {
        let (target, after) = after.split_once(')').expect("a link ends");
        targets.push(target.to_owned());
        rest = after;
    }
    targets
}

/// The anchors of a page's headings, as mdBook and GitHub make them.
fn anchors(page: &str) -> BTreeSet<String> {
    let (_, prose) = split(page);
    let headings = prose.iter().filter(|line| line.starts_with('#'));
    let anchor = |heading: &&str| {
        let heading = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = heading
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

/// Whether a link's target is there.
fn resolves(from: &str, target: &str) -> bool {
    if let Some(path) = target.strip_prefix(REPOSITORY) {
        let path = path
            .split_once("/main/")
            .map(|(_, path)| path)
            .expect(target);
        return folder().join("../..").join(path).exists();
    }
    if target.starts_with("https://") {
        return true;
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let file = if file.is_empty() { from } else { file };
    let pages = pages();
    let Some(page) = pages.get(file) else {
        return false;
    };
    anchor.is_empty() || anchors(page).contains(anchor)
}

#[test]
fn every_link_leads_somewhere() {
    let mut count = 0;
    for (name, page) in pages() {
        for target in targets(&page) {
            assert!(resolves(&name, &target), "{name}: `{target}` leads nowhere");
            count += 1;
        }
    }
    assert!(count > 50, "only {count} links were found");
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    for target in ["nowhere.md", "start.md#nowhere", "#nowhere", "../start.md"] {
        assert!(!resolves("start.md", target), "{target}");
    }
    for target in [
        "start.md#a-crate",
        "#a-module",
        "configuration.md#unused-models",
    ] {
        assert!(resolves("start.md", target), "{target}");
    }
    assert_eq!(
        targets("a [b](c) `[d](e)` [`f`](g)\n```text\n[h](i)\n```\n"),
        ["c", "g"]
    );
}

#[test]
fn the_summary_has_each_page_once() {
    let pages = pages();
    let listed = targets(&pages["SUMMARY.md"]);
    let set: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(set.len(), listed.len(), "a page is listed twice");
    let all: BTreeSet<&str> = pages.keys().map(String::as_str).collect();
    let all: BTreeSet<&str> = all
        .into_iter()
        .filter(|name| *name != "SUMMARY.md")
        .collect();
    assert_eq!(set, all);
}

#[test]
fn the_readme_leads_to_pages() {
    let readme = text(Path::new(&folder().join("../../README.md")));
    let targets = targets(&readme);
    let pages: Vec<&str> = targets
        .iter()
        .filter_map(|it| it.strip_prefix("docs/src/"))
        .collect();
    assert!(pages.len() > 8, "{pages:?}");
    for target in pages {
        assert!(
            resolves("", target),
            "the README's `{target}` leads nowhere"
        );
    }
}
