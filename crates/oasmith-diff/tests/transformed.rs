//! Every rule's case, written in another order and under other names, is what it was.

#![allow(clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod support;

use std::collections::BTreeSet;

use oasmith_diff::change::Changes;
use oasmith_diff::rules::RULES;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::node::{Node, Value};
use oasmith_spec::parse;
use oasmith_spec::source::Sources;
use support::{compare_texts, folder};

/// What a transformation does to a document.
#[derive(Clone, Copy)]
struct Transformation {
    /// Whether the keys of all objects stand in the opposite order.
    reversed: bool,
    /// Whether components, paths and operations have other names.
    renamed: bool,
}

#[test]
fn a_case_in_another_order_is_the_same() {
    check(Transformation {
        reversed: true,
        renamed: false,
    });
}

#[test]
fn a_case_with_other_names_is_the_same() {
    check(Transformation {
        reversed: false,
        renamed: true,
    });
}

fn check(transformation: Transformation) {
    let mut wrong = Vec::new();
    for rule in RULES {
        let side = |name: &str| {
            let path = folder(rule.id).join(format!("{name}.yaml"));
            std::fs::read_to_string(path).expect("a case")
        };
        let (base, head) = (side("base"), side("head"));
        let plain = effects(&compare_texts(&base, &head));
        let other = effects(&compare_texts(
            &transformed(&base, transformation),
            &transformed(&head, transformation),
        ));
        if plain != other {
            wrong.push(format!("{}: {plain:?} became {other:?}", rule.id));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// What was found, without names and places.
fn effects(changes: &Changes) -> BTreeSet<String> {
    let changes = changes.changes.iter();
    changes
        .map(|one| {
            format!(
                "{} {} {} {} {}",
                one.rule,
                one.wire.send.as_str(),
                one.wire.receive.as_str(),
                one.rust.as_str(),
                one.silent
            )
        })
        .collect()
}

/// The document as JSON.
fn transformed(text: &str, transformation: Transformation) -> String {
    let mut sources = Sources::default();
    let file = sources.add("api.yaml", text.to_owned());
    let root = parse::parse(file, &sources, &mut Diagnostics::default()).expect("a document");
    let mut out = String::new();
    write(&root, &[], transformation, &mut out);
    out
}

fn write(node: &Node, path: &[&str], how: Transformation, out: &mut String) {
    match &node.value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            if how.reversed {
                members.reverse();
            }
            out.push('{');
            for (at, member) in members.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                let key = match path {
                    ["components", "schemas"] if how.renamed => format!("Other{}", member.key),
                    ["paths"] if how.renamed => format!("{}/other", member.key),
                    _ => member.key.clone(),
                };
                out.push_str(&serde_json::to_string(&key).expect("a string"));
                out.push(':');
                write(
                    &member.value,
                    &[path, &[member.key.as_str()]].concat(),
                    how,
                    out,
                );
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, &[path, &["[]"]].concat(), how, out);
            }
            out.push(']');
        }
        Value::String(text) => {
            let text = match path.last() {
                _ if how.renamed && text.starts_with("#/components/schemas/") => {
                    text.replace("#/components/schemas/", "#/components/schemas/Other")
                }
                Some(&"operationId") if how.renamed => format!("other_{text}"),
                _ => text.clone(),
            };
            out.push_str(&serde_json::to_string(&text).expect("a string"));
        }
        Value::Number(number) => out.push_str(number.as_str()),
        Value::Bool(value) => out.push_str(&value.to_string()),
        Value::Null => out.push_str("null"),
    }
}
