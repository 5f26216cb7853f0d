//! Lists between brackets, broken where rustfmt breaks them (its module `overflow`).

use super::INDENT;
use super::one_line::OneLine;
use super::room::{
    Room, breaks, first_line, first_width, is_broken, last_width, prefers_next_line, width,
};

/// The widest items that fill lines (rustfmt's `short_array_element_width_threshold`).
const SHORT: usize = 10;

/// Something that may stand between brackets.
pub(super) trait Listed {
    /// The text, as it stands in a room; `None` where the room can't hold it.
    fn fit(&self, room: Room) -> Option<String>;
    /// Writes it on one line; `None` where it may have several however much room there is.
    fn write_flat(&self, line: &mut OneLine<'_>) -> Option<()>;
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
        let taken = match is_broken(before) {
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
            && !is_broken(text)
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
        let before = items.split_last().map_or(&[][..], |(_, before)| before);
        let mut texts = Vec::with_capacity(items.len());
        texts.extend(before.iter().map(|item| item.fit(nested)));
        let tactic = self.tactic(head, items, &mut texts, (one_line, nested), columns);
        let width = room.width.saturating_sub(last_width(head));
        let length = |text: &Option<String>| text.as_ref().map_or(0, String::len) + 2;
        let length: usize = texts.iter().map(length).sum();
        let mut text = String::with_capacity(head.len() + length + 4 * INDENT);
        text.push_str(head);
        text.push(self.open);
        let start = text.len();
        if tactic != Tactic::Horizontal {
            nested.line(&mut text);
        }
        self.write(&texts, tactic, nested, &mut text)?;
        if tactic != Tactic::Horizontal {
            room.line(&mut text);
        } else if 1 + first_width(text.get(start..).unwrap_or_default()).max(1) > width {
            if !items.is_empty() {
                let mut line = String::new();
                nested.line(&mut line);
                text.insert_str(start, &line);
            }
            room.line(&mut text);
        }
        text.push(self.close);
        Some(text)
    }

    /// Decides how the items stand, and adds the text of the last to those before, which may overflow.
    fn tactic<T: Listed>(
        self,
        head: &str,
        items: &[T],
        texts: &mut Vec<Option<String>>,
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
        if let Some(text) = overflowed
            && self.is_plain(texts, first_line(&text), columns)
        {
            let below = || last.fit(nested).filter(|text| !is_broken(text));
            let short = single && breaks(&text) == 1;
            texts.push(Some(short.then(below).flatten().unwrap_or(text)));
            return Tactic::Horizontal;
        }
        let text = last.fit(nested);
        let shown = text.as_deref().unwrap_or_default();
        let fits = single && columns > 0 && !is_broken(shown) && width(shown) <= columns;
        let is_plain = fits || self.is_plain(texts, shown, columns);
        texts.push(text);
        let short = |text: &Option<String>| text.as_ref().map_or(0, String::len) <= SHORT;
        match is_plain {
            true => Tactic::Horizontal,
            false if items.iter().all(T::is_simple) && texts.iter().all(short) => Tactic::Mixed,
            false => Tactic::Vertical,
        }
    }

    /// What the last item has when it overflows.
    fn last_room<T: Listed>(
        self,
        last: &T,
        before: &[Option<String>],
        one_line: Room,
    ) -> Option<Room> {
        if before.is_empty() && last.kind() != ListedKind::Call {
            return Some(one_line);
        }
        let taken = |text: &Option<String>| 2 + text.as_ref().map_or(0, String::len);
        let room = Room {
            width: one_line.width.min(self.most),
            ..one_line
        };
        room.after(before.iter().map(taken).sum())
    }

    /// Whether the items are short enough for one line.
    fn is_plain(self, before: &[Option<String>], last: &str, columns: usize) -> bool {
        let before = || {
            before
                .iter()
                .map(|text| text.as_deref().unwrap_or_default())
        };
        let total: usize = before().map(|text| width(text) + 2).sum();
        total + width(last) <= columns.min(self.most)
            && !is_broken(last)
            && !before().any(is_broken)
    }

    /// Writes the items, the first of which stands where the text ends.
    fn write(
        self,
        texts: &[Option<String>],
        tactic: Tactic,
        nested: Room,
        out: &mut String,
    ) -> Option<()> {
        let (mut on_line, mut is_broken) = (0, false);
        for (at, text) in texts.iter().enumerate() {
            let text = text.as_deref()?;
            let is_last = at + 1 == texts.len();
            let needed = match tactic {
                Tactic::Mixed => width(text) + usize::from(!is_last || is_broken),
                Tactic::Horizontal | Tactic::Vertical => 0,
            };
            match tactic {
                _ if at == 0 => on_line = needed,
                Tactic::Horizontal => out.push(' '),
                Tactic::Mixed if on_line + 1 + needed <= nested.width => {
                    out.push(' ');
                    on_line += 1 + needed;
                }
                Tactic::Vertical | Tactic::Mixed => {
                    nested.line(out);
                    (on_line, is_broken) = (needed, true);
                }
            }
            out.push_str(text);
            if !is_last || self.trailing && tactic != Tactic::Horizontal {
                out.push(',');
            }
        }
        Some(())
    }
}
