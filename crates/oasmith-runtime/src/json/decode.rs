//! Reading a value out of JSON.

use super::reader::without_mark;
use super::{DecodeError, Reader};

/// What decoding gives.
pub type Decoded<T> = Result<T, DecodeError>;

/// A type that can be read out of JSON.
pub trait Decode: Sized {
    /// Reads the value that the reader stands before, and no more.
    ///
    /// # Errors
    ///
    /// The value is not what the type promises, or the text is not JSON. The error has an offset
    /// and no path; [`decode_slice`] adds it.
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self>;
}

/// Decodes a whole JSON text. A byte order mark before it is passed over.
///
/// # Errors
///
/// The text is not JSON, is not what `T` promises, or goes on after the value. The error says
/// where by a JSON path.
pub fn decode_slice<T: Decode>(text: &[u8]) -> Decoded<T> {
    let mut reader = Reader::new(text);
    let decoded = match T::decode(&mut reader) {
        Ok(value) => reader.finish().map(|()| value),
        Err(error) => Err(error),
    };
    decoded.map_err(|error| error.locate(without_mark(text)))
}
