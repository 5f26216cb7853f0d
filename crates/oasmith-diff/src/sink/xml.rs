//! Text of XML.

use oasmith_spec::fit;
use oasmith_spec::sink::{Sink, SinkText, visible};

use crate::sentence::Speech;

/// XML 1.0, which knows no way to write most controls: they are shown as `\u{…}`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Xml {}

/// Text of XML, of an element or of an attribute between either kind of quotes.
pub(crate) type XmlText = SinkText<Xml>;

impl Sink for Xml {
    fn escape(text: &str, most: usize, out: &mut String) {
        escape_markup(&visible(text, most), out);
    }
}

impl Speech for Xml {
    fn words(words: &str) -> XmlText {
        XmlText::of(words)
    }

    fn quoted(text: &str) -> XmlText {
        fit!(Xml, "`{}`", XmlText::of(text))
    }
}

/// Text without a character that is markup in XML or HTML.
pub(super) fn escape_markup(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}
