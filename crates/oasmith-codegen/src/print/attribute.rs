//! Attributes.

use super::{Code, INDENT, Snippet, close, line, open, snippet};
use crate::print::literal::Literal;

/// What an attribute stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A function, type, or variant.
    Item,
    /// A field of a struct.
    Field,
}

impl Code {
    /// `#[name(key = "text")]`, as for `deprecated(note)`; `#[name]` without a text.
    pub fn attribute_text(
        &mut self,
        on: On,
        name: &'static str,
        key: &'static str,
        text: Option<&str>,
    ) {
        let Some(text) = text else {
            return line!(self, "#[{}]", name);
        };
        let argument = snippet!("{} = {}", key, Literal::string(text));
        let one_line = snippet!("#[{}({})]", name, argument);
        // rustfmt keeps a column free for the comma of a field.
        if one_line.width() + usize::from(on == On::Field) <= self.room() {
            return self.snippet(&one_line);
        }
        open!(self, "#[{}(", name);
        self.snippet(&argument);
        close!(self, ")]");
    }

    /// `#[cfg(any(feature, …))]`
    pub fn cfg_any(&mut self, features: &[Snippet]) {
        /// rustfmt's `attr_fn_like_width`.
        const WIDEST: usize = 70;
        let joined = Snippet::join(features, ", ");
        match features {
            [] => {}
            [feature] => line!(self, "#[cfg({})]", feature),
            _ if joined.width() <= WIDEST => line!(self, "#[cfg(any({}))]", joined),
            features => {
                open!(self, "#[cfg(any(");
                for (at, feature) in features.iter().enumerate() {
                    let comma = if at + 1 == features.len() { "" } else { "," };
                    line!(self, "{}{}", feature, comma);
                }
                close!(self, "))]");
            }
        }
    }

    /// `#[derive(name, …)]`. What does not fit on a line has one of its own, or else each name has.
    pub fn derive(&mut self, names: &[Snippet]) {
        let joined = Snippet::join(names, ", ");
        // rustfmt keeps four columns more.
        if joined.width() + "#[derive()]".len() + INDENT <= self.room() {
            return line!(self, "#[derive({})]", joined);
        }
        line!(self, "#[derive(");
        self.indent();
        if joined.width() <= self.room() {
            line!(self, "{},", joined);
        } else {
            for name in names {
                line!(self, "{},", name);
            }
        }
        self.dedent();
        line!(self, ")]");
    }
}
