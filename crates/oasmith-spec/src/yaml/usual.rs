//! YAML as documents are usually written: block collections, and scalars and brackets on one line.
//!
//! Nearly all of a document is of this kind, and reading it line by line takes a fraction of what the
//! grammar of YAML takes. Whatever else stands there (anchors, tags, complex keys, several documents,
//! brackets over several lines, every fault) makes this reader give up on the whole file, which is then
//! read by the grammar. So it needs to know nothing of that, and must never read anything otherwise.

mod flow;
mod line;
mod quoted;
mod text;

use crate::diagnostic::Diagnostics;
use crate::node::{Member, Node, Value};
use crate::scalar::{self, Scalar};
use crate::source::{FileId, Span};
use crate::unique;

/// Deeper than this, the grammar reads the file: it knows how deep is too deep.
const DEEPEST: usize = 100;

/// Something that is not usual.
struct Unusual;

type Read<T> = Result<T, Unusual>;

/// The tree of a text; `None` if something in it is not usual.
pub(super) fn parse(file: FileId, text: &str) -> Option<Node> {
    if holds_unusual(text) {
        return None;
    }
    let mut reader = Reader {
        file,
        text,
        faults: Diagnostics::default(),
        depth: 0,
    };
    let root = reader.document().ok()?;
    reader.faults.is_empty().then_some(root)
}

/// Whether a text holds unusual characters. Of those beyond ASCII all begin with one of three bytes, so
/// that the others need not be read.
fn holds_unusual(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Looking at all of them is quicker than stopping at the first that is found.
    let is_control = |byte: u8| byte < b' ' && byte != b'\n' || byte == 0x7f;
    let controls = bytes
        .iter()
        .fold(false, |any, &byte| any | is_control(byte));
    let unusual = |at| text.get(at..).unwrap_or("").starts_with(is_unusual);
    controls || memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes).any(unusual)
}

/// Characters that mean something to YAML, or that it refuses; tabs among them.
fn is_unusual(c: char) -> bool {
    let special = |c: char| {
        matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
    };
    c.is_control() && c != '\n' || !c.is_ascii() && special(c)
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    /// What the grammar is to report.
    faults: Diagnostics,
    depth: usize,
}

/// A line with something on it.
#[derive(Clone, Copy)]
struct Line {
    /// How many spaces it begins with.
    indent: usize,
    /// Where the first other character stands.
    at: usize,
}

impl Reader<'_> {
    fn document(&mut self) -> Read<Node> {
        let mut first = self.next_line(0)?.ok_or(Unusual)?;
        if self.rest(first.at) == "---" && first.indent == 0 {
            first = self.next_line(self.after(first.at))?.ok_or(Unusual)?;
        }
        let (root, next) = self.block(first.indent, first.at)?;
        match self.next_line(next)? {
            None => Ok(root),
            Some(_) => Err(Unusual),
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: offset(start),
            end: offset(end),
        }
    }

    /// A collection that begins in this column. Gives where the next line begins.
    fn block(&mut self, column: usize, at: usize) -> Read<(Node, usize)> {
        if self.depth == DEEPEST {
            return Err(Unusual);
        }
        self.depth += 1;
        let read = if self.is_dash(at) {
            self.sequence(column, at, at)
        } else {
            self.mapping(column, at)
        };
        self.depth -= 1;
        read
    }

    fn mapping(&mut self, column: usize, start: usize) -> Read<(Node, usize)> {
        let mut members = Vec::new();
        let mut at = start;
        loop {
            let (key, key_span, after) = self.key(at)?;
            let (value, next) = self.value(column, after)?;
            let end = value.span.end as usize;
            members.push(Member {
                key,
                key_span,
                value,
            });
            match self.next_line(next)? {
                Some(line) if line.indent == column => at = line.at,
                Some(line) if line.indent > column => return Err(Unusual),
                _ => {
                    let object = unique::object_of(members, &mut self.faults);
                    let value = Value::Object(object);
                    let span = self.span(start, end);
                    return Ok((Node { span, value }, next));
                }
            }
        }
    }

    /// A sequence whose first dash stands at `at`; its place begins at `start`.
    fn sequence(&mut self, column: usize, at: usize, start: usize) -> Read<(Node, usize)> {
        let mut items = Vec::new();
        let mut at = at;
        loop {
            let (item, next) = self.item(column, at)?;
            let end = item.span.end as usize;
            items.push(item);
            match self.next_line(next)? {
                Some(line) if line.indent == column && self.is_dash(line.at) => at = line.at,
                Some(line) if line.indent > column => return Err(Unusual),
                _ => {
                    let value = Value::Array(items);
                    let span = self.span(start, end);
                    return Ok((Node { span, value }, next));
                }
            }
        }
    }

    /// What stands behind a dash.
    fn item(&mut self, column: usize, dash: usize) -> Read<(Node, usize)> {
        let at = self.skip_spaces(dash + 1);
        if self.is_end(at) {
            return match self.next_line(self.after(at))? {
                Some(line) if line.indent > column => self.block(line.indent, line.at),
                _ => Err(Unusual),
            };
        }
        let inner = column + (at - dash);
        if self.is_dash(at) || self.key(at).is_ok() {
            return self.block(inner, at);
        }
        self.scalar(column, at)
    }

    /// What stands behind a key and its colon.
    fn value(&mut self, column: usize, colon: usize) -> Read<(Node, usize)> {
        let at = self.skip_spaces(colon);
        if !self.is_end(at) {
            return self.scalar(column, at);
        }
        match self.next_line(self.after(at))? {
            Some(line) if line.indent > column => {
                if self.is_dash(line.at) || self.key(line.at).is_ok() {
                    self.block(line.indent, line.at)
                } else {
                    self.below(column, line.at)
                }
            }
            Some(line) if line.indent == column && self.is_dash(line.at) => {
                if self.depth == DEEPEST {
                    return Err(Unusual);
                }
                self.depth += 1;
                // Without an indent of its own, its place begins with the first item.
                let start = self.skip_spaces(line.at + 1);
                let start = if self.is_end(start) {
                    line.at + 1
                } else {
                    start
                };
                let read = self.sequence(column, line.at, start);
                self.depth -= 1;
                read
            }
            _ => self.absent(colon, colon - 1),
        }
    }

    /// A scalar that begins on the line below its key.
    fn below(&mut self, column: usize, at: usize) -> Read<(Node, usize)> {
        if matches!(self.byte(at), Some(b'|' | b'>' | b'[' | b'{')) {
            return Err(Unusual);
        }
        self.scalar(column, at)
    }

    /// Nothing, where nothing else stands on the line either. It has a place all the same.
    fn absent(&self, at: usize, place: usize) -> Read<(Node, usize)> {
        if !self.rest(at).is_empty() {
            return Err(Unusual);
        }
        let span = self.span(place, place);
        let value = Value::Null;
        Ok((Node { span, value }, self.after(at)))
    }

    fn scalar(&mut self, column: usize, at: usize) -> Read<(Node, usize)> {
        match self.byte(at) {
            Some(b'|' | b'>') => self.block_scalar(column, at),
            Some(b'\'' | b'"') => {
                let (text, end) = self.quoted(at, Some(column))?;
                let next = self.line_done(end)?;
                let span = self.span(at, end);
                let value = Value::String(text);
                Ok((Node { span, value }, next))
            }
            Some(b'[' | b'{') => {
                let (node, end) = self.flow(at, 0)?;
                Ok((node, self.line_done(end)?))
            }
            _ => self.plain(column, at),
        }
    }

    fn resolved(&self, text: &str, start: usize, end: usize) -> Read<Node> {
        let span = self.span(start, end);
        match scalar::resolve(text) {
            Scalar::Value(value) => Ok(Node { span, value }),
            Scalar::NotFinite => Err(Unusual),
        }
    }
}
