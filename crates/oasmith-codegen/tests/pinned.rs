//! A configuration that pins the names that exist changes nothing, and holds them when others are added.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::path::Path;

use oasmith_codegen::config::{Config, template_with_names};
use oasmith_codegen::names::Names;
use oasmith_codegen::pipeline::{self, Overrides, Request};
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::load::Memory;

fn request(config: bool) -> Request {
    Request {
        spec: "api.yaml".into(),
        config: config.then(|| "oasmith.toml".into()),
        overrides: Overrides {
            lenient: true,
            crate_name: Some("client".to_owned()),
            ..Overrides::default()
        },
        ..Request::default()
    }
}

/// The configuration that pins a document's names.
fn pins(text: &str) -> Option<String> {
    let memory: Memory = [("api.yaml", text)].into_iter().collect();
    let api = pipeline::lower(&request(false), &memory).api?;
    let names = Names::new(&api, &Config::default(), &mut Diagnostics::default());
    Some(template_with_names("api.yaml", &api, &names))
}

/// The Rust of a document.
fn generated(text: &str, config: Option<&str>) -> BTreeMap<String, String> {
    let files = [
        Some(("api.yaml", text)),
        config.map(|text| ("oasmith.toml", text)),
    ];
    let memory: Memory = files.into_iter().flatten().collect();
    let outcome = pipeline::run(&request(config.is_some()), &memory, &mut |_| {});
    let shown: Vec<&str> = outcome
        .diagnostics
        .iter()
        .map(|found| found.message.as_str())
        .collect();
    let files = outcome.files.unwrap_or_else(|| panic!("{shown:?}"));
    let rust = files
        .iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|it| it == "rs"));
    rust.map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

/// The lines of a configuration that set something.
fn set(config: &str) -> String {
    let lines = config
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn to_pin_what_exists_changes_nothing() {
    let features = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/features");
    let mut pinned = 0;
    for entry in std::fs::read_dir(features).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let Some(config) = pins(&text) else { continue };
        pinned += usize::from(config.contains("\n[properties]\n"));
        let (before, after) = (generated(&text, None), generated(&text, Some(&config)));
        for (file, before) in &before {
            let after = after.get(file).map_or("", String::as_str);
            let lost: Vec<_> = before
                .lines()
                .filter(|line| !after.contains(line))
                .collect();
            assert!(
                before == after,
                "{}: {file}: {lost:#?}\n{}",
                path.display(),
                set(&config)
            );
        }
        assert_eq!(before.len(), after.len());
    }
    assert!(pinned > 0);
}

#[test]
fn what_is_pinned_stays_when_another_one_comes() {
    let document = |more: &str, value: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: Pins, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    a-b: {{type: object, properties: {{a: {{type: string}}}}}}\n    A-B: {{type: object, properties: {{b: {{type: string}}}}}}\n{more}    Sort: {{type: string, enum: ['-a', '+a', '*b', '%b'{value}]}}\n    Two: {{type: object, properties: {{fooBar: {{type: string}}, foo-bar: {{type: string}}}}}}\n"
        )
    };
    let base = document("", "");
    let config = pins(&base).unwrap();
    let head = document(
        "    A.B: {type: object, properties: {c: {type: string}}}\n",
        ", '=b'",
    );
    let (before, after) = (
        generated(&base, Some(&config)),
        generated(&head, Some(&config)),
    );
    let lines = |files: &BTreeMap<String, String>| -> Vec<String> {
        let lines = files.values().flat_map(|text| text.lines());
        let public =
            lines.filter(|line| line.starts_with("pub struct ") || line.starts_with("    pub "));
        public.map(str::to_owned).collect()
    };
    let after = lines(&after);
    for line in lines(&before) {
        assert!(after.contains(&line), "{line}\n{}", set(&config));
    }
}
