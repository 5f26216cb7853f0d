//! Calls, arrays and lists, broken where rustfmt breaks them.

use super::{Code, INDENT, Snippet, close, line, open, snippet};

/// The longest arguments of a call that stay on its line (rustfmt's `fn_call_width`).
pub(crate) const CALL_WIDTH: usize = 60;
/// The longest content of an array that stays on its line (`array_width`).
const ARRAY_WIDTH: usize = 60;
/// The longest element of an array whose broken lines are filled (`short_array_element_width`).
const SHORT_ELEMENT: usize = 10;

/// Whether what stands between brackets stays on their line: up to so many columns, but a single item
/// may take what room there is.
pub(super) fn stays(items: &[Snippet], joined: &Snippet, room: usize, most: usize) -> bool {
    let most = if items.len() == 1 { room } else { most };
    joined.width() <= room.min(most)
}

impl Code {
    /// A call: `head(arguments)tail`, where `head` is like `let x = call` and `tail` like `?;`.
    pub fn call(&mut self, head: &Snippet, arguments: &[Snippet], tail: &'static str) {
        let joined = Snippet::join(arguments, ", ");
        let room = self
            .room()
            .saturating_sub(head.width() + tail.len() + "()".len());
        if stays(arguments, &joined, room, CALL_WIDTH) {
            return line!(self, "{}({}){}", head, joined, tail);
        }
        line!(self, "{}(", head);
        self.one_a_line(arguments);
        line!(self, "){}", tail);
    }

    /// An array: `head[elements]tail`, where `head` is like `const X: &[&str] = &`. The elements
    /// must be literals or paths.
    pub fn array(&mut self, head: &Snippet, elements: &[Snippet], tail: &'static str) {
        let joined = Snippet::join(elements, ", ");
        let room = self
            .room()
            .saturating_sub(head.width() + tail.len() + "[]".len());
        if stays(elements, &joined, room, ARRAY_WIDTH) {
            return line!(self, "{}[{}]{}", head, joined, tail);
        }
        line!(self, "{}[", head);
        self.elements(elements, 0);
        line!(self, "]{}", tail);
    }

    /// An array of pairs: `head[(a, b), …]tail`.
    pub fn array_of_pairs(&mut self, head: &Snippet, pairs: &[[Snippet; 2]], tail: &'static str) {
        let one_line = |[a, b]: &[Snippet; 2]| snippet!("({}, {})", a, b);
        let elements: Vec<Snippet> = pairs.iter().map(one_line).collect();
        let is_short = |element: &Snippet| element.width() <= CALL_WIDTH + "()".len();
        if elements.iter().all(is_short) {
            return self.array(head, &elements, tail);
        }
        if let [pair] = pairs {
            line!(self, "{}[(", head);
            self.one_a_line(pair);
            return line!(self, ")]{}", tail);
        }
        open!(self, "{}[", head);
        for (pair, element) in pairs.iter().zip(&elements) {
            if is_short(element) {
                line!(self, "{},", element);
            } else {
                line!(self, "(");
                self.one_a_line(pair);
                line!(self, "),");
            }
        }
        close!(self, "]{}", tail);
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
                return self.hang(&snippet!("{} =", binding), &value, "");
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

    /// A macro call with names for arguments, as an item: `name!(A, B);`.
    pub fn macro_call(&mut self, name: &'static str, arguments: &[Snippet]) {
        let joined = Snippet::join(arguments, ", ");
        let room = self.room().saturating_sub(name.len() + "();".len());
        if stays(arguments, &joined, room, CALL_WIDTH) {
            return line!(self, "{}({});", name, joined);
        }
        line!(self, "{}(", name);
        let short = arguments
            .iter()
            .all(|argument| argument.width() <= SHORT_ELEMENT);
        self.list(arguments, short, false, 0);
        line!(self, ");");
    }

    pub(super) fn one_a_line(&mut self, items: &[Snippet]) {
        self.indent();
        for item in items {
            match self.parted(item) {
                Some((first, second)) => self.hang(&first, &second, ","),
                None => line!(self, "{},", item),
            }
        }
        self.dedent();
    }

    /// Items on lines of their own, or as many on a line as fit; with a comma behind the last, or
    /// without. Filled lines stay this many columns short.
    pub(super) fn list(&mut self, items: &[Snippet], filled: bool, trailing: bool, slack: usize) {
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
                self.line_of(&items[start..index], ",");
                start = index;
                width = needed;
            } else {
                width += separated;
            }
        }
        if !items.is_empty() {
            self.line_of(&items[start..], if trailing { "," } else { "" });
        }
        self.dedent();
    }

    /// Items on one line, but for a call that is too long for it.
    fn line_of(&mut self, items: &[Snippet], end: &'static str) {
        if let [item] = items
            && item.width() + end.len() > self.room()
            && let Some((call, argument)) = item.split_call()
        {
            line!(self, "{}(", call);
            self.one_a_line(&[argument]);
            return line!(self, "){}", end);
        }
        line!(self, "{}{}", Snippet::join(items, ", "), end);
    }
}
