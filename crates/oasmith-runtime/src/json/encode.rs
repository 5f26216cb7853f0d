//! Writing a value as JSON.

use super::{EncodeError, Writer};

/// A type that can be written as JSON.
pub trait Encode {
    /// Writes exactly one value.
    fn encode(&self, writer: &mut Writer);
}

/// Encodes a value as a JSON text without space.
///
/// # Errors
///
/// It holds a number that JSON has no spelling for.
pub fn encode_vec<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::new();
    value.encode(&mut writer);
    writer.finish()
}
