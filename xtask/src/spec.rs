//! `cargo xtask spec compare`: two documents in everything but prose.

use std::path::Path;

use oasmith_spec::diagnostic::{Diagnostics, Policy};
use oasmith_spec::node::{Node, Object, Value};
use oasmith_spec::source::Sources;
use oasmith_spec::{parse, render};

use crate::{Result, TaskOutcome};

/// Runs the command.
pub(crate) fn compare(ours: &Path, theirs: &Path) -> Result<TaskOutcome> {
    let differences = differences(&read(ours)?, &read(theirs)?);
    if differences.is_empty() {
        println!(
            "{} and {} differ in prose only",
            ours.display(),
            theirs.display()
        );
        return Ok(TaskOutcome::Success);
    }
    for difference in &differences {
        println!("{difference}");
    }
    println!("{} differences that are not prose", differences.len());
    Ok(TaskOutcome::CheckFailed)
}

/// Reads and parses a file.
pub(crate) fn read(path: &Path) -> Result<Node> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(Policy::default());
    let file = sources.add(path.display().to_string(), text);
    let tree = parse::parse(file, &sources, &mut diagnostics);
    tree.filter(|_| !diagnostics.has_errors())
        .ok_or_else(|| render::render(&diagnostics, &sources, false).into())
}

/// Every difference between two documents that is not prose, by JSON pointer.
pub(crate) fn differences(ours: &Node, theirs: &Node) -> Vec<String> {
    let mut found = Vec::new();
    node(
        ours,
        theirs,
        &mut String::new(),
        Names::Keywords,
        &mut found,
    );
    found
}

/// What the keys of an object are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Fields of an OpenAPI object or keywords of a schema, some of which are prose.
    Keywords,
    /// Names that the document's author chose: nothing among them is prose.
    Chosen,
}

/// What the keys of the object below a field are.
fn names_below(parent: Names, key: &str) -> Names {
    let chosen = [
        "properties",
        "patternProperties",
        "$defs",
        "example",
        "default",
        "mapping",
        "responses",
    ];
    if parent == Names::Keywords && chosen.contains(&key) {
        Names::Chosen
    } else {
        Names::Keywords
    }
}

fn node(ours: &Node, theirs: &Node, at: &mut String, names: Names, found: &mut Vec<String>) {
    match (&ours.value, &theirs.value) {
        (Value::Object(ours), Value::Object(theirs)) => object(ours, theirs, at, names, found),
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
                step(at, &index.to_string(), |at| {
                    node(ours, theirs, at, Names::Keywords, found)
                });
            }
        }
        _ if ours.same_value(theirs) => {}
        (Value::Array(ours), Value::Array(theirs)) => {
            found.push(format!(
                "{at}: {} items here, {} there",
                ours.len(),
                theirs.len()
            ));
        }
        _ => found.push(format!("{at}: {} here, {} there", show(ours), show(theirs))),
    }
}

fn object(ours: &Object, theirs: &Object, at: &mut String, names: Names, found: &mut Vec<String>) {
    for member in ours {
        let key = member.key.as_str();
        step(at, key, |at| match theirs.get(key) {
            None => found.push(format!("{at}: only here")),
            Some(other) if names == Names::Keywords && is_prose(key) => {
                prose(&member.value, other, at, found);
            }
            Some(other) => node(&member.value, other, at, names_below(names, key), found),
        });
    }
    for member in theirs {
        if ours.get(&member.key).is_none() {
            step(at, &member.key, |at| {
                found.push(format!("{at}: only there"))
            });
        }
    }
}

fn is_prose(key: &str) -> bool {
    matches!(key, "summary" | "description")
}

/// Prose may say anything, but it must be there, and be text.
fn prose(ours: &Node, theirs: &Node, at: &str, found: &mut Vec<String>) {
    match (ours.as_str(), theirs.as_str()) {
        (Some(ours), Some(theirs)) if ours.trim().is_empty() == theirs.trim().is_empty() => {}
        (Some(_), Some(_)) => found.push(format!("{at}: empty on one side")),
        _ => found.push(format!(
            "{at}: {} here, {} there",
            ours.kind(),
            theirs.kind()
        )),
    }
}

fn step(at: &mut String, key: &str, inside: impl FnOnce(&mut String)) {
    let length = at.len();
    at.push('/');
    at.push_str(&key.replace('~', "~0").replace('/', "~1"));
    inside(at);
    at.truncate(length);
}

fn show(node: &Node) -> String {
    match &node.value {
        Value::String(text) => format!("{text:?}"),
        Value::Number(number) => number.as_str().to_owned(),
        Value::Bool(value) => value.to_string(),
        _ => node.kind().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Node {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::new(Policy::default());
        let file = sources.add("test.yaml", text);
        parse::parse(file, &sources, &mut diagnostics).expect("the test's text parses")
    }

    #[test]
    fn prose_may_differ_and_facts_may_not() {
        let ours = tree(
            "{description: one, type: string, enum: [a], properties: {summary: {type: string}}}",
        );
        let theirs = tree(
            "{description: two, type: string, enum: [b], properties: {summary: {type: number}}}",
        );
        assert_eq!(
            differences(&ours, &theirs),
            [
                "/enum/0: \"a\" here, \"b\" there",
                "/properties/summary/type: \"string\" here, \"number\" there"
            ]
        );
    }

    #[test]
    fn what_stands_on_one_side_only_is_a_difference() {
        let ours = tree("{paths: {/a: {}}, description: text}");
        let theirs = tree("{paths: {/b: {}}}");
        assert_eq!(
            differences(&ours, &theirs),
            [
                "/paths/~1a: only here",
                "/paths/~1b: only there",
                "/description: only here",
            ]
        );
    }

    /// Nango's public document, where it is at hand.
    #[test]
    fn our_nango_document_differs_from_the_public_one_in_prose_only() {
        let public = crate::root().join("../shared/nango/upstream.yaml");
        if !public.exists() {
            eprintln!("skipped: {} is not here", public.display());
            return;
        }
        let ours = read(&crate::root().join("specs/nango/openapi.yaml")).expect("ours parses");
        let theirs = read(&public).expect("the public document parses");
        assert_eq!(differences(&ours, &theirs), Vec::<String>::new());
    }
}
