//! A list, page after page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::{FusedStream, Stream};

use super::List;
use crate::Error;
use crate::runtime::BoxFuture;

/// The pages of a list, a `Stream` of them. See the [module](super).
#[must_use = "pages are asked for when they are wanted"]
pub struct Pages<L: List> {
    pub(super) list: L,
    fetching: Option<BoxFuture<Result<L::Page, Error>>>,
    done: bool,
}

impl<L: List> Pages<L> {
    pub(super) fn new(list: L) -> Self {
        Self {
            list,
            fetching: None,
            done: false,
        }
    }

    /// The next page; `None` behind the last one and behind an error.
    pub async fn next(&mut self) -> Option<Result<L::Page, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<L: List> Stream for Pages<L> {
    type Item = Result<L::Page, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if this.done {
            return Poll::Ready(None);
        }
        let list = &this.list;
        let fetching = this.fetching.get_or_insert_with(|| list.fetch());
        let page = ready!(fetching.as_mut().poll(cx));
        this.fetching = None;
        this.done = match &page {
            Ok(page) => !this.list.advance(page),
            Err(_) => true,
        };
        Poll::Ready(Some(page))
    }
}

impl<L: List> FusedStream for Pages<L> {
    fn is_terminated(&self) -> bool {
        self.done
    }
}

impl<L: List + fmt::Debug> fmt::Debug for Pages<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("list", &self.list)
            .field("done", &self.done)
            .finish_non_exhaustive()
    }
}
