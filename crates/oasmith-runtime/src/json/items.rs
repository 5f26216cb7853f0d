//! Arrays whose items have a type each, by position (`prefixItems`).

use super::{Decode, DecodeError, Decoded, Elements, Encode, Reader, Writer};
use crate::Field;

/// The walk over the items of an array by their positions.
#[derive(Debug)]
pub struct Items {
    elements: Elements,
    start: usize,
    position: usize,
    ended: bool,
}

impl Items {
    /// Opens the array that the reader stands before.
    ///
    /// # Errors
    ///
    /// The value is not an array, or stands too deep.
    pub fn open(reader: &mut Reader<'_>) -> Decoded<Self> {
        let elements = reader.array()?;
        Ok(Self {
            elements,
            start: reader.offset().saturating_sub(1),
            position: 0,
            ended: false,
        })
    }

    /// The next item, which must be there.
    ///
    /// # Errors
    ///
    /// The array has ended, or the item is not what `T` promises.
    pub fn required<T: Decode>(&mut self, reader: &mut Reader<'_>) -> Decoded<T> {
        if self.step(reader)? {
            reader.read()
        } else {
            let message = format!("missing item {}", self.position - 1);
            Err(DecodeError::new(message, self.start))
        }
    }

    /// The next item; `None` where the array has ended, and for null.
    ///
    /// # Errors
    ///
    /// The item is not what `T` promises.
    pub fn optional<T: Decode>(&mut self, reader: &mut Reader<'_>) -> Decoded<Option<T>> {
        if self.step(reader)? {
            reader.read()
        } else {
            Ok(None)
        }
    }

    /// The next item, of which null is one value; `None` where the array has ended.
    ///
    /// # Errors
    ///
    /// The item is not what `T` promises.
    pub fn any<T: Decode>(&mut self, reader: &mut Reader<'_>) -> Decoded<Option<T>> {
        if self.step(reader)? {
            reader.read().map(Some)
        } else {
            Ok(None)
        }
    }

    /// The next item, which may be null, or absent since the array has ended.
    ///
    /// # Errors
    ///
    /// The item is not what `T` promises.
    pub fn field<T: Decode>(&mut self, reader: &mut Reader<'_>) -> Decoded<Field<T>> {
        if self.step(reader)? {
            reader.read()
        } else {
            Ok(Field::Absent)
        }
    }

    /// All items that are left.
    ///
    /// # Errors
    ///
    /// An item is not what `T` promises.
    pub fn rest<T: Decode>(&mut self, reader: &mut Reader<'_>) -> Decoded<Vec<T>> {
        let mut items = Vec::new();
        while self.step(reader)? {
            items.push(reader.read()?);
        }
        Ok(items)
    }

    /// Passes over the items that nobody asked for.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    pub fn close(mut self, reader: &mut Reader<'_>) -> Decoded<()> {
        while self.step(reader)? {
            reader.unlisted();
            reader.skip()?;
        }
        Ok(())
    }

    /// Whether another item follows.
    fn step(&mut self, reader: &mut Reader<'_>) -> Decoded<bool> {
        self.position += 1;
        self.ended = self.ended || !self.elements.next(reader)?;
        Ok(!self.ended)
    }
}

/// Writes an array by its positions. An item that is left out is written as `null` where another
/// follows, and not at all at the end.
#[derive(Debug)]
pub struct ItemsWriter<'w> {
    writer: &'w mut Writer,
    left_out: usize,
}

impl<'w> ItemsWriter<'w> {
    /// Begins the array.
    pub fn open(writer: &'w mut Writer) -> Self {
        writer.begin_array();
        Self {
            writer,
            left_out: 0,
        }
    }

    /// Writes an item.
    pub fn item<T: Encode + ?Sized>(&mut self, value: &T) {
        for _ in 0..std::mem::take(&mut self.left_out) {
            self.writer.element(&None::<bool>);
        }
        self.writer.element(value);
    }

    /// Writes an item that may be left out.
    pub fn optional<T: Encode>(&mut self, value: &Option<T>) {
        match value {
            Some(value) => self.item(value),
            None => self.left_out += 1,
        }
    }

    /// Writes an item that may be null or left out.
    pub fn field<T: Encode>(&mut self, value: &Field<T>) {
        match value {
            Field::Absent => self.left_out += 1,
            other => self.item(other),
        }
    }

    /// Writes the items behind those that have a position.
    pub fn rest<T: Encode>(&mut self, items: &[T]) {
        for item in items {
            self.item(item);
        }
    }

    /// Ends the array.
    pub fn close(self) {
        self.writer.end_array();
    }
}

macro_rules! tuple {
    ($($name:ident $at:tt),+) => {
        impl<$($name: Decode),+> Decode for ($($name,)+) {
            fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
                let mut items = Items::open(reader)?;
                let tuple = ($(items.required::<$name>(reader)?,)+);
                items.close(reader)?;
                Ok(tuple)
            }
        }

        impl<$($name: Encode),+> Encode for ($($name,)+) {
            fn encode(&self, writer: &mut Writer) {
                let mut items = ItemsWriter::open(writer);
                $(items.item(&self.$at);)+
                items.close();
            }
        }

        impl<$($name: crate::ToParam),+> crate::ToParam for ($($name,)+) {
            fn to_param(&self) -> crate::Param {
                crate::Param::Array(vec![$(self.$at.to_param()),+])
            }
        }

        impl<$($name: crate::Validate),+> crate::Validate for ($($name,)+) {
            fn check(&self, checker: &mut crate::Checker) {
                $(checker.index($at, |checker| self.$at.check(checker));)+
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);

#[cfg(test)]
mod tests {
    use super::{Items, ItemsWriter};
    use crate::{Decode, Decoded, Encode, Field, Json, Reader, Writer, decode_slice, encode_vec};

    #[derive(Debug, PartialEq)]
    struct Entry(String, Option<i64>, Option<Json>, Field<bool>, Vec<Json>);

    impl Decode for Entry {
        fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
            let mut items = Items::open(reader)?;
            let value = Self(
                items.required(reader)?,
                items.optional(reader)?,
                items.any(reader)?,
                items.field(reader)?,
                items.rest(reader)?,
            );
            items.close(reader)?;
            Ok(value)
        }
    }

    impl Encode for Entry {
        fn encode(&self, writer: &mut Writer) {
            let mut items = ItemsWriter::open(writer);
            items.item(&self.0);
            items.optional(&self.1);
            items.optional(&self.2);
            items.field(&self.3);
            items.rest(&self.4);
            items.close();
        }
    }

    #[test]
    fn items_go_by_position() {
        for text in [
            r#"["a"]"#,
            r#"["a",1]"#,
            r#"["a",null,true]"#,
            r#"["a",1,null]"#,
            r#"["a",null,null,null]"#,
            r#"["a",1,[],true,{},[]]"#,
            r#"["a",null,null,null,2]"#,
        ] {
            let entry: Entry = decode_slice(text.as_bytes()).unwrap();
            assert_eq!(encode_vec(&entry).unwrap(), text.as_bytes());
        }
        let error = decode_slice::<Vec<Entry>>(br#"[["a"],[]]"#).unwrap_err();
        assert_eq!(error.to_string(), "$[1]: missing item 0");
        let error = decode_slice::<Entry>(br#"["a","b"]"#).unwrap_err();
        assert_eq!(
            error.to_string(),
            "$[1]: expected an integer, found a string"
        );
    }

    #[test]
    fn plain_tuples_are_whole() {
        let pair: (String, f64) = decode_slice(br#" [ "a" , 1.5 ] "#).unwrap();
        assert_eq!(encode_vec(&pair).unwrap(), br#"["a",1.5]"#);
        assert_eq!(
            decode_slice::<(bool,)>(b"[true, 7]"),
            Ok((true,)),
            "what is too much is passed over"
        );
        let error = decode_slice::<(i64, i64, i64)>(b"[1,2]").unwrap_err();
        assert_eq!(error.to_string(), "$: missing item 2");
        assert!(decode_slice::<(i64, i64)>(b"{}").is_err());
    }
}
