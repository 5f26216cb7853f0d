//! What crates.io, docs.rs and users need is in each package that is published.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What Cargo prints for arguments, run at the root of the workspace.
fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The packages of the workspace that are published.
fn published() -> Vec<Value> {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let published = packages.filter(|package| package["publish"].is_null());
    published.cloned().collect()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

#[test]
fn these_are_published() {
    let published = published();
    let mut names: Vec<&str> = published.iter().map(name).collect();
    names.sort_unstable();
    let expected = [
        "nango",
        "oasmith",
        "oasmith-codegen",
        "oasmith-diff",
        "oasmith-ir",
        "oasmith-pattern",
        "oasmith-runtime",
        "oasmith-spec",
    ];
    assert_eq!(names, expected);
}

#[test]
fn manifests_have_what_crates_io_shows() {
    for package in published() {
        let name = name(&package);
        for key in [
            "description",
            "license",
            "repository",
            "rust_version",
            "readme",
        ] {
            let value = package[key].as_str().unwrap_or_default();
            assert!(!value.is_empty(), "{name} has no `{key}`");
        }
        // What crates.io takes.
        let keywords = package["keywords"].as_array().unwrap();
        assert!((1..=5).contains(&keywords.len()), "{name}: {keywords:?}");
        for keyword in keywords {
            let keyword = keyword.as_str().unwrap();
            let plain = |c: char| c.is_ascii_alphanumeric() || "_-+".contains(c);
            assert!(
                keyword.len() <= 20 && keyword.chars().all(plain),
                "{keyword}"
            );
        }
        let categories = package["categories"].as_array().unwrap();
        assert!((1..=5).contains(&categories.len()), "{name}");
        assert!(package["metadata"]["docs"]["rs"].is_object(), "{name}");
    }
}

/// crates.io refuses a dependency by path alone, except one of tests.
#[test]
fn dependencies_in_the_workspace_have_its_version() {
    for package in published() {
        let own = package["version"].as_str().unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let of_workspace = !dependency["path"].is_null();
            if of_workspace && dependency["kind"] != "dev" {
                let wanted = dependency["req"].as_str().unwrap();
                assert_eq!(
                    wanted,
                    format!("^{own}"),
                    "{} of {}",
                    dependency["name"],
                    name(&package)
                );
            }
        }
    }
}

#[test]
fn packages_have_a_readme_and_the_licenses() {
    for package in published() {
        let name = name(&package);
        let list = cargo(&["package", "--list", "--allow-dirty", "--package", name]);
        let files: Vec<&str> = list.lines().collect();
        for file in ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "Cargo.toml"] {
            assert!(files.contains(&file), "{name} has no {file}");
        }
        assert!(!files.iter().any(|file| file.ends_with(".snap")), "{name}");
    }
}
