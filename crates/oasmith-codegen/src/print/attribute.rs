//! Attributes.

use super::call::stays;
use super::{Code, Snippet, line, snippet};
use crate::print::literal::Literal;

/// The longest arguments of an attribute that stay on its line (rustfmt's `attr_fn_like_width`).
const ATTRIBUTE_WIDTH: usize = 70;

impl Code {
    /// `#[name(key = "text")]`, as for `deprecated(note)`; `#[name]` without a text.
    pub fn attribute_text(&mut self, name: &'static str, key: &'static str, text: Option<&str>) {
        let Some(text) = text else {
            return line!(self, "#[{}]", name);
        };
        let argument = snippet!("{} = {}", key, Literal::string(text));
        self.attribute(name, &[argument]);
    }

    /// `#[derive(name, …)]`. What does not fit on a line fills several.
    pub fn derive(&mut self, names: &[Snippet]) {
        let joined = Snippet::join(names, ", ");
        if joined.width() + "#[derive()]".len() <= self.room() {
            return line!(self, "#[derive({})]", joined);
        }
        line!(self, "#[derive(");
        self.indent();
        let mut start = 0;
        let mut width = 0;
        for (at, name) in names.iter().enumerate() {
            let more = name.width() + ", ".len();
            if at > start && width + more - 1 > self.room() {
                line!(self, "{},", Snippet::join(&names[start..at], ", "));
                (start, width) = (at, 0);
            }
            width += more;
        }
        line!(self, "{},", Snippet::join(&names[start..], ", "));
        self.dedent();
        line!(self, ")]");
    }

    /// `#[name(argument, …)]`.
    pub fn attribute(&mut self, name: &'static str, arguments: &[Snippet]) {
        let joined = Snippet::join(arguments, ", ");
        // rustfmt keeps a column free.
        let room = self.room().saturating_sub("#[()]".len() + name.len() + 1);
        if stays(arguments, &joined, room, ATTRIBUTE_WIDTH) {
            return line!(self, "#[{}({})]", name, joined);
        }
        line!(self, "#[{}(", name);
        self.indent();
        let last = arguments.len().saturating_sub(1);
        for (index, argument) in arguments.iter().enumerate() {
            // Attributes have no trailing comma.
            if index == last {
                self.snippet(argument);
            } else {
                line!(self, "{},", argument);
            }
        }
        self.dedent();
        line!(self, ")]");
    }
}
