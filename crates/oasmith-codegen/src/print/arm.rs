//! Arms of a `match`, as rustfmt lays them out.

use super::call::CALL_WIDTH;
use super::{Code, INDENT, Snippet, line, snippet};

impl Code {
    /// An arm of a `match` whose body is an expression without a block: `pattern => body,`.
    pub fn arm(&mut self, pattern: &Snippet, body: &Snippet) {
        let width = pattern.width() + body.width() + " => ,".len();
        if width <= self.room() {
            return line!(self, "{} => {},", pattern, body);
        }
        let broken = (body.width() + INDENT > self.room())
            .then(|| body.split_call())
            .flatten();
        if let Some((call, argument)) = &broken {
            let head = snippet!("{} => {}", pattern, call);
            if head.width() + 1 < self.room() {
                return self.call(&head, std::slice::from_ref(argument), ",");
            }
        }
        line!(self, "{} => {{", pattern);
        self.indent();
        match broken {
            Some((call, argument)) => self.call(&call, &[argument], ""),
            None => self.snippet(body),
        }
        self.dedent();
        line!(self, "}}");
    }

    /// An arm whose body is a call of several arguments: `pattern => head(arguments),`, where `head`
    /// is like `members.read`.
    pub fn call_arm(&mut self, pattern: &Snippet, head: &Snippet, arguments: &[Snippet]) {
        let joined = Snippet::join(arguments, ", ");
        let whole = snippet!("{}({})", head, joined);
        let short = joined.width() <= CALL_WIDTH;
        if short && pattern.width() + whole.width() + " => ,".len() <= self.room() {
            return line!(self, "{} => {},", pattern, whole);
        }
        if short && whole.width() + INDENT <= self.room() {
            line!(self, "{} => {{", pattern);
            self.indent();
            self.snippet(&whole);
            self.dedent();
            return line!(self, "}}");
        }
        self.call(&snippet!("{} => {}", pattern, head), arguments, ",");
    }
}
