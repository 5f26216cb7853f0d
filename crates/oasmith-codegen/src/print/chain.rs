//! Chains of calls on a constructor, broken where rustfmt breaks them.

use super::{Code, Snippet, line, snippet};

/// The longest chain that stays on its line (rustfmt's `chain_width`).
const CHAIN_WIDTH: usize = 60;
/// The longest content of a call, array or tuple that stays on its line.
const LIST_WIDTH: usize = 60;

/// A call of a chain.
#[derive(Debug)]
pub struct Call {
    /// The call on one line.
    one_line: Snippet,
    content: Content,
    name: &'static str,
}

#[derive(Debug)]
enum Content {
    None,
    Array(Vec<Snippet>),
    Pairs(Vec<(Snippet, Vec<Snippet>)>),
}

impl Call {
    /// `.name()`
    pub fn plain(name: &'static str) -> Self {
        Self {
            one_line: snippet!(".{}()", name),
            content: Content::None,
            name,
        }
    }

    /// `.name(&[elements])`
    pub fn array(name: &'static str, elements: Vec<Snippet>) -> Self {
        Self {
            one_line: snippet!(".{}(&[{}])", name, Snippet::join(&elements, ", ")),
            content: Content::Array(elements),
            name,
        }
    }

    /// `.name(&[(key, &[elements])])`
    pub fn pairs(name: &'static str, pairs: Vec<(Snippet, Vec<Snippet>)>) -> Self {
        let joined: Vec<Snippet> = pairs.iter().map(pair).collect();
        Self {
            one_line: snippet!(".{}(&[{}])", name, Snippet::join(&joined, ", ")),
            content: Content::Pairs(pairs),
            name,
        }
    }

    /// Whether the call fits in this many columns.
    fn fits(&self, room: usize) -> bool {
        let lists_fit = match &self.content {
            Content::None => true,
            Content::Array(elements) => list_fits(elements),
            Content::Pairs(pairs) => {
                let joined: Vec<Snippet> = pairs.iter().map(pair).collect();
                list_fits(&joined) && pairs.iter().all(pair_fits)
            }
        };
        lists_fit && self.one_line.width() <= room
    }
}

impl Snippet {
    /// `root.method(argument).method(argument)`, on lines of its own where it is too long for one;
    /// its first line stands `depth` levels deep then.
    pub fn method_chain(
        root: &Self,
        method: &'static str,
        arguments: &[Self],
        depth: usize,
    ) -> Self {
        let add = |separator: &Self| {
            arguments.iter().fold(root.clone(), |chain, argument| {
                snippet!("{}{}.{}({})", chain, separator, method, argument)
            })
        };
        let one_line = add(&"".into());
        if arguments.len() < 2 || one_line.width() <= CHAIN_WIDTH {
            return one_line;
        }
        add(&snippet!("\n{}", Self::blank(4 * (depth + 1))))
    }
}

impl Code {
    /// `head(arguments).call(…).call(…)tail`.
    pub fn chain(
        &mut self,
        head: &'static str,
        arguments: &[Snippet],
        calls: &[Call],
        tail: &'static str,
    ) {
        let root = snippet!("{}({})", head, Snippet::join(arguments, ", "));
        let content = root.width() - head.len() - 2;
        if content > LIST_WIDTH || root.width() + tail.len() > self.room() {
            let root_tail = if calls.is_empty() { tail } else { "" };
            self.call(&head.into(), arguments, root_tail);
            return self.calls(calls, tail);
        }
        let Some((last, before)) = calls.split_last() else {
            return line!(self, "{}{}", root, tail);
        };
        let room = self.room().saturating_sub(tail.len());
        let budget = if before.is_empty() {
            room
        } else {
            room.min(CHAIN_WIDTH)
        };
        let used = root.width()
            + before
                .iter()
                .map(|call| call.one_line.width())
                .sum::<usize>();
        let before_fits = used < budget && before.iter().all(|call| call.fits(budget));
        if before_fits && last.fits(budget - used) {
            let calls: Vec<Snippet> = calls.iter().map(|call| call.one_line.clone()).collect();
            return line!(self, "{}{}{}", root, Snippet::join(&calls, ""), tail);
        }
        // The last call may hang over where it has to be broken anyway, or where it has many lines.
        let below = self.room().saturating_sub(4 + tail.len());
        let opening = last.name.len() + ".(&[".len();
        if before_fits && used + opening < budget {
            let calls: Vec<Snippet> = before.iter().map(|call| call.one_line.clone()).collect();
            let head = snippet!("{}{}", root, Snippet::join(&calls, ""));
            let mut hanging = Code::at_depth(self.depth());
            hanging.broken_call(&head, last, tail);
            if !last.fits(below) || hanging.line_count() >= 5 {
                return self.append(&hanging);
            }
        }
        self.snippet(&root);
        self.indent();
        self.calls(calls, tail);
        self.dedent();
    }

    /// Calls on lines of their own.
    fn calls(&mut self, calls: &[Call], tail: &'static str) {
        for (index, call) in calls.iter().enumerate() {
            let tail = if index + 1 == calls.len() { tail } else { "" };
            if call.fits(self.room().saturating_sub(tail.len())) {
                line!(self, "{}{}", call.one_line, tail);
            } else {
                self.broken_call(&"".into(), call, tail);
            }
        }
    }

    fn broken_call(&mut self, head: &Snippet, call: &Call, tail: &'static str) {
        match &call.content {
            Content::None => line!(self, "{}{}{}", head, call.one_line, tail),
            Content::Array(elements) => {
                line!(self, "{}.{}(&[", head, call.name);
                // On a line of its own, the call keeps a column free.
                let slack = usize::from(head.width() == 0);
                self.elements(elements, slack);
                line!(self, "]){}", tail);
            }
            Content::Pairs(pairs) => match pairs.as_slice() {
                [pair] => {
                    line!(self, "{}.{}(&[(", head, call.name);
                    self.indent();
                    self.broken_pair(pair);
                    self.dedent();
                    line!(self, ")]){}", tail);
                }
                pairs => {
                    line!(self, "{}.{}(&[", head, call.name);
                    self.indent();
                    for each in pairs {
                        self.pair(each);
                    }
                    self.dedent();
                    line!(self, "]){}", tail);
                }
            },
        }
    }

    fn pair(&mut self, each: &(Snippet, Vec<Snippet>)) {
        let one_line = pair(each);
        if pair_fits(each) && one_line.width() < self.room() {
            return line!(self, "{},", one_line);
        }
        line!(self, "(");
        self.indent();
        self.broken_pair(each);
        self.dedent();
        line!(self, "),");
    }

    fn broken_pair(&mut self, (key, elements): &(Snippet, Vec<Snippet>)) {
        line!(self, "{},", key);
        match elements.as_slice() {
            [element] if element.width() > LIST_WIDTH => match element.split_call() {
                Some((call, argument)) => {
                    line!(self, "&[{}(", call);
                    self.indent();
                    line!(self, "{},", argument);
                    self.dedent();
                    line!(self, ")],");
                }
                None => line!(self, "&[{}],", element),
            },
            elements => self.array(&"&".into(), elements, ","),
        }
    }
}

fn pair((key, elements): &(Snippet, Vec<Snippet>)) -> Snippet {
    snippet!("({}, &[{}])", key, Snippet::join(elements, ", "))
}

fn pair_fits(each: &(Snippet, Vec<Snippet>)) -> bool {
    list_fits(&each.1) && pair(each).width() <= LIST_WIDTH + "()".len()
}

fn list_fits(elements: &[Snippet]) -> bool {
    let separators = 2 * elements.len().saturating_sub(1);
    elements.len() < 2
        || elements.iter().map(Snippet::width).sum::<usize>() + separators <= LIST_WIDTH
}
