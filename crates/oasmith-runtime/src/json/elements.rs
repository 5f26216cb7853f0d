//! The walk over an array's elements.

use super::{Decoded, Reader};

/// The walk over an array's elements.
#[derive(Debug)]
pub struct Elements {
    pub(super) opened: bool,
}

impl Elements {
    /// Tells whether another element follows; the reader then stands before it.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    #[inline]
    pub fn next(&mut self, reader: &mut Reader<'_>) -> Decoded<bool> {
        match (reader.peek(), self.opened) {
            (Some(b']'), _) => {
                reader.advance();
                reader.leave();
                Ok(false)
            }
            (Some(b','), true) => {
                reader.advance();
                match reader.peek() {
                    Some(b']') => Err(reader.unexpected("a JSON value")),
                    _ => Ok(true),
                }
            }
            (_, true) => Err(reader.unexpected("`,` or `]`")),
            (_, false) => {
                self.opened = true;
                Ok(true)
            }
        }
    }
}
