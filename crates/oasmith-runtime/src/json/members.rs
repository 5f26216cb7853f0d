//! The walk over an object's members, by the index of their names in a table.

mod place;

use super::text::Raw;
use super::{DecodeError, Decoded, Reader};

/// The members of an object that is being read.
///
/// Servers write members in one order; so the name after the last match is tried first, and only
/// then the table is searched. Keys are compared where they stand, without being copied.
#[derive(Debug)]
pub struct Members<'j> {
    names: &'static [&'static str],
    start: usize,
    expected: usize,
    opened: bool,
    unknown: Unknown<'j>,
    /// Why the last value could not be read, until [`Members::next`] says it.
    fault: Option<DecodeError>,
}

/// The last key that is not in the table.
#[derive(Debug)]
enum Unknown<'j> {
    None,
    /// As it stands in the text.
    Borrowed(&'j str),
    /// It was written with escapes.
    Owned(String),
}

impl<'j> Members<'j> {
    pub(super) fn new(names: &'static [&'static str], start: usize) -> Self {
        Self {
            names,
            start,
            expected: 0,
            opened: false,
            unknown: Unknown::None,
            fault: None,
        }
    }

    /// Moves to the next member: the index of its name in the table, the table's length for a name
    /// that is not in it, `None` at the end. The reader then stands before the member's value.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or the value before could not be read into its place.
    #[inline]
    pub fn next(&mut self, reader: &mut Reader<'j>) -> Decoded<Option<usize>> {
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        match (reader.peek(), self.opened) {
            (Some(b'}'), _) => {
                reader.advance();
                reader.leave();
                return Ok(None);
            }
            (Some(b','), true) => {
                reader.advance();
                reader.peek();
            }
            (_, true) => return Err(reader.unexpected("`,` or `}`")),
            (_, false) => self.opened = true,
        }
        if reader.peek() != Some(b'"') {
            return Err(reader.unexpected("a key"));
        }
        let index = match reader.raw()? {
            Raw::Plain(key) => match self.names.get(self.expected) {
                Some(name) if *name == key => {
                    self.expected += 1;
                    self.expected - 1
                }
                _ => self.search(key),
            },
            Raw::Unescaped => self.search_unescaped(&reader.scratch),
        };
        reader.colon()?;
        Ok(Some(index))
    }

    /// Looks a key up that is out of order, or unknown.
    fn search(&mut self, key: &'j str) -> usize {
        let index = self.find(key);
        if index == self.names.len() {
            self.unknown = Unknown::Borrowed(key);
        }
        index
    }

    #[cold]
    fn search_unescaped(&mut self, key: &str) -> usize {
        let index = self.find(key);
        if index == self.names.len() {
            self.unknown = Unknown::Owned(key.to_owned());
        }
        index
    }

    /// The index of a key in the table, or the table's length.
    fn find(&mut self, key: &str) -> usize {
        match self.names.iter().position(|name| *name == key) {
            Some(index) => {
                self.expected = index + 1;
                index
            }
            None => self.names.len(),
        }
    }

    /// The unknown key of the current member, in place.
    pub(super) fn unknown_key(&self) -> &str {
        match &self.unknown {
            Unknown::None => "",
            Unknown::Borrowed(key) => key,
            Unknown::Owned(key) => key,
        }
    }

    /// The unknown key of the current member, for good: who asks again is told nothing.
    #[must_use]
    pub fn key(&mut self) -> String {
        match std::mem::replace(&mut self.unknown, Unknown::None) {
            Unknown::None => String::new(),
            Unknown::Borrowed(key) => key.to_owned(),
            Unknown::Owned(key) => key,
        }
    }

    /// The value of a member that must be there; `index` is its place in the table.
    ///
    /// # Errors
    ///
    /// It was not there.
    #[inline]
    pub fn required<T>(&self, value: Option<T>, index: usize) -> Decoded<T> {
        match value {
            Some(value) => Ok(value),
            None => Err(self.missing(index)),
        }
    }

    #[cold]
    fn missing(&self, index: usize) -> DecodeError {
        let name = self.names.get(index).copied().unwrap_or("?");
        DecodeError::new(format!("missing member `{name}`"), self.start)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Json, Reader};

    const NAMES: &[&str] = &["a", "b", "c"];

    fn walk(text: &str) -> (Vec<usize>, Vec<String>) {
        let mut reader = Reader::new(text.as_bytes());
        let mut members = reader.object(NAMES).unwrap();
        let (mut indices, mut keys) = (Vec::new(), Vec::new());
        while let Some(index) = members.next(&mut reader).unwrap() {
            indices.push(index);
            if index == NAMES.len() {
                keys.push(members.key());
            }
            reader.read::<Json>().unwrap();
        }
        reader.finish().unwrap();
        (indices, keys)
    }

    #[test]
    fn finds_members_in_any_order() {
        assert_eq!(walk(r#"{"a":1,"b":2,"c":3}"#).0, [0, 1, 2]);
        assert_eq!(walk(r#"{"c":1,"a":2,"b":3,"b":4}"#).0, [2, 0, 1, 1]);
        assert!(walk("{ }").0.is_empty());
    }

    #[test]
    fn keeps_unknown_keys() {
        let (indices, keys) = walk(r#"{"x\u0079":{},"b":[],"z":"q"}"#);
        assert_eq!(indices, [3, 1, 3]);
        assert_eq!(keys, ["xy", "z"]);
        assert_eq!(
            walk(r#"{"\u0061":1}"#).0,
            [0],
            "escaped keys are the same keys"
        );
    }
    #[test]
    fn keys_are_unescaped_and_must_be_utf8() {
        assert_eq!(walk(r#"{"\ud83d\ude00":1}"#).1, ["😀"]);
        for text in [&b"{\"\xFF\":1}"[..], b"{\"\\n\xFF\":1}"] {
            assert!(crate::decode_slice::<Json>(text).is_err());
        }
    }
}
