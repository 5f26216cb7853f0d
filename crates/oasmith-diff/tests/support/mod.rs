//! Reading cases.
#![allow(dead_code, clippy::expect_used, clippy::panic)]

pub(crate) mod single;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::pipeline::Request;
use oasmith_diff::change::Changes;
use oasmith_diff::side::Side;
use oasmith_spec::load::Memory;
use oasmith_spec::render;

/// The folder of a rule's case.
pub(crate) fn folder(rule: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../specs/diff")
        .join(rule)
}

/// A document of the disk.
pub(crate) fn side(path: &Path) -> Side {
    let request = Request {
        spec: path.to_owned(),
        ..Request::default()
    };
    Side::read(&request, &DiskLoader).unwrap_or_else(|refused| {
        panic!(
            "{}",
            render::render(&refused.diagnostics, &refused.sources, false)
        )
    })
}

/// A document in memory.
pub(crate) fn text(text: &str) -> Side {
    let name = if text.trim_start().starts_with('{') {
        "api.json"
    } else {
        "api.yaml"
    };
    let request = Request {
        spec: name.into(),
        ..Request::default()
    };
    let memory: Memory = [(name, text)].into_iter().collect();
    Side::read(&request, &memory).unwrap_or_else(|refused| {
        panic!(
            "{text}\n{}",
            render::render(&refused.diagnostics, &refused.sources, false)
        )
    })
}

/// A document in memory with a configuration.
pub(crate) fn configured(text: &str, config: &str) -> Side {
    let request = Request {
        spec: "api.yaml".into(),
        config: Some("oasmith.toml".into()),
        ..Request::default()
    };
    let files = [("api.yaml", text), ("oasmith.toml", config)];
    let memory: Memory = files.into_iter().collect();
    Side::read(&request, &memory).unwrap_or_else(|refused| {
        panic!(
            "{text}\n{}",
            render::render(&refused.diagnostics, &refused.sources, false)
        )
    })
}

/// Compares two documents of the disk.
pub(crate) fn compare_files(base: &Path, head: &Path) -> Changes {
    oasmith_diff::compare(&side(base), &side(head))
}

/// Compares two texts.
pub(crate) fn compare_texts(base: &str, head: &str) -> Changes {
    oasmith_diff::compare(&text(base), &text(head))
}

/// The changes of a rule's case.
pub(crate) fn changes(rule: &str) -> Changes {
    compare_files(
        &folder(rule).join("base.yaml"),
        &folder(rule).join("head.yaml"),
    )
}

/// The rules that fired.
pub(crate) fn rules_of(changes: &Changes) -> BTreeSet<String> {
    changes
        .changes
        .iter()
        .map(|change| change.rule.clone())
        .collect()
}
