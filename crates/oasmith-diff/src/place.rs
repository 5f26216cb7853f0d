//! Where a change stands: file, line, column and JSON pointer.

use foldhash::{HashMap, HashMapExt as _};

use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::json_pointer::escape;
use oasmith_spec::node::{Node, Value};
use oasmith_spec::parse;
use oasmith_spec::source::{FileId, Location, Sources, Span};

use crate::side::Side;

/// Finds places in the texts of one side. A file whose tree is not at hand is parsed once.
pub(crate) struct Places<'a> {
    sources: &'a Sources,
    known: HashMap<FileId, &'a Node>,
    parsed: HashMap<FileId, Option<Node>>,
}

/// A place in a text.
pub(crate) struct Found {
    pub(crate) location: Location,
    pub(crate) pointer: String,
}

impl<'a> Places<'a> {
    pub(crate) fn new(side: &'a Side) -> Self {
        Self {
            sources: &side.sources,
            known: side.trees().collect(),
            parsed: HashMap::new(),
        }
    }

    /// The place of a span, or of a keyword of what stands there.
    pub(crate) fn find(&mut self, span: Span, keyword: Option<&str>) -> Found {
        let sources = self.sources;
        let root = self.known.get(&span.file).copied().or_else(|| {
            let parsed = self.parsed.entry(span.file).or_insert_with(|| {
                let mut diagnostics = Diagnostics::default();
                parse::parse(span.file, sources, &mut diagnostics)
            });
            parsed.as_ref()
        });
        let mut pointer = String::new();
        let mut span = span;
        if let Some(root) = root {
            let node = descend(root, span, &mut pointer);
            let member = keyword.and_then(|keyword| node.as_object()?.member(keyword));
            if let Some(member) = member {
                step(&mut pointer, &member.key);
                span = Span {
                    end: member.value.span.end.max(member.key_span.end),
                    ..member.key_span
                };
            }
        }
        Found {
            location: sources.locate(span),
            pointer,
        }
    }
}

/// The innermost node that begins where the span does, or around it. Descends to the value of a key
/// that is the span.
fn descend<'n>(root: &'n Node, span: Span, pointer: &mut String) -> &'n Node {
    let mut node = root;
    loop {
        let next = match &node.value {
            Value::Object(members) => members.iter().find_map(|member| {
                let key = member.key_span;
                let holds =
                    key.start <= span.start && span.start < member.value.span.end.max(key.end);
                // Where the whole mapping is meant, its first key begins there as well.
                let whole = span == node.span;
                (holds && !whole).then(|| (member.key.clone(), &member.value))
            }),
            Value::Array(items) => items.iter().enumerate().find_map(|(at, item)| {
                let holds = item.span.start <= span.start && span.start < item.span.end;
                (holds && span != node.span).then(|| (at.to_string(), item))
            }),
            _ => None,
        };
        let Some((key, value)) = next else {
            return node;
        };
        step(pointer, &key);
        node = value;
    }
}

fn step(pointer: &mut String, key: &str) {
    pointer.push('/');
    pointer.push_str(&escape(key));
}
