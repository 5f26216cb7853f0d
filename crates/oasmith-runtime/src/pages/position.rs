//! How far a list was read.

/// How far a list was read, to go on there another time: with
/// [`Pages::resume`](crate::Pages::resume) or [`PagedItems::resume`](crate::PagedItems::resume).
///
/// It is two plain values, which can be kept wherever the caller likes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Position {
    /// What the page is asked for by: a cursor, a page's number, an offset or a URL. `None` for what the
    /// call itself says.
    pub cursor: Option<String>,
    /// How many of that page's items there were already.
    pub items: usize,
}

impl From<String> for Position {
    fn from(cursor: String) -> Self {
        Self {
            cursor: Some(cursor),
            items: 0,
        }
    }
}
