//! Why a webhook is not accepted.

use std::fmt;

use crate::runtime::DecodeError;

/// Why a webhook is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReceiveError {
    /// The signing key is empty, so anybody could sign. Was the variable with it set?
    EmptyKey,
    /// There is no signature: Nango did not send it.
    NoSignature,
    /// The signature is not that of the body under this key: Nango did not send it, or the body is
    /// not as it came, or the key is another environment's.
    WrongSignature,
    /// Nango sent it, but it does not read as its kind should.
    Body(DecodeError),
}

impl ReceiveError {
    /// Whether it must be taken as not being from Nango. Answer with 401, and don't look at the body.
    #[must_use]
    pub fn is_signature(&self) -> bool {
        !matches!(self, Self::Body(_))
    }
}

impl fmt::Display for ReceiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyKey => f.write_str("the webhook signing key is empty"),
            Self::NoSignature => write!(f, "the header `{}` is missing", super::SIGNATURE_HEADER),
            Self::WrongSignature => {
                f.write_str("the signature is not that of this body under this key")
            }
            Self::Body(error) => write!(f, "the webhook can't be read: {error}"),
        }
    }
}

/// The text has that of the [`DecodeError`].
impl std::error::Error for ReceiveError {}
