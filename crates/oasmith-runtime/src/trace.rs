//! What calls tell to `tracing`, where the feature of that name is on: a span for each call and an event
//! for each wait. Neither holds arguments, headers, bodies or queries, which may be secret.

use std::future::Future;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::exchange::{Attempted, Extent};
use crate::{Call, Error};

/// Puts the sending of a call into a span of its own, with the names of OpenTelemetry's conventions for HTTP clients.
#[cfg(feature = "tracing")]
pub(crate) async fn call<E: Extent>(
    call: &Call,
    sending: impl Future<Output = Attempted<E>>,
) -> Attempted<E> {
    use tracing::Instrument as _;

    let span = span(call);
    let outcome = sending.instrument(span.clone()).await;
    let attempts = match &outcome {
        Ok((_, attempts)) => *attempts,
        Err(error) => error.attempts(),
    };
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
    end(&span, outcome.as_ref().map(|(response, _)| response.head()));
    outcome
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn call<E: Extent, F: Future<Output = Attempted<E>>>(_: &Call, sending: F) -> F {
    sending
}

/// Tells that a call is going to be retried.
#[cfg(feature = "tracing")]
pub(crate) fn again(wait: Duration, outcome: Result<(StatusCode, &HeaderMap), &Error>) {
    let (status, error) = described(outcome);
    let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    tracing::debug!(
        "http.response.status_code" = status,
        "error.type" = error.as_deref(),
        wait_ms = wait,
        "sending again"
    );
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn again(_: Duration, _: Result<(StatusCode, &HeaderMap), &Error>) {}

#[cfg(feature = "tracing")]
fn span(call: &Call) -> tracing::Span {
    let operation = call.operation;
    let span = tracing::debug_span!(
        "call",
        // The name that exporters to OpenTelemetry give the span.
        "otel.name" = %format_args!("{} {}", operation.method, operation.path),
        "otel.kind" = "client",
        operation = operation.id,
        group = operation.group,
        "http.request.method" = operation.method,
        "url.template" = operation.path,
        "server.address" = tracing::field::Empty,
        "server.port" = tracing::field::Empty,
        "http.request.resend_count" = tracing::field::Empty,
        "http.response.status_code" = tracing::field::Empty,
        "error.type" = tracing::field::Empty,
    );
    let server = call.server().ok();
    let server = server.and_then(|server| reqwest::Url::parse(&server).ok());
    if let Some(host) = server.as_ref().and_then(reqwest::Url::host_str) {
        span.record("server.address", host);
    }
    if let Some(port) = server
        .as_ref()
        .and_then(reqwest::Url::port_or_known_default)
    {
        span.record("server.port", port);
    }
    span
}

#[cfg(feature = "tracing")]
fn end(span: &tracing::Span, outcome: Result<(StatusCode, &HeaderMap), &Error>) {
    let (status, error) = described(outcome);
    if let Some(status) = status {
        span.record("http.response.status_code", status);
    }
    if let Some(error) = error {
        span.record("error.type", error.as_str());
    }
}

/// The status of a response, and the type of the failure: the status itself where that says error.
#[cfg(feature = "tracing")]
fn described(outcome: Result<(StatusCode, &HeaderMap), &Error>) -> (Option<u16>, Option<String>) {
    match outcome {
        Ok((status, _)) => {
            let is_error = status.is_client_error() || status.is_server_error();
            let error = is_error.then(|| status.as_str().to_owned());
            (Some(status.as_u16()), error)
        }
        Err(error) => {
            let status = error.status().map(|status| status.as_u16());
            (status, Some(error.kind().name().to_owned()))
        }
    }
}
