//! Where models stand: in the module of the group that uses them, and how a large module is split.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use oasmith_codegen::files::Files;
use oasmith_codegen::layout::Layout;
use oasmith_codegen::pipeline::{self, Overrides, Request};
use oasmith_spec::load::Memory;

/// A document with a path for each group and the schemas that it refers to, and the schemas, each
/// with so many members.
fn generate(groups: &[(&str, &[&str])], schemas: &[(&str, usize)]) -> Files {
    let mut text = String::from("openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n");
    for (group, used) in groups {
        let refs: Vec<_> = used
            .iter()
            .enumerate()
            .map(|(at, name)| format!("m{at}: {{ $ref: '#/components/schemas/{name}' }}"))
            .collect();
        let _ = writeln!(
            text,
            "  /{group}:\n    get:\n      operationId: list_{group}\n      responses:\n        '200':\n          description: All.\n          \
             content:\n            application/json:\n              schema: {{ type: object, properties: {{ {} }} }}",
            refs.join(", ")
        );
    }
    text.push_str("components:\n  schemas:\n");
    for (name, members) in schemas {
        let _ = writeln!(text, "    {name}:\n      type: object\n      properties:");
        for member in 0..*members {
            let _ = writeln!(text, "        member{member}: {{ type: string }}");
        }
    }
    let loader: Memory = [("openapi.yaml", text)].into_iter().collect();
    let request = Request {
        spec: "openapi.yaml".into(),
        overrides: Overrides {
            layout: Some(Layout::Module),
            ..Overrides::default()
        },
        ..Request::default()
    };
    let outcome = pipeline::run(&request, &loader, &mut |_| ());
    let findings: Vec<_> = outcome.diagnostics.iter().map(|d| &d.message).collect();
    assert!(outcome.files.is_some(), "{findings:?}");
    outcome.files.unwrap()
}

/// The file in which a model is declared.
fn home<'f>(files: &'f Files, model: &str) -> &'f str {
    let declaration = format!("pub struct {model} {{");
    files
        .iter()
        .find(|(_, text)| text.contains(&declaration))
        .map_or("", |(path, _)| path)
}

#[test]
fn a_model_stands_with_its_first_user_unless_it_has_many() {
    let files = generate(
        &[
            ("users", &["Two", "Four"]),
            ("teams", &["Two", "Four"]),
            ("notes", &["Four"]),
            ("tags", &["Four"]),
        ],
        &[("Two", 30), ("Four", 30), ("Unused", 30)],
    );
    for (model, path) in [
        ("Two", "models/users.rs"),
        ("Four", "models/shared.rs"),
        ("Unused", "models/shared.rs"),
        ("ListNotesResponse", "models/notes.rs"),
    ] {
        assert_eq!(home(&files, model), path, "{model}");
    }
}

#[test]
fn a_large_module_has_a_file_for_each_component_and_operation() {
    let schemas = [
        ("Person", 90),
        ("Con", 90),
        ("CON", 90),
        ("Users", 90),
        ("OAuth2", 90),
    ];
    let names = schemas.map(|(name, _)| name);
    let files = generate(&[("users", &names)], &schemas);
    let paths: Vec<&str> = files
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("models"))
        .collect();
    let expected = [
        "models/mod.rs",
        "models/users/con_.rs",
        "models/users/con_types.rs",
        "models/users/list_users.rs",
        "models/users/mod.rs",
        "models/users/oauth2.rs",
        "models/users/person.rs",
        "models/users/users_types.rs",
    ];
    assert_eq!(paths, expected);
    let lower: BTreeSet<String> = paths.iter().map(|path| path.to_lowercase()).collect();
    assert_eq!(lower.len(), paths.len());
    let list = files.get("models/users/mod.rs").unwrap();
    assert!(list.contains("mod person;\n") && list.contains("pub use person::*;\n"));
    assert!(
        files
            .get("models/mod.rs")
            .unwrap()
            .contains("pub use users::*;")
    );
    assert_eq!(
        home(&files, "ListUsersResponse"),
        "models/users/list_users.rs"
    );
}

#[test]
fn a_single_large_component_stays_in_one_file() {
    let files = generate(&[("users", &[])], &[("Unused", 300)]);
    assert_eq!(home(&files, "Unused"), "models/shared.rs");
}
