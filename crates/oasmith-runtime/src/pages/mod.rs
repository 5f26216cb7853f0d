//! Lists that come page by page, as streams of their pages or of their items.
//!
//! Generated code says how pages follow each other ([`Paging`]); all else is here. Where the next page
//! begins is read from the body's text by a JSON pointer, whatever type the page is decoded to, so a page
//! may be of the caller's own type ([`Pages::read_as`]).

mod items;
mod link;
mod member;
mod paging;
mod place;
mod position;
mod request;
mod stream;
mod survey;
#[cfg(test)]
mod tests;

pub use items::Items;
pub use paging::Paging;
pub use position::Position;
pub use stream::Pages;
