//! `reference-cycle`: schemas that mean nothing but themselves. Recursion through properties and
//! items is fine; a schema that is itself by `$ref` and `allOf` alone, or by `$ref` and a choice
//! alone, says nothing about any value.
//!
//! A base with `oneOf` of schemas that have the base in their `allOf` is a circle as well, but of a
//! kind that everybody writes; the lowering reads it as a choice.

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::schema::{Schema, SchemaId};

/// Which keywords make a schema a part of itself.
#[derive(Clone, Copy)]
enum Along {
    AllOf,
    Choice,
}

/// Reports circles, and cuts each at the reference that closes it.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    for along in [Along::AllOf, Along::Choice] {
        for closing in closing_references(&document.schemas, along) {
            let Some(schema) = document.schemas.get_mut(closing.index()) else {
                continue;
            };
            let Some(reference) = &mut schema.reference else {
                continue;
            };
            if reference.target.take().is_none() {
                continue;
            }
            let text = &reference.text;
            let by = match along {
                Along::AllOf => "`$ref` and `allOf`",
                Along::Choice => "`$ref`, `anyOf` and `oneOf`",
            };
            let message = format!("`{}` leads back to itself", text.value);
            diagnostics
                .report(Code::REFERENCE_CYCLE, text.span, message)
                .label(format!(
                    "a schema that only refers to itself by {by} constrains nothing"
                ))
                .help(
                    "let one of the references lead to a schema of its own, or take this one out",
                );
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// The schemas whose `$ref` leads to a schema that is still being walked: one for each circle.
fn closing_references(schemas: &[Schema], along: Along) -> Vec<SchemaId> {
    let mut states = vec![State::New; schemas.len()];
    let mut closing = Vec::new();
    for start in 0..schemas.len() {
        if states.get(start) == Some(&State::New) {
            walk(start, schemas, along, &mut states, &mut closing);
        }
    }
    closing
}

/// Depth first, with a stack of its own: what is left to visit of each open schema.
fn walk(
    start: usize,
    schemas: &[Schema],
    along: Along,
    states: &mut [State],
    closing: &mut Vec<SchemaId>,
) {
    let mut stack: Vec<(usize, Vec<SchemaId>)> = Vec::new();
    let mut enter = Some(start);
    loop {
        if let Some(at) = enter.take() {
            if let Some(state) = states.get_mut(at) {
                *state = State::Open;
            }
            let parts = schemas
                .get(at)
                .map_or_else(Vec::new, |schema| parts(schema, along));
            stack.push((at, parts));
        }
        let Some((at, left)) = stack.last_mut() else {
            return;
        };
        let Some(next) = left.pop() else {
            if let Some(state) = states.get_mut(*at) {
                *state = State::Done;
            }
            stack.pop();
            continue;
        };
        match states.get(next.index()) {
            Some(State::New) => enter = Some(next.index()),
            // Branches are inside of their schema, so that only a reference can lead back.
            Some(State::Open) => closing.push(SchemaId(u32::try_from(*at).unwrap_or(u32::MAX))),
            _ => {}
        }
    }
}

fn parts(schema: &Schema, along: Along) -> Vec<SchemaId> {
    let target = schema
        .reference
        .as_ref()
        .and_then(|reference| reference.target);
    let branches = match along {
        Along::AllOf => schema.all_of.clone(),
        Along::Choice => [&schema.any_of, &schema.one_of]
            .into_iter()
            .flatten()
            .flatten()
            .copied()
            .collect(),
    };
    target.into_iter().chain(branches).collect()
}
