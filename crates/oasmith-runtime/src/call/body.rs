//! The body of a call.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::body::Source;
use crate::json::encode_sent;
use crate::{Body, Call, Encode, Encoding, Multipart, form};

impl Call {
    /// Sets a JSON body.
    pub fn json<T: Encode + ?Sized>(&mut self, body: &T) {
        self.json_as("application/json", body);
    }

    /// Sets a JSON body of another media type (`application/merge-patch+json`).
    pub fn json_as<T: Encode + ?Sized>(&mut self, media_type: &str, body: &T) {
        match encode_sent(body) {
            Ok(text) => self.bytes(media_type, text),
            Err(error) => self.refuse(format!("body: {error}")),
        }
    }

    /// Sets an `application/x-www-form-urlencoded` body out of the members of an object.
    pub fn form<T: Encode + ?Sized>(&mut self, body: &T) {
        self.form_with(body, &[]);
    }

    /// The same, with members that are written in other ways than is usual.
    pub fn form_with<T: Encode + ?Sized>(&mut self, body: &T, encodings: &[(&str, Encoding)]) {
        match form::encode(body, encodings) {
            Ok(text) => self.bytes("application/x-www-form-urlencoded", text),
            Err(error) => self.refuse(format!("body: {error}")),
        }
    }

    /// Sets a `multipart/form-data` body.
    pub fn multipart(&mut self, body: impl Into<Multipart>) {
        self.multipart_as("multipart/form-data", body);
    }

    /// Sets a multipart body of that media type: `multipart/related`, or `multipart/mixed; boundary=x`. Its
    /// parameters are sent; where there is no boundary, or a part holds it, another one is made up. The first part
    /// of `multipart/related` is its root (RFC 2387), and the `Content-ID` of a part is `<name@part>`.
    pub fn multipart_as(&mut self, media_type: &str, body: impl Into<Multipart>) {
        match body.into().finish(media_type) {
            Ok((media_type, body)) => self.bytes(&media_type, body),
            Err(error) => self.refuse(format!("body: {error}")),
        }
    }

    /// Sets a body of text, sent as UTF-8.
    pub fn text(&mut self, media_type: &str, text: impl Into<String>) {
        self.bytes(media_type, text.into());
    }

    /// Sets a body of bytes, held in memory or a stream.
    pub fn bytes(&mut self, media_type: &str, bytes: impl Into<Body>) {
        self.body = Some((media_type.to_owned(), bytes.into()));
    }

    /// The body, where it is held in memory.
    pub(crate) fn body_held(&self) -> Option<&[u8]> {
        match &self.body.as_ref()?.1.0 {
            Source::Bytes(bytes) => Some(bytes),
            #[cfg(not(target_arch = "wasm32"))]
            Source::Stream(_) => None,
        }
    }

    /// How many pieces of a streamed body were taken to be sent.
    pub(crate) fn progress(&self) -> Option<Arc<AtomicU64>> {
        match &self.body.as_ref()?.1.0 {
            Source::Bytes(_) => None,
            #[cfg(not(target_arch = "wasm32"))]
            Source::Stream(once) => Some(Arc::clone(&once.progress)),
        }
    }

    /// Whether there is a body.
    pub(crate) fn has_body(&self) -> bool {
        self.body.is_some()
    }

    /// Puts other bytes in the place of the body, whose media type stays; without one they are of this type.
    pub(crate) fn body_instead(&mut self, media_type: &str, bytes: Vec<u8>) {
        match &mut self.body {
            Some((_, body)) => *body = bytes.into(),
            None => self.bytes(media_type, bytes),
        }
    }

    /// Whether the body can be sent more than once.
    pub(crate) fn can_repeat(&self) -> bool {
        let mut body = self.body.iter();
        body.all(|(_, body)| body.is_held())
    }
}
