//! Text of a page.

use oasmith_spec::fit;
use oasmith_spec::sink::{Sink, SinkText, visible};

use super::xml::escape_markup;
use crate::sentence::Speech;

/// HTML. Text from outside goes into elements that hold text, and into quoted attributes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Html {}

/// Text of a page.
pub(crate) type HtmlText = SinkText<Html>;

impl Sink for Html {
    fn escape(text: &str, most: usize, out: &mut String) {
        escape_markup(&visible(text, most), out);
    }
}

impl Speech for Html {
    fn words(words: &str) -> HtmlText {
        HtmlText::of(words)
    }

    fn quoted(text: &str) -> HtmlText {
        fit!(Html, "<code>{}</code>", HtmlText::of(text))
    }
}
