//! Heads of functions, and types that are too long for a line.

use super::{Code, INDENT, MAX_WIDTH, Snippet, line, snippet};
use crate::ident::Ident;
use unicode_width::UnicodeWidthStr;

impl Code {
    /// What lets clippy pass a type that is nested deeply. It follows from the document, and so would
    /// the names of its parts.
    pub fn allow_complex(&mut self, ty: &Snippet) {
        if ty.is_complex() {
            line!(self, "#[allow(clippy::type_complexity)]");
        }
    }

    /// The head of a function with its opening brace: `head(arguments) -> output {`, where `head` is
    /// like `pub fn new`. What follows is indented.
    pub fn signature(&mut self, head: &Snippet, arguments: &[Snippet], output: Option<&Snippet>) {
        if let Some(output) = output {
            self.allow_complex(output);
        }
        let joined = Snippet::join(arguments, ", ");
        let arrow = match output {
            Some(output) => snippet!(" -> {}", output),
            None => snippet!(""),
        };
        let width = head.width() + joined.width() + arrow.width() + "() {".len();
        if width <= self.room() || arguments.is_empty() {
            line!(self, "{}({}){} {{", head, joined, arrow);
        } else {
            line!(self, "{}(", head);
            self.generics(arguments);
            // rustfmt counts the indentation of this line twice.
            let twice = MAX_WIDTH.saturating_sub(self.room());
            // It overlooks the parenthesis before the arrow, and a blank.
            let parts = (arrow.width() > self.room() + 1)
                .then(|| output.and_then(Snippet::generic_parts))
                .flatten();
            if let Some((head, inner)) = parts {
                let start = self.text.len();
                line!(self, ") -> {}<", head);
                self.generics(&inner);
                // rustfmt gives up on a type that no line holds, and forgets the blank.
                if self.is_wide_since(start) {
                    line!(self, ">{{");
                } else {
                    line!(self, "> {{");
                }
            } else if twice + arrow.width() + ") {".len() <= self.room() {
                line!(self, "){} {{", arrow);
            } else {
                line!(self, "){}", arrow);
                line!(self, "{{");
            }
        }
        self.indent();
    }

    /// `head = Type<A, B>;`, broken after the equals sign, or else with the type's arguments on lines
    /// of their own.
    pub fn type_binding(&mut self, head: &Snippet, ty: &Snippet) {
        let parts = (ty.width() + INDENT + ";".len() > self.room())
            .then(|| ty.generic_parts())
            .flatten();
        let Some((name, inner)) = parts else {
            return self.binding(head, ty);
        };
        line!(self, "{} = {}<", head, name);
        self.generics(&inner);
        line!(self, ">;");
    }

    /// Whether a line behind this much text is too long.
    fn is_wide_since(&self, start: usize) -> bool {
        let lines = self.text.get(start..).unwrap_or_default().lines();
        lines
            .map(UnicodeWidthStr::width)
            .any(|width| width > MAX_WIDTH)
    }

    /// Types, or arguments with theirs, on lines of their own.
    fn generics(&mut self, parts: &[Snippet]) {
        self.indent();
        for part in parts {
            self.generic(part);
        }
        self.dedent();
    }

    /// `name: Type<A, B>,`, with the type's arguments on lines of their own where it is too long.
    fn generic(&mut self, argument: &Snippet) {
        // rustfmt overlooks the `impl`.
        let is_bound = argument.as_str().contains(": impl ");
        let room = self.room() + if is_bound { "impl ".len() } else { 0 };
        let parts = (argument.width() + ",".len() > room)
            .then(|| argument.generic_parts())
            .flatten();
        let Some((head, inner)) = parts else {
            return line!(self, "{},", argument);
        };
        line!(self, "{}<", head);
        self.generics(&inner);
        line!(self, ">,");
    }

    /// A typed field: `name: ty,`, where `name` is like `pub id`.
    pub fn typed(&mut self, name: &Snippet, ty: &Snippet) {
        if name.width() + ty.width() + ": ,".len() <= self.room() {
            return line!(self, "{}: {},", name, ty);
        }
        if ty.width() + INDENT < self.room() {
            self.hang(&snippet!("{}:", name), ty, ",");
        } else {
            self.generic(&snippet!("{}: {}", name, ty));
        }
    }

    /// A field without a name: `ty,`, where `ty` is like `pub Vec<Tag>`.
    pub fn field(&mut self, ty: &Snippet) {
        self.allow_complex(ty);
        self.generic(ty);
    }

    /// A variant of an enum that holds one value: `name(held),`.
    pub fn payload_variant(&mut self, name: &Ident, held: &Snippet) {
        let whole = snippet!("{}({}),", name, held);
        if whole.width() <= self.room() {
            return line!(self, "{}", whole);
        }
        line!(self, "{}(", name);
        self.generics(std::slice::from_ref(held));
        line!(self, "),");
    }
}
