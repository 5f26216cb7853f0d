//! A list, item after item.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::{FusedStream, Stream};

use super::{Pages, Paging, Position};
use crate::{Call, Decode, Error, RawResponse};

/// The items of a list that comes in pages, a `Stream` of them. It asks for pages and ends as [`Pages`]
/// does.
#[must_use = "a stream requests nothing until it is polled"]
pub struct Items<T> {
    pages: Pages<RawResponse>,
    /// Those of a page that are left, each with its cursor where it has one.
    ready: vec::IntoIter<(T, Option<String>)>,
    /// How many of that page there were already.
    handed: usize,
    /// How many of the first page are passed over.
    skip: usize,
    /// The cursor of the item that was handed out last.
    seen: Option<String>,
    /// Whether it ended because a page could not be had.
    failed: bool,
}

impl<T: Decode> Items<T> {
    pub(super) fn new(pages: Pages<RawResponse>) -> Self {
        Self {
            seen: pages.cursor().map(str::to_owned),
            pages,
            ready: Vec::new().into_iter(),
            handed: 0,
            skip: 0,
            failed: false,
        }
    }

    /// The items of the pages that a call asks for, from the page on that it says.
    pub fn of(call: Call, paging: Paging) -> Self {
        Self::new(Pages::new(call, paging))
    }

    /// The same from another position on.
    pub fn resume(self, position: impl Into<Position>) -> Self {
        let position = position.into();
        let skip = position.items;
        Self {
            skip,
            ..Self::new(self.pages.resume(position))
        }
    }

    /// The same, read as another type.
    pub fn read_as<U: Decode>(self) -> Items<U> {
        let position = self.position();
        Items::new(self.pages).resume(position)
    }

    /// The next item; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All that are left, in memory at once.
    ///
    /// # Errors
    ///
    /// A page can't be had.
    pub async fn into_vec(mut self) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }

    /// Where the stream stands, after the item that was handed out last.
    ///
    /// Where items have cursors, that is the cursor of this item. Else it is a place in a page, which is right
    /// as long as no items are put in or taken out before it.
    #[must_use]
    pub fn position(&self) -> Position {
        if self.has_cursors() {
            let cursor = self.seen.clone();
            return Position { cursor, items: 0 };
        }
        if self.ready.len() == 0 && (self.failed || !self.pages.is_terminated()) {
            return Position {
                items: self.skip,
                ..self.pages.position()
            };
        }
        Position {
            cursor: self.pages.before().cloned(),
            items: self.handed,
        }
    }

    /// The cursor of the item that was handed out last, or by which its page was asked for; see
    /// [`Items::position`].
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        if self.has_cursors() {
            return self.seen.as_deref();
        }
        match self.pages.before() {
            Some(before) => Some(before),
            None => self.seen.as_deref(),
        }
    }

    fn has_cursors(&self) -> bool {
        self.pages.paging.item_cursor.is_some()
    }

    /// Takes the items of a page.
    fn take(&mut self, page: RawResponse) -> Result<(), Error> {
        let items = match self.pages.paging.read_items(&page) {
            Ok(items) => items,
            Err(error) => {
                self.handed = 0;
                return Err(self.pages.give_back(page, error));
            }
        };
        let mut items = items.into_iter();
        self.handed = items.by_ref().take(std::mem::take(&mut self.skip)).count();
        self.ready = items;
        Ok(())
    }
}

/// Items are moved out, never pinned where they are.
impl<T> Unpin for Items<T> {}

impl<T: Decode> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some((item, cursor)) = this.ready.next() {
                this.handed += 1;
                if cursor.is_some() {
                    this.seen = cursor;
                }
                return Poll::Ready(Some(Ok(item)));
            }
            let page = match ready!(Pin::new(&mut this.pages).poll_next(cx)) {
                Some(page) => page.and_then(|page| this.take(page)),
                None => return Poll::Ready(None),
            };
            if let Err(error) = page {
                this.failed = true;
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

impl<T: Decode> FusedStream for Items<T> {
    fn is_terminated(&self) -> bool {
        self.ready.len() == 0 && self.pages.is_terminated()
    }
}

/// Without items and cursors, which may be personal.
impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PagedItems")
            .field("pages", &self.pages)
            .field("ready", &self.ready.len())
            .finish_non_exhaustive()
    }
}
