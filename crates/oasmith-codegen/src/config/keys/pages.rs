//! Settings of lists that come in pages.

use super::Value::{Boolean, Integer, Text};
use super::{Key, key};

/// An operation in `[pagination]`. Those but the last two stand in `x-oasmith-pagination` as well.
pub(crate) const PAGES: &[Key] = &[
    key(
        "items",
        Text,
        r#""/data""#,
        "Where in the body the items are, as a JSON pointer (RFC 6901); without it the body is an array \
         of them.",
    ),
    key(
        "cursor",
        Text,
        r#""/next_cursor""#,
        "Where in the body the cursor of the next page is.",
    ),
    key(
        "cursor-header",
        Text,
        r#""X-Next-Cursor""#,
        "The response header that has the cursor of the next page.",
    ),
    key(
        "item-cursor",
        Text,
        r#""/id""#,
        "Where in an item its own cursor is. Alone, the last item's is that of the next page.",
    ),
    key(
        "parameter",
        Text,
        r#""cursor""#,
        "What the cursor is sent as: a query parameter, by its name, or a member of the request's JSON body, \
         by a JSON pointer.",
    ),
    key(
        "page",
        Text,
        r#""page""#,
        "What is the number of the page: a query parameter or, by a JSON pointer, a member of the request's body.",
    ),
    key(
        "first",
        Integer,
        "1",
        "The number of the first page; the default of what is sent without it, or its least value.",
    ),
    key(
        "offset",
        Text,
        r#""offset""#,
        "What is the number of the items before the page: a query parameter or, by a JSON pointer, a member of \
         the request's body.",
    ),
    key(
        "limit",
        Text,
        r#""limit""#,
        "What limits the items of a page: a query parameter or, by a JSON pointer, a member of the request's \
         body. One with fewer is the last; without it, one with none is.",
    ),
    key(
        "size",
        Integer,
        "100",
        "How many items a full page has where the limit is not set; its default without it.",
    ),
    key(
        "next",
        Text,
        r#""/links/next""#,
        "Where in the body the URL of the next page is.",
    ),
    key(
        "link",
        Boolean,
        "true",
        "Whether the header `Link` (RFC 8288) has the URL of the next page, as `rel=\"next\"`.",
    ),
    key(
        "more",
        Text,
        r#""/has_more""#,
        "Where in the body it says `false` on the last page.",
    ),
    key(
        "pages-method",
        Text,
        r#""all_pages""#,
        "The method of the call that gives the pages; `pages` without it.",
    ),
    key(
        "items-method",
        Text,
        r#""all_items""#,
        "The method of the call that gives the items; `items` without it.",
    ),
];
