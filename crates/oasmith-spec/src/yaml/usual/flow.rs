//! Collections in brackets, on one line.

use super::line::is_usual_start;
use super::{Read, Reader, Unusual};
use crate::node::{Member, Node, Value};
use crate::source::Span;
use crate::unique;

/// Brackets inside brackets on one line are rarely deep.
const DEEPEST: usize = 16;

impl Reader<'_> {
    /// A value in brackets, or a collection; and where it ends.
    pub(super) fn flow(&mut self, at: usize, depth: usize) -> Read<(Node, usize)> {
        if depth == DEEPEST {
            return Err(Unusual);
        }
        match self.byte(at) {
            Some(b'[') => self.list(at, depth),
            Some(b'{') => self.members(at, depth),
            Some(b'\'' | b'"') => {
                let (text, end) = self.quoted(at, None)?;
                let span = self.span(at, end);
                let value = Value::String(text);
                Ok((Node { span, value }, end))
            }
            _ => {
                let text = self.flow_plain(at)?;
                let end = at + text.len();
                Ok((self.resolved(text, at, end)?, end))
            }
        }
    }

    fn list(&mut self, start: usize, depth: usize) -> Read<(Node, usize)> {
        let mut items = Vec::new();
        let mut at = self.skip_spaces(start + 1);
        while self.byte(at) != Some(b']') {
            let (item, end) = self.flow(at, depth + 1)?;
            items.push(item);
            at = self.separator(end, b']')?;
        }
        let value = Value::Array(items);
        let span = self.span(start, at + 1);
        Ok((Node { span, value }, at + 1))
    }

    fn members(&mut self, start: usize, depth: usize) -> Read<(Node, usize)> {
        let mut members = Vec::new();
        let mut at = self.skip_spaces(start + 1);
        while self.byte(at) != Some(b'}') {
            let (key, key_span, end) = self.flow_key(at)?;
            // A space parts the value, also where quotes would do without.
            if self.byte(end) != Some(b':') || self.byte(end + 1) != Some(b' ') {
                return Err(Unusual);
            }
            let value = self.skip_spaces(end + 1);
            let (value, end) = self.flow(value, depth + 1)?;
            members.push(Member {
                key,
                key_span,
                value,
            });
            at = self.separator(end, b'}')?;
        }
        let value = Value::Object(unique::object_of(members, &mut self.faults));
        let span = self.span(start, at + 1);
        Ok((Node { span, value }, at + 1))
    }

    fn flow_key(&self, at: usize) -> Read<(String, Span, usize)> {
        if matches!(self.byte(at), Some(b'\'' | b'"')) {
            let (text, end) = self.quoted(at, None)?;
            return Ok((text, self.span(at, end), end));
        }
        let text = self.flow_plain(at)?;
        let end = at + text.len();
        if text == "<<" {
            return Err(Unusual);
        }
        Ok((text.to_owned(), self.span(at, end), end))
    }

    /// Behind a comma, or at the closing bracket.
    fn separator(&self, end: usize, close: u8) -> Read<usize> {
        let at = self.skip_spaces(end);
        match self.byte(at) {
            Some(byte) if byte == close => Ok(at),
            Some(b',') => {
                let next = self.skip_spaces(at + 1);
                // A comma with nothing behind it is for the grammar.
                if self.byte(next) == Some(close) {
                    return Err(Unusual);
                }
                Ok(next)
            }
            _ => Err(Unusual),
        }
    }

    /// A plain scalar in brackets.
    fn flow_plain(&self, at: usize) -> Read<&str> {
        let flows = |byte: u8| matches!(byte, b',' | b'[' | b']' | b'{' | b'}');
        // Without a look at the end of the line: a list of thousands may stand on it.
        let mut end = at;
        loop {
            match self.byte(end) {
                None | Some(b'\n') => return Err(Unusual),
                Some(byte) if flows(byte) => break,
                Some(b':') => match self.byte(end + 1) {
                    None | Some(b'\n') => return Err(Unusual),
                    Some(byte) if flows(byte) => return Err(Unusual),
                    Some(b' ') => break,
                    Some(_) => {}
                },
                // A comment begins.
                Some(b'#') if end == at || self.byte(end - 1) == Some(b' ') => {
                    return Err(Unusual);
                }
                Some(_) => {}
            }
            end += 1;
        }
        let text = self.text.get(at..end).unwrap_or("");
        let trimmed = text.trim_end_matches(' ');
        let is_key = self.byte(end) == Some(b':');
        if !is_usual_start(trimmed) || is_key && trimmed.len() != text.len() {
            return Err(Unusual);
        }
        Ok(trimmed)
    }
}
