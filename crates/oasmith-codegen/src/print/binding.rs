//! Values that are bound to names: struct literals, constants, `let`.

use super::{Code, INDENT, Snippet, line, snippet};

/// The longest fields of a struct literal that stay on its line (rustfmt's `struct_lit_width`).
const STRUCT_LITERAL_WIDTH: usize = 18;

impl Code {
    /// A struct literal: `head { fields }tail`, where `head` is like `Ok(Self`.
    pub fn struct_literal(&mut self, head: &Snippet, fields: &[Snippet], tail: &'static str) {
        if fields.is_empty() {
            return line!(self, "{} {{}}{}", head, tail);
        }
        let joined = Snippet::join(fields, ", ");
        let room = self
            .room()
            .saturating_sub(head.width() + tail.len() + " {  }".len());
        if joined.width() <= room.min(STRUCT_LITERAL_WIDTH) {
            return line!(self, "{} {{ {} }}{}", head, joined, tail);
        }
        line!(self, "{} {{", head);
        self.indent();
        for field in fields {
            self.initialiser(field);
        }
        self.dedent();
        line!(self, "}}{}", tail);
    }

    /// `name: value,`, the value on the next line where it is too long and not broken already.
    fn initialiser(&mut self, field: &Snippet) {
        if field.width() < self.room() || field.is_broken() {
            return line!(self, "{},", field);
        }
        match field.split_initialiser() {
            Some((name, value)) if self.breaks_before_into(&name, &value) => {
                let receiver = value.without_into();
                self.hang(&snippet!("{}: {}", name, receiver), &".into()".into(), ",");
            }
            Some((name, value)) => self.hang(&snippet!("{}:", name), &value, ","),
            None => line!(self, "{},", field),
        }
    }

    /// Something on two lines, the second a level deeper, with what ends it.
    pub(super) fn hang(&mut self, first: &Snippet, second: &Snippet, end: &'static str) {
        self.snippet(first);
        self.indent();
        line!(self, "{}{}", second, end);
        self.dedent();
    }

    /// Whether `name: value.into()` is broken before the `.into()` rather than before the value.
    fn breaks_before_into(&self, name: &Snippet, value: &Snippet) -> bool {
        let receiver = value.without_into();
        receiver != *value && name.width() + receiver.width() + ": ".len() <= self.room()
    }

    /// A constant or binding: `head = value;`, where `head` is like `pub const X: &str`.
    pub fn binding(&mut self, head: &Snippet, value: &Snippet) {
        let width = head.width() + value.width() + " = ;".len();
        if width <= self.room() {
            return line!(self, "{} = {};", head, value);
        }
        let is_long = value.width() + INDENT + ";".len() > self.room();
        let receiver = value.without_into();
        if is_long && receiver != *value && receiver.width() + INDENT <= self.room() {
            line!(self, "{} =", head);
            self.indent();
            self.hang(&receiver, &".into()".into(), ";");
            return self.dedent();
        }
        if is_long && let Some((call, argument)) = value.split_call() {
            let opened = snippet!("{} = {}", head, call);
            if opened.width() + "(".len() <= self.room() {
                return self.call(&opened, &[argument], ";");
            }
            line!(self, "{} =", head);
            self.indent();
            self.call(&call, &[argument], ";");
            return self.dedent();
        }
        // rustfmt counts the blank in front of the sign, but not the sign.
        let name = head.behind_let().filter(|_| head.width() + 1 > self.room());
        if let Some(name) = &name {
            line!(self, "let mut");
            if name.width() + value.width() + " = ;".len() <= self.room() {
                return line!(self, "{} = {};", name, value);
            }
        }
        self.hang(&snippet!("{} =", name.as_ref().unwrap_or(head)), value, ";");
    }

    /// The two lines of an item that is too long for one, where each of them fits.
    pub(super) fn parted(&self, item: &Snippet) -> Option<(Snippet, Snippet)> {
        if item.width() + ",".len() <= self.room() {
            return None;
        }
        let receiver = item.without_into();
        let (first, second) = if receiver == *item {
            item.split_field()?
        } else {
            (receiver, ".into()".into())
        };
        let fits =
            first.width() <= self.room() && second.width() + INDENT + ",".len() <= self.room();
        fits.then_some((first, second))
    }
}
