//! serde's traits for models, by way of their JSON.
//!
//! Models have no derived implementation: one that is generic over formats costs their users
//! compile time for each model, and they would disagree with [`Decode`] in small things.

use serde::de::Error as _;
use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::Kind;
use crate::{Decode, Decoded, Encode, Json, Reader, decode_slice, encode_vec};

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
    Passage(&text).serialize(serializer)
}

/// Deserializes any value, and decodes it.
///
/// # Errors
///
/// Those of the format, and those of [`decode_slice`] with their path.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut json = Json::deserialize(deserializer)?;
    name_dates(&mut json);
    let text = encode_vec(&json).map_err(D::Error::custom)?;
    decode_slice(&text).map_err(D::Error::custom)
}

/// Replaces TOML's dates and times, which its crate passes on as a map of one key, by their spellings.
fn name_dates(json: &mut Json) {
    match json {
        Json::Array(elements) => elements.iter_mut().for_each(name_dates),
        Json::Object(members) => match members.get("$__toml_private_datetime") {
            Some(Json::String(text)) if members.len() == 1 => *json = Json::String(text.clone()),
            _ => members.values_mut().for_each(name_dates),
        },
        _ => {}
    }
}

/// Passes a JSON text on to a serializer. Some serialize a value twice, to see what it is.
struct Passage<'j>(&'j [u8]);

impl<'j> Passage<'j> {
    /// The next value of a reader of this text, which is passed over.
    fn next(&self, reader: &mut Reader<'j>) -> Decoded<Self> {
        // Where the value begins, the reader knows only when it has looked at it.
        reader.kind()?;
        let start = reader.offset();
        reader.skip()?;
        let text = self.0.get(start..reader.offset());
        Ok(Self(text.unwrap_or_default()))
    }
}

impl Serialize for Passage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reader = &mut Reader::new(self.0);
        let fault = S::Error::custom::<crate::DecodeError>;
        match reader.kind().map_err(fault)? {
            // Formats without null, such as TOML, leave a member out that is none.
            Kind::Null => serializer.serialize_none(),
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
                    out.serialize_element(&self.next(reader).map_err(fault)?)?;
                }
                out.end()
            }
            Kind::Object => {
                let mut members = reader.object(&[]).map_err(fault)?;
                let mut out = serializer.serialize_map(None)?;
                while members.next(reader).map_err(fault)?.is_some() {
                    let key = members.key();
                    out.serialize_entry(&key, &self.next(reader).map_err(fault)?)?;
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

    /// What has no null and dates of its own.
    #[derive(Debug, PartialEq)]
    struct Row {
        at: crate::DateTime,
        gone: Option<bool>,
        counts: Vec<i64>,
    }

    impl Encode for Row {
        fn encode(&self, writer: &mut Writer) {
            writer.begin_object();
            writer.member("at", &self.at);
            writer.member("gone", &self.gone);
            writer.member("counts", &self.counts);
            writer.end_object();
        }
    }

    impl Decode for Row {
        fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
            let (mut at, mut gone, mut counts) = (None, None, None);
            let mut members = reader.object(&["at", "gone", "counts"])?;
            while let Some(member) = members.next(reader)? {
                match member {
                    0 => at = Some(reader.read()?),
                    1 => gone = reader.read()?,
                    _ => counts = Some(reader.read()?),
                }
            }
            Ok(Self {
                at: members.required(at, 0)?,
                gone,
                counts: members.required(counts, 2)?,
            })
        }
    }

    serde_by_json!(Row);

    #[test]
    fn goes_through_toml() {
        let row: Row = toml::from_str("at = 2023-06-03T14:53:22Z\ncounts = [1, 2]").unwrap();
        assert_eq!(row.at.to_string(), "2023-06-03T14:53:22Z");
        let written = toml::to_string(&row).unwrap();
        assert_eq!(written, "at = \"2023-06-03T14:53:22Z\"\ncounts = [1, 2]\n");
        assert_eq!(toml::from_str::<Row>(&written).unwrap(), row);
    }
}
