//! JSON values one after the other (`application/jsonl`, `application/x-ndjson`, `application/json-seq`),
//! as a stream.

mod splitter;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use crate::streamed::Chunks;
use crate::{BodyError, BoxFuture, Call, Decode, DecodeError, Error, RawResponse, decode_slice};
use splitter::Splitter;

/// Values of a response in JSON lines or a JSON text sequence, a `Stream` of them. Dropping it ends the
/// exchange.
///
/// The time limit of the client is for the beginning of the response. One that the call itself sets
/// holds to the end.
#[must_use = "values are taken when they are wanted"]
pub struct JsonLines<T> {
    call: Call,
    head: RawResponse,
    chunks: Chunks,
    splitter: Splitter,
    read: fn(&[u8]) -> Result<T, DecodeError>,
}

impl Call {
    /// Sends the call for JSON values one after the other, by this media type, and gives them when the
    /// response begins.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind); `Decode` where the response is HTML.
    pub fn send_json_lines<T: Decode + 'static>(
        self,
        media_type: &str,
    ) -> BoxFuture<Result<JsonLines<T>, Error>> {
        let media_type = media_type.to_owned();
        Box::pin(async move { self.json_lines(&media_type).await })
    }

    async fn json_lines<T: Decode>(self, media_type: &str) -> Result<JsonLines<T>, Error> {
        let streamed = self.open(media_type).await?;
        let head = streamed.head();
        if head.media_type().as_deref() == Some("text/html") {
            let error = BodyError::media_type_of("text/html".to_owned(), "lines of JSON");
            let raw = streamed.beginning(self.client.shared.max_error_body).await;
            return Err(Error::of_decode(self.operation, raw, error));
        }
        Ok(JsonLines {
            call: self,
            head,
            chunks: Chunks::of(streamed),
            splitter: Splitter::default(),
            read: decode_slice,
        })
    }
}

impl<T> JsonLines<T> {
    /// The status and headers of the response, without its body.
    #[must_use]
    pub fn head(&self) -> &RawResponse {
        &self.head
    }

    /// The next value; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Reads a text. What can't be read is no end: others may follow.
    fn read(&self, text: &[u8]) -> Result<T, Error> {
        (self.read)(text)
            .map_err(|error| self.undecoded(Bytes::copy_from_slice(text), error.into()))
    }

    /// The error of a text that is not what was promised, which is given as the body.
    fn undecoded(&self, text: Bytes, error: BodyError) -> Error {
        let text = RawResponse {
            body: text,
            ..self.head.clone()
        };
        let text = text.cut(self.call.client.shared.max_error_body);
        Error::of_decode(self.call.operation, text, error)
    }

    fn fail(&mut self, error: Error) -> Poll<Option<Result<T, Error>>> {
        self.chunks = Chunks::Ended;
        self.splitter = Splitter::default();
        Poll::Ready(Some(Err(error)))
    }
}

/// Values are moved out, never pinned where they are.
impl<T> Unpin for JsonLines<T> {}

impl<T> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            match this.splitter.next() {
                Ok(Some(text)) => return Poll::Ready(Some(this.read(&text))),
                Ok(None) => {}
                Err(splitter::TooLong) => {
                    let error = this.undecoded(Bytes::new(), BodyError::too_long());
                    return this.fail(error);
                }
            }
            match ready!(this.chunks.poll(cx)) {
                Some(Ok(piece)) => this.splitter.feed(&piece),
                Some(Err(error)) => return this.fail(error),
                None => {
                    let last = this.splitter.last();
                    return Poll::Ready(last.map(|text| this.read(&text)));
                }
            }
        }
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines")
            .field("operation", &self.call.operation.id)
            .finish_non_exhaustive()
    }
}
