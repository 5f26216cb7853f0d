//! How the pages of a list follow each other, as data.

use super::place::Place;
use crate::Kind;

/// How the pages of a list follow each other, and where in them the items are.
///
/// Pointers are JSON pointers (RFC 6901) into the body of a response. A list ends where a page does not
/// say where the next begins, says so by a place that there was already, or has no items though pages are
/// counted by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    pub(super) way: Way,
    pub(super) items: &'static str,
    pub(super) may_lack_items: bool,
    pub(super) more: Option<&'static str>,
    pub(super) item_cursor: Option<&'static str>,
    pub(super) limit: Option<Limit>,
}

/// How the next page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By a cursor, which stands there.
    Cursor(Place, Source),
    /// By the number of the page; the first has this one.
    Page(Place, i64),
    /// By the number of the items before it.
    Offset(Place),
    /// By a URL that the body has.
    Url(&'static str),
    /// By the `Link` header (RFC 8288) with the relation `next`.
    Link,
}

/// Where a cursor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// In the body.
    Body(&'static str),
    /// In a header of the response.
    Header(&'static str),
    /// In the last item of the page.
    LastItem,
}

/// What limits the items of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit {
    pub(super) place: Place,
    /// What holds where the call does not set it.
    pub(super) usual: Option<usize>,
    /// The most that the server gives.
    pub(super) most: Option<usize>,
}

impl Paging {
    const fn new(way: Way) -> Self {
        Self {
            way,
            items: "",
            may_lack_items: false,
            more: None,
            item_cursor: None,
            limit: None,
        }
    }

    /// The body of a page has the cursor of the next at this pointer, for a query parameter. The last page
    /// has none, null or an empty text there.
    #[must_use]
    pub const fn by_cursor(parameter: &'static str, pointer: &'static str) -> Self {
        Self::new(Way::Cursor(Place::Query(parameter), Source::Body(pointer)))
    }

    /// The response has the cursor of the next page in a header, for a query parameter.
    #[must_use]
    pub const fn by_header(parameter: &'static str, header: &'static str) -> Self {
        Self::new(Way::Cursor(Place::Query(parameter), Source::Header(header)))
    }

    /// The query parameter is the cursor of the last item, which is at this pointer in the item.
    #[must_use]
    pub const fn by_last_item(parameter: &'static str, pointer: &'static str) -> Self {
        Self::new(Way::Cursor(Place::Query(parameter), Source::LastItem)).item_cursor(pointer)
    }

    /// The query parameter is the number of the page; that of the first is `first`.
    #[must_use]
    pub const fn by_page(parameter: &'static str, first: i64) -> Self {
        Self::new(Way::Page(Place::Query(parameter), first))
    }

    /// The query parameter is the number of the items before the page.
    #[must_use]
    pub const fn by_offset(parameter: &'static str) -> Self {
        Self::new(Way::Offset(Place::Query(parameter)))
    }

    /// The body of a page has the URL of the next at this pointer.
    #[must_use]
    pub const fn by_url(pointer: &'static str) -> Self {
        Self::new(Way::Url(pointer))
    }

    /// The response has the URL of the next page in its `Link` header (RFC 8288), as `rel="next"`.
    #[must_use]
    pub const fn by_link() -> Self {
        Self::new(Way::Link)
    }

    /// Where in the body of a page its items are: an array. Without it the body is that array.
    #[must_use]
    pub const fn items(mut self, pointer: &'static str) -> Self {
        self.items = pointer;
        self
    }

    /// A page may lack its array of items, or have null there.
    #[must_use]
    pub const fn may_lack_items(mut self) -> Self {
        self.may_lack_items = true;
        self
    }

    /// The body of a page has `false` at this pointer where it is the last.
    #[must_use]
    pub const fn more(mut self, pointer: &'static str) -> Self {
        self.more = Some(pointer);
        self
    }

    /// Each item has at this pointer the cursor by which those after it are asked for.
    #[must_use]
    pub const fn item_cursor(mut self, pointer: &'static str) -> Self {
        self.item_cursor = Some(pointer);
        self
    }

    /// A page of fewer items than this query parameter says is the last. `usual` is what the server takes it
    /// for where it is not set, `most` what it takes greater values for.
    #[must_use]
    pub const fn limit(
        mut self,
        parameter: &'static str,
        usual: Option<usize>,
        most: Option<usize>,
    ) -> Self {
        self.limit = Some(Limit {
            place: Place::Query(parameter),
            usual,
            most,
        });
        self
    }

    /// What is given as the query parameter of the next page is a pointer to a member of the request's JSON
    /// body instead, and is set there: as a number, or as a string where `kind` is anything else. A call without a
    /// body gets one of this media type.
    #[must_use]
    pub const fn in_body(mut self, media_type: &'static str, kind: Kind) -> Self {
        self.way = match self.way {
            Way::Cursor(place, source) => Way::Cursor(place.in_body(media_type, kind), source),
            Way::Page(place, first) => Way::Page(place.in_body(media_type, kind), first),
            Way::Offset(place) => Way::Offset(place.in_body(media_type, kind)),
            other => other,
        };
        self
    }

    /// As [`Paging::limit`], by a member of the request's JSON body, at this pointer.
    #[must_use]
    pub const fn limit_in_body(
        mut self,
        pointer: &'static str,
        usual: Option<usize>,
        most: Option<usize>,
    ) -> Self {
        let place = Place::Query(pointer).in_body("", Kind::Number);
        self.limit = Some(Limit { place, usual, most });
        self
    }
}
