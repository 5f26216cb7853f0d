//! What there is to know about a list.

use crate::Error;
use crate::runtime::BoxFuture;

/// A list that comes in pages, and how far it was read. It is implemented by the lists of this crate.
pub trait List: sealed::Sealed + Unpin {
    /// An item.
    type Item;
    /// A page.
    type Page;

    /// Asks for the page that comes next.
    #[doc(hidden)]
    fn fetch(&self) -> BoxFuture<Result<Self::Page, Error>>;

    /// Goes on behind a page, and tells whether there may be another.
    #[doc(hidden)]
    fn advance(&mut self, page: &Self::Page) -> bool;

    /// The items of a page.
    #[doc(hidden)]
    fn items(page: Self::Page) -> Vec<Self::Item>;

    /// Takes note of an item that is handed out.
    #[doc(hidden)]
    fn hand_out(&mut self, _item: &Self::Item) {}
}

pub(super) mod sealed {
    /// Nobody else implements it, so a list may learn to do more.
    pub trait Sealed {}
}
