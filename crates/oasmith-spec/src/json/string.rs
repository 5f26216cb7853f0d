//! JSON strings (RFC 8259, section 7).

use super::{Reader, Refusal};
use crate::code::Code;

impl Reader<'_> {
    /// Reads a string; the reader stands at its opening quote.
    pub(super) fn string(&mut self) -> Result<String, Refusal> {
        let open = self.at;
        self.at += 1;
        let plain = self.take_plain();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(plain.to_owned());
        }
        let mut text = plain.to_owned();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape(open)?),
                Some(_) => {
                    let message = "a string holds a control character";
                    let label = "write it as an escape, `\\n` for instance";
                    return Err(self.fault(self.at, self.at + 1, message, label));
                }
                None => return Err(self.unclosed(open)),
            }
            text.push_str(self.take_plain());
        }
    }

    /// Passes what stands for itself.
    fn take_plain<'t>(&mut self) -> &'t str
    where
        Self: 't,
    {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let end = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
        let until = rest.get(..end).unwrap_or_default();
        // Looking at all of it is quicker than stopping at the first that is found.
        let controls = until.iter().fold(false, |any, &byte| any | (byte < 0x20));
        let control = controls.then(|| until.iter().position(|&byte| byte < 0x20));
        self.at = start + control.flatten().unwrap_or(end);
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn unclosed(&mut self, open: usize) -> Refusal {
        self.fault(open, open + 1, "a string is not closed", "it begins here")
    }

    fn escape(&mut self, open: usize) -> Result<char, Refusal> {
        let start = self.at;
        self.at += 1;
        let Some(kind) = self.peek() else {
            return Err(self.unclosed(open));
        };
        self.at += 1;
        Ok(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.hex4(start)?;
                return self.code_point(start, unit);
            }
            _ => {
                let after = self.text.get(start + 1..).unwrap_or_default();
                let width = after.chars().next().map_or(0, char::len_utf8);
                let end = start + 1 + width;
                return Err(self.fault(start, end, "JSON has no such escape", "in this string"));
            }
        })
    }

    fn hex4(&mut self, start: usize) -> Result<u16, Refusal> {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        let all_hex = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        match u16::from_str_radix(digits, 16) {
            Ok(unit) if all_hex => {
                self.at += 4;
                Ok(unit)
            }
            _ => {
                let message = "`\\u` needs four hexadecimal digits";
                Err(self.fault(start, start + 2, message, "they don't follow here"))
            }
        }
    }

    /// The character of a `\u` escape, together with the second one of a surrogate pair.
    fn code_point(&mut self, start: usize, first: u16) -> Result<char, Refusal> {
        if let Some(character) = char::from_u32(u32::from(first)) {
            return Ok(character);
        }
        let after_first = self.at;
        if first < 0xdc00 && self.bytes.get(self.at..self.at + 2) == Some(b"\\u") {
            self.at += 2;
            let second = self.hex4(after_first)?;
            if let Some(Ok(character)) = char::decode_utf16([first, second]).next() {
                return Ok(character);
            }
            self.at = after_first;
        }
        let span = self.span(start, self.at);
        self.diagnostics
            .report(
                Code::LONE_SURROGATE,
                span,
                "half of a surrogate pair is no character",
            )
            .label("the other half is missing")
            .consequence("it is read as U+FFFD, the replacement character");
        Ok(char::REPLACEMENT_CHARACTER)
    }
}
