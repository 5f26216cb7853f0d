//! Lists that come in pages: what says so, and what follows from it.
//!
//! OpenAPI has no word for it. An operation says it by `x-oasmith-pagination`, or a configuration says it of
//! an operation, by the same settings ([`Declared`]).

mod declared;
mod extension;
mod members;
mod resolve;

pub use declared::{Declared, SETTINGS, Setting};
pub(crate) use extension::run;
pub use resolve::resolve;

use crate::types::TypeRef;

/// How the pages of an operation follow each other. Pointers are JSON pointers (RFC 6901) into a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination {
    /// How the next page is asked for.
    pub way: Way,
    /// Where the items are: an array; empty where the body is that array.
    pub items: String,
    /// What an item is.
    pub item: TypeRef,
    /// Whether a page may lack the array of its items.
    pub may_lack_items: bool,
    /// Where a page has `false` if it is the last.
    pub more: Option<String>,
    /// Where each item has the cursor of what is behind it, from the item on.
    pub item_cursor: Option<String>,
    /// What limits the items of a page, where a shorter page is the last.
    pub limit: Option<Limit>,
}

/// How the next page is asked for. Parameters are query parameters, by their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// By a cursor that the body has.
    Cursor {
        /// What it is sent as.
        parameter: String,
        /// Where it is.
        pointer: String,
    },
    /// By a cursor that a header of the answer has.
    Header {
        /// What it is sent as.
        parameter: String,
        /// The header.
        header: String,
    },
    /// By the cursor of the last item.
    LastItem {
        /// What it is sent as.
        parameter: String,
    },
    /// By the number of the page.
    Page {
        /// What it is sent as.
        parameter: String,
        /// The number of the first page.
        first: i64,
    },
    /// By the number of the items before it.
    Offset {
        /// What it is sent as.
        parameter: String,
    },
    /// By a URL that the body has.
    Url {
        /// Where it is.
        pointer: String,
    },
    /// By the `Link` header (RFC 8288) whose relation is `next`.
    Link,
}

/// The query parameter that limits the items of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Its name.
    pub parameter: String,
    /// What the server takes where it is not set.
    pub usual: Option<u64>,
    /// What the server takes greater values for.
    pub most: Option<u64>,
}
