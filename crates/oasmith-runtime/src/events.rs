//! Events that servers send (`text/event-stream`), as a stream.

mod connection;
mod event;
mod parser;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::{BoxFuture, Call, Decode, Error, RawResponse};
use connection::Connection;
pub use event::Event;
use event::Read;
use parser::RawEvent;

/// Events of a `text/event-stream`, a `Stream` of them. Dropping it ends the exchange.
///
/// A stream that breaks off is asked for again from the last event on (`Last-Event-ID`), after the time
/// that the server set (`retry`), where it gave an id and the call is one that does nothing twice.
/// [`Events::reconnect`] sets otherwise. [`Retry`](crate::Retry) says how often that is tried with no
/// event in between.
///
/// The time limit of the client is for the beginning of the response. One that the call itself sets
/// holds to the end.
#[must_use = "events are taken when they are wanted"]
pub struct Events<T> {
    connection: Connection,
    read: Read<T>,
}

/// When a stream of events is asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reconnect {
    /// Never.
    Never,
    /// When it breaks off and can be resumed: the server gave an id, and the method is idempotent.
    #[default]
    Resume,
    /// Whenever it ends, until the server responds with `204`: what browsers do.
    Always,
}

impl Call {
    /// Sends the call for events whose data is JSON, and gives them when the response begins. Data that
    /// is `[DONE]` ends them.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind); `Decode` where the response has no events.
    pub fn send_events<T: Decode + 'static>(self) -> BoxFuture<Result<Events<Event<T>>, Error>> {
        Box::pin(Events::open(self, event::json))
    }

    /// Sends the call for events whose data is text, and gives them when the response begins.
    ///
    /// # Errors
    ///
    /// As for [`Call::send_events`].
    pub fn send_text_events(self) -> BoxFuture<Result<Events<Event<String>>, Error>> {
        Box::pin(Events::open(self, event::text))
    }

    /// Sends the call for events that are read whole, as objects of `data`, `event`, `id` and `retry`.
    ///
    /// # Errors
    ///
    /// As for [`Call::send_events`].
    pub fn send_event_items<T: Decode + 'static>(self) -> BoxFuture<Result<Events<T>, Error>> {
        Box::pin(Events::open(self, event::item))
    }
}

impl<T> Events<T> {
    async fn open(call: Call, read: Read<T>) -> Result<Self, Error> {
        let connection = Connection::open(call).await?;
        Ok(Self { connection, read })
    }

    /// Sets when the stream is asked for again.
    pub fn reconnect(mut self, reconnect: Reconnect) -> Self {
        self.connection.reconnect = reconnect;
        self
    }

    /// The status and headers of the response, without its body.
    #[must_use]
    pub fn head(&self) -> &RawResponse {
        &self.connection.head
    }

    /// The id from which the stream can be resumed; empty where the server gave none.
    #[must_use]
    pub fn last_event_id(&self) -> &str {
        self.connection.last_id()
    }

    /// The next event; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Reads an event. What can't be read is no end: others may follow.
    fn read(&mut self, raw: RawEvent) -> Option<Result<T, Error>> {
        let (name, data) = (raw.name.clone(), raw.data.clone());
        match (self.read)(raw) {
            Ok(Some(event)) => Some(Ok(event)),
            Ok(None) => {
                self.connection.close();
                None
            }
            Err(error) => Some(Err(self.connection.undecoded(&name, data, error))),
        }
    }
}

/// Events are moved out, never pinned where they are.
impl<T> Unpin for Events<T> {}

impl<T> Stream for Events<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        Poll::Ready(match ready!(this.connection.poll(cx)) {
            Some(Ok(raw)) => this.read(raw),
            Some(Err(error)) => Some(Err(error)),
            None => None,
        })
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.connection.operation().id;
        f.debug_struct("Events")
            .field("operation", &operation)
            .finish_non_exhaustive()
    }
}
