//! Lists that come in pages: what says so, and what follows from it.
//!
//! OpenAPI has no word for it. An operation says it by `x-oasmith-pagination`, or a configuration says it of
//! an operation, by the same settings ([`Declared`]).

mod declared;
mod extension;
mod members;
mod place;
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

/// How the next page is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// By a cursor that the body has.
    Cursor {
        /// What it is sent as.
        place: Place,
        /// Where it is.
        pointer: String,
    },
    /// By a cursor that a header of the answer has.
    Header {
        /// What it is sent as.
        place: Place,
        /// The header.
        header: String,
    },
    /// By the cursor of the last item.
    LastItem {
        /// What it is sent as.
        place: Place,
    },
    /// By the number of the page.
    Page {
        /// What it is sent as.
        place: Place,
        /// The number of the first page.
        first: i64,
    },
    /// By the number of the items before it.
    Offset {
        /// What it is sent as.
        place: Place,
    },
    /// By a URL that the body has.
    Url {
        /// Where it is.
        pointer: String,
    },
    /// By the `Link` header (RFC 8288) whose relation is `next`.
    Link,
}

/// Where a call says which page it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a query parameter, by its name.
    Query(String),
    /// In a member of its JSON body.
    Body {
        /// Where that is.
        pointer: String,
        /// Whether it is sent as a number, and not as a text.
        number: bool,
    },
}

impl Place {
    fn body(pointer: String, number: bool) -> Self {
        Self::Body { pointer, number }
    }

    /// Its name as settings have it: that of the parameter, or the pointer.
    pub fn name(&self) -> &str {
        match self {
            Self::Query(name) => name,
            Self::Body { pointer, .. } => pointer,
        }
    }
}

/// What limits the items of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Where it is said.
    pub place: Place,
    /// What the server takes where it is not set.
    pub usual: Option<u64>,
    /// What the server takes greater values for.
    pub most: Option<u64>,
}
