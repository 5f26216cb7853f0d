//! The key that webhooks are signed with.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::{LEGACY_SIGNATURE_HEADER, ReceiveError, SIGNATURE_HEADER, hex};
use crate::models::Webhook;
use crate::runtime::{Json, Secret, decode_slice};

/// The webhook signing key of an environment.
///
/// In environments made after 2026-04-20 it differs from the API key; the settings of the environment
/// show it, and [`rotate_webhook_signing_key`](crate::environments::Environments::rotate_webhook_signing_key)
/// makes a new one. It isn't printed, and is overwritten in memory when dropped.
#[derive(Debug, Clone)]
pub struct SigningKey(Secret);

impl SigningKey {
    /// Keeps a key. An empty one accepts nothing.
    pub fn new(key: impl Into<Secret>) -> Self {
        Self(key.into())
    }

    /// Checks the signature of a webhook and reads it.
    ///
    /// - `headers`: those of the request, as `&HeaderMap` or another list of names and values.
    /// - `body`: the body of the request, byte for byte.
    ///
    /// # Errors
    ///
    /// It isn't signed with this key, or is signed and does not read as its kind should. A kind that
    /// is not known is [`Webhook::Unknown`], and no error.
    pub fn receive<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Webhook, ReceiveError> {
        self.verify(headers, body)?;
        read(body)
    }

    /// Checks the signature that is among the headers, `X-Nango-Hmac-Sha256`.
    ///
    /// # Errors
    ///
    /// There is none, or it is not that of the body.
    pub fn verify<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<(), ReceiveError> {
        let signature = find(headers, SIGNATURE_HEADER)?;
        self.verify_signature(signature, body)
    }

    /// Checks a signature: the HMAC-SHA256 of the body, in hexadecimal digits. It takes the same time
    /// wherever a wrong one differs.
    ///
    /// # Errors
    ///
    /// It is not that of the body.
    pub fn verify_signature(
        &self,
        signature: impl AsRef<[u8]>,
        body: &[u8],
    ) -> Result<(), ReceiveError> {
        let signature = hex::decode(signature.as_ref()).ok_or(ReceiveError::WrongSignature)?;
        let mac = self.mac(body)?;
        mac.verify_slice(&signature)
            .map_err(|_| ReceiveError::WrongSignature)
    }

    /// Checks the signature of old among the headers, `X-Nango-Signature`: the SHA-256 of the key and
    /// the body behind it. Nango still sends it beside the other.
    ///
    /// # Errors
    ///
    /// There is none, or it is not that of the body.
    #[deprecated(note = "whoever has one signed body can sign longer ones: use `verify`")]
    pub fn verify_legacy<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<(), ReceiveError> {
        let signature = find(headers, LEGACY_SIGNATURE_HEADER)?;
        let signature = hex::decode(signature.as_ref()).ok_or(ReceiveError::WrongSignature)?;
        let digest = Sha256::new().chain_update(self.0.expose());
        let digest = digest.chain_update(body).finalize();
        // Compared by their own MACs, whose comparison takes the same time wherever they differ.
        let expected = self.mac(&digest)?.finalize().into_bytes();
        let mac = self.mac(&signature)?;
        mac.verify_slice(&expected)
            .map_err(|_| ReceiveError::WrongSignature)
    }

    /// Signs a body as Nango does, for tests of what receives webhooks.
    ///
    /// # Errors
    ///
    /// The key is empty.
    pub fn sign(&self, body: &[u8]) -> Result<String, ReceiveError> {
        Ok(hex::encode(&self.mac(body)?.finalize().into_bytes()))
    }

    /// The MAC of the bytes under this key.
    fn mac(&self, bytes: &[u8]) -> Result<Hmac<Sha256>, ReceiveError> {
        if self.0.expose().is_empty() {
            return Err(ReceiveError::EmptyKey);
        }
        // A key can have any length.
        let mac = Hmac::<Sha256>::new_from_slice(self.0.expose().as_bytes());
        let mac = mac.map_err(|_| ReceiveError::EmptyKey)?;
        Ok(mac.chain_update(bytes))
    }
}

/// The value of the header of that name.
fn find<N: AsRef<str>, V>(
    headers: impl IntoIterator<Item = (N, V)>,
    name: &str,
) -> Result<V, ReceiveError> {
    let mut headers = headers.into_iter();
    let found = headers.find(|(known, _)| known.as_ref().eq_ignore_ascii_case(name));
    found
        .map(|(_, value)| value)
        .ok_or(ReceiveError::NoSignature)
}

/// Reads a webhook whose signature was checked.
fn read(body: &[u8]) -> Result<Webhook, ReceiveError> {
    decode_slice::<Webhook>(body).or_else(|error| {
        // What Nango passes on unattributed has no envelope, and may use its words all the same.
        match decode_slice::<Json>(body) {
            Ok(json) if json.get("connectionId").is_none() => Ok(Webhook::Unknown(json)),
            _ => Err(ReceiveError::Body(error)),
        }
    })
}
