//! Whether two operations are the same, their types aside.

use oasmith_ir::operation::{Body, Content, ContentKind, Header, Operation, Parameter, Response};
use oasmith_ir::pagination::Pagination;
use oasmith_ir::types::{TypeId, TypeRef};

use super::ends;
use super::ty::{all, both, docs, node, nodes};
use crate::compare::{OperationEntry, same_security};
use crate::side::Side;

/// Pairs of types that two operations are made of.
type Parts = Vec<(TypeId, TypeId)>;

/// The pairs of types of two operations that are the same but, perhaps, for these; `None` where they
/// differ.
pub(super) fn parts(base: &Side, head: &Side, entry: &OperationEntry<'_>) -> Option<Parts> {
    let ((base_at, was), (head_at, is)) = ends(entry.pair)?;
    let named = if entry.webhook {
        base.names.webhooks().get(base_at) == head.names.webhooks().get(head_at)
    } else {
        names(base, head, base_at, head_at)?
    };
    let mut parts = Vec::new();
    let same = named
        && stated(was, is)
        && parameters(&was.parameters, &is.parameters, &mut parts)
        && bodies(was.body.as_ref(), is.body.as_ref(), &mut parts)
        && responses(&was.responses, &is.responses, &mut parts);
    same.then_some(parts)
}

/// Whether a body is made by a type that has the members of its model.
pub(super) fn has_form(entry: &OperationEntry<'_>) -> bool {
    let ends = [entry.pair.base(), entry.pair.head()].into_iter().flatten();
    let mut contents = ends.filter_map(|(_, operation)| operation.body.as_ref());
    contents.any(|body| {
        let mut contents = body.contents.iter();
        contents.any(|content| content.kind == ContentKind::Multipart)
    })
}

fn names(base: &Side, head: &Side, base_at: usize, head_at: usize) -> Option<bool> {
    let (was, old) = base.names.operation(base_at)?;
    let (is, new) = head.names.operation(head_at)?;
    Some(
        was.method == is.method
            && was.call == is.call
            && was.outcome == is.outcome
            && was.refusal == is.refusal
            && was.metadata == is.metadata
            && was.parameters == is.parameters
            && was.bodies == is.bodies
            && was.form == is.form
            && was.pages == is.pages
            && was.id == is.id
            && old.module == new.module
            && old.ty == new.ty
            && old.method == new.method
            && old.feature == new.feature,
    )
}

/// What is said of an operation itself.
fn stated(was: &Operation, is: &Operation) -> bool {
    // Servers of its own are rare; they are compared by their rule.
    let servers = was.servers.is_empty() && is.servers.is_empty();
    servers
        && was.id == is.id
        && was.method == is.method
        && was.path == is.path
        && all(&was.tags, &is.tags, |was, is| was.value == is.value)
        && docs(&was.docs, &is.docs)
        && same_security(&was.security, &is.security)
        && was.external_docs == is.external_docs
        && both(was.pagination.as_ref(), is.pagination.as_ref(), pages)
        && all(&was.extensions, &is.extensions, |was, is| {
            was.name.value == is.name.value && was.value.same_value(&is.value)
        })
}

/// How pages follow each other. What an item is follows from the body.
fn pages(was: &Pagination, is: &Pagination) -> bool {
    let mut is = is.clone();
    is.item = was.item;
    *was == is
}

fn part(was: Option<TypeRef>, is: Option<TypeRef>, parts: &mut Parts) -> bool {
    both(was, is, |was, is| {
        parts.push((was.id, is.id));
        was.nullable == is.nullable && was.cyclic == is.cyclic
    })
}

fn parameters(was: &[Parameter], is: &[Parameter], parts: &mut Parts) -> bool {
    all(was, is, |was, is| {
        was.name == is.name
            && was.location == is.location
            && was.required == is.required
            && was.style == is.style
            && was.explode == is.explode
            && was.allow_reserved == is.allow_reserved
            && was.media_type == is.media_type
            && was.content_kind == is.content_kind
            && node(was.default.as_deref(), is.default.as_deref())
            && docs(&was.docs, &is.docs)
            && part(Some(was.ty), Some(is.ty), parts)
    })
}

fn bodies(was: Option<&Body>, is: Option<&Body>, parts: &mut Parts) -> bool {
    both(was, is, |was, is| {
        was.required == is.required
            && was.description == is.description
            && contents(&was.contents, &is.contents, parts)
    })
}

fn contents(was: &[Content], is: &[Content], parts: &mut Parts) -> bool {
    all(was, is, |was, is| {
        // Encodings are rare; they are compared by their rule.
        let encodings = was.encoding.is_empty() && is.encoding.is_empty();
        encodings
            && was.media_type == is.media_type
            && was.kind == is.kind
            && was.items == is.items
            && nodes(&was.examples, &is.examples)
            && part(was.ty, is.ty, parts)
    })
}

fn responses(was: &[Response], is: &[Response], parts: &mut Parts) -> bool {
    all(was, is, |was, is| {
        was.status == is.status
            && was.description == is.description
            && contents(&was.contents, &is.contents, parts)
            && headers(&was.headers, &is.headers, parts)
    })
}

fn headers(was: &[Header], is: &[Header], parts: &mut Parts) -> bool {
    all(was, is, |was, is| {
        was.name == is.name
            && was.required == is.required
            && was.explode == is.explode
            && was.media_type == is.media_type
            && docs(&was.docs, &is.docs)
            && part(was.ty, is.ty, parts)
    })
}
