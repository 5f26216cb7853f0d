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

/// Encodes the body of a request.
///
/// # Errors
///
/// It holds a number that JSON has no spelling for, or something that must not be sent.
pub(crate) fn encode_sent<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::sent();
    value.encode(&mut writer);
    writer.finish()
}
