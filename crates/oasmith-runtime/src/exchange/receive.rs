//! Reading an answer.

use bytes::Bytes;

use crate::{Error, Operation, RawResponse};

/// Reads an answer to its end, or that of an error status up to `kept` bytes.
pub(super) async fn whole(
    operation: &'static Operation,
    response: reqwest::Response,
    kept: usize,
) -> Result<RawResponse, Error> {
    let most = if response.status().is_success() {
        usize::MAX
    } else {
        kept
    };
    up_to(most, operation, response, kept).await
}

/// Reads up to `most` bytes of an answer. Of one that breaks off, `kept` bytes are.
pub(super) async fn up_to(
    most: usize,
    operation: &'static Operation,
    mut response: reqwest::Response,
    kept: usize,
) -> Result<RawResponse, Error> {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let (body, fault) = body(response, most).await;
    let raw = RawResponse {
        status,
        headers,
        body,
    };
    match fault {
        None => Ok(raw),
        Some(error) => Err(Error::broken_off(operation, raw.cut(kept), error)),
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
