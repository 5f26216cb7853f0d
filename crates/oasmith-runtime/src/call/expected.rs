//! What a call sets, for who expects it.

use reqwest::header::{HeaderName, HeaderValue};

use crate::Call;
use crate::body::Source;

impl Call {
    /// What the call can't be sent for.
    pub(crate) fn sendable(&self) -> Result<(), String> {
        self.fault.clone().map_or(Ok(()), Err)
    }

    /// Remembers a path parameter that keeps its slashes.
    pub(super) fn keeps_slashes(&mut self, name: &'static str) {
        if !self.with_slashes.contains(&name) {
            self.with_slashes.push(name);
        }
    }

    /// The names of the path parameters that keep their slashes.
    pub(crate) fn names_with_slashes(&self) -> &[&'static str] {
        &self.with_slashes
    }

    /// The pairs of the query, encoded; those of one parameter joined by `&`.
    pub(crate) fn query_pairs(&self) -> impl Iterator<Item = &str> {
        let parameters = self.query.iter().map(|(_, pairs)| pairs);
        parameters.chain(&self.extra_query).map(String::as_str)
    }

    /// The headers that the call sets itself.
    pub(crate) fn set_headers(&self) -> &[(HeaderName, HeaderValue)] {
        &self.headers
    }

    /// The pairs of its cookies.
    pub(crate) fn cookie_pairs(&self) -> impl Iterator<Item = &str> {
        let pairs = self.cookies.iter().flat_map(|(_, pairs)| pairs.split("; "));
        pairs.filter(|pair| !pair.is_empty())
    }

    /// Media type and bytes of the body, unless it is a stream.
    pub(crate) fn held_body(&self) -> Option<(String, Vec<u8>)> {
        let (media_type, body) = self.body.as_ref()?;
        match &body.0 {
            Source::Bytes(bytes) => Some((media_type.clone(), bytes.to_vec())),
            Source::Stream(_) => None,
        }
    }
}
