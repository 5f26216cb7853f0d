//! A collection that is still open.

use std::collections::HashSet;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::node::{Member, Node, Value};
use crate::source::Span;
use crate::unique;

/// An open sequence or mapping.
pub(super) struct Frame {
    /// From where it begins to where the last item so far ends.
    pub(super) span: Span,
    /// The number of its anchor, 0 for none.
    pub(super) anchor: usize,
    /// A flow collection ends at its bracket, a block collection with its last item.
    pub(super) flow: bool,
    pub(super) content: Content,
}

/// What an open collection holds so far.
pub(super) enum Content {
    Sequence(Vec<Node>),
    Mapping(Mapping),
}

/// An open mapping.
#[derive(Default)]
pub(super) struct Mapping {
    members: Vec<Member>,
    /// The key whose value comes next.
    pub(super) key: Option<Key>,
    merges: Vec<Merge>,
}

/// A key whose value is yet to come.
pub(super) enum Key {
    Text(String, Span),
    /// A plain `<<`.
    Merge(Span),
    /// Something that can't be a key, which was reported.
    Unusable,
}

/// The members that a merge key (`<<`, from YAML 1.1's type repository) brings in.
struct Merge {
    /// How many members of the mapping's own stand before it.
    after: usize,
    members: Vec<Member>,
}

impl Frame {
    /// The finished collection; `end` is where its end was found.
    pub(super) fn close(self, end: Span, diagnostics: &mut Diagnostics) -> Node {
        let mut span = self.span;
        if self.flow {
            span.end = end.end;
        }
        let value = match self.content {
            Content::Sequence(items) => Value::Array(items),
            Content::Mapping(mapping) => mapping.close(diagnostics),
        };
        Node { span, value }
    }
}

impl Mapping {
    /// Takes the value of the pending key.
    pub(super) fn add(&mut self, value: Node, diagnostics: &mut Diagnostics) {
        match self.key.take() {
            Some(Key::Text(key, key_span)) => self.members.push(Member {
                key,
                key_span,
                value,
            }),
            Some(Key::Merge(span)) => self.merge(span, value, diagnostics),
            Some(Key::Unusable) | None => {}
        }
    }

    fn merge(&mut self, key: Span, value: Node, diagnostics: &mut Diagnostics) {
        note_merge_key(key, diagnostics);
        let sources = match value.value {
            Value::Array(items) => items,
            _ => vec![value],
        };
        for source in sources {
            let Value::Object(mut object) = source.value else {
                let message = format!("`<<` merges mappings, and this is {}", source.kind());
                diagnostics
                    .report(Code::SYNTAX, source.span, message)
                    .related(key, "merged here");
                continue;
            };
            self.merges.push(Merge {
                after: self.members.len(),
                members: std::mem::take(object.members_mut()),
            });
        }
    }

    fn close(self, diagnostics: &mut Diagnostics) -> Value {
        let merges = self.merges;
        let own = unique::object_of(self.members, diagnostics);
        if merges.is_empty() {
            return Value::Object(own);
        }
        let mut own = own;
        let own = std::mem::take(own.members_mut());
        Value::Object(unique::object_of(merged(own, merges), diagnostics))
    }
}

/// Says once a file that there are merge keys.
fn note_merge_key(key: Span, diagnostics: &mut Diagnostics) {
    let is_same = |d: &Diagnostic| {
        d.code == Code::MERGE_KEY && d.span.is_some_and(|span| span.file == key.file)
    };
    if diagnostics.iter().any(is_same) {
        return;
    }
    diagnostics
        .report(
            Code::MERGE_KEY,
            key,
            "`<<` is a merge key, which YAML 1.2 doesn't have",
        )
        .label("properties are merged in")
        .consequence("they are read as if they stood here, as in YAML 1.1");
}

/// A mapping's own members with those that are merged in where their `<<` stands. Its own keys win,
/// then those of earlier merges.
fn merged(own: Vec<Member>, merges: Vec<Merge>) -> Vec<Member> {
    let mut known: HashSet<String> = own.iter().map(|member| member.key.clone()).collect();
    let mut own = own.into_iter();
    let mut taken = 0;
    let mut all = Vec::new();
    for merge in merges {
        all.extend(own.by_ref().take(merge.after.saturating_sub(taken)));
        taken = taken.max(merge.after);
        let added = merge.members.into_iter();
        all.extend(added.filter(|member| known.insert(member.key.clone())));
    }
    all.extend(own);
    all
}
