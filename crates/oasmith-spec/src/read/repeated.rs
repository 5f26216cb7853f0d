//! How much of a document references may repeat.
//!
//! An operation holds its parameters and responses itself, so what is written once is there as often as it
//! is referred to: a thousand paths that share one path item have it a thousand times.

use foldhash::{HashSet, HashSetExt as _};

use super::Identity;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Text;
use crate::limits::Limits;
use crate::node::{Node, Object, Value};
use crate::parameter::Parameter;
use crate::response::{Header, Response};
use crate::size::measure;
use crate::source::Span;

/// So many bytes count as one part more.
const PROSE: usize = 256;

/// What of an operation is counted where it is read.
const COUNTED: [&str; 4] = ["parameters", "requestBody", "responses", "callbacks"];

/// What was repeated so far.
pub(super) struct Repeated {
    limit: usize,
    count: usize,
    /// The objects that were read and are read again where they are referred to again.
    met: HashSet<Identity>,
    /// Where the limit was crossed, and what was repeated there.
    crossed: Option<(Span, Span)>,
}

impl Repeated {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limit: limits.repeated_properties,
            count: 0,
            met: HashSet::new(),
            crossed: None,
        }
    }

    /// After the components: the first operation that refers to one does not repeat it.
    pub(super) fn start_operations(&mut self) {
        self.met.clear();
    }

    /// How many parts were repeated.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Whether too much was repeated: then nothing more is read.
    pub(super) fn is_too_much(&self) -> bool {
        self.crossed.is_some()
    }

    /// Counts what an object has that is repeated at a place.
    pub(super) fn add(&mut self, size: usize, place: Span, object: Span) {
        self.count = self.count.saturating_add(size);
        if self.count > self.limit && !self.is_too_much() {
            self.crossed = Some((place, object));
        }
    }

    /// Counts an object unless this is the first time that it is met.
    pub(super) fn meet(&mut self, object: &Node, place: Span, size: impl FnOnce() -> usize) {
        if !self.met.insert(object) {
            self.add(size(), place, object.span);
        }
    }

    /// Reports that too much was repeated.
    pub(super) fn report(&self, diagnostics: &mut Diagnostics) {
        let Some((span, repeated)) = self.crossed else {
            return;
        };
        let limit = self.limit;
        let message = format!("references copy more than {limit} parts of this document");
        diagnostics
            .report(Code::EXPANSION_LIMIT, span, message)
            .label("the limit is crossed here")
            .related(repeated, "this is repeated, as it was before")
            .help(
                "refer to less from less places, or raise `expansion` in `[limits]` of `oasmith.toml`",
            );
    }
}

/// What a parameter counts.
pub(super) fn of_parameter(parameter: &Parameter) -> usize {
    let media = parameter.content.iter().flat_map(|it| it.examples.iter());
    let examples: usize = parameter.examples.iter().chain(media).map(bytes).sum();
    1 + (length(&parameter.description) + parameter.name.value.len() + examples) / PROSE
}

/// What a response counts.
pub(super) fn of_response(response: &Response) -> usize {
    let headers: usize = response.headers.iter().map(of_header).sum();
    let encodings = response.content.iter().map(|it| 1 + it.encoding.len());
    1 + headers + encodings.sum::<usize>() + length(&response.description) / PROSE
}

/// What a header counts.
pub(super) fn of_header(header: &Header) -> usize {
    let examples: usize = header.examples.iter().map(bytes).sum();
    1 + (length(&header.description) + header.name.value.len() + examples) / PROSE
}

/// What an operation counts beside that which is counted where it is read.
pub(super) fn of_operation(operation: &Node) -> usize {
    let members = operation.as_object().into_iter().flat_map(Object::iter);
    let members = members.filter(|member| !COUNTED.contains(&member.key.as_str()));
    1 + members.map(|it| bytes(&it.value)).sum::<usize>() / PROSE
}

/// What a value counts that is copied as it is.
pub(super) fn of_value(value: &Node) -> usize {
    1 + bytes(value) / PROSE
}

/// What a text counts.
pub(super) fn of_text(text: &Option<Text>) -> usize {
    length(text) / PROSE
}

fn length(text: &Option<Text>) -> usize {
    text.as_ref().map_or(0, |text| text.value.len())
}

/// The bytes of a text. Values are seldom written out again, and count by what they take of memory.
fn bytes(node: &Node) -> usize {
    match &node.value {
        Value::String(text) => text.len(),
        _ => measure(node).0 / 8,
    }
}
