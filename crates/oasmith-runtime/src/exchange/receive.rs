//! Reading a response.

use bytes::Bytes;

use crate::{BodyError, Call, Error, RawResponse};

/// Reads a successful response to its end, and that of an error status up to the client's limit.
pub(super) async fn whole(call: &Call, response: reqwest::Response) -> Result<RawResponse, Error> {
    if response.status().is_success() {
        return entire(call, response).await;
    }
    let most = call.client.shared.max_error_body;
    up_to(most, call, response).await
}

/// Reads a response to its end, whatever its status. One that is larger than the call allows is an error.
pub(super) async fn entire(call: &Call, response: reqwest::Response) -> Result<RawResponse, Error> {
    let limit = call.response_limit();
    // One byte more tells a body that ends at the limit from one that does not.
    let raw = up_to(limit.saturating_add(1), call, response).await?;
    if raw.body.len() <= limit {
        return Ok(raw);
    }
    let raw = raw.cut(call.client.shared.max_error_body.min(limit));
    let error = BodyError::too_large(limit);
    Err(Error::of_decode(call.operation, raw, error))
}

/// Reads up to `most` bytes of a response. Of one that breaks off, as much is kept as of an error.
async fn up_to(
    most: usize,
    call: &Call,
    mut response: reqwest::Response,
) -> Result<RawResponse, Error> {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let (body, fault) = body(response, most).await;
    let raw = RawResponse {
        status,
        headers,
        body,
        attempts: 0,
    };
    match fault {
        None => Ok(raw),
        Some(error) => {
            let raw = raw.cut(call.client.shared.max_error_body);
            Err(Error::broken_off(call.operation, raw, error))
        }
    }
}

/// The beginning of a body, and what broke it off. What is beyond `most` bytes is not read.
#[cfg(not(target_arch = "wasm32"))]
async fn body(mut response: reqwest::Response, most: usize) -> (Bytes, Option<reqwest::Error>) {
    // Most bodies come in one piece, which needs no copy.
    let mut first = Bytes::new();
    let mut body = Vec::new();
    let mut length = 0;
    let fault = loop {
        if length >= most {
            break None;
        }
        match response.chunk().await {
            Ok(Some(chunk)) => {
                let chunk = chunk.slice(..chunk.len().min(most - length));
                if length == 0 {
                    first = chunk;
                    length = first.len();
                    continue;
                }
                if body.is_empty() {
                    body.extend_from_slice(&first);
                }
                body.extend_from_slice(&chunk);
                length = body.len();
            }
            Ok(None) => break None,
            Err(error) => break Some(error),
        }
    };
    let body = if body.is_empty() { first } else { body.into() };
    (body, fault)
}

/// The beginning of a body. A browser hands it over whole or not at all.
#[cfg(target_arch = "wasm32")]
async fn body(response: reqwest::Response, most: usize) -> (Bytes, Option<reqwest::Error>) {
    match response.bytes().await {
        Ok(mut body) => {
            body.truncate(most);
            (body, None)
        }
        Err(error) => (Bytes::new(), Some(error)),
    }
}
