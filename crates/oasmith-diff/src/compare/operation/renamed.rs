//! A removed operation that is probably called otherwise now.

use oasmith_ir::operation::{Body, Content, Operation, Parameter, Response};
use oasmith_ir::types::TypeRef;
use oasmith_spec::suggest::nearest;

use crate::compare::{Comparison, OperationEntry, documented};
use crate::rules::is_declared_alike;

/// How deep types are compared.
const DEPTH: usize = 3;

impl<'a> Comparison<'a> {
    /// The added operation that a removed one probably became: one with the same method, parameters, body and
    /// responses, and a path or `operationId` that is alike. It must not be more like another removed one.
    pub(crate) fn renamed_operation(&self, removed: &Operation) -> Option<&'a Operation> {
        let calls = self.operations.iter().filter(|entry| !entry.webhook);
        let added = calls.clone().filter_map(|one| Some(one.pair.added()?.1));
        let added: Vec<&'a Operation> = added.filter(|one| self.is_alike(removed, one)).collect();
        let found = likest(removed, &added)?;
        let gone = calls.filter_map(|entry: &OperationEntry<'a>| Some(entry.pair.removed()?.1));
        let gone: Vec<&'a Operation> = gone.filter(|one| self.is_alike(one, found)).collect();
        let back = likest(found, &gone)?;
        (back.span == removed.span).then_some(found)
    }

    fn is_alike(&self, old: &Operation, new: &Operation) -> bool {
        let parameters = |one: &Parameter, other: &Parameter| {
            one.location == other.location
                && one.name == other.name
                && one.required == other.required
                && self.same_type(one.ty, other.ty)
        };
        let bodies = |one: &Body, other: &Body| {
            one.required == other.required && self.same_contents(&one.contents, &other.contents)
        };
        let responses = |one: &Response, other: &Response| {
            one.status == other.status && self.same_contents(&one.contents, &other.contents)
        };
        let body = match (&old.body, &new.body) {
            (Some(one), Some(other)) => bodies(one, other),
            (None, None) => true,
            _ => false,
        };
        body && old.method == new.method
            && all(&old.parameters, &new.parameters, parameters)
            && all(&old.responses, &new.responses, responses)
    }

    fn same_contents(&self, old: &[Content], new: &[Content]) -> bool {
        all(old, new, |one, other| {
            let types = match (one.ty, other.ty) {
                (Some(one), Some(other)) => self.same_type(one, other),
                (one, other) => one.is_none() && other.is_none(),
            };
            one.media_type == other.media_type && types
        })
    }

    fn same_type(&self, old: TypeRef, new: TypeRef) -> bool {
        let (base, head) = (&self.base.api, &self.head.api);
        let ends = (documented(base, old.id), documented(head, new.id));
        is_declared_alike((base, ends.0), (head, ends.1), DEPTH)
    }
}

fn all<T>(old: &[T], new: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
}

/// The operation whose path, else whose `operationId`, is most like that of another one.
fn likest<'a>(operation: &Operation, others: &[&'a Operation]) -> Option<&'a Operation> {
    let paths = others.iter().map(|one| one.path.raw.as_str());
    if let Some(path) = nearest(&operation.path.raw, paths) {
        return others.iter().find(|one| one.path.raw == path).copied();
    }
    let id = operation.id.as_deref()?;
    let id = nearest(id, others.iter().filter_map(|one| one.id.as_deref()))?;
    let mut others = others.iter();
    others.find(|one| one.id.as_deref() == Some(id)).copied()
}
