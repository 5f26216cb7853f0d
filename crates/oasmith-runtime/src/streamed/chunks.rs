//! The pieces of a body, to be polled.

use std::task::{Context, Poll};

use bytes::Bytes;

use super::Streamed;
use crate::{BoxFuture, Error};

/// The response comes back with its next piece.
type Waiting = BoxFuture<(Box<Streamed>, Result<Option<Bytes>, Error>)>;

/// The pieces of a body as they come.
pub(crate) enum Chunks {
    Idle(Box<Streamed>),
    Waiting(Waiting),
    /// Nothing comes any more.
    Ended,
}

impl Chunks {
    pub(crate) fn of(streamed: Streamed) -> Self {
        Self::Idle(Box::new(streamed))
    }

    /// The next piece; `None` at the end and after an error.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let mut waiting = match std::mem::replace(self, Self::Ended) {
            Self::Ended => return Poll::Ready(None),
            Self::Waiting(waiting) => waiting,
            Self::Idle(mut streamed) => Box::pin(async move {
                let chunk = streamed.chunk().await;
                (streamed, chunk)
            }),
        };
        let Poll::Ready((streamed, chunk)) = waiting.as_mut().poll(cx) else {
            *self = Self::Waiting(waiting);
            return Poll::Pending;
        };
        if matches!(chunk, Ok(Some(_))) {
            *self = Self::Idle(streamed);
        }
        Poll::Ready(chunk.transpose())
    }
}
