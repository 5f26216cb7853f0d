//! From a call to the parts of its request.

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderValue};

use crate::auth::{self, Tokens};
use crate::request::{RequestParts, expand, header_value};
use crate::{Call, Credential};

impl Call {
    /// The request, with the client's headers and credentials.
    pub(crate) fn parts(&self, accept: &str, tokens: &Tokens) -> Result<RequestParts, String> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let shared = &self.client.shared;
        let mut request = RequestParts {
            path: expand(self.operation.path, &self.path)?,
            headers: shared.headers.clone(),
            ..RequestParts::default()
        };
        // The URL of a page has all parameters.
        if self.target.is_none() {
            let parameters = self.query.iter().map(|(_, pairs)| pairs);
            for pairs in parameters.chain(&self.extra_query) {
                request.query_pairs(pairs);
            }
            self.add_client_query(&mut request);
        }
        for (name, pairs) in self.cookies.iter().filter(|(_, pairs)| !pairs.is_empty()) {
            request
                .cookie(pairs)
                .map_err(|error| format!("cookie `{name}`: {error}"))?;
        }
        let credentials = tokens.credentials.iter().chain(self.all_credentials());
        auth::authorize(self.operation, credentials, &mut request)?;
        request
            .headers
            .entry(ACCEPT)
            .or_insert(accept_value(accept)?);
        if let Some((media_type, body)) = &self.body {
            request
                .headers
                .insert(CONTENT_TYPE, header_value(media_type)?);
            request.body = Some(body.clone());
        }
        for (name, value) in &self.headers {
            request.headers.insert(name, value.clone());
        }
        Ok(request)
    }

    /// Adds the client's own pairs, but for names that the call has.
    fn add_client_query(&self, request: &mut RequestParts) {
        for (name, pair) in &self.client.shared.query {
            let mut own = request.query.split('&');
            if !own.any(|pair| pair.split('=').next() == Some(name.as_str())) {
                request.query_pairs(pair);
            }
        }
    }

    /// The call's own credentials, and after them the client's.
    pub(crate) fn all_credentials(&self) -> impl Iterator<Item = &(String, Credential)> {
        self.credentials
            .iter()
            .chain(&self.client.shared.credentials)
    }
}

/// The media types that are asked for, before all others: a server that has none of them may still
/// response, which makes the better error.
fn accept_value(media_types: &str) -> Result<HeaderValue, String> {
    if media_types.is_empty() {
        return Ok(HeaderValue::from_static("*/*"));
    }
    header_value(&format!("{media_types}, */*;q=0.1"))
}
