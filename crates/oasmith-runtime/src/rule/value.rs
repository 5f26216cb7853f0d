//! A JSON value as rules look at it.

use super::decimal::Decimal;
use crate::{Decode, Decoded, Kind, Reader};

/// A JSON value. Two are equal if JSON Schema says so: members in any order, numbers by their value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    Null,
    Boolean(bool),
    Number(Decimal),
    Text(String),
    Array(Vec<Value>),
    /// Sorted by name, each name once.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The member of that name.
    pub(super) fn member(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else {
            return None;
        };
        let at = members.binary_search_by(|(known, _)| known.as_str().cmp(name));
        Some(&members.get(at.ok()?)?.1)
    }

    /// How many items or members it has; 0 for scalars.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Array(items) => items.len(),
            Self::Object(members) => members.len(),
            _ => 0,
        }
    }
}

impl Decode for Value {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        Ok(match reader.kind()? {
            Kind::Null => {
                reader.null()?;
                Self::Null
            }
            Kind::Boolean => Self::Boolean(reader.boolean()?),
            Kind::Number => Self::Number(Decimal::parse(reader.number()?)),
            Kind::String => Self::Text(reader.text()?.to_owned()),
            Kind::Array => {
                let mut elements = reader.array()?;
                let mut items = Vec::new();
                while elements.next(reader)? {
                    items.push(Self::decode(reader)?);
                }
                Self::Array(items)
            }
            Kind::Object => {
                let mut walk = reader.object(&[])?;
                let mut members = Vec::new();
                while walk.next(reader)?.is_some() {
                    members.push((walk.key(), Self::decode(reader)?));
                }
                members.sort_by(|(a, _), (b, _)| a.cmp(b));
                members.dedup_by(|(later, _), (earlier, _)| later == earlier);
                Self::Object(members)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Value;
    use crate::decode_slice;

    fn of(text: &str) -> Value {
        decode_slice(text.as_bytes()).unwrap()
    }

    #[test]
    fn equality_is_that_of_json_schema() {
        assert_eq!(
            of(r#"{"a": 1.0, "b": [null]}"#),
            of(r#"{"b": [null], "a": 1}"#)
        );
        assert_ne!(of("[1, 2]"), of("[2, 1]"));
        assert_ne!(of("1"), of("true"));
        assert_ne!(of("\"1\""), of("1"));
    }
}
