//! Documents in which everything has one name, compiled together.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use oasmith_codegen::config::Features;
use oasmith_codegen::disk;
use oasmith_codegen::layout::Layout;

use super::pool::NAMES;
use super::template::{FieldKind, Template, Texts};
use crate::Result;

/// What came of the crates.
pub(super) struct Batch {
    pub(super) compiled: usize,
    pub(super) findings: Vec<String>,
}

/// Generates each document as a module, and checks all of them as one crate with warnings as errors.
pub(super) fn check(template: &Template, work: &Path, only: Option<&str>) -> Result<Batch> {
    let folder = work.join("names");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("src"))?;
    let mut batch = Batch {
        compiled: 0,
        findings: Vec::new(),
    };
    let mut root = String::from("//! Everything in a module has one name.\n");
    let wanted = NAMES
        .iter()
        .enumerate()
        .filter(|(_, name)| only.is_none_or(|only| only == **name));
    let documents = wanted.flat_map(|(at, name)| {
        let schemas = schemas(at, name);
        schemas.map(move |schema| (at, *name, schema))
    });
    for (at, name, schema) in documents {
        let document = template.fill(&named(template, name, schema));
        let layout = Layout::Module;
        let made = super::generate(&document, layout, Features::None, &mut batch.findings);
        let Some(made) = made else { continue };
        let Some(files) = made.files else { continue };
        disk::write(&files, &folder.join(format!("src/name{at}_{schema}")))?;
        let _ = writeln!(root, "#[doc = {name:?}]\npub mod name{at}_{schema};");
        batch.compiled += 1;
    }
    std::fs::write(folder.join("src/lib.rs"), root)?;
    let runtime = crate::root().join("crates/oasmith-runtime");
    std::fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"names\"\nedition = \"2024\"\n\n[features]\nmock = [\"oasmith-runtime/mock\"]\n\n[dependencies]\n\
             oasmith-runtime = {{ path = {:?}, default-features = false }}\n\n[lints.rust]\nwarnings = \"deny\"\n\n[workspace]\n",
            runtime.display().to_string()
        ),
    )?;
    std::fs::copy(crate::root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "check",
        "--quiet",
        "--offline",
        "--all-features",
        "--message-format",
        "short",
    ]);
    cargo.current_dir(&folder);
    // That of the workspace, so that what both link is compiled once.
    cargo.env("CARGO_TARGET_DIR", crate::root().join("target"));
    let output = cargo.output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let mut faults: Vec<&str> = said
            .lines()
            .filter(|line| line.contains(": error"))
            .collect();
        if faults.is_empty() {
            faults.push(&said);
        }
        let findings = faults.iter().map(|line| {
            let at = line
                .split("src/name")
                .nth(1)
                .and_then(|rest| rest.split('_').next());
            let name = at.and_then(|at| NAMES.get(at.parse::<usize>().ok()?));
            format!("does not compile ({name:?}): {line}")
        });
        batch.findings.extend(findings);
    }
    Ok(batch)
}

/// The schemas of the template.
const SCHEMAS: [&str; 11] = [
    "alias", "either", "enum", "left", "map", "newtype", "object", "right", "tuple", "union",
    "whole",
];

/// Which schemas have a name: one of them, and where cases don't tell types from values, each.
fn schemas(at: usize, name: &str) -> impl Iterator<Item = &'static str> + use<> {
    let has_case = name.contains(|c: char| c.is_uppercase() || c.is_lowercase()) || name.is_ascii();
    let one = at % SCHEMAS.len();
    SCHEMAS
        .into_iter()
        .enumerate()
        .filter(move |(index, _)| !has_case || *index == one)
        .map(|(_, schema)| schema)
}

/// One name in every field that has one; of schemas, in one.
fn named(template: &Template, name: &str, schema: &str) -> Texts {
    let names = template.fields.iter().filter(|field| {
        let is_schema = SCHEMAS.contains(&field.name.as_str());
        let is_name = matches!(field.kind, FieldKind::Name | FieldKind::Segment);
        is_name && (!is_schema || field.name == schema)
    });
    names
        .map(|field| (field.name.clone(), name.to_owned()))
        .collect()
}
