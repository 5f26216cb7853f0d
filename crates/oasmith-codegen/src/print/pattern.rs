//! Patterns that a value is held against, as rustfmt lays them out.

use super::{Code, INDENT, Snippet, line, snippet};

impl Code {
    /// `head = value {`, where `head` is like `if let Some(value)`. What follows is indented.
    pub fn if_let(&mut self, head: &Snippet, value: &Snippet) {
        let room = self.room();
        self.held_against(head, value, "{", room);
    }

    /// `head = value else {`, where `head` is like `let Some(value)`. What follows is indented.
    pub fn let_else(&mut self, head: &Snippet, value: &Snippet) {
        // rustfmt leaves a column free.
        let room = self.room().saturating_sub(1);
        self.held_against(head, value, "else {", room);
    }

    /// Broken before the end, else before the value, else within it.
    fn held_against(&mut self, head: &Snippet, value: &Snippet, end: &'static str, room: usize) {
        let whole = snippet!("{} = {}", head, value);
        let field = value.split_field();
        let deeper = |snippet: &Snippet| snippet.width() + INDENT <= room;
        if whole.width() + 1 + end.len() <= room {
            line!(self, "{} {}", whole, end);
        } else if whole.width() <= room {
            self.snippet(&whole);
            line!(self, "{}", end);
        } else if deeper(value) {
            self.hang(&snippet!("{} =", head), value, "");
            line!(self, "{}", end);
        } else if let Some((base, field)) = field.filter(|(_, field)| deeper(field)) {
            self.hang(&snippet!("{} = {}", head, base), &field, "");
            line!(self, "{}", end);
        } else {
            line!(self, "{} {}", whole, end);
        }
        self.indent();
    }
}
