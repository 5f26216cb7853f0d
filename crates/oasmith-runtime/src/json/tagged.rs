//! Choosing the variant of a union by one member.

use super::reader::Kind;
use super::{Decoded, Reader};

impl Reader<'_> {
    /// Decodes a union whose variants are objects that the text of one member tells apart; `tags` has
    /// that text for each variant.
    ///
    /// `decode` is called with the index of the variant, and with `None` where the value is no object,
    /// has no such member or has another text there, to keep it as it is. The reader then stands
    /// before the value.
    ///
    /// # Errors
    ///
    /// That of the variant, with the tag; or the text is not JSON.
    pub fn tagged<T>(
        &mut self,
        member: &str,
        tags: &[&str],
        decode: impl FnOnce(&mut Self, Option<usize>) -> Decoded<T>,
    ) -> Decoded<T> {
        let mark = self.mark();
        let index = self.tag(member, tags);
        self.reset(mark);
        let index = index?;
        if index.is_none() {
            self.unlisted();
        }
        decode(self, index).map_err(|error| match index.and_then(|at| tags.get(at)) {
            Some(tag) => error.within(tag, ""),
            None => error,
        })
    }

    /// Which of the tags the value has.
    fn tag(&mut self, member: &str, tags: &[&str]) -> Decoded<Option<usize>> {
        let found = self.kind()? == Kind::Object && self.seek_member(member)?;
        if !found || self.kind()? != Kind::String {
            return Ok(None);
        }
        let text = self.text()?;
        Ok(tags.iter().position(|tag| *tag == text))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Decoded, Json, Reader};

    fn chosen(text: &str) -> Decoded<(Option<usize>, Json)> {
        let mut reader = Reader::new(text.as_bytes());
        let chosen = reader.tagged("type", &["cat", "dog"], |reader, index| {
            Ok((index, reader.read()?))
        })?;
        reader.finish().map(|()| chosen)
    }

    #[test]
    fn the_member_decides_wherever_it_stands() {
        for (text, index) in [
            (r#"{"type":"cat"}"#, Some(0)),
            (
                r#" {"a":{"type":"cat"},"type" : "d\u006fg","z":[1]} "#,
                Some(1),
            ),
            (r#"{"type":"bird"}"#, None),
            (r#"{"type":1}"#, None),
            (r#"{"kind":"cat"}"#, None),
            ("{}", None),
            ("[{}]", None),
            ("null", None),
        ] {
            let (at, kept) = chosen(text).unwrap();
            assert_eq!(at, index, "{text}");
            assert_eq!(kept, serde_json::from_str::<Json>(text).unwrap());
        }
        assert!(chosen(r#"{"type":"cat""#).is_err());
        assert!(chosen(r#"{"type":}"#).is_err());
    }

    #[test]
    fn an_error_names_the_tag() {
        let mut reader = Reader::new(br#"{"type":"dog"}"#);
        let read = reader.tagged("type", &["cat", "dog"], |reader, _| reader.read::<bool>());
        let message = read.unwrap_err().message().to_owned();
        assert!(message.ends_with("(as `dog`)"), "{message}");
    }
}
