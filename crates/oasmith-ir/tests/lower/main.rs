//! What the lowering makes of single constructs, as printed.

#![allow(clippy::panic, reason = "a refused document fails the test")]

mod compose;
mod contradiction;
mod document;
mod enumeration;
mod graph;
mod nullable;
mod object;
mod operation;
mod pagination;
mod repeated;
mod scalar;
mod union;

use oasmith_ir::api::Api;
use oasmith_ir::lower::lower;
use oasmith_ir::print::print;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostics, Policy};
use oasmith_spec::load::{Input, Memory, load};
use oasmith_spec::source::Sources;

/// Lowers a whole document, leniently.
fn lowered(text: &str) -> (Api, Diagnostics) {
    let policy = Policy {
        lenient: true,
        ..Policy::default()
    };
    let mut diagnostics = Diagnostics::new(policy);
    let mut sources = Sources::default();
    let files = Memory::from_iter([("api.yaml", text)]);
    let input = Input {
        path: "api.yaml".into(),
        ..Input::default()
    };
    match load(&input, &files, &mut sources, &mut diagnostics) {
        Some(document) => {
            let api = lower(&document, &mut diagnostics);
            (api, diagnostics)
        }
        None => {
            let messages: Vec<_> = diagnostics.iter().map(|one| &one.message).collect();
            panic!("the document is refused: {messages:?}");
        }
    }
}

/// A document of these schemas: the text below `components.schemas`.
fn with_schemas(schemas: &str) -> String {
    let indented: String = schemas
        .lines()
        .map(|line| format!("    {line}\n"))
        .collect();
    format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    )
}

/// What the schemas become, as printed, without the heading of the document and the rules. Nothing
/// uses them, so that usage is left out.
fn schemas(schemas: &str) -> String {
    let (api, _) = lowered(&with_schemas(schemas));
    let text = print(&api);
    let models = text.split_once("\n\n").map_or("", |(_, models)| models);
    let lines = models.lines().filter(|line| !line.starts_with("rule "));
    let text = lines.collect::<Vec<_>>().join("\n");
    text.replace(" [sent, received]", "")
        .replace("\n\n\n", "\n\n")
        .trim_end()
        .to_owned()
}

/// Checks what schemas become.
#[track_caller]
fn check(text: &str, expected: &str) {
    let dedent = |text: &str| {
        let lines = text.lines().skip_while(|line| line.trim().is_empty());
        let lines: Vec<&str> = lines.collect();
        let margin = lines
            .first()
            .map_or(0, |line| line.len() - line.trim_start().len());
        let cut = lines
            .iter()
            .map(|line| line.get(margin..).unwrap_or("").trim_end());
        cut.collect::<Vec<_>>().join("\n").trim_end().to_owned()
    };
    let found = schemas(&dedent(text));
    let expected = dedent(expected);
    assert_eq!(
        found, expected,
        "\n--- found\n{found}\n--- expected\n{expected}\n"
    );
}

/// How often a code was reported.
fn count(diagnostics: &Diagnostics, code: Code) -> usize {
    diagnostics.iter().filter(|one| one.code == code).count()
}
