//! serde's traits for models, by way of their JSON.
//!
//! Models have no derived implementation: one that is generic over formats costs their users
//! compile time for each model, and they would disagree with [`Decode`] in small things.

use std::cell::RefCell;

use serde::de::Error as _;
use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::Kind;
use crate::{Decode, Encode, Json, Reader, decode_slice, encode_vec};

/// Implements `serde::Serialize` and `serde::Deserialize` through [`Encode`] and [`Decode`].
///
/// Any format that describes itself will do (JSON, YAML, TOML, CBOR, …). Errors of decoding carry
/// the JSON path.
#[macro_export]
macro_rules! serde_by_json {
    ($($name:ident),+ $(,)?) => {$(
        #[allow(deprecated)]
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serde_bridge::serialize(self, serializer)
            }
        }

        #[allow(deprecated)]
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::serde_bridge::deserialize(deserializer)
            }
        }
    )+};
}

/// Serializes what [`Encode`] writes, in its order.
///
/// # Errors
///
/// Those of the format, and numbers that JSON can't carry.
pub fn serialize<T: Encode, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let text = encode_vec(value).map_err(S::Error::custom)?;
    Passage(RefCell::new(&mut Reader::new(&text))).serialize(serializer)
}

/// Deserializes any value, and decodes it.
///
/// # Errors
///
/// Those of the format, and those of [`decode_slice`] with their path.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let json = Json::deserialize(deserializer)?;
    let text = encode_vec(&json).map_err(D::Error::custom)?;
    decode_slice(&text).map_err(D::Error::custom)
}

/// Passes the next value of a reader on to a serializer.
struct Passage<'p, 'j>(RefCell<&'p mut Reader<'j>>);

impl Serialize for Passage<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut borrowed = self.0.try_borrow_mut().map_err(S::Error::custom)?;
        let reader: &mut Reader<'_> = &mut borrowed;
        let fault = S::Error::custom::<crate::DecodeError>;
        match reader.kind().map_err(fault)? {
            Kind::Null => {
                reader.null().map_err(fault)?;
                serializer.serialize_unit()
            }
            Kind::Boolean => serializer.serialize_bool(reader.boolean().map_err(fault)?),
            Kind::String => serializer.serialize_str(reader.text().map_err(fault)?),
            Kind::Number => {
                let number: serde_json::Number = reader.read().map_err(fault)?;
                number.serialize(serializer)
            }
            Kind::Array => {
                let mut elements = reader.array().map_err(fault)?;
                let mut out = serializer.serialize_seq(None)?;
                while elements.next(reader).map_err(fault)? {
                    out.serialize_element(&Passage(RefCell::new(&mut *reader)))?;
                }
                out.end()
            }
            Kind::Object => {
                let mut members = reader.object(&[]).map_err(fault)?;
                let mut out = serializer.serialize_map(None)?;
                while members.next(reader).map_err(fault)?.is_some() {
                    out.serialize_entry(&members.key(), &Passage(RefCell::new(&mut *reader)))?;
                }
                out.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::{Decode, Decoded, Encode, Json, Reader, Writer};

    #[derive(Debug, PartialEq)]
    struct Bag(BTreeMap<String, Vec<Option<f64>>>);

    impl Decode for Bag {
        fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
            reader.read().map(Self)
        }
    }

    impl Encode for Bag {
        fn encode(&self, writer: &mut Writer) {
            self.0.encode(writer);
        }
    }

    serde_by_json!(Bag);

    #[test]
    fn goes_through_any_serde_format() {
        let text = r#"{"a":[1,null,2.5],"b":[]}"#;
        let bag: Bag = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&bag).unwrap(), text);
        let value: Json = serde_json::to_value(&bag).unwrap();
        assert_eq!(serde_json::from_value::<Bag>(value).unwrap(), bag);
        let error = serde_json::from_str::<Bag>(r#"{"a":[true]}"#).unwrap_err();
        assert!(
            error.to_string().starts_with("$.a[0]: expected a number"),
            "{error}"
        );
    }
}
