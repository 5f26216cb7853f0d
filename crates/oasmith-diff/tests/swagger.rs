//! An API in Swagger 2.0 and in OpenAPI 3.1 is the same API.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;

use support::{compare_texts, rules_of};

/// The document in Swagger 2.0, without what OpenAPI 3 has no words for: lists in paths with other separators than the
/// comma, tabs as separators, and parameters in the header `Authorization`.
fn old() -> String {
    include_str!("../../../specs/features/swagger.yaml")
        .replace("collectionFormat: pipes, description", "description")
        .replace("collectionFormat: tsv", "collectionFormat: pipes")
        .replace(
            "        - { name: Authorization, in: header, required: true, type: string }\n",
            "",
        )
}

#[test]
fn the_same_api_in_both_versions_has_no_change() {
    let (old, new) = (old(), include_str!("swagger/library.yaml"));
    for (base, head) in [(old.as_str(), new), (new, old.as_str())] {
        let changes = compare_texts(base, head);
        assert_eq!(rules_of(&changes), BTreeSet::new());
        let headline = oasmith_diff::report::headline(&changes).to_string();
        assert_eq!(headline, "No change");
    }
}

#[test]
fn a_change_beside_the_version_is_found() {
    let new = include_str!("swagger/library.yaml");
    let changed = new.replace("maximum: 50, default: 20", "maximum: 40, default: 20");
    let changes = compare_texts(&old(), &changed);
    assert_eq!(rules_of(&changes).len(), 1);
}
