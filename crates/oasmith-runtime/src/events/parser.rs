//! From bytes to events (WHATWG HTML §9.2.6).

use std::time::Duration;

/// An event as it came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RawEvent {
    /// `event`; empty where there was none.
    pub(crate) name: String,
    /// `data`, its lines joined.
    pub(crate) data: String,
    /// `id`, where this event has one.
    pub(crate) id: Option<String>,
    /// `retry`, where this event has one, in milliseconds.
    pub(crate) retry: Option<u64>,
}

/// An event that is longer than what is kept in memory.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooLong;

/// The most that one event may have, in bytes.
pub(crate) const LONGEST: usize = 64 << 20;

/// Takes the pieces of a body and gives its events.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    /// What is not read yet, from `at` on.
    bytes: Vec<u8>,
    at: usize,
    /// How much behind `at` has no line break.
    scanned: usize,
    /// Whether something was read: a byte order mark stands at the start only.
    begun: bool,
    /// Whether the last line ended with a carriage return, whose line feed may still come.
    after_return: bool,
    event: RawEvent,
    has_data: bool,
    /// The `id` that holds for events from here on.
    pub(super) last_id: String,
    /// How long to wait before the stream is asked for again.
    pub(super) retry: Option<Duration>,
}

impl Parser {
    /// Takes the next piece.
    pub(crate) fn feed(&mut self, piece: &[u8]) {
        self.bytes.drain(..self.at);
        self.at = 0;
        self.bytes.extend_from_slice(piece);
    }

    /// Forgets what was begun and not ended: the stream is read from another response.
    pub(crate) fn restart(&mut self) {
        *self = Self {
            last_id: std::mem::take(&mut self.last_id),
            retry: self.retry,
            ..Self::default()
        };
    }

    /// The next event; `None` until more comes.
    pub(crate) fn next(&mut self) -> Result<Option<RawEvent>, TooLong> {
        while let Some(line) = self.line() {
            if !line.is_empty() {
                self.field(&line);
                continue;
            }
            let event = std::mem::take(&mut self.event);
            if let Some(id) = &event.id {
                self.last_id.clone_from(id);
            }
            // An event without data is none, though what it says of id and retry holds.
            if std::mem::take(&mut self.has_data) {
                return Ok(Some(event));
            }
        }
        let held = self.bytes.len() - self.at + self.event.data.len();
        if held > LONGEST {
            Err(TooLong)
        } else {
            Ok(None)
        }
    }

    /// The next line that is whole, without its end.
    fn line(&mut self) -> Option<String> {
        let mut rest = self.bytes.get(self.at..)?;
        if self.after_return && !rest.is_empty() {
            self.after_return = false;
            if let Some(behind) = rest.strip_prefix(b"\n") {
                self.at += 1;
                rest = behind;
            }
        }
        let new = rest.get(self.scanned..)?;
        let Some(end) = new.iter().position(|byte| matches!(byte, b'\r' | b'\n')) else {
            self.scanned = rest.len();
            return None;
        };
        let (line, behind) = rest.split_at(self.scanned + end);
        self.after_return = behind.first() == Some(&b'\r');
        let mark = "\u{feff}".as_bytes();
        let text = match line.strip_prefix(mark) {
            Some(text) if !self.begun => text,
            _ => line,
        };
        self.begun = true;
        self.at += line.len() + 1;
        self.scanned = 0;
        Some(String::from_utf8_lossy(text).into_owned())
    }

    fn field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => value.clone_into(&mut self.event.name),
            "data" => {
                if self.has_data {
                    self.event.data.push('\n');
                }
                self.has_data = true;
                self.event.data.push_str(value);
            }
            "id" if !value.contains('\0') => self.event.id = Some(value.to_owned()),
            "retry" => {
                let is_digits = value.bytes().all(|byte| byte.is_ascii_digit());
                if let (true, Ok(millis)) = (is_digits, value.parse()) {
                    self.event.retry = Some(millis);
                    self.retry = Some(Duration::from_millis(millis));
                }
            }
            // A comment, or something of a time to come.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Parser, RawEvent};

    fn data(data: &str) -> RawEvent {
        RawEvent {
            data: data.to_owned(),
            ..RawEvent::default()
        }
    }

    fn events(parser: &mut Parser, text: &str) -> Vec<RawEvent> {
        parser.feed(text.as_bytes());
        std::iter::from_fn(|| parser.next().unwrap()).collect()
    }

    const TEXT: &str = "\u{feff}: hello\n\ndata: a\r\ndata:  ä\rdata\n\nevent: add\nid: 7\nretry: 40\n\
                        data:x\n\r\nid\nevent: lost\n\ndata: half";

    #[test]
    fn events_are_read_however_they_are_cut() {
        let add = RawEvent {
            name: "add".to_owned(),
            id: Some("7".to_owned()),
            retry: Some(40),
            ..data("x")
        };
        let expected = [data("a\n ä\n"), add];
        for size in 1..=TEXT.len() {
            let mut parser = Parser::default();
            let mut events = Vec::new();
            for piece in TEXT.as_bytes().chunks(size) {
                parser.feed(piece);
                events.extend(std::iter::from_fn(|| parser.next().unwrap()));
            }
            assert_eq!(events, expected, "{size}");
            assert_eq!(parser.last_id, "", "an empty one takes it back");
            assert_eq!(parser.retry, Some(Duration::from_millis(40)));
        }
    }

    #[test]
    fn what_was_begun_is_forgotten() {
        let mut parser = Parser::default();
        assert_eq!(
            events(&mut parser, "id: 1\ndata: a\n\ndata: b\nid: 2\n").len(),
            1
        );
        parser.restart();
        assert_eq!(parser.last_id, "1", "the one of an event that ended");
        assert_eq!(events(&mut parser, "\u{feff}data: c\n\n"), [data("c")]);
    }

    #[test]
    fn odd_fields_are_passed_over() {
        let mut parser = Parser::default();
        let read = events(&mut parser, "retry: +1\nid: a\0b\ndatum: x\ndata: [1]\n\n");
        assert_eq!(read, [data("[1]")]);
        assert_eq!(parser.retry, None);
    }
}
