//! Settings of lists that come in pages.

use super::Value::{Boolean, Integer, Text};
use super::{Key, key};

/// An operation in `[pagination]`. Those but the last two stand in `x-oasmith-pagination` as well.
pub(crate) const PAGES: &[Key] = &[
    key(
        "items",
        Text,
        r#""/data""#,
        "Where the items are in the body, as a JSON pointer (RFC 6901). By default, the body is the array of \
         items.",
    ),
    key(
        "cursor",
        Text,
        r#""/next_cursor""#,
        "Where the cursor of the next page is in the body, as a JSON pointer.",
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
        "Where an item has its own cursor, as a JSON pointer. Without `cursor`, the last item's cursor requests \
         the next page.",
    ),
    key(
        "parameter",
        Text,
        r#""cursor""#,
        "Where the cursor is sent: the name of a query parameter, or the JSON pointer of a property of the \
         request body.",
    ),
    key(
        "page",
        Text,
        r#""page""#,
        "Where the page number is sent: the name of a query parameter, or the JSON pointer of a property of the \
         request body.",
    ),
    key(
        "first",
        Integer,
        "1",
        "The number of the first page. By default, it is the `default` of the page number, else its `minimum`.",
    ),
    key(
        "offset",
        Text,
        r#""offset""#,
        "Where the number of skipped items is sent: the name of a query parameter, or the JSON pointer of a \
         property of the request body.",
    ),
    key(
        "limit",
        Text,
        r#""limit""#,
        "Where the page size is sent: the name of a query parameter, or the JSON pointer of a property of the \
         request body. A page with fewer items is the last one. Without this setting, a page without items is.",
    ),
    key(
        "size",
        Integer,
        "100",
        "How many items a full page has if the call sets no `limit`. By default, it is the `default` of `limit`.",
    ),
    key(
        "next",
        Text,
        r#""/links/next""#,
        "Where the URL of the next page is in the body, as a JSON pointer.",
    ),
    key(
        "link",
        Boolean,
        "true",
        "Whether the response header `Link` (RFC 8288) has the URL of the next page, as `rel=\"next\"`.",
    ),
    key(
        "more",
        Text,
        r#""/has_more""#,
        "Where the body is `false` on the last page, as a JSON pointer.",
    ),
    key(
        "pages-method",
        Text,
        r#""all_pages""#,
        "The name of the method that returns the pages. The default is `pages`.",
    ),
    key(
        "items-method",
        Text,
        r#""all_items""#,
        "The name of the method that returns the items. The default is `items`.",
    ),
];
