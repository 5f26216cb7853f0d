//! Statements, arms of a `match`, and heads of blocks.

use super::expr::Expr;
use super::list::{Brackets, Listed, ListedKind};
use super::one_line::{OneLine, short, write_short};
use super::room::{
    Room, first_width, is_broken, is_extendable, last_line, last_width, prefers_next_line, width,
};
use super::ty::Ty;
use super::{Code, LIST_WIDTH, Snippet, close, line};

impl Code {
    /// The room of a line here.
    pub(super) fn line_room(&self) -> Room {
        Room::at(self.indentation())
    }

    /// Lays lines out, in longer ones where they are too long for rustfmt. The second text is the same on one line:
    /// it is for a layout that gives nothing even then, which would lose text.
    pub(super) fn laid(
        &self,
        text: impl Fn(Room) -> Option<String>,
        unlaid: impl FnOnce() -> String,
    ) -> String {
        let room = self.line_room();
        let text = text(room).or_else(|| text(room.lenient()));
        text.unwrap_or_else(|| {
            let unlaid = unlaid();
            debug_assert!(false, "no layout takes `{unlaid}`");
            unlaid
        })
    }

    /// Lays lines out as [`laid`](Self::laid) does, and begins them.
    pub(super) fn lay(
        &mut self,
        text: impl Fn(Room) -> Option<String>,
        unlaid: impl FnOnce() -> String,
    ) {
        let text = self.laid(text, unlaid);
        self.begin_line();
        self.text.push_str(&text);
    }

    /// Writes a line if it is short, as most are; returns whether it did.
    pub(super) fn short_line(
        &mut self,
        end: &str,
        write: impl FnOnce(&mut OneLine<'_>) -> Option<()>,
    ) -> bool {
        let start = self.text.len();
        let columns = self.room().saturating_sub(1);
        self.begin_line();
        let is_short = write_short(&mut self.text, columns, write);
        if is_short {
            self.end(end);
        } else {
            self.text.truncate(start);
        }
        is_short
    }

    /// Ends what was laid out.
    pub(super) fn end(&mut self, end: &str) {
        self.text.push_str(end);
        self.text.push('\n');
    }

    /// An expression with what ends it.
    pub fn statement(&mut self, value: &Expr, end: &'static str) {
        value.note(&mut self.imports);
        if !self.short_line(end, |line| value.flat(line)) {
            self.lay(
                |room| value.fit(room.before(end.len())?),
                || value.to_string(),
            );
            self.end(end);
        }
    }

    /// `expression;`
    pub fn run(&mut self, value: &Expr) {
        self.statement(value, ";");
    }

    /// The expression that a block ends with.
    pub fn give(&mut self, value: &Expr) {
        self.statement(value, "");
    }

    /// `name = value;`, where `name` is a field, or like `let mut x`.
    pub fn bind(&mut self, name: &Snippet, value: &Expr) {
        self.imports.add(name.imports());
        let short = |line: &mut OneLine<'_>| {
            line.push(name.as_str())?;
            line.push(" = ")?;
            value.flat(line)
        };
        if self.short_line(";", short) {
            return value.note(&mut self.imports);
        }
        let room = self.line_room();
        let mut before = [name.as_str(), " ="].concat();
        // rustfmt parts a long name from the `mut`, and overlooks the sign.
        if let Some(mutable) = name.as_str().strip_prefix("let mut ")
            && name.width() + 1 > room.width
        {
            before = "let mut".to_owned();
            room.line(&mut before);
            before.extend([mutable, " ="]);
        }
        self.bound(&before, value);
    }

    /// `head name: ty = value;`, where `head` is like `pub const`.
    pub fn constant(&mut self, head: &'static str, name: &Snippet, ty: &Ty, value: &Expr) {
        ty.note(&mut self.imports);
        let short = |line: &mut OneLine<'_>| {
            line.push(head)?;
            line.push(" ")?;
            line.push(name.as_str())?;
            line.push(": ")?;
            ty.flat(line)?;
            line.push(" = ")?;
            value.flat(line)
        };
        if self.short_line(";", short) {
            return value.note(&mut self.imports);
        }
        let named = [head, " ", name.as_str(), ":"].concat();
        let unlaid = || format!("{named} {ty} =");
        let layout = |room: Room| {
            let mut text = named.clone();
            let beside = room.after(width(&text) + 3);
            if let Some(ty) = beside.and_then(|room| ty.fit(room)) {
                text.extend([" ", &ty]);
            } else {
                room.below().line(&mut text);
                text.push_str(&ty.fit(room.below())?);
            }
            Some(text + " =")
        };
        let before = self.laid(layout, unlaid);
        self.bound(&before, value);
    }

    fn bound(&mut self, before: &str, value: &Expr) {
        value.note(&mut self.imports);
        self.lay(
            |room| value.fit_after(before, room.before(1)?),
            || format!("{before} {value}"),
        );
        self.end(";");
    }

    /// An arm of a `match` whose body is an expression: rustfmt's `rewrite_match_body`.
    pub fn arm(&mut self, pattern: &Expr, body: &Expr) {
        let short_arm = |line: &mut OneLine<'_>| {
            pattern.flat(line)?;
            line.push(" => ")?;
            body.flat(line)
        };
        if self.short_line(",", short_arm) {
            return body.note(&mut self.imports);
        }
        let room = self.line_room();
        let pattern = self.laid(
            |room| pattern.fit(room.before(" => {".len())?),
            || pattern.to_string(),
        );
        let taken = last_width(&pattern).saturating_sub(match is_broken(&pattern) {
            true => room.indent,
            false => 0,
        }) + " => ".len();
        if let Some(text) = short(body, room.width.saturating_sub(taken + 1)) {
            body.note(&mut self.imports);
            self.begin_line();
            self.text.extend([&pattern, " => ", &text]);
            return self.end(",");
        }
        let beside = room.after(taken).and_then(|room| room.before(1));
        let here = beside.and_then(|room| Some((body.fit(room)?, room.width)));
        let next = body.fit(room.below());
        let is_block = match (&here, &next) {
            (Some((here, width)), _) if !is_broken(here) && here.len() <= *width => false,
            (Some((here, _)), Some(next)) if prefers_next_line(here, next) => true,
            (Some((here, width)), _) if body.hugs() && first_width(here) <= *width => false,
            (Some((here, _)), Some(_)) => is_broken(here),
            (here, next) => here.is_none() && (next.is_some() || !body.hugs()),
        };
        if is_block {
            self.begin_line();
            self.text.push_str(&pattern);
            self.end(" => {");
            self.indent();
            self.give(body);
            close!(self, "}}");
        } else {
            body.note(&mut self.imports);
            let layout = |room: Room| {
                let body = body.fit(room.after(taken)?.before(1)?)?;
                Some([&pattern, " => ", &body].concat())
            };
            self.lay(layout, || format!("{pattern} => {body}"));
            self.end(",");
        }
    }

    /// `if let pattern = value {`. What follows is indented.
    pub fn if_let(&mut self, pattern: &Snippet, value: &Expr) {
        self.control("if ", &["let ", pattern.as_str(), " ="].concat(), value);
    }

    /// `let pattern = value else {`. What follows is indented.
    pub fn let_else(&mut self, pattern: &Snippet, value: &Expr) {
        let room = self.line_room();
        let before = ["let ", pattern.as_str(), " ="].concat();
        let text = self.laid(
            |room| value.fit_after(&before, room.before(1)?),
            || format!("{before} {value}"),
        );
        let fits = match text.contains('\n') {
            true => text.ends_with([')', ']', '}']) && ends_at(&text, room.indent),
            false => text.len() + "; else {".len() <= room.width,
        };
        self.head(value, &text, fits, "else {");
    }

    fn head(&mut self, value: &Expr, text: &str, fits: bool, end: &str) {
        value.note(&mut self.imports);
        self.begin_line();
        self.text.push_str(text);
        if fits {
            self.text.push(' ');
        } else {
            self.text.push('\n');
            self.begin_line();
        }
        self.end(end);
        self.indent();
    }

    /// A call with a closure as its last argument: `head(arguments, closure {` and `})end`. Nothing is
    /// written where `body` writes nothing.
    pub fn closure(
        &mut self,
        head: &Snippet,
        arguments: &[Expr],
        closure: &'static str,
        end: &'static str,
        body: impl FnOnce(&mut Self),
    ) {
        let before = self.text.len();
        let room = self.line_room();
        let opened = format!("{closure} {{");
        self.begin_line();
        self.text.extend([head.as_str(), "("]);
        let start = self.text.len();
        let written = arguments.iter().try_for_each(|argument| {
            let mut line = OneLine::endless(&mut self.text);
            argument.flat(&mut line)?;
            line.push(", ")
        });
        let inner = width(self.text.get(start..).unwrap_or_default()) + opened.len();
        let most = room.width.saturating_sub(head.width() + 2).min(LIST_WIDTH);
        // rustfmt wants a column more for a closure of several parameters.
        let more = usize::from(closure.contains(", "));
        let is_broken = written.is_none() || inner + more > most;
        if is_broken {
            self.text.truncate(before);
            line!(self, "{}(", head);
            self.indent();
            for argument in arguments {
                self.statement(argument, ",");
            }
            self.begin_line();
        }
        self.end(&opened);
        self.indent();
        let start = self.text.len();
        body(self);
        let is_empty = self.text.len() == start;
        self.dedent();
        self.begin_line();
        if is_broken {
            self.end("},");
            self.dedent();
            self.begin_line();
            self.text.push(')');
        } else {
            self.text.push_str("})");
        }
        self.end(end);
        if is_empty {
            self.text.truncate(before);
        } else {
            arguments.iter().for_each(|it| it.note(&mut self.imports));
        }
    }

    /// A block with its head; nothing if `body` writes nothing. Returns whether it wrote.
    pub fn block(&mut self, head: impl FnOnce(&mut Self), body: impl FnOnce(&mut Self)) -> bool {
        let (before, depth) = (self.text.len(), self.depth);
        head(self);
        let start = self.text.len();
        body(self);
        let is_some = self.text.len() > start;
        if is_some {
            close!(self, "}}");
        } else {
            self.text.truncate(before);
            self.depth = depth;
        }
        is_some
    }

    /// `for pattern in list {`. What follows is indented.
    pub fn for_each(&mut self, pattern: &'static str, list: &Expr) {
        self.control("for ", &[pattern, " in"].concat(), list);
    }

    /// `keyword before value {`: rustfmt's `ControlFlow`.
    fn control(&mut self, keyword: &'static str, before: &str, value: &Expr) {
        let short = |line: &mut OneLine<'_>| {
            line.push(keyword)?;
            line.push(before)?;
            line.push(" ")?;
            value.flat(line)
        };
        if self.short_line(" {", short) {
            value.note(&mut self.imports);
            return self.indent();
        }
        let room = self.line_room();
        let text = self.laid(
            |room| value.fit_after(before, room.after(keyword.len())?),
            || format!("{before} {value}"),
        );
        let fits = match text.contains('\n') {
            true => is_extendable(&text) && ends_at(&text, room.indent),
            false => keyword.len() + text.len() + " {".len() <= room.width,
        };
        self.head(value, &[keyword, &text].concat(), fits, "{");
    }

    /// A call of a macro, as an item: `name!(A, B);`.
    pub fn macro_call(&mut self, name: &'static str, arguments: &[Expr]) {
        let brackets = Brackets {
            open: '(',
            close: ')',
            most: LIST_WIDTH,
            trailing: false,
        };
        arguments.iter().for_each(|it| it.note(&mut self.imports));
        self.lay(
            |room| brackets.fit(name, arguments, room.before(1)?),
            || Expr::call(name, arguments).to_string(),
        );
        self.end(";");
    }
}

impl Expr {
    /// Whether it may begin on the line of an arm's pattern and end on another.
    fn hugs(&self) -> bool {
        match self {
            Self::Path(_) | Self::Text(_) => false,
            Self::Prefixed(_, inner) => inner.hugs(),
            Self::Chain(..) => self.kind() == ListedKind::Method,
            _ => true,
        }
    }
}

/// Whether the last line is indented no further than so.
fn ends_at(text: &str, indent: usize) -> bool {
    let last = last_line(text);
    last.len() - last.trim_start().len() <= indent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(debug_assertions, should_panic(expected = "no layout takes `name`"))]
    fn text_without_a_layout_is_not_lost() {
        let mut code = Code::at_depth(1);
        code.lay(|_| None, || "name".to_owned());
        code.end(";");
        assert_eq!(code.as_str(), "    name;\n");
    }
}
