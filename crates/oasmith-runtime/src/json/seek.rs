//! To a value by its JSON pointer, without reading what stands beside it.

use super::reader::without_mark;
use super::{Decoded, Kind, Reader};

/// Walks over a whole text from its start. An error knows where it is by a JSON path.
pub(crate) fn walk<T>(text: &[u8], walk: impl FnOnce(&mut Reader<'_>) -> Decoded<T>) -> Decoded<T> {
    let mut reader = Reader::new(text);
    walk(&mut reader).map_err(|error| error.locate(without_mark(text)))
}

/// What stands between two offsets of a reader.
pub(crate) fn between(text: &[u8], start: usize, end: usize) -> &[u8] {
    without_mark(text).get(start..end).unwrap_or_default()
}

/// The keys of a JSON pointer (RFC 6901, section 4).
pub(crate) fn tokens(pointer: &str) -> impl Iterator<Item = String> {
    let tokens = pointer.split('/').skip(1);
    tokens.map(|token| token.replace("~1", "/").replace("~0", "~"))
}

impl Reader<'_> {
    /// Moves to the value at a JSON pointer (RFC 6901), from the value at the cursor. `false` where
    /// there is none, or null; where the cursor stands then is not said.
    pub(crate) fn seek(&mut self, pointer: &str) -> Decoded<bool> {
        for token in tokens(pointer) {
            let found = match self.kind()? {
                Kind::Object => self.seek_member(&token)?,
                Kind::Array => self.seek_element(&token)?,
                _ => false,
            };
            if !found {
                return Ok(false);
            }
        }
        Ok(self.kind()? != Kind::Null)
    }

    /// Moves into the object at the cursor, to the value of a member. `false` where there is none.
    pub(crate) fn seek_member(&mut self, name: &str) -> Decoded<bool> {
        let mut members = self.object(&[])?;
        while members.next(self)?.is_some() {
            if members.unknown_key() == name {
                return Ok(true);
            }
            self.skip()?;
        }
        Ok(false)
    }

    fn seek_element(&mut self, index: &str) -> Decoded<bool> {
        let Ok(index) = index.parse::<usize>() else {
            return Ok(false);
        };
        let mut elements = self.array()?;
        for _ in 0..index {
            if !elements.next(self)? {
                return Ok(false);
            }
            self.skip()?;
        }
        elements.next(self)
    }
}

#[cfg(test)]
mod tests {
    use super::walk;

    fn at(pointer: &str) -> Option<String> {
        let text = br#" {"a":[{"b":1},{"c/d":{"~":"x"}}],"n":null,"t":"y"}"#;
        let value = walk(text, |reader| {
            if !reader.seek(pointer)? {
                return Ok(None);
            }
            reader.spelling().map(|text| Some(text.to_owned()))
        });
        value.unwrap()
    }

    #[test]
    fn values_are_found_by_their_pointer() {
        assert_eq!(at("/a/0/b").as_deref(), Some("1"));
        assert_eq!(at("/a/1/c~1d/~0").as_deref(), Some("\"x\""));
        assert_eq!(at("/a/0").as_deref(), Some("{\"b\":1}"));
        assert!(at("").is_some_and(|text| text.starts_with("{\"a\"")));
        for nowhere in ["/b", "/a/2", "/a/x", "/n", "/n/a", "/t/a"] {
            assert_eq!(at(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn broken_text_is_an_error_with_its_place() {
        let error = walk(br#"{"a":{"b":}}"#, |reader| reader.seek("/a/b/c")).unwrap_err();
        assert_eq!(error.path(), "$.a.b");
    }
}
