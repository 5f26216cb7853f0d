//! Attributes.

use super::{Code, Snippet, line, snippet};
use crate::rust::literal::Literal;

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

    /// `#[name(argument, …)]`.
    pub fn attribute(&mut self, name: &'static str, arguments: &[Snippet]) {
        let joined = Snippet::join(arguments, ", ");
        // rustfmt keeps a column free.
        let room = self.room().saturating_sub("#[()]".len() + name.len() + 1);
        // A single argument may take what room there is.
        let limit = match arguments {
            [_] => room,
            _ => room.min(ATTRIBUTE_WIDTH),
        };
        if joined.width() <= limit {
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
