//! Bodies that are streams.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use super::{Body, Source};
use crate::AnyError;

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, AnyError>> + Send>>;

impl Body {
    /// A body that is read from a stream while it is sent. An error of the stream breaks the exchange
    /// off. Not on wasm32, where bodies are held in memory.
    ///
    /// `length` is its length in bytes, for `Content-Length`; without it the body is sent in chunks, which
    /// not every server takes. A stream of another length than was said breaks the exchange off.
    pub fn from_stream<S, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<AnyError> + 'static,
    {
        let pieces: Pieces = Box::pin(Converted {
            stream: Box::pin(stream),
        });
        Self::of(VecDeque::from([Piece::Stream(pieces)]), length)
    }

    pub(crate) fn of(pieces: VecDeque<Piece>, length: Option<u64>) -> Self {
        let chain = Chain {
            pieces: Mutex::new(pieces),
            length,
        };
        let once = Once {
            chain: Arc::new(Mutex::new(Some(chain))),
            length,
        };
        Self(Source::Stream(once))
    }
}

/// A body that can be taken once, by whoever is first.
#[derive(Clone)]
pub(crate) struct Once {
    chain: Arc<Mutex<Option<Chain>>>,
    length: Option<u64>,
}

impl Once {
    pub(crate) fn length(&self) -> Option<u64> {
        self.length
    }

    pub(crate) fn take(&self) -> Result<Chain, String> {
        let mut chain = self.chain.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = "the body is a stream, and was sent already";
        chain.take().ok_or_else(|| taken.to_owned())
    }
}

/// What stands between two places of a body.
pub(crate) enum Piece {
    Bytes(Bytes),
    Stream(Pieces),
}

/// Pieces one after the other.
pub(crate) struct Chain {
    /// The lock makes it `Sync`, as the HTTP client wants it; nobody waits for it.
    pieces: Mutex<VecDeque<Piece>>,
    length: Option<u64>,
}

impl Chain {
    pub(crate) fn into_pieces(self) -> VecDeque<Piece> {
        let pieces = self.pieces.into_inner();
        pieces.unwrap_or_else(PoisonError::into_inner)
    }
}

impl http_body::Body for Chain {
    type Data = Bytes;
    type Error = AnyError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, AnyError>>> {
        let pieces = self.get_mut().pieces.get_mut();
        let pieces = pieces.unwrap_or_else(PoisonError::into_inner);
        while let Some(piece) = pieces.front_mut() {
            let next = match piece {
                Piece::Bytes(bytes) if bytes.is_empty() => None,
                Piece::Bytes(bytes) => Some(Ok(std::mem::take(bytes))),
                Piece::Stream(stream) => ready!(stream.as_mut().poll_next(cx)),
            };
            if let Some(next) = next {
                return Poll::Ready(Some(next.map(Frame::data)));
            }
            pieces.pop_front();
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        self.length
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// A stream whose errors are of any type.
struct Converted<S> {
    stream: Pin<Box<S>>,
}

impl<S, E> Stream for Converted<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<AnyError>,
{
    type Item = Result<Bytes, AnyError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.stream.as_mut().poll_next(cx);
        next.map(|next| next.map(|piece| piece.map_err(Into::into)))
    }
}
