//! Models that are too long for one file: a struct of hundreds of members, an enum of more than a
//! thousand values, a union of many objects.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod generated;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use oasmith_codegen::config::{Config, RuntimeSource};
use oasmith_codegen::disk;
use oasmith_codegen::files::Files;
use oasmith_codegen::layout::Layout;
use oasmith_codegen::pipeline::{Overrides, Request};
use oasmith_spec::load::Memory;

/// No file has more lines.
const LIMIT: usize = 1500;

/// All of the large models, in both directions.
fn document() -> String {
    let mut text = String::from(
        "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /all:\n    post:\n      \
         operationId: all\n      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/All' } } } }\n      \
         responses: { '200': { description: All., content: { application/json: { schema: { $ref: '#/components/schemas/All' } } } } }\n\
         components:\n  schemas:\n    All:\n      type: object\n      properties:\n        \
         wide: { $ref: '#/components/schemas/Wide' }\n        long: { $ref: '#/components/schemas/Long' }\n        \
         mixed: { $ref: '#/components/schemas/Mixed' }\n        several: { $ref: '#/components/schemas/Several' }\n",
    );
    wide(&mut text);
    long(&mut text);
    mixed(&mut text);
    several(&mut text);
    text
}

/// An object of 420 members, of which the first must be there and others have limits, defaults or are
/// deprecated, and which forbids members that it does not declare.
fn wide(text: &mut String) {
    text.push_str(
        "    Wide:\n      type: object\n      additionalProperties: false\n      required: [of_member_0]\n      properties:\n",
    );
    for at in 0..420 {
        let more = match at % 42 {
            3 => ", maxLength: 9",
            5 => ", default: a",
            7 => ", deprecated: true",
            _ => "",
        };
        let _ = writeln!(
            text,
            "        of_member_{at}: {{ type: string, description: The member.{more} }}"
        );
    }
}

/// An enum of 1,400 texts.
fn long(text: &mut String) {
    text.push_str("    Long:\n      type: string\n      enum:\n");
    for at in 0..1400 {
        let _ = writeln!(text, "        - VALUE_{at}");
    }
}

/// An enum of numbers and texts.
fn mixed(text: &mut String) {
    text.push_str("    Mixed:\n      enum:\n        - none\n");
    for at in 0..450 {
        let _ = writeln!(text, "        - {at}");
    }
}

/// A union of objects that only their members tell apart.
fn several(text: &mut String) {
    text.push_str("    Several:\n      anyOf:\n");
    for at in 0..200 {
        let _ = writeln!(
            text,
            "        - {{ $ref: '#/components/schemas/Kind{at}' }}"
        );
    }
    for at in 0..200 {
        let names: Vec<String> = (0..6).map(|n| format!("member_{n}_of_kind_{at}")).collect();
        let members: Vec<String> = names
            .iter()
            .map(|name| format!("{name}: {{ type: string }}"))
            .collect();
        let _ = writeln!(
            text,
            "    Kind{at}: {{ type: object, required: [{}], properties: {{ {} }} }}",
            names.join(", "),
            members.join(", ")
        );
    }
}

/// The crate, which links the runtime of this workspace and lies in its target folder.
fn generate(document: String, layout: Layout) -> Files {
    let loader: Memory = [("openapi.yaml", document)].into_iter().collect();
    let request = Request {
        spec: "openapi.yaml".into(),
        overrides: Overrides {
            layout: Some(layout),
            config: Some(
                Config::default()
                    .crate_name("large")
                    .runtime(RuntimeSource::path(beside("oasmith-runtime")))
                    .own_workspace(true),
            ),
            ..Overrides::default()
        },
        ..Request::default()
    };
    generated::files(&request, &loader)
}

fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name(name)
}

/// Cargo in a folder; true where it succeeds.
fn cargo(folder: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new(env!("CARGO"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.with_file_name("large-target"))
        .env("RUSTFLAGS", "-Dwarnings -Dmissing-docs");
    command.status().unwrap().success()
}

#[test]
fn no_file_is_long() {
    let files = generate(document(), Layout::Crate);
    let long: Vec<_> = files
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LIMIT)
        .collect();
    assert!(long.is_empty(), "{long:?}");
    for path in [
        "wide/builder.rs",
        "wide/decode.rs",
        "wide/encode.rs",
        "long/conversions.rs",
        "long/wire.rs",
        "several/variants_2.rs",
    ] {
        let ends = |(known, _): (&str, _)| known.ends_with(path);
        let paths: Vec<_> = files.iter().map(|(path, _)| path).collect();
        assert!(files.iter().any(ends), "{path}: {paths:?}");
    }
}

#[test]
fn what_is_cut_compiles_and_is_formatted() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large");
    let files = generate(document(), Layout::Crate);
    disk::write(&files, &folder).unwrap();
    // The versions that this workspace was built with are at hand.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    std::fs::copy(lock, folder.join("Cargo.lock")).unwrap();
    assert!(cargo(&folder, &["fmt", "--check"]));
    let check = ["check", "--quiet", "--offline", "--no-default-features"];
    assert!(cargo(&folder, &check));
}

/// One file can't be cut; what is apart in several is apart in it too.
#[test]
fn a_single_file_has_all_of_it() {
    let files = generate(document(), Layout::Single);
    assert_eq!(files.len(), 1);
    let (_, text) = files.iter().next().unwrap();
    for line in ["const MEMBERS: &[&str]", "rt::Variant::joined::<200>("] {
        assert_eq!(text.matches(line).count(), 1, "{line}");
    }
}
