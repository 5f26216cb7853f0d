//! A list, item after item.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::{FusedStream, Stream};

use super::{List, Pages};
use crate::Error;

/// The items of a list, a `Stream` of them. See the [module](super).
#[must_use = "items are asked for when they are wanted"]
pub struct Items<L: List> {
    pub(super) pages: Pages<L>,
    page: vec::IntoIter<L::Item>,
}

impl<L: List> Items<L> {
    pub(super) fn new(list: L) -> Self {
        Self {
            pages: Pages::new(list),
            page: Vec::new().into_iter(),
        }
    }

    /// The next item; `None` behind the last one and behind an error.
    pub async fn next(&mut self) -> Option<Result<L::Item, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All that are left, in memory at once.
    ///
    /// # Errors
    ///
    /// A page can't be had.
    pub async fn into_vec(mut self) -> Result<Vec<L::Item>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }
}

/// Items are moved out, never pinned where they are.
impl<L: List> Unpin for Items<L> {}

impl<L: List> Stream for Items<L> {
    type Item = Result<L::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(item) = this.page.next() {
                this.pages.list.hand_out(&item);
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut this.pages).poll_next(cx)) {
                Some(Ok(page)) => this.page = L::items(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<L: List> FusedStream for Items<L> {
    fn is_terminated(&self) -> bool {
        self.page.len() == 0 && self.pages.is_terminated()
    }
}

impl<L: List + fmt::Debug> fmt::Debug for Items<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("ready", &self.page.len())
            .finish_non_exhaustive()
    }
}
