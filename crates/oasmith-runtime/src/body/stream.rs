//! Bodies that are streams.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
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
        let pieces: Pieces = Box::pin(Measured::new(stream, length));
        Self::of(VecDeque::from([Piece::Stream(pieces)]), length)
    }

    pub(crate) fn of(pieces: VecDeque<Piece>, length: Option<u64>) -> Self {
        let progress = Arc::new(AtomicU64::new(0));
        let chain = Chain {
            pieces: Mutex::new(Sequence(pieces)),
            length,
            progress: Arc::clone(&progress),
        };
        let once = Once {
            chain: Arc::new(Mutex::new(Some(chain))),
            length,
            progress,
        };
        Self(Source::Stream(once))
    }
}

/// A body that can be taken once, by whoever is first.
#[derive(Clone)]
pub(crate) struct Once {
    chain: Arc<Mutex<Option<Chain>>>,
    length: Option<u64>,
    /// How many pieces were taken.
    pub(crate) progress: Arc<AtomicU64>,
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
    pieces: Mutex<Sequence>,
    length: Option<u64>,
    progress: Arc<AtomicU64>,
}

impl Chain {
    pub(crate) fn into_pieces(self) -> VecDeque<Piece> {
        let pieces = self.pieces.into_inner();
        pieces.unwrap_or_else(PoisonError::into_inner).0
    }

    /// The same, held to a length in bytes that the call states; one that the body has itself goes before it.
    pub(super) fn of_length(self, length: Option<u64>) -> Self {
        if self.length.is_some() || length.is_none() {
            return self;
        }
        let progress = Arc::clone(&self.progress);
        let pieces: Pieces = Box::pin(Measured::new(Sequence(self.into_pieces()), length));
        Self {
            pieces: Mutex::new(Sequence(VecDeque::from([Piece::Stream(pieces)]))),
            length,
            progress,
        }
    }
}

impl http_body::Body for Chain {
    type Data = Bytes;
    type Error = AnyError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, AnyError>>> {
        let this = self.get_mut();
        let pieces = this.pieces.get_mut();
        let pieces = pieces.unwrap_or_else(PoisonError::into_inner);
        let next = Pin::new(pieces).poll_next(cx);
        if next.is_ready() {
            this.progress.fetch_add(1, Ordering::Relaxed);
        }
        next.map(|next| next.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.length
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// The pieces as one stream.
struct Sequence(VecDeque<Piece>);

impl Stream for Sequence {
    type Item = Result<Bytes, AnyError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(piece) = self.0.front_mut() {
            let next = match piece {
                Piece::Bytes(bytes) if bytes.is_empty() => None,
                Piece::Bytes(bytes) => Some(Ok(std::mem::take(bytes))),
                Piece::Stream(stream) => ready!(stream.as_mut().poll_next(cx)),
            };
            if next.is_some() {
                return Poll::Ready(next);
            }
            self.0.pop_front();
        }
        Poll::Ready(None)
    }
}

/// A stream that is as long as was said, or fails. Its errors are of any type.
struct Measured<S> {
    stream: Pin<Box<S>>,
    /// The length in bytes, where it is known.
    said: Option<u64>,
    /// What is still to come of that.
    left: Option<u64>,
    /// The piece that completes the length. The HTTP client asks for no more after it, so it waits until
    /// the stream has ended.
    held_back: Option<Bytes>,
}

impl<S> Measured<S> {
    fn new(stream: S, length: Option<u64>) -> Self {
        Self {
            stream: Box::pin(stream),
            said: length,
            left: length,
            held_back: None,
        }
    }

    /// Counts a piece; `None` where it is held back.
    fn count(&mut self, piece: Bytes) -> Option<Result<Bytes, AnyError>> {
        let Some(left) = self.left else {
            return Some(Ok(piece));
        };
        let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        let Some(left) = left.checked_sub(length) else {
            return Some(Err(self.wrong("longer")));
        };
        self.left = Some(left);
        if left > 0 {
            return Some(Ok(piece));
        }
        self.held_back = Some(piece);
        None
    }

    fn end(&mut self) -> Option<Result<Bytes, AnyError>> {
        match self.left {
            Some(left) if left > 0 => {
                // It is reported once.
                self.left = None;
                Some(Err(self.wrong("shorter")))
            }
            _ => self.held_back.take().map(Ok),
        }
    }

    fn wrong(&self, how: &str) -> AnyError {
        let said = self.said.unwrap_or_default();
        format!("the stream is {how} than its length of {said} bytes").into()
    }
}

impl<S, E> Stream for Measured<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<AnyError>,
{
    type Item = Result<Bytes, AnyError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(self.stream.as_mut().poll_next(cx)) {
                Some(Ok(piece)) if piece.is_empty() => {}
                Some(Ok(piece)) => {
                    if let Some(next) = self.count(piece) {
                        return Poll::Ready(Some(next));
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                None => return Poll::Ready(self.end()),
            }
        }
    }
}
