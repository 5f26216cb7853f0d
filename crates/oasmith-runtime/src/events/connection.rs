//! Where events come from: one response, or several after one another.

use std::task::{Context, Poll, ready};
use std::time::Duration;

use reqwest::header::HeaderValue;

use super::Reconnect;
use super::parser::{Parser, RawEvent, TooLong};
use crate::clock::{Moment, sleep, within};
use crate::streamed::{Chunks, Streamed};
use crate::{BodyError, BoxFuture, Call, DecodeError, Error, Operation, RawResponse, retry};

const MEDIA_TYPE: &str = "text/event-stream";
/// How long to wait before a stream is asked for again, where the server says nothing.
const WAIT: Duration = Duration::from_secs(1);

/// Events as they came, over as many responses as it takes.
pub(super) struct Connection {
    call: Call,
    pub(super) head: RawResponse,
    pub(super) reconnect: Reconnect,
    parser: Parser,
    state: State,
    /// How often the stream was asked for again since the last event.
    attempts: u32,
    started: Moment,
}

enum State {
    Reading(Chunks),
    Asking(BoxFuture<Result<Streamed, Error>>),
    Ended,
}

impl Connection {
    pub(super) async fn open(call: Call) -> Result<Self, Error> {
        let started = Moment::now();
        let streamed = ask(&call).await?;
        Ok(Self {
            call,
            head: streamed.head(),
            reconnect: Reconnect::default(),
            parser: Parser::default(),
            state: State::Reading(Chunks::of(streamed)),
            attempts: 0,
            started,
        })
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.call.operation
    }

    pub(super) fn last_id(&self) -> &str {
        &self.parser.last_id
    }

    /// Ends the exchange.
    pub(super) fn close(&mut self) {
        self.state = State::Ended;
    }

    /// The error of an event that is not what was promised, which is given as the body.
    pub(super) fn undecoded(&self, name: &str, data: String, error: DecodeError) -> Error {
        let event = RawResponse {
            body: data.into(),
            ..self.head.clone()
        };
        let event = event.cut(self.call.client.shared.max_error_body);
        let error = BodyError::from(error).in_event(name);
        Error::of_decode(self.operation(), event, error)
    }

    /// The next event; `None` at the end.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<RawEvent, Error>>> {
        loop {
            match &mut self.state {
                State::Ended => return Poll::Ready(None),
                State::Reading(chunks) => {
                    match self.parser.next() {
                        Ok(Some(event)) => {
                            self.attempts = 0;
                            return Poll::Ready(Some(Ok(event)));
                        }
                        Ok(None) => {}
                        Err(TooLong) => return self.fail(self.too_long()),
                    }
                    match ready!(chunks.poll(cx)) {
                        Some(Ok(piece)) => self.parser.feed(&piece),
                        Some(Err(_)) if self.goes_on(false) => self.ask_again(),
                        Some(Err(error)) => return self.fail(error),
                        None if self.goes_on(true) => self.ask_again(),
                        None => self.close(),
                    }
                }
                State::Asking(asking) => match ready!(asking.as_mut().poll(cx)) {
                    // The server says that there is nothing any more.
                    Ok(streamed) if streamed.status().as_u16() == 204 => self.close(),
                    Ok(streamed) => {
                        self.head = streamed.head();
                        self.state = State::Reading(Chunks::of(streamed));
                    }
                    Err(error) => return self.fail(error),
                },
            }
        }
    }

    fn fail(&mut self, error: Error) -> Poll<Option<Result<RawEvent, Error>>> {
        self.close();
        Poll::Ready(Some(Err(error)))
    }

    fn too_long(&self) -> Error {
        Error::of_decode(self.operation(), self.head.clone(), BodyError::too_long())
    }

    /// Whether the stream is asked for again, where it ended as it should or not.
    fn goes_on(&self, ended: bool) -> bool {
        let is_left = self.attempts < self.call.retry_policy().most();
        is_left
            && match self.reconnect {
                Reconnect::Never => false,
                Reconnect::Always => true,
                Reconnect::Resume => {
                    let method = self.operation().method;
                    !ended && self.has_id() && retry::is_idempotent(method)
                }
            }
    }

    /// Whether there is an id that the server can be told.
    fn has_id(&self) -> bool {
        let id = self.parser.last_id.as_bytes();
        !id.is_empty() && HeaderValue::from_bytes(id).is_ok()
    }

    fn ask_again(&mut self) {
        self.attempts += 1;
        self.parser.restart();
        let wait = self.parser.retry.unwrap_or(WAIT);
        let mut call = self.call.clone();
        if self.has_id() {
            call.raw_header("last-event-id", self.parser.last_id.as_bytes());
        }
        // The limit of the call itself is for all answers together.
        let limit = call.time_limit().filter(|_| call.has_own_limit());
        let left = limit.map(|limit| limit.saturating_sub(self.started.elapsed()));
        if let Some(left) = left {
            call.timeout(left.saturating_sub(wait));
        }
        self.state = State::Asking(Box::pin(async move {
            if within(left, sleep(wait)).await.is_none() {
                return Err(Error::time_up(call.operation));
            }
            ask(&call).await
        }));
    }
}

/// Sends the call, and looks whether events are what is answered.
async fn ask(call: &Call) -> Result<Streamed, Error> {
    let streamed = call.open(MEDIA_TYPE).await?;
    let head = streamed.head();
    match head.media_type() {
        Some(other) if other != MEDIA_TYPE && head.status().as_u16() != 204 => {
            let error = BodyError::media_type_of(other, "events");
            let raw = streamed.beginning(call.client.shared.max_error_body).await;
            Err(Error::of_decode(call.operation, raw, error))
        }
        _ => Ok(streamed),
    }
}
