//! Bytes as text (RFC 4648).

use std::fmt;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::{Bytes, Decode, Decoded, Encode, Param, Reader, ToParam, Validate, Writer};

/// Bytes in Base64 (`format: byte`, `contentEncoding: base64`), with the text that they were read
/// from.
///
/// Text that is no Base64 is kept as well, so that a response doesn't fail for it; what it means is
/// asked for by [`Base64::decode`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Base64(String);

/// The string is not Base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidBase64(());

impl fmt::Display for InvalidBase64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not Base64")
    }
}

impl std::error::Error for InvalidBase64 {}

/// Reads what others write too: padding may be missing, and bits after the last byte need not be zero.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

impl Base64 {
    /// Takes what is encoded already.
    #[must_use]
    pub fn encoded(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Encodes bytes, with the padding and the alphabet of RFC 4648, section 4.
    #[must_use]
    pub fn encode(bytes: &[u8]) -> Self {
        Self(LENIENT.encode(bytes))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes. The alphabet of RFC 4648, section 5 (URLs) is understood too; padding may be
    /// missing, and white space is passed over.
    ///
    /// # Errors
    ///
    /// The text is not Base64.
    pub fn decode(&self) -> Result<Vec<u8>, InvalidBase64> {
        let letters = self.0.bytes().filter(|byte| !byte.is_ascii_whitespace());
        let letters = letters.map(|letter| match letter {
            b'-' => b'+',
            b'_' => b'/',
            other => other,
        });
        LENIENT
            .decode(letters.collect::<Vec<u8>>())
            .map_err(|_| InvalidBase64(()))
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self::encode(&bytes)
    }
}

impl From<Bytes> for Base64 {
    fn from(bytes: Bytes) -> Self {
        Self::encode(&bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self::encode(bytes)
    }
}

impl<const N: usize> From<&[u8; N]> for Base64 {
    fn from(bytes: &[u8; N]) -> Self {
        Self::encode(bytes)
    }
}

impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Decode for Base64 {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.read().map(Self)
    }
}

impl Encode for Base64 {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}

impl ToParam for Base64 {
    fn to_param(&self) -> Param {
        Param::text(self.as_str())
    }
}

impl Validate for Base64 {}

#[cfg(test)]
mod tests {
    use super::Base64;
    use crate::{decode_slice, encode_vec};

    #[test]
    fn bytes_survive() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg=="),
            (b"\xFF\xFE\xFB", "//77"),
        ] {
            let encoded = Base64::from(bytes);
            assert_eq!(encoded.as_str(), text);
            assert_eq!(encoded.decode().unwrap(), bytes);
        }
    }

    #[test]
    fn other_spellings_are_understood_and_kept() {
        for text in ["__77", "Zm9v\r\nYg", "Zm9vYg==", "Zm9vYg="] {
            assert!(Base64::encoded(text).decode().is_ok(), "{text}");
        }
        for text in ["Z", "Zm9v!", "Zg==Zg=="] {
            assert!(Base64::encoded(text).decode().is_err(), "{text}");
        }
        let odd = decode_slice::<Base64>(b"\"not base64!\"").unwrap();
        assert_eq!(encode_vec(&odd).unwrap(), b"\"not base64!\"");
    }
}
