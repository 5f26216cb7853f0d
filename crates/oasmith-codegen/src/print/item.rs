//! Heads of `impl` and other items.

use super::{Code, MAX_WIDTH, Snippet, line, snippet};
use crate::ident::Ident;

impl Code {
    /// `head for name {`, broken before the `for` where it is too long. What follows is indented.
    pub fn impl_head(&mut self, head: &Snippet, name: &Ident) {
        let one_line = snippet!("{} for {} {{", head, name);
        // rustfmt does not count the indentation here.
        if one_line.width() <= MAX_WIDTH {
            self.snippet(&one_line);
        } else {
            self.hang(head, &snippet!("for {}", name), "");
            line!(self, "{{");
        }
        self.indent();
    }

    /// `impl<…> Trait for name {`, broken before the trait where that does not fit into the line, else
    /// before the `for`, and within the generics where those alone don't. What follows is indented.
    pub fn generic_impl_head(&mut self, generics: &[Snippet], of: &Snippet, name: &Ident) {
        let joined = snippet!("impl<{}>", Snippet::join(generics, ", "));
        let head = snippet!("{} {}", joined, of);
        if head.width() <= self.room() {
            return self.impl_head(&head, name);
        }
        if joined.width() > self.room() {
            line!(self, "impl<");
            self.indent();
            for generic in generics {
                line!(self, "{},", generic);
            }
            self.dedent();
            line!(self, "> {} for {}", of, name);
            line!(self, "{{");
            return self.indent();
        }
        self.snippet(&joined);
        self.indent();
        let one_line = snippet!("{} for {}", of, name);
        if one_line.width() + " {".len() <= self.room() {
            self.snippet(&one_line);
        } else {
            self.snippet(of);
            line!(self, "for {}", name);
        }
        self.dedent();
        line!(self, "{{");
        self.indent();
    }

    /// `head name {`, with the brace on a line of its own where it is too long: `impl Name {`. What
    /// follows is indented.
    pub fn item_head(&mut self, head: &'static str, name: &Ident) {
        let one_line = snippet!("{} {} {{", head, name);
        if one_line.width() <= self.room() {
            self.snippet(&one_line);
        } else if head == "impl" {
            self.hang(&"impl".into(), &name.into(), "");
            line!(self, "{{");
        } else {
            line!(self, "{} {}", head, name);
            line!(self, "{{");
        }
        self.indent();
    }

    /// `head for name {}`.
    pub fn empty_impl(&mut self, head: &'static str, name: &Ident) {
        let one_line = snippet!("{} for {} {{}}", head, name);
        // rustfmt overlooks the second brace.
        if one_line.width() <= self.room() + 1 {
            self.snippet(&one_line);
        } else {
            self.impl_head(&head.into(), name);
            self.dedent();
            line!(self, "}}");
        }
    }
}
