//! Where models stand: in the module of the group that uses them, and how a large module is split.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod generated;

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
    generated::module(text)
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

/// The files of a document in a layout.
fn files(layout: Layout, text: &str) -> Files {
    let loader: Memory = [("openapi.yaml", text)].into_iter().collect();
    let overrides = Overrides {
        layout: Some(layout),
        ..Overrides::default()
    };
    let request = Request {
        spec: "openapi.yaml".into(),
        overrides,
        ..Request::default()
    };
    generated::files(&request, &loader)
}

#[test]
fn names_outside_of_ascii_are_allowed_at_the_root() {
    let allowed = "#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints)]\n";
    let head = "openapi: 3.1.0\ninfo: { title: Кот, version: '1' }\npaths: {}\n";
    let schemas =
        |name: &str| format!("{head}components: {{ schemas: {{ {name}: {{ type: object }} }} }}\n");
    for (layout, root, line) in [
        (Layout::Crate, "src/lib.rs", format!("\n{allowed}")),
        (Layout::Module, "mod.rs", format!("\n// {allowed}")),
        (Layout::Single, "client.rs", format!("\n// {allowed}")),
    ] {
        let root_of = |name: &str| {
            let files = files(layout, &schemas(name));
            let text = files.iter().find(|(path, _)| *path == root).unwrap().1;
            text.to_owned()
        };
        assert!(root_of("Кот").contains(&line), "{root}");
        assert!(!root_of("Cat").contains("uncommon_codepoints"), "{root}");
    }
}

#[test]
fn names_that_clippy_takes_for_placeholders_are_allowed() {
    let document = |name: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n    \
             A: {{ type: object, properties: {{ {name}: {{ type: string }} }} }}\n"
        )
    };
    for (layout, root, line) in [
        (
            Layout::Crate,
            "src/lib.rs",
            "\n#![allow(clippy::disallowed_names)]\n",
        ),
        (
            Layout::Module,
            "mod.rs",
            "\n#![allow(clippy::disallowed_names)]\n",
        ),
        (
            Layout::Single,
            "client.rs",
            "\n#[allow(clippy::disallowed_names)]\n",
        ),
    ] {
        let allows = |name: &str| {
            let files = files(layout, &document(name));
            files
                .iter()
                .any(|(path, text)| path == root && text.contains(line))
        };
        assert!(allows("foo"), "{root}");
        assert!(!allows("food"), "{root}");
    }
}

#[test]
fn deprecated_arguments_are_told() {
    let text = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /a:\n    get:\n      \
         parameters:\n        \
         - { name: a, in: query, required: true, deprecated: true, schema: { type: string } }\n        \
         - { name: b, in: query, required: true, deprecated: true, description: The b., schema: { type: string } }\n        \
         - { name: c, in: query, required: true, deprecated: true, description: Deprecated!, schema: { type: string } }\n      \
         responses: { '204': { description: Done. } }\n";
    let files = files(Layout::Module, text);
    let all: String = files.iter().map(|(_, text)| text).collect();
    for line in [
        "/// - `a`: deprecated.\n",
        "/// - `b`: deprecated. The b.\n",
        "/// - `c`: Deprecated!\n",
    ] {
        assert!(all.contains(line), "{line}{all}");
    }
}

#[test]
fn a_name_that_no_crate_can_have_is_an_error() {
    let text = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
    let loader: Memory = [("openapi.yaml", text)].into_iter().collect();
    for (name, fits) in [
        ("my-client", true),
        ("Some Name", false),
        ("2fa", false),
        ("-a", false),
        ("std", false),
        ("type", false),
        ("", false),
    ] {
        let request = Request {
            spec: "openapi.yaml".into(),
            overrides: Overrides {
                crate_name: Some(name.to_owned()),
                ..Overrides::default()
            },
            ..Request::default()
        };
        let outcome = pipeline::run(&request, &loader, &mut |_| ());
        assert_eq!(outcome.files.is_some(), fits, "{name}");
        let codes: Vec<_> = outcome.diagnostics.iter().map(|d| d.code.name()).collect();
        assert_eq!(
            codes.contains(&"config-invalid"),
            !fits,
            "{name}: {codes:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_folder() {
    let folder = std::env::temp_dir().join(format!("oasmith-links-{}", std::process::id()));
    let (inner, outer) = (folder.join("specs"), folder.join("other"));
    std::fs::create_dir_all(&inner).unwrap();
    std::fs::create_dir_all(&outer).unwrap();
    let text = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n\
         components: { schemas: { A: { $ref: 'b.yaml' } } }\n";
    std::fs::write(inner.join("a.yaml"), text).unwrap();
    std::fs::write(outer.join("b.yaml"), "type: object\n").unwrap();
    std::fs::write(inner.join("c.yaml"), "type: object\n").unwrap();
    let link = inner.join("b.yaml");
    let errors = |spec: &std::path::Path| {
        let request = Request {
            spec: spec.to_owned(),
            ..Request::default()
        };
        let outcome = pipeline::run(&request, &oasmith_codegen::disk::DiskLoader, &mut |_| ());
        outcome.files.is_none()
    };
    std::os::unix::fs::symlink("../other/b.yaml", &link).unwrap();
    let led_out = errors(&inner.join("a.yaml"));
    std::fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("c.yaml", &link).unwrap();
    let stays = errors(&inner.join("a.yaml"));
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(led_out);
    assert!(!stays);
}

#[test]
fn docs_link_to_nothing_that_other_features_have() {
    // `Thing` is only received, by one group; its state is sent by the other, too.
    let spec = "
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /things:
    get: { responses: { '200': { description: All., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } }
  /orders:
    post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }, responses: {} }
components:
  schemas:
    Thing:
      type: object
      properties: { id: { type: string, readOnly: true }, state: { type: string, enum: [on] } }
";
    let settings = "features = 'by-group'\n";
    let loader: Memory = [("openapi.yaml", spec), ("oasmith.toml", settings)]
        .into_iter()
        .collect();
    let request = Request {
        spec: "openapi.yaml".into(),
        config: Some("oasmith.toml".into()),
        ..Request::default()
    };
    let files = generated::files(&request, &loader);
    let text = |model: &str| {
        let mut all = files.iter();
        all.find(|(_, text)| text.contains(&format!("pub {model} {{")))
            .map_or("", |(_, text)| text)
    };
    assert!(text("enum ThingState").contains("/// `state` of `Thing`.\n"));
    assert!(text("struct ThingRequest").contains("/// `Thing` as requests have it.\n"));
}
