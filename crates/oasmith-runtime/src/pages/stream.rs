//! A list, page after page.

use std::collections::BTreeSet;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::{FusedStream, Stream};

use super::paging::{Paging, Way};
use super::survey::Survey;
use super::{Items, Position};
use crate::json::between;
use crate::{BodyError, BoxFuture, Call, Decode, Error, FromResponse, RawResponse};

/// The pages of a list, a `Stream` of them.
///
/// A page is asked for when it is wanted, and not before. The stream ends after the last page, after an
/// error, and where the server leads in circles: where a page would be asked for by what one was asked
/// for already, or where a page that is asked for by its number is the same as the one before.
#[must_use = "a stream requests nothing until it is polled"]
pub struct Pages<P> {
    pub(super) call: Call,
    pub(super) paging: Paging,
    /// What the next page is asked for by.
    at: Option<String>,
    /// What the page that was handed out last was asked for by.
    before: Option<String>,
    /// All that pages were asked for by.
    used: BTreeSet<String>,
    /// The items of the page before, as text, where pages are asked for by numbers.
    text: Bytes,
    fetching: Option<BoxFuture<Result<RawResponse, Error>>>,
    done: bool,
    of: PhantomData<fn() -> P>,
}

impl<P: FromResponse> Pages<P> {
    /// The pages that a call asks for, from the one on that it says.
    pub fn new(call: Call, paging: Paging) -> Self {
        let at = paging.start(&call);
        Self {
            used: at.iter().cloned().collect(),
            at,
            before: None,
            text: Bytes::new(),
            fetching: None,
            done: false,
            of: PhantomData,
            call,
            paging,
        }
    }

    /// The same from another position on. Of its page all items come.
    pub fn resume(self, position: impl Into<Position>) -> Self {
        let mut pages = Self::new(self.call, self.paging);
        let cursor = position.into().cursor;
        pages.used.extend(cursor.clone());
        pages.at = cursor.or(pages.at);
        pages
    }

    /// The same, read as another type: one of the caller's own, or a [`Response`](crate::Response) of a
    /// type, which has the headers as well.
    pub fn read_as<Q: FromResponse>(self) -> Pages<Q> {
        Pages {
            call: self.call,
            paging: self.paging,
            at: self.at,
            before: self.before,
            used: self.used,
            text: self.text,
            fetching: self.fetching,
            done: self.done,
            of: PhantomData,
        }
    }

    /// The items of the pages instead, from where this stands.
    pub fn items<T: Decode>(self) -> Items<T> {
        Items::new(self.read_as())
    }

    /// The next page; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<P, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Where the stream stands: before the next page; after an error, before the page that did not come;
    /// at the end, before the last page, since more may come to it.
    #[must_use]
    pub fn position(&self) -> Position {
        let cursor = self.at.clone();
        Position { cursor, items: 0 }
    }

    /// What the next page is asked for by; see [`Position::cursor`].
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// The number of the next page, where pages are asked for by number.
    #[must_use]
    pub fn page(&self) -> Option<i64> {
        match (self.paging.way, &self.at) {
            (Way::Page(_, first), None) => Some(first),
            (Way::Page(..), Some(at)) => at.parse().ok(),
            _ => None,
        }
    }

    /// Takes a response, and goes on after it.
    fn take(&mut self, raw: RawResponse) -> Result<P, Error> {
        let page = self.call.read::<P>(raw.clone())?.into_body();
        match self.paging.survey(&raw) {
            Ok(survey) => self.advance(survey, &raw)?,
            Err(error) => return Err(self.misread(raw, error)),
        }
        Ok(page)
    }

    fn advance(&mut self, survey: Survey, raw: &RawResponse) -> Result<(), Error> {
        let next = match self.paging.way {
            Way::Page(..) | Way::Offset(_) => {
                let items = between(raw.body(), survey.items.start, survey.items.end);
                let same = !items.is_empty() && self.text == items;
                self.text = raw.body().slice_ref(items);
                let at = self.at.as_deref();
                let says_more = survey.more == Some(true);
                let behind = self
                    .paging
                    .number_behind(&self.call, at, survey.count, says_more);
                behind.filter(|_| !same)
            }
            Way::Cursor(..) => survey.next,
            Way::Url(_) | Way::Link => match survey.next {
                Some(next) => {
                    let url = self.call.resolve(self.at.as_deref(), &next);
                    let url =
                        url.map_err(|error| Error::build(Some(self.call.operation), error))?;
                    Some(url.into())
                }
                None => None,
            },
        };
        self.before = self.at.clone();
        match next {
            Some(next) if self.used.insert(next.clone()) && survey.more != Some(false) => {
                self.at = Some(next);
            }
            _ => self.done = true,
        }
        Ok(())
    }

    /// Ends the stream before the page that was taken last, whose items can't be read.
    pub(super) fn give_back(&mut self, raw: RawResponse, error: BodyError) -> Error {
        self.at = self.before.clone();
        self.done = true;
        self.misread(raw, error)
    }

    fn misread(&self, raw: RawResponse, error: BodyError) -> Error {
        let raw = raw.cut(self.call.client.shared.max_error_body);
        Error::of_decode(self.call.operation, raw, error)
    }
}

impl<P> Pages<P> {
    /// What the page that was handed out last was asked for by.
    pub(super) fn before(&self) -> Option<&String> {
        self.before.as_ref()
    }

    fn fetch(&self) -> BoxFuture<Result<RawResponse, Error>> {
        let call = self.paging.call(&self.call, self.at.as_deref());
        let accept = call.operation.accept;
        call.whole(accept)
    }
}

/// Pages are moved out, never pinned where they are.
impl<P> Unpin for Pages<P> {}

impl<P: FromResponse> Stream for Pages<P> {
    type Item = Result<P, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if this.done {
            return Poll::Ready(None);
        }
        let mut fetching = match this.fetching.take() {
            Some(fetching) => fetching,
            None => this.fetch(),
        };
        let Poll::Ready(raw) = fetching.as_mut().poll(cx) else {
            this.fetching = Some(fetching);
            return Poll::Pending;
        };
        let page = raw.and_then(|raw| this.take(raw));
        this.done |= page.is_err();
        Poll::Ready(Some(page))
    }
}

impl<P: FromResponse> FusedStream for Pages<P> {
    fn is_terminated(&self) -> bool {
        self.done
    }
}

/// Without what pages are asked for by, which may be personal.
impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("call", &self.call)
            .field("done", &self.done)
            .finish_non_exhaustive()
    }
}
