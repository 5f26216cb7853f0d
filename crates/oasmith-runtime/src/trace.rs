//! What calls tell to `tracing`, where the feature of that name is on: a span for each call and an event
//! for each wait. Neither holds arguments, headers, bodies or queries, which may be secret.

use std::future::Future;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::exchange::Extent;
use crate::{Error, Operation};

/// Puts the sending of a call into a span of its own, with names of OpenTelemetry's conventions for HTTP.
#[cfg(feature = "tracing")]
pub(crate) async fn call<E: Extent>(
    operation: &'static Operation,
    sending: impl Future<Output = Result<E, Error>>,
) -> Result<E, Error> {
    use tracing::Instrument as _;

    let span = span(operation);
    let outcome = sending.instrument(span.clone()).await;
    end(&span, outcome.as_ref().map(E::head));
    outcome
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn call<E: Extent, F: Future<Output = Result<E, Error>>>(
    _: &'static Operation,
    sending: F,
) -> F {
    sending
}

/// Tells that a call is going to be sent again.
#[cfg(feature = "tracing")]
pub(crate) fn again(wait: Duration, outcome: Result<(StatusCode, &HeaderMap), &Error>) {
    let (status, error) = described(outcome);
    let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    tracing::debug!(
        "http.response.status_code" = status,
        "error.type" = error,
        wait_ms = wait,
        "sending again"
    );
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn again(_: Duration, _: Result<(StatusCode, &HeaderMap), &Error>) {}

#[cfg(feature = "tracing")]
fn span(operation: &Operation) -> tracing::Span {
    tracing::debug_span!(
        "call",
        operation = operation.id,
        group = operation.group,
        "http.request.method" = operation.method,
        "url.template" = operation.path,
        "http.response.status_code" = tracing::field::Empty,
        "error.type" = tracing::field::Empty,
    )
}

#[cfg(feature = "tracing")]
fn end(span: &tracing::Span, outcome: Result<(StatusCode, &HeaderMap), &Error>) {
    let (status, error) = described(outcome);
    if let Some(status) = status {
        span.record("http.response.status_code", status);
    }
    if let Some(error) = error {
        span.record("error.type", error);
    }
}

/// The status of an answer, and what kind of failure it is.
#[cfg(feature = "tracing")]
fn described(
    outcome: Result<(StatusCode, &HeaderMap), &Error>,
) -> (Option<u16>, Option<&'static str>) {
    match outcome {
        Ok((status, _)) => {
            let error = (!status.is_success()).then_some("status");
            (Some(status.as_u16()), error)
        }
        Err(error) => {
            let status = error.status().map(|status| status.as_u16());
            (status, Some(error.kind().name()))
        }
    }
}
