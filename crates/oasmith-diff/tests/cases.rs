//! Every rule: registered, documented, with a case in `specs/diff` where it fires, and nowhere else.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use oasmith_diff::rules::{Mirror, RULES, Rule};
use support::{changes, folder, rules_of};

/// Rules that can't fire alone, with those that come along.
const COMPANIONS: &[(&str, &[&str])] = &[
    // A name that an inline model gets is made of what is said of it.
    (
        "inline-model-renamed",
        &["schema-docs-changed", "variant-renamed"],
    ),
    ("variant-renamed", &["schema-docs-changed"]),
    // A name changes because another property or parameter takes it.
    (
        "property-renamed",
        &["property-added", "rust-name-reassigned"],
    ),
    // It is a consequence.
    ("rust-api-changed", &["schema-added"]),
];

#[test]
fn every_rule_fires_on_its_case_and_no_other_does() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let found = rules_of(&changes(rule.id));
        let companions = COMPANIONS.iter().find(|(id, _)| *id == rule.id);
        let mut wanted: BTreeSet<String> = BTreeSet::from([rule.id.to_owned()]);
        wanted.extend(
            companions
                .iter()
                .flat_map(|(_, ids)| ids.iter().map(|id| (*id).to_owned())),
        );
        if found != wanted {
            wrong.push(format!("{}: {found:?}", rule.id));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_case_compared_with_itself_has_no_change() {
    for rule in RULES {
        for side in ["base", "head"] {
            let changes = support::compare_files(
                &folder(rule.id).join(format!("{side}.yaml")),
                &folder(rule.id).join(format!("{side}.yaml")),
            );
            assert_eq!(rules_of(&changes), BTreeSet::new(), "{} {side}", rule.id);
        }
    }
}

#[test]
fn every_file_is_a_registered_rule_and_every_case_has_one() {
    let shared = ["examples", "found", "list", "page", "prelude", "shared"];
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let names = |folder: &Path| -> BTreeSet<String> {
        let entries = std::fs::read_dir(folder).expect("the folder is there");
        entries
            .map(|entry| entry.expect("an entry").path())
            .filter_map(|path| Some(path.file_stem()?.to_str()?.replace('_', "-")))
            .filter(|name| !shared.contains(&name.as_str()))
            .collect()
    };
    let registered: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    if let Some(name) = names(&source).symmetric_difference(&registered).next() {
        panic!("the rule `{name}` needs both a file in src/rules and a line in src/rules/list.rs");
    }
    let cases = folder("");
    let cases: BTreeSet<String> = std::fs::read_dir(cases)
        .expect("the folder is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    if let Some(name) = cases.symmetric_difference(&registered).next() {
        panic!(
            "the rule `{name}` needs a case: specs/diff/{name} with base.yaml and head.yaml; a case needs a rule"
        );
    }
    let sorted: Vec<&str> = registered.iter().map(String::as_str).collect();
    let listed: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(listed, sorted, "the registry is in the order of ids");
}

#[test]
fn every_rule_has_a_manual_page() {
    for rule in RULES {
        let page = rule.page();
        let text: Vec<&str> = page.lines().skip(2).collect();
        assert!(page.starts_with(&format!("# {}\n\n", rule.id)));
        assert!(
            text.first().is_some_and(|line| line.ends_with('.')),
            "{}",
            rule.id
        );
        assert!(rule.title().len() > 10, "{}", rule.id);
    }
}

#[test]
fn every_request_rule_has_its_response_mirror_or_says_why_not() {
    for rule in RULES {
        match rule.mirror() {
            Mirror::Both => {}
            Mirror::None(reason) => assert!(reason.len() > 10, "{}: {reason}", rule.id),
            Mirror::Rule(other) => {
                let other = Rule::by_id(other).unwrap_or_else(|| panic!("{}: {other}", rule.id));
                assert!(
                    matches!(other.mirror(), Mirror::Rule(_)),
                    "{} names {}, which has no mirror",
                    rule.id,
                    other.id
                );
            }
        }
    }
}
