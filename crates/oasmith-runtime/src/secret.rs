//! Tokens and passwords.

use std::fmt;

use zeroize::Zeroizing;

use crate::{Decode, Decoded, Encode, Param, Reader, ToParam, Validate, Writer};

/// A text that is not printed and is overwritten in memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Keeps a secret.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// A secret in a body, which is sent as it is.
impl Decode for Secret {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.read::<String>().map(Self::from)
    }
}

impl Encode for Secret {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self.expose());
    }
}

impl ToParam for Secret {
    fn to_param(&self) -> Param {
        Param::text(self.expose())
    }
}

impl Validate for Secret {}

#[cfg(test)]
mod tests {
    use crate::{Secret, decode_slice, encode_vec};

    #[test]
    fn is_not_printed_and_does_not_stay_in_memory() {
        fn is_overwritten(_: &impl zeroize::ZeroizeOnDrop) {}
        let secret = Secret::from("sesame");
        is_overwritten(&secret.0);
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(secret.expose(), "sesame");
        let read: Secret = decode_slice(b"\"sesame\"").unwrap();
        assert_eq!(read, secret);
        assert_eq!(encode_vec(&read).unwrap(), b"\"sesame\"");
    }
}
