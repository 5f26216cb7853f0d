//! Passing over a value without building it.

use super::reader::MAX_DEPTH;
use super::{Decoded, Reader};

/// The objects and arrays that were entered: one bit each, set for objects.
struct Open {
    objects: u128,
    levels: u32,
}

impl<'j> Reader<'j> {
    /// Passes over the value at the cursor, and gives it as it is spelled.
    ///
    /// # Errors
    ///
    /// As for [`Reader::skip`].
    pub(crate) fn spelling(&mut self) -> Decoded<&'j str> {
        self.peek();
        let start = self.at;
        self.skip()?;
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    /// Passes over the value at the cursor. It is checked as it would be in reading.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or nested too deep.
    pub fn skip(&mut self) -> Decoded<()> {
        let mut open = Open {
            objects: 0,
            levels: 0,
        };
        loop {
            match self.peek() {
                Some(b'"') => self.skip_string()?,
                Some(b'-' | b'0'..=b'9') => {
                    self.number()?;
                }
                Some(b'n') => self.literal("null")?,
                Some(b't') => self.literal("true")?,
                Some(b'f') => self.literal("false")?,
                Some(b'{') => {
                    self.push(&mut open, true)?;
                    if self.peek() != Some(b'}') {
                        self.skip_key()?;
                        continue;
                    }
                }
                Some(b'[') => {
                    self.push(&mut open, false)?;
                    if self.peek() != Some(b']') {
                        continue;
                    }
                }
                _ => return Err(self.unexpected("a JSON value")),
            }
            if !self.skip_to_next(&mut open)? {
                return Ok(());
            }
        }
    }

    /// Behind a value: closes what ends here, and tells whether another value follows.
    fn skip_to_next(&mut self, open: &mut Open) -> Decoded<bool> {
        while open.levels > 0 {
            let object = open.objects & 1 == 1;
            match self.peek() {
                Some(b',') => {
                    self.advance();
                    if object {
                        self.skip_key()?;
                    }
                    return Ok(true);
                }
                Some(b'}') if object => {}
                Some(b']') if !object => {}
                _ if object => return Err(self.unexpected("`,` or `}`")),
                _ => return Err(self.unexpected("`,` or `]`")),
            }
            self.advance();
            open.objects >>= 1;
            open.levels -= 1;
        }
        Ok(false)
    }

    /// Enters the object or array whose bracket was peeked at.
    fn push(&mut self, open: &mut Open, object: bool) -> Decoded<()> {
        if self.depth + open.levels >= MAX_DEPTH {
            return Err(self.too_deep());
        }
        open.objects = open.objects << 1 | u128::from(object);
        open.levels += 1;
        self.advance();
        Ok(())
    }

    fn skip_key(&mut self) -> Decoded<()> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a key"));
        }
        self.skip_string()?;
        self.colon()
    }
}
