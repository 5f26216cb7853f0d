//! Calls, arrays, struct literals and signatures, broken where rustfmt breaks them.

use super::{Code, INDENT, MAX_WIDTH, Snippet, line, snippet};
use crate::ident::Ident;

/// The longest arguments of a call that stay on its line (rustfmt's `fn_call_width`).
pub(crate) const CALL_WIDTH: usize = 60;
/// The longest content of an array that stays on its line (`array_width`).
const ARRAY_WIDTH: usize = 60;
/// The longest element of an array whose broken lines are filled (`short_array_element_width`).
const SHORT_ELEMENT: usize = 10;
/// The longest fields of a struct literal that stay on its line (`struct_lit_width`).
const STRUCT_LITERAL_WIDTH: usize = 18;

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
            self.indent();
            for argument in arguments {
                self.generic(argument);
            }
            self.dedent();
            // rustfmt counts the indentation of this line twice.
            let twice = MAX_WIDTH.saturating_sub(self.room());
            // It overlooks the parenthesis before the arrow, and a blank.
            let parts = (arrow.width() > self.room() + 1)
                .then(|| output.and_then(Snippet::generic_parts))
                .flatten();
            if let Some((head, inner)) = parts {
                line!(self, ") -> {}<", head);
                self.indent();
                for part in &inner {
                    self.generic(part);
                }
                self.dedent();
                line!(self, "> {{");
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
        self.indent();
        for part in &inner {
            self.generic(part);
        }
        self.dedent();
        line!(self, ">;");
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
        self.indent();
        for part in &inner {
            self.generic(part);
        }
        self.dedent();
        line!(self, ">,");
    }

    /// A call: `head(arguments)tail`, where `head` is like `let x = call` and `tail` like `?;`.
    pub fn call(&mut self, head: &Snippet, arguments: &[Snippet], tail: &'static str) {
        let joined = Snippet::join(arguments, ", ");
        let room = self
            .room()
            .saturating_sub(head.width() + tail.len() + "()".len());
        // A single argument may take what room there is.
        let limit = match arguments {
            [_] => room,
            _ => room.min(CALL_WIDTH),
        };
        if joined.width() <= limit {
            return line!(self, "{}({}){}", head, joined, tail);
        }
        line!(self, "{}(", head);
        self.one_a_line(arguments);
        line!(self, "){}", tail);
    }

    /// A variant of an enum that holds one value: `name(held),`.
    pub fn payload_variant(&mut self, name: &Ident, held: &Snippet) {
        let whole = snippet!("{}({}),", name, held);
        if whole.width() <= self.room() {
            return line!(self, "{}", whole);
        }
        line!(self, "{}(", name);
        self.one_a_line(std::slice::from_ref(held));
        line!(self, "),");
    }

    /// An array: `head[elements]tail`, where `head` is like `const X: &[&str] = &`. The elements
    /// must be literals or paths.
    pub fn array(&mut self, head: &Snippet, elements: &[Snippet], tail: &'static str) {
        let joined = Snippet::join(elements, ", ");
        let room = self
            .room()
            .saturating_sub(head.width() + tail.len() + "[]".len());
        if joined.width() <= room.min(ARRAY_WIDTH)
            || (elements.len() == 1 && joined.width() <= room)
        {
            return line!(self, "{}[{}]{}", head, joined, tail);
        }
        line!(self, "{}[", head);
        self.elements(elements, 0);
        line!(self, "]{}", tail);
    }

    /// A binding to what comes of a call with an array, with `?`: `binding = head[elements]tail`,
    /// where `binding` is like `let mut members`, `head` like `call(&` and `tail` is `)?;`.
    pub fn try_array(
        &mut self,
        binding: &Snippet,
        head: &Snippet,
        elements: &[Snippet],
        tail: &'static str,
    ) {
        let joined = Snippet::join(elements, ", ");
        // rustfmt keeps two columns for the question mark and the semicolon, and then counts them
        // again.
        let room = self.room().saturating_sub(2);
        let value = snippet!("{}[{}]{}", head, joined, tail);
        if joined.width() <= ARRAY_WIDTH || elements.len() == 1 {
            if binding.width() + value.width() + " = ".len() <= room {
                return line!(self, "{} = {}", binding, value);
            }
            if value.width() + INDENT <= room {
                line!(self, "{} =", binding);
                self.indent();
                self.snippet(&value);
                return self.dedent();
            }
        }
        line!(self, "{} = {}[", binding, head);
        self.elements(elements, 0);
        line!(self, "]{}", tail);
    }

    /// The elements of a broken array; filled lines stay this many columns short.
    pub(super) fn elements(&mut self, elements: &[Snippet], slack: usize) {
        let short = elements
            .iter()
            .all(|element| element.width() <= SHORT_ELEMENT);
        self.list(elements, short, true, slack);
    }

    /// A typed field: `name: ty,`, where `name` is like `pub id`.
    pub fn typed(&mut self, name: &Snippet, ty: &Snippet) {
        if name.width() + ty.width() + ": ,".len() <= self.room() {
            return line!(self, "{}: {},", name, ty);
        }
        if ty.width() + INDENT < self.room() {
            line!(self, "{}:", name);
            self.indent();
            line!(self, "{},", ty);
            self.dedent();
        } else {
            self.generic(&snippet!("{}: {}", name, ty));
        }
    }

    /// A field without a name: `ty,`, where `ty` is like `pub Vec<Tag>`.
    pub fn field(&mut self, ty: &Snippet) {
        self.allow_complex(ty);
        self.generic(ty);
    }

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
                self.hang(&snippet!("{}: {}", name, receiver), &".into()".into());
            }
            Some((name, value)) => {
                self.hang(&snippet!("{}:", name), &value);
            }
            None => line!(self, "{},", field),
        }
    }

    /// One item on two lines, the second a level deeper.
    fn hang(&mut self, first: &Snippet, second: &Snippet) {
        line!(self, "{}", first);
        self.indent();
        line!(self, "{},", second);
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
            self.snippet(&receiver);
            self.indent();
            line!(self, ".into();");
            self.dedent();
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
        match head.behind_let() {
            // rustfmt counts the blank in front of the sign, but not the sign.
            Some(name) if head.width() + 1 > self.room() => {
                line!(self, "let mut");
                if name.width() + value.width() + " = ;".len() <= self.room() {
                    return line!(self, "{} = {};", name, value);
                }
                line!(self, "{} =", name);
            }
            _ => line!(self, "{} =", head),
        }
        self.indent();
        line!(self, "{};", value);
        self.dedent();
    }

    /// `head for name {`, broken before the `for` where it is too long. What follows is indented.
    pub fn impl_head(&mut self, head: &Snippet, name: &Ident) {
        let one_line = snippet!("{} for {} {{", head, name);
        // rustfmt does not count the indentation here.
        if one_line.width() <= MAX_WIDTH {
            self.snippet(&one_line);
        } else {
            self.snippet(head);
            self.indent();
            line!(self, "for {}", name);
            self.dedent();
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
            line!(self, "impl");
            self.indent();
            line!(self, "{}", name);
            self.dedent();
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

    /// A macro call with names for arguments, as an item: `name!(A, B);`.
    pub fn macro_call(&mut self, name: &'static str, arguments: &[Snippet]) {
        let joined = Snippet::join(arguments, ", ");
        let room = self.room().saturating_sub(name.len() + "();".len());
        let limit = match arguments {
            [_] => room,
            _ => room.min(CALL_WIDTH),
        };
        if joined.width() <= limit {
            return line!(self, "{}({});", name, joined);
        }
        line!(self, "{}(", name);
        let short = arguments
            .iter()
            .all(|argument| argument.width() <= SHORT_ELEMENT);
        self.list(arguments, short, false, 0);
        line!(self, ");");
    }

    fn one_a_line(&mut self, items: &[Snippet]) {
        self.indent();
        for item in items {
            match self.parted(item) {
                Some((first, second)) => self.hang(&first, &second),
                None => line!(self, "{},", item),
            }
        }
        self.dedent();
    }

    /// The two lines of an item that is too long for one, where each of them fits.
    fn parted(&self, item: &Snippet) -> Option<(Snippet, Snippet)> {
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

    /// Items on lines of their own, or as many on a line as fit; with a comma behind the last, or
    /// without. Filled lines stay this many columns short.
    fn list(&mut self, items: &[Snippet], filled: bool, trailing: bool, slack: usize) {
        self.indent();
        let room = if filled {
            self.room().saturating_sub(slack)
        } else {
            0
        };
        let mut start = 0;
        let mut width = 0;
        for (index, item) in items.iter().enumerate() {
            let needed = item.width() + ",".len();
            let separated = if index == start { needed } else { needed + 1 };
            // rustfmt counts the blank behind the comma, too.
            let blank = usize::from(index + 1 < items.len());
            if index > start && width + separated + blank > room {
                line!(self, "{},", Snippet::join(&items[start..index], ", "));
                start = index;
                width = needed;
            } else {
                width += separated;
            }
        }
        if !items.is_empty() {
            let comma = if trailing { "," } else { "" };
            line!(self, "{}{}", Snippet::join(&items[start..], ", "), comma);
        }
        self.dedent();
    }
}
