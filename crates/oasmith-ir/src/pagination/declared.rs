//! What says that a list comes in pages, as it was written.

use oasmith_spec::source::Span;

/// A setting, and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its text.
    pub text: String,
    /// Where it stands; `None` if it was set from Rust.
    pub span: Option<Span>,
}

impl From<&str> for Setting {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            span: None,
        }
    }
}

/// What says that a list comes in pages. What is sent is a query parameter, by its name, or a member of the
/// request's JSON body, by a JSON pointer, which starts with a slash. One of `cursor`, `cursor_header`, `item_cursor`, `page`,
/// `offset`, `next` and `link` says how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declared {
    /// Where in the body the items are, as a JSON pointer; without it the body is an array of them.
    pub items: Option<Setting>,
    /// Where in the body the cursor of the next page is.
    pub cursor: Option<Setting>,
    /// The response header that has it.
    pub cursor_header: Option<Setting>,
    /// Where in an item its own cursor is. Alone, that of the last item is for the next page.
    pub item_cursor: Option<Setting>,
    /// What the cursor is sent as.
    pub parameter: Option<Setting>,
    /// What counts pages.
    pub page: Option<Setting>,
    /// The number of the first page.
    pub first: Option<i64>,
    /// What counts items.
    pub offset: Option<Setting>,
    /// What limits the items of a page, where a shorter page is the last.
    pub limit: Option<Setting>,
    /// How many items a full page has where the limit is not set.
    pub size: Option<i64>,
    /// Where in the body the URL of the next page is.
    pub next: Option<Setting>,
    /// Whether the `Link` header has it.
    pub link: bool,
    /// Where in the body it says `false` on the last page.
    pub more: Option<Setting>,
    /// Where all of it stands; `None` if it was set from Rust.
    pub span: Option<Span>,
}

/// The names of the settings that are texts, in files.
pub const SETTINGS: &[&str] = &[
    "items",
    "cursor",
    "cursor-header",
    "item-cursor",
    "parameter",
    "page",
    "offset",
    "limit",
    "next",
    "more",
];

impl Declared {
    /// The setting of a name; `None` where that is none of [`SETTINGS`].
    pub fn setting(&mut self, name: &str) -> Option<&mut Option<Setting>> {
        Some(match name {
            "items" => &mut self.items,
            "cursor" => &mut self.cursor,
            "cursor-header" => &mut self.cursor_header,
            "item-cursor" => &mut self.item_cursor,
            "parameter" => &mut self.parameter,
            "page" => &mut self.page,
            "offset" => &mut self.offset,
            "limit" => &mut self.limit,
            "next" => &mut self.next,
            "more" => &mut self.more,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_its_place() {
        let mut declared = Declared::default();
        for name in SETTINGS {
            let place = declared.setting(name).expect("it is a setting");
            assert_eq!(place.replace(Setting::from(*name)), None, "{name}");
        }
        assert_eq!(declared.setting("link"), None);
    }
}
