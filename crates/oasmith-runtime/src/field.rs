//! A member that may be absent, null or a value.

use crate::{Decode, Decoded, Encode, Reader, Writer};

/// The three states of a member that is optional and nullable: left out, sent as `null`, or sent
/// with a value. In an update they mean "leave as it is", "clear" and "set".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Field<T> {
    /// The member is left out.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Field<T> {
    /// Whether the member is left out.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is `null`.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, where there is one.
    #[must_use]
    pub const fn as_value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value to be changed, where there is one.
    pub const fn as_value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value itself, where there is one.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The same state with a reference to the value.
    #[must_use]
    pub const fn as_ref(&self) -> Field<&T> {
        match self {
            Self::Absent => Field::Absent,
            Self::Null => Field::Null,
            Self::Value(value) => Field::Value(value),
        }
    }

    /// The same state with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Self::Absent => Field::Absent,
            Self::Null => Field::Null,
            Self::Value(value) => Field::Value(change(value)),
        }
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is `null`: to leave a member out, don't set it.
impl<T> From<Option<T>> for Field<T> {
    fn from(value: Option<T>) -> Self {
        match value {
            Some(value) => Self::Value(value),
            None => Self::Null,
        }
    }
}

impl From<&str> for Field<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl<T: Decode> Decode for Field<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.read::<Option<T>>().map(Self::from)
    }
}

/// An absent field that is written where a value must stand is `null`.
impl<T: Encode> Encode for Field<T> {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Self::Absent | Self::Null => writer.null(),
            Self::Value(value) => value.encode(writer),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Field, Writer, decode_slice};

    #[test]
    fn three_states_are_three_texts() {
        let text = |field: Field<i64>| {
            let mut writer = Writer::new();
            writer.begin_object();
            writer.field("a", &field);
            writer.end_object();
            String::from_utf8(writer.finish().unwrap()).unwrap()
        };
        assert_eq!(text(Field::Absent), "{}");
        assert_eq!(text(None.into()), r#"{"a":null}"#);
        assert_eq!(text(7.into()), r#"{"a":7}"#);
        assert_eq!(decode_slice::<Field<i64>>(b"null"), Ok(Field::Null));
        assert_eq!(decode_slice::<Field<i64>>(b"1"), Ok(Field::Value(1)));
        assert!(Field::<i64>::default().is_absent());
    }
}
