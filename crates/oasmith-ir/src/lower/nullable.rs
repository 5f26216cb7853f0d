//! Whether null is allowed, in whatever spelling.

use oasmith_spec::document::Document;
use oasmith_spec::schema::{Schema, SchemaId};

use super::Lowering;
use super::conjunction::{Conjunction, Place, is_silent};
use super::values::is_null;

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Whether each schema of a document allows null.
///
/// Strictly, `{nullable: true, allOf: [T]}`, `{nullable: true, enum: [a]}` and
/// `{type: string, enum: [a, null]}` don't; their authors meant it, and reading them so accepts
/// more. Works off dependencies on a stack of its own, since reference chains can be long. What
/// depends on itself adds nothing.
pub(super) fn all(document: &Document) -> Vec<bool> {
    let count = document.schemas.len();
    let mut nullable = vec![false; count];
    let mut states = vec![State::New; count];
    let mut stack: Vec<usize> = Vec::new();
    for root in 0..count {
        stack.push(root);
        while let Some(&at) = stack.last() {
            let schema = &document.schemas[at];
            match states[at] {
                State::New => {
                    states[at] = State::Open;
                    let new = |at: &usize| states.get(*at) == Some(&State::New);
                    stack.extend(dependencies(schema).map(SchemaId::index).filter(new));
                }
                State::Open => {
                    states[at] = State::Done;
                    nullable[at] = allows_null(document, schema, &nullable);
                    stack.pop();
                }
                State::Done => {
                    stack.pop();
                }
            }
        }
    }
    nullable
}

fn dependencies(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    let target = schema
        .reference
        .as_ref()
        .and_then(|reference| reference.target);
    let groups = [&schema.any_of, &schema.one_of];
    target
        .into_iter()
        .chain(schema.all_of.iter().copied())
        .chain(groups.into_iter().flatten().flatten().copied())
}

fn allows_null(document: &Document, schema: &Schema, nullable: &[bool]) -> bool {
    let known = |id: &SchemaId| nullable.get(id.index()).copied().unwrap_or(false);
    let listed = schema
        .enumeration
        .as_ref()
        .is_some_and(|values| values.iter().any(is_null));
    let groups = [&schema.any_of, &schema.one_of];
    if schema.nullable
        || listed
        || schema.constant.as_ref().is_some_and(is_null)
        || groups.into_iter().flatten().flatten().any(known)
    {
        return true;
    }
    if !schema.types.is_empty() || lists(schema) || schema.constant.is_some() {
        return false;
    }
    let target = schema
        .reference
        .as_ref()
        .and_then(|reference| reference.target);
    let together: Vec<SchemaId> = target
        .into_iter()
        .chain(schema.all_of.iter().copied())
        .collect();
    allowed_by_all(document, &together, nullable)
}

/// Whether a schema lists values. An empty list is passed over.
fn lists(schema: &Schema) -> bool {
    schema
        .enumeration
        .as_ref()
        .is_some_and(|list| !list.is_empty())
}

/// Whether schemas that all hold allow null: those that speak of it agree, or one of them does
/// nothing but allow it.
fn allowed_by_all(document: &Document, schemas: &[SchemaId], nullable: &[bool]) -> bool {
    let mut some = false;
    let mut every = true;
    for id in schemas {
        let allows = nullable.get(id.index()).copied().unwrap_or(false);
        let schema = document.schema(*id);
        if is_silent(schema) {
            if schema.nullable {
                return true;
            }
            continue;
        }
        let indifferent = schema.types.is_empty()
            && schema.reference.is_none()
            && schema.all_of.is_empty()
            && schema.any_of.is_none()
            && schema.one_of.is_none()
            && !lists(schema)
            && schema.constant.is_none();
        some |= allows;
        every &= allows || indifferent;
    }
    some && every
}

impl Lowering<'_> {
    /// Whether a place allows null.
    pub(super) fn place_is_nullable(&self, place: &Place) -> bool {
        match place {
            Place::All(conjunction) => self.is_nullable(conjunction),
            Place::Either(list) | Place::Together(list) => {
                list.iter().any(|one| self.is_nullable(one))
            }
        }
    }

    fn is_nullable(&self, conjunction: &Conjunction) -> bool {
        match conjunction.parts.as_slice() {
            [id] => self.nullable.get(id.index()).copied().unwrap_or(false),
            parts => allowed_by_all(self.document, parts, &self.nullable),
        }
    }
}
