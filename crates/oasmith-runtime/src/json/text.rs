//! Strings: in place where they are plain, unescaped aside where they are not.

use super::scan::{hex4, plain_end};
use super::{DecodeError, Decoded, Reader};

/// A string of the text without its quotes.
pub(super) enum Raw<'j> {
    /// It has no escapes: as it stands in the text.
    Plain(&'j str),
    /// It has some: unescaped in the reader's `scratch`.
    Unescaped,
}

impl<'j> Reader<'j> {
    /// Reads a string, borrowed until the next use of the reader.
    ///
    /// # Errors
    ///
    /// The value is not a string.
    #[inline]
    pub fn text(&mut self) -> Decoded<&str> {
        if self.peek() != Some(b'"') {
            return Err(self.expected("a string"));
        }
        match self.raw()? {
            Raw::Plain(text) => Ok(text),
            Raw::Unescaped => Ok(&self.scratch),
        }
    }

    /// Reads the string whose opening quote the cursor stands at.
    #[inline]
    pub(super) fn raw(&mut self) -> Decoded<Raw<'j>> {
        let start = self.at + 1;
        let end = plain_end(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) == Some(&b'"')
            && let Some(text) = self.text.get(start..end)
        {
            self.at = end + 1;
            return Ok(Raw::Plain(text));
        }
        self.unescape(start)?;
        Ok(Raw::Unescaped)
    }

    /// Passes over the string whose opening quote the cursor stands at.
    pub(super) fn skip_string(&mut self) -> Decoded<()> {
        self.raw().map(|_| ())
    }

    /// Unescapes the string whose content begins at `start` into `scratch`.
    fn unescape(&mut self, start: usize) -> Decoded<()> {
        let bytes = self.text.as_bytes();
        self.scratch.clear();
        let mut from = start;
        loop {
            let end = plain_end(bytes, from);
            self.scratch
                .push_str(self.text.get(from..end).unwrap_or_default());
            match bytes.get(end) {
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let (special, behind) = escape(bytes, end + 1).ok_or_else(|| {
                        DecodeError::new("not JSON: an escape that there is not", end)
                    })?;
                    self.scratch.push(special);
                    from = behind;
                }
                Some(_) => {
                    return Err(DecodeError::new(
                        "not JSON: a control character in a string",
                        end,
                    ));
                }
                None => return Err(self.ended()),
            }
        }
    }
}

/// The character that the escape stands for whose backslash is before `at`, and the index behind
/// it. A surrogate must be one half of a pair.
fn escape(text: &[u8], at: usize) -> Option<(char, usize)> {
    let simple = match text.get(at)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let code = hex4(text, at + 1)?;
            if !(0xD800..0xDC00).contains(&code) {
                return Some((char::from_u32(code)?, at + 5));
            }
            let pair = text.get(at + 5..)?.starts_with(b"\\u");
            let low = hex4(text, at + 7).filter(|low| pair && (0xDC00..0xE000).contains(low))?;
            let code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            return Some((char::from_u32(code)?, at + 11));
        }
        _ => return None,
    };
    Some((simple, at + 1))
}
