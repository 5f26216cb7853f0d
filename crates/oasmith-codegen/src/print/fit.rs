//! Where expressions are broken: as rustfmt breaks them, whose functions these follow.

use super::expr::{Expr, FieldValue, Link};
use super::list::{Brackets, Listed, ListedKind};
use super::one_line::{OneLine, short};
use super::room::{Room, breaks, first_width, is_broken, is_extendable, last_width, width};
use super::{CHAIN_WIDTH, INDENT, LIST_WIDTH, STRUCT_WIDTH};

/// How many bytes a line break mostly takes, with the indentation after it.
const LINE_START: usize = 20;

/// Arguments of a call.
const ARGUMENTS: Brackets = Brackets {
    open: '(',
    close: ')',
    most: LIST_WIDTH,
    trailing: true,
};

/// Elements of an array.
const ELEMENTS: Brackets = Brackets {
    open: '[',
    close: ']',
    ..ARGUMENTS
};

impl FieldValue {
    /// rustfmt's `rewrite_field`.
    fn fit(&self, room: Room) -> Option<String> {
        let name = self.name.as_str();
        let Some(value) = &self.value else {
            return Some(name.to_owned());
        };
        if let Some(text) = value.fit(room.after(name.len() + 2)?) {
            return Some([name, ": ", &text].concat());
        }
        let below = room.below();
        let mut text = [name, ":"].concat();
        below.line(&mut text);
        Some(text + &value.fit(below)?)
    }
}

impl Link {
    fn tries(&self) -> usize {
        usize::from(self.tried)
    }

    /// rustfmt's `ChainItem::rewrite_result`.
    fn fit(&self, room: Room) -> Option<String> {
        let room = room.before(self.tries())?;
        let mut head = [".", self.name.as_str()].concat();
        if let Some(ty) = &self.turbofish {
            head = [&head, "::<", &ty.fit(room)?, ">"].concat();
        }
        let mut text = match &self.arguments {
            Some(arguments) => ARGUMENTS.fit(&head, arguments, room)?,
            None => head,
        };
        text.push_str(if self.tried { "?" } else { "" });
        Some(text)
    }
}

impl Listed for Expr {
    fn write_flat(&self, line: &mut OneLine<'_>) -> Option<()> {
        self.flat(line)
    }

    fn fit(&self, room: Room) -> Option<String> {
        match self {
            Self::Path(path) => return room.takes(path.width()).then(|| path.as_str().to_owned()),
            Self::Text(text) => return Some(text.as_str().to_owned()),
            _ => {}
        }
        if let Some(text) = short(self, room.width) {
            return Some(text);
        }
        match self {
            Self::Path(_) | Self::Text(_) => None,
            Self::Prefixed(operator, inner) => {
                Some([*operator, &inner.fit(room.after(operator.len())?)?].concat())
            }
            Self::Call(head, items) => {
                room.before(head.width())?;
                ARGUMENTS.fit(head.as_str(), items, room)
            }
            Self::Array(head, items) => ELEMENTS.fit(head, items, room),
            Self::Tuple(items) => ARGUMENTS.fit("", items, room),
            Self::Record(name, fields) => record(name.as_str(), fields, room),
            Self::Chain(root, links) => chain(root, links, room, false),
        }
    }

    fn fit_unbroken(&self, room: Room) -> Option<String> {
        match self {
            Self::Prefixed(operator, inner) => {
                let room = room.after(operator.len())?;
                Some([*operator, &inner.fit_unbroken(room)?].concat())
            }
            Self::Chain(root, links) => chain(root, links, room, true),
            _ => self.fit(room),
        }
    }

    fn overflows(&self, count: usize) -> bool {
        match self {
            Self::Path(_) | Self::Text(_) => false,
            Self::Prefixed(_, inner) => inner.overflows(count),
            Self::Call(..) | Self::Array(..) | Self::Tuple(_) | Self::Record(..) => count == 1,
            Self::Chain(_, links) => count == 1 && ends_in_call(links),
        }
    }

    fn kind(&self) -> ListedKind {
        match self {
            Self::Prefixed(_, inner) => inner.kind(),
            Self::Call(..) => ListedKind::Call,
            Self::Array(head, _) if !head.is_empty() => ListedKind::Call,
            Self::Chain(_, links) if ends_in_call(links) => ListedKind::Method,
            _ => ListedKind::Expression,
        }
    }

    fn is_simple(&self) -> bool {
        match self {
            Self::Path(path) => !path.as_str().contains("::"),
            Self::Text(_) => true,
            Self::Prefixed(_, inner) => inner.is_simple(),
            Self::Chain(root, links) => {
                root.is_simple() && links.iter().all(|link| link.arguments.is_none())
            }
            _ => false,
        }
    }
}

fn ends_in_call(links: &[Link]) -> bool {
    links.last().is_some_and(|link| link.arguments.is_some())
}

/// rustfmt's `rewrite_struct_lit`.
fn record(name: &str, fields: &[FieldValue], room: Room) -> Option<String> {
    room.before(name.len() + 2)?;
    if fields.is_empty() {
        return Some([name, " {}"].concat());
    }
    let nested = room.below();
    let columns = room.width.checked_sub(name.len() + 5);
    let inner = nested.before(1)?;
    let texts = fields.iter().map(|field| field.fit(inner));
    let texts: Vec<String> = texts.collect::<Option<_>>()?;
    let inner: usize = texts.iter().map(|text| width(text) + 2).sum();
    let fits = columns.is_some_and(|columns| inner <= columns.min(STRUCT_WIDTH) + 2);
    if fits && !texts.iter().any(|text| is_broken(text)) {
        return Some([name, " { ", &texts.join(", "), " }"].concat());
    }
    let mut text = [name, " {"].concat();
    for field in &texts {
        nested.line(&mut text);
        text.push_str(field);
        text.push(',');
    }
    room.line(&mut text);
    text.push('}');
    Some(text)
}

/// rustfmt's `rewrite_chain`.
fn chain(root: &Expr, links: &[Link], room: Room, on_one_line: bool) -> Option<String> {
    let mut rest = links;
    let mut first = root.fit(room)?;
    let mut ends_with_block = match root {
        Expr::Text(_) => true,
        Expr::Path(_) | Expr::Prefixed(..) | Expr::Tuple(_) => false,
        _ => is_broken(&first),
    };
    // A short root, `self`, has its first link beside it.
    while first.len() <= INDENT.saturating_sub(room.offset) && !is_broken(&first) {
        let Some((link, others)) = rest.split_first() else {
            break;
        };
        match link.fit(room.after(first.len())?) {
            Some(text) => first.push_str(&text),
            None => break,
        }
        ends_with_block = is_extendable(&first);
        rest = others;
    }
    let Some((last, before)) = rest.split_last() else {
        return room.holds(&first).then_some(first);
    };
    let deeper = if ends_with_block { 0 } else { INDENT };
    let below = room.indented(deeper);
    let mut texts = vec![first];
    for link in before {
        texts.push(link.fit(below)?);
    }
    let (last, beside) = last_link(last, &texts, links.len(), (room, below))?;
    if !beside && on_one_line {
        return None;
    }
    let is_flat = |text: &String| !is_broken(text);
    let beside = beside || room.is_lenient && texts.iter().chain([&last]).all(is_flat);
    let parts = || texts.iter().chain([&last]);
    let mut text = String::with_capacity(parts().map(|part| part.len() + LINE_START).sum());
    for (at, part) in parts().enumerate() {
        if at > 0 && !beside {
            below.line(&mut text);
        }
        text.push_str(part);
    }
    room.holds(&text).then_some(text)
}

/// The last link of a chain, and whether all stands on one line but for what it breaks in itself: rustfmt's
/// `format_last_child`.
fn last_link(
    last: &Link,
    texts: &[String],
    links: usize,
    (room, below): (Room, Room),
) -> Option<(String, bool)> {
    let root = texts.first()?;
    let extendable = is_extendable(root);
    let used = last.tries()
        + match extendable {
            true => last_width(root),
            false => texts.iter().map(|text| width(text)).sum(),
        };
    let most = match links {
        1 => room.width,
        _ => room.width.min(CHAIN_WIDTH),
    };
    let budget = most.saturating_sub(used);
    let on_line = !texts.iter().any(|text| is_broken(text)) && budget > 0;
    let beside_room = match on_line {
        true => room.before(last.tries())?,
        false if extendable => below.before(last.tries())?,
        false => below.before(room.overhead() + last.tries())?,
    };
    let beside = (on_line || extendable).then(|| last.fit(beside_room.after(used)?));
    let Some(beside) = beside.flatten() else {
        return Some((last.fit(beside_room)?, false));
    };
    let lines = 1 + breaks(&beside);
    let fits = first_width(&beside) <= budget;
    if fits && lines >= 5 {
        return Some((beside, on_line));
    }
    let under = last.fit(below.before(room.overhead() + last.tries())?);
    Some(match under {
        Some(under) if !fits || 1 + breaks(&under) < lines => (under, false),
        _ => (beside, fits && on_line),
    })
}
