//! JSON (RFC 8259) to a tree.

mod string;

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Member, Node, Number, Value};
use crate::parse::{self, MAX_DEPTH};
use crate::source::{FileId, Span};
use crate::unique;

/// A text that isn't JSON. The reason was reported.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Refusal {
    /// Whether YAML's rules can make sense of the text all the same.
    pub(crate) yaml_may_accept: bool,
    /// Whether something stands there that only YAML has, so that its author meant YAML.
    pub(crate) written_as_yaml: bool,
}

/// Reads a text as one JSON value.
///
/// # Errors
///
/// A text that is not JSON is reported, once, where it stops being JSON.
pub(crate) fn parse(
    file: FileId,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Result<Node, Refusal> {
    let mut reader = Reader {
        file,
        text,
        bytes: text.as_bytes(),
        at: 0,
        depth: 0,
        diagnostics,
    };
    reader.skip_space();
    let node = reader.value()?;
    reader.skip_space();
    if reader.at < text.len() {
        return Err(reader.unexpected("the end of the document"));
    }
    Ok(node)
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn value(&mut self) -> Result<Node, Refusal> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::array)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            Some(b't') if self.take_word("true") => Value::Bool(true),
            Some(b'f') if self.take_word("false") => Value::Bool(false),
            Some(b'n') if self.take_word("null") => Value::Null,
            _ => return Err(self.unexpected("a value")),
        };
        let span = self.span(start, self.at);
        Ok(Node { span, value })
    }

    fn nested(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Value, Refusal>,
    ) -> Result<Value, Refusal> {
        if self.depth == MAX_DEPTH {
            parse::report_too_deep(self.span(self.at, self.at + 1), self.diagnostics);
            return Err(Refusal {
                yaml_may_accept: false,
                written_as_yaml: false,
            });
        }
        self.depth += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Value, Refusal> {
        let open = self.at;
        let mut members = Vec::new();
        self.advance();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(unique::object_of(members, self.diagnostics)));
        }
        loop {
            let key_start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.unexpected_in(open, "a key in double quotes"));
            }
            let key = self.string()?;
            let key_span = self.span(key_start, self.at);
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(self.unexpected_in(open, "`:` after the key"));
            }
            self.advance();
            let value = self.value()?;
            members.push(Member {
                key,
                key_span,
                value,
            });
            if self.item_ends(open, b'}', "`,` or `}`")? {
                return Ok(Value::Object(unique::object_of(members, self.diagnostics)));
            }
        }
    }

    fn array(&mut self) -> Result<Value, Refusal> {
        let open = self.at;
        let mut items = Vec::new();
        self.advance();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            if self.item_ends(open, b']', "`,` or `]`")? {
                return Ok(Value::Array(items));
            }
        }
    }

    /// Passes a comma (giving false) or the closing bracket (giving true).
    fn item_ends(&mut self, open: usize, close: u8, wanted: &str) -> Result<bool, Refusal> {
        self.skip_space();
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.advance();
                if self.peek() == Some(close) {
                    let message = "a comma stands before the closing bracket";
                    return Err(self.fault(comma, comma + 1, message, "nothing follows it"));
                }
                Ok(false)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(self.unexpected_in(open, wanted)),
        }
    }

    fn number(&mut self) -> Result<Number, Refusal> {
        let start = self.at;
        self.take_if(b"-");
        let leading_zero = self.peek() == Some(b'0');
        let digits = self.take_digits();
        if leading_zero && digits > 1 {
            let message = "a number begins with 0";
            return Err(self.fault(start, self.at, message, "JSON has no such number"));
        }
        let mut complete = digits > 0;
        if self.take_if(b".") {
            complete &= self.take_digits() > 0;
        }
        if self.take_if(b"eE") {
            self.take_if(b"+-");
            complete &= self.take_digits() > 0;
        }
        if !complete {
            return Err(self.unexpected("a digit"));
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        Ok(Number(text.to_owned()))
    }

    fn take_digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn take_if(&mut self, wanted: &[u8]) -> bool {
        let found = self.peek().is_some_and(|byte| wanted.contains(&byte));
        self.at += usize::from(found);
        found
    }

    fn take_word(&mut self, word: &str) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let Some(after) = rest.strip_prefix(word.as_bytes()) else {
            return false;
        };
        let ends = !after
            .first()
            .is_some_and(|byte| byte.is_ascii_alphanumeric());
        self.at += if ends { word.len() } else { 0 };
        ends
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes one byte and the white space after it.
    fn advance(&mut self) {
        self.at += 1;
        self.skip_space();
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span {
            file: self.file,
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
        }
    }

    fn fault(&mut self, start: usize, end: usize, message: &str, label: &str) -> Refusal {
        let span = self.span(start, end);
        let found = self.bytes.get(start).copied();
        self.diagnostics
            .report(Code::SYNTAX, span, message)
            .label(label);
        Refusal {
            yaml_may_accept: true,
            written_as_yaml: found
                .is_some_and(|byte| byte.is_ascii_alphabetic() || b"'#&*!?~|>%@`".contains(&byte)),
        }
    }

    fn unexpected(&mut self, wanted: &str) -> Refusal {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let Some(found) = rest.chars().next() else {
            return self.fault(
                start,
                start,
                "the document ends too early",
                &expected(wanted),
            );
        };
        let message = match found {
            '/' if rest.starts_with("//") || rest.starts_with("/*") => {
                "JSON has no comments".to_owned()
            }
            '\'' => "JSON strings stand in double quotes".to_owned(),
            '"' => "unexpected `\"`".to_owned(),
            _ => format!("unexpected `{}`", found.escape_debug()),
        };
        self.fault(start, start + found.len_utf8(), &message, &expected(wanted))
    }

    fn unexpected_in(&mut self, open: usize, wanted: &str) -> Refusal {
        let refusal = self.unexpected(wanted);
        let bracket = self.span(open, open + 1);
        if let Some(diagnostic) = self.diagnostics.last_mut() {
            diagnostic.related(bracket, "in what begins here");
        }
        refusal
    }
}

fn expected(wanted: &str) -> String {
    format!("expected {wanted}")
}

#[cfg(test)]
mod tests;
