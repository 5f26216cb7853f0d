//! Where expressions are broken: as rustfmt breaks them, whose functions these follow.

use super::expr::{Expr, FieldValue, Link};
use super::list::{Brackets, Listed, ListedKind};
use super::room::{Room, first_width, is_extendable, last_width, width};
use super::{CHAIN_WIDTH, INDENT, LIST_WIDTH, STRUCT_WIDTH};

/// Room that an expression may want beside its width, for question marks that rustfmt counts more than once.
const SLACK: usize = 8;

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

impl Expr {
    /// The width on one line; `None` where rustfmt may give it several however much room there is.
    pub(super) fn flat(&self) -> Option<usize> {
        Some(match self {
            Self::Path(path) => path.width(),
            Self::Text(text) => width(text.as_str()),
            Self::Prefixed(operator, inner) => operator.len() + inner.flat()?,
            Self::Call(head, items) => head.width() + flat_list(items)?,
            Self::Array(head, items) => head.len() + flat_list(items)?,
            Self::Tuple(items) => flat_list(items)?,
            Self::Record(name, fields) => {
                let widths = fields.iter().map(FieldValue::flat).sum::<Option<usize>>()?;
                let inner = widths + 2 * fields.len().saturating_sub(1);
                if inner > STRUCT_WIDTH {
                    return None;
                }
                name.width() + inner + if fields.is_empty() { 3 } else { 5 }
            }
            Self::Chain(root, links) => {
                let widths = links.iter().map(Link::flat).sum::<Option<usize>>()?;
                let all = root.flat()? + widths;
                let tried = links.last().is_some_and(|link| link.tried);
                if links.len() > 1 && all + usize::from(tried) > CHAIN_WIDTH {
                    return None;
                }
                all
            }
        })
    }

    /// Whether it certainly stands on one line in so many columns.
    pub(super) fn is_short(&self, columns: usize) -> bool {
        self.flat().is_some_and(|width| width + SLACK <= columns)
    }
}

/// The width of items between brackets.
fn flat_list(items: &[Expr]) -> Option<usize> {
    let widths = items.iter().map(Expr::flat).sum::<Option<usize>>()?;
    let inner = widths + 2 * items.len().saturating_sub(1);
    let stays = match items {
        [only] => only.kind() != ListedKind::Call || inner <= LIST_WIDTH,
        _ => inner <= LIST_WIDTH,
    };
    stays.then_some(inner + 2)
}

impl FieldValue {
    fn flat(&self) -> Option<usize> {
        let value = self.value.as_ref();
        let value = value.map_or(Some(0), |value| Some(value.flat()? + 2));
        Some(self.name.width() + value?)
    }

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
    fn flat(&self) -> Option<usize> {
        let turbofish = self.turbofish.as_ref();
        let turbofish = turbofish.map_or(Some(0), |ty| Some(ty.flat()? + 4));
        let arguments = self.arguments.as_deref().map_or(Some(0), flat_list);
        let name = 1 + self.name.width() + usize::from(self.tried);
        Some(name + turbofish? + arguments?)
    }

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
    fn fit(&self, room: Room) -> Option<String> {
        if self.is_short(room.width) {
            return Some(self.to_string());
        }
        match self {
            Self::Path(path) => room.takes(path.width()).then(|| path.as_str().to_owned()),
            Self::Text(text) => Some(text.as_str().to_owned()),
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
    let joined = texts.join(", ");
    let fits = columns.is_some_and(|columns| width(&joined) <= columns.min(STRUCT_WIDTH));
    if fits && !joined.contains('\n') {
        return Some([name, " { ", &joined, " }"].concat());
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
        _ => first.contains('\n'),
    };
    // A short root, `self`, has its first link beside it.
    while first.len() <= INDENT.saturating_sub(room.offset) && !first.contains('\n') {
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
    let is_flat = |text: &String| !text.contains('\n');
    let beside = beside || room.is_lenient && texts.iter().chain([&last]).all(is_flat);
    let mut text = String::new();
    for (at, part) in texts.iter().chain([&last]).enumerate() {
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
    let on_line = !texts.iter().any(|text| text.contains('\n')) && budget > 0;
    let beside_room = match on_line {
        true => room.before(last.tries())?,
        false if extendable => below.before(last.tries())?,
        false => below.before(room.overhead() + last.tries())?,
    };
    let beside = (on_line || extendable).then(|| last.fit(beside_room.after(used)?));
    let Some(beside) = beside.flatten() else {
        return Some((last.fit(beside_room)?, false));
    };
    let lines = beside.lines().count();
    let fits = first_width(&beside) <= budget;
    if fits && lines >= 5 {
        return Some((beside, on_line));
    }
    let under = last.fit(below.before(room.overhead() + last.tries())?);
    Some(match under {
        Some(under) if !fits || under.lines().count() < lines => (under, false),
        _ => (beside, fits && on_line),
    })
}
