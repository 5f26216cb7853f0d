//! Lists between brackets, broken where rustfmt breaks them (its module `overflow`).

use super::INDENT;
use super::room::{Room, first_width, last_width, prefers_next_line, width};

/// The widest items that fill lines (rustfmt's `short_array_element_width_threshold`).
const SHORT: usize = 10;

/// Something that may stand between brackets.
pub(super) trait Listed {
    /// The text, as it stands in a room; `None` where the room can't hold it.
    fn fit(&self, room: Room) -> Option<String>;
    /// Whether it may begin on the line of the bracket and end after it, being one of so many.
    fn overflows(&self, _count: usize) -> bool {
        false
    }
    /// What it is to lists.
    fn kind(&self) -> ListedKind {
        ListedKind::Other
    }
    /// Whether it is so simple that short ones fill lines.
    fn is_simple(&self) -> bool {
        false
    }
    /// The same as `fit`, with chains on one line only.
    fn fit_unbroken(&self, room: Room) -> Option<String> {
        self.fit(room)
    }

    /// The text after something, on its line or on the next: rustfmt's `choose_rhs`.
    fn fit_after(&self, before: &str, room: Room) -> Option<String> {
        let taken = match before.contains('\n') {
            true => last_width(before).saturating_sub(room.indent),
            false => width(before),
        } + 1;
        let beside = room.after(taken).unwrap_or(Room {
            width: 0,
            offset: room.offset + taken,
            ..room
        });
        let here = self.fit(beside);
        if let Some(text) = &here
            && !text.contains('\n')
            && width(text) <= beside.width
        {
            return Some([before, " ", text].concat());
        }
        let below = room.below().before(beside.overhead())?;
        let mut next = before.to_owned();
        below.line(&mut next);
        let text = self.fit(below);
        let stays = match (&here, &text) {
            (Some(here), _) if room.is_lenient => first_width(here) <= beside.width,
            (Some(here), Some(text)) => !below.holds(text) || !prefers_next_line(here, text),
            (here, text) => here.is_some() || text.is_none(),
        };
        match stays {
            true => Some([before, " ", &here?].concat()),
            false => Some(next + &text?),
        }
    }
}

/// What something between brackets is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListedKind {
    /// A call of a function or macro.
    Call,
    /// A call of a method.
    Method,
    /// Another expression.
    Expression,
    /// A type.
    Other,
}

/// Items between brackets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brackets {
    pub(super) open: char,
    pub(super) close: char,
    /// The widest of several items that stay on one line.
    pub(super) most: usize,
    /// Whether a comma follows the last item where it stands on a line of its own.
    pub(super) trailing: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tactic {
    /// All on one line.
    Horizontal,
    /// Each on a line of its own.
    Vertical,
    /// As many on a line as fit.
    Mixed,
}

impl Brackets {
    /// `head(items)`. The head stands at the beginning of the room.
    pub(super) fn fit<T: Listed>(self, head: &str, items: &[T], room: Room) -> Option<String> {
        let used = match head.rfind('\n') {
            Some(at) => head.len().saturating_sub(at + 1 + room.column()),
            None => head.len(),
        };
        let columns = room.width.saturating_sub(used + 2);
        let one_line = room.after(last_width(head) + 1).and_then(|it| it.before(1));
        let one_line = one_line.unwrap_or(Room { width: 0, ..room });
        let nested = room.below();
        let nested = Room {
            width: nested.width.saturating_sub(1),
            ..nested
        };
        let mut texts: Vec<Option<String>> = items.iter().map(|item| item.fit(nested)).collect();
        let tactic = self.tactic(head, items, &mut texts, (one_line, nested), columns);
        let inner = self.write(&texts, tactic, nested)?;
        let width = room.width.saturating_sub(last_width(head));
        let mut text = String::with_capacity(head.len() + inner.len() + 4 * INDENT);
        text.push_str(head);
        text.push(self.open);
        let taken = if inner.is_empty() {
            2
        } else {
            first_width(&inner) + 1
        };
        if tactic == Tactic::Horizontal && taken <= width {
            text.push_str(&inner);
        } else {
            if !inner.is_empty() {
                nested.line(&mut text);
                text.push_str(&inner);
            }
            room.line(&mut text);
        }
        text.push(self.close);
        Some(text)
    }

    /// Decides how the items stand, and lets the last overflow.
    fn tactic<T: Listed>(
        self,
        head: &str,
        items: &[T],
        texts: &mut [Option<String>],
        (one_line, nested): (Room, Room),
        columns: usize,
    ) -> Tactic {
        let Some(last) = items.last() else {
            return Tactic::Horizontal;
        };
        let single = items.len() == 1;
        let hugs = single && last.kind() != ListedKind::Other && head.len() < INDENT;
        let overflows = hugs || last.overflows(items.len());
        let mut overflowed = None;
        if overflows && let Some(room) = self.last_room(last, texts, one_line) {
            overflowed = match last.kind() {
                ListedKind::Method if !hugs => last.fit_unbroken(room),
                _ => last.fit(room),
            };
        }
        if let (Some(text), Some(slot)) = (&overflowed, texts.last_mut()) {
            *slot = text.lines().next().map(str::to_owned);
        }
        if let (Some(text), Tactic::Horizontal) = (&overflowed, self.plain(texts, columns)) {
            let below = || last.fit(nested).filter(|text| !text.contains('\n'));
            let short = single && text.matches('\n').count() == 1;
            let text = short.then(below).flatten().unwrap_or_else(|| text.clone());
            if let Some(slot) = texts.last_mut() {
                *slot = Some(text);
            }
            return Tactic::Horizontal;
        }
        if let Some(slot) = texts.last_mut() {
            *slot = last.fit(nested);
        }
        if let [only] = texts {
            let only = only.as_deref().unwrap_or_default();
            if columns > 0 && !only.contains('\n') && width(only) <= columns {
                return Tactic::Horizontal;
            }
        }
        let short = |text: &Option<String>| text.as_ref().map_or(0, String::len) <= SHORT;
        match self.plain(texts, columns) {
            Tactic::Vertical if items.iter().all(T::is_simple) && texts.iter().all(short) => {
                Tactic::Mixed
            }
            tactic => tactic,
        }
    }

    /// What the last item has when it overflows.
    fn last_room<T: Listed>(
        self,
        last: &T,
        texts: &[Option<String>],
        one_line: Room,
    ) -> Option<Room> {
        if texts.len() == 1 && last.kind() != ListedKind::Call {
            return Some(one_line);
        }
        let before = texts.split_last().map_or(&[][..], |(_, before)| before);
        let taken = |text: &Option<String>| 2 + text.as_ref().map_or(0, String::len);
        let room = Room {
            width: one_line.width.min(self.most),
            ..one_line
        };
        room.after(before.iter().map(taken).sum())
    }

    /// On one line, if the items are short enough for that.
    fn plain(self, texts: &[Option<String>], columns: usize) -> Tactic {
        let texts = || texts.iter().map(|text| text.as_deref().unwrap_or_default());
        let separators = 2 * texts().count().saturating_sub(1);
        let total: usize = texts().map(width).sum();
        match total + separators <= columns.min(self.most) && !texts().any(|it| it.contains('\n')) {
            true => Tactic::Horizontal,
            false => Tactic::Vertical,
        }
    }

    fn write(self, texts: &[Option<String>], tactic: Tactic, nested: Room) -> Option<String> {
        let mut out = String::new();
        let (mut on_line, mut is_broken) = (0, false);
        for (at, text) in texts.iter().enumerate() {
            let text = text.as_deref()?;
            let is_last = at + 1 == texts.len();
            let needed = width(text) + usize::from(!is_last || is_broken);
            match tactic {
                _ if at == 0 => on_line = needed,
                Tactic::Horizontal => out.push(' '),
                Tactic::Mixed if on_line + 1 + needed <= nested.width => {
                    out.push(' ');
                    on_line += 1 + needed;
                }
                Tactic::Vertical | Tactic::Mixed => {
                    nested.line(&mut out);
                    (on_line, is_broken) = (needed, true);
                }
            }
            out.push_str(text);
            if !is_last || self.trailing && tactic != Tactic::Horizontal {
                out.push(',');
            }
        }
        Some(out)
    }
}
