//! The manifests of the runtime and of what it needs, made fit to stand in any place.

use super::PATTERN;

/// What the workspace says for all of its packages, which a package by itself has to say. They are this crate's
/// own too; Cargo tells it all of them but the edition.
const OF_THE_WORKSPACE: &[(&str, &str)] = &[
    ("version", env!("CARGO_PKG_VERSION")),
    ("edition", "2024"),
    ("rust-version", env!("CARGO_PKG_RUST_VERSION")),
    ("license", env!("CARGO_PKG_LICENSE")),
    ("repository", env!("CARGO_PKG_REPOSITORY")),
];

/// Tables that need the workspace, or that only tests or docs.rs need.
const LEFT_OUT: &[&str] = &[
    "[lints]",
    "[dev-dependencies]",
    "[package.metadata.docs.rs]",
];

/// What stands at the end of `[package]`, which comes first.
const UNPUBLISHED: &str = "publish = false\n";

/// A manifest with what it takes from the workspace, and without what only tests need. A package of this
/// workspace that it depends on lies in a folder of it. It is built only by what depends on it: its docs have
/// tests that need more crates, and nobody is to publish it again.
pub(super) fn of_its_own(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    let mut left_out = false;
    for line in text.lines() {
        if line.starts_with('[') {
            left_out = LEFT_OUT.contains(&line);
        }
        if left_out {
            continue;
        }
        if line.is_empty() && !own.contains(UNPUBLISHED) {
            own.push_str(UNPUBLISHED);
        }
        let inherited = line.strip_suffix(".workspace = true");
        match inherited.map(|key| (key, value(key))) {
            Some((key, Some(value))) => own.push_str(&format!("{key} = \"{value}\"\n")),
            Some((PATTERN, None)) => {
                own.push_str(&format!("{PATTERN} = {{ path = \"{PATTERN}\" }}\n"));
            }
            _ => own.push_str(&format!("{line}\n")),
        }
    }
    own.truncate(own.trim_end().len());
    own.push_str("\n\n[lib]\ntest = false\ndoctest = false\n");
    own
}

/// What the workspace says of all of its packages.
fn value(key: &str) -> Option<&'static str> {
    let mut pairs = OF_THE_WORKSPACE.iter();
    pairs
        .find(|(name, _)| *name == key)
        .map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use toml::de::{DeTable, DeValue};

    use super::super::{NAME, PATTERN};

    fn parse(text: &str) -> DeTable<'_> {
        DeTable::parse(text).unwrap().into_inner()
    }

    /// The value at a path of keys, as TOML's parser gives it.
    fn at(table: &DeTable<'_>, path: &[&str]) -> String {
        let (first, rest) = path.split_first().unwrap();
        match table.get(*first).map(|value| value.get_ref()) {
            Some(DeValue::Table(table)) if !rest.is_empty() => at(table, rest),
            Some(value) => format!("{value:?}"),
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn it_says_itself_what_the_workspace_says() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let workspace = fs::read_to_string(root.join("Cargo.toml")).unwrap();
        for package in [NAME, PATTERN] {
            let theirs = root.join("crates").join(package).join("Cargo.toml");
            let theirs = fs::read_to_string(theirs).unwrap();
            let own = super::of_its_own(&theirs);
            assert!(!own.contains("workspace"), "{own}");
            let (workspace, theirs, own) = (parse(&workspace), parse(&theirs), parse(&own));
            for key in [
                "version",
                "edition",
                "rust-version",
                "license",
                "repository",
            ] {
                // Values are compared with their places left aside.
                let text = |value: String| value.split("span").next().unwrap().to_owned();
                let expected = text(at(&workspace, &["workspace", "package", key]));
                assert_eq!(text(at(&own, &["package", key])), expected, "{key}");
            }
            for part in ["features", "dependencies", "target"] {
                let keys = |table: &DeTable<'_>| -> Option<Vec<String>> {
                    let table = table.get(part)?.get_ref().as_table().unwrap();
                    Some(table.keys().map(|key| key.get_ref().to_string()).collect())
                };
                assert_eq!(keys(&own), keys(&theirs), "{part} of {package}");
            }
            assert_eq!(at(&own, &["dev-dependencies"]), "nothing");
            assert_eq!(at(&own, &["lints"]), "nothing");
            assert_eq!(at(&own, &["package", "metadata"]), "nothing");
        }
    }

    #[test]
    fn the_runtime_finds_what_it_needs_in_its_folder() {
        let own = super::of_its_own("[dependencies]\n# Why.\noasmith-pattern.workspace = true\n");
        let expected = "[dependencies]\n# Why.\noasmith-pattern = { path = \"oasmith-pattern\" }\n";
        assert!(own.starts_with(expected), "{own}");
    }
}
