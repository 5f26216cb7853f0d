//! Decoding of what stands around other values: options, boxes, lists, maps and any JSON.

use std::collections::BTreeMap;

use super::reader::Kind;
use super::{Decode, DecodeError, Decoded, Json, Reader};

impl<T: Decode> Decode for Option<T> {
    #[inline]
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        if reader.null()? {
            Ok(None)
        } else {
            T::decode(reader).map(Some)
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        T::decode(reader).map(Self::new)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        let mut elements = reader.array()?;
        let mut list = Self::new();
        while elements.next(reader)? {
            list.push(T::decode(reader)?);
        }
        Ok(list)
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        let mut members = reader.object(&[])?;
        let mut map = Self::new();
        while members.next(reader)?.is_some() {
            if reader.is_aside(members.unknown_key()) {
                reader.skip()?;
                continue;
            }
            reader.misfits.loose += 1;
            map.insert(members.key(), T::decode(reader)?);
        }
        Ok(map)
    }
}

impl Decode for Json {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.misfits.loose += 1;
        Ok(match reader.kind()? {
            Kind::Null => {
                reader.null()?;
                Self::Null
            }
            Kind::Boolean => Self::Bool(reader.boolean()?),
            Kind::String => Self::String(reader.read()?),
            Kind::Number => Self::Number(reader.read()?),
            Kind::Array => Self::Array(reader.read()?),
            Kind::Object => {
                let mut members = reader.object(&[])?;
                let mut map = serde_json::Map::new();
                while members.next(reader)?.is_some() {
                    map.insert(members.key(), reader.read()?);
                }
                Self::Object(map)
            }
        })
    }
}

impl Decode for serde_json::Number {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        let start = reader.offset();
        let spelling = reader.number()?;
        if cfg!(feature = "exact-json") {
            let number = spelling.parse();
            return number.map_err(|_| DecodeError::new("the number is out of range", start));
        }
        // `-0` is left to the float, which keeps its sign.
        let integer = match spelling {
            "-0" => None,
            _ => (spelling.parse::<i64>().map(Self::from).ok())
                .or_else(|| spelling.parse::<u64>().map(Self::from).ok()),
        };
        integer
            .or_else(|| spelling.parse::<f64>().ok().and_then(Self::from_f64))
            .ok_or_else(|| DecodeError::new("the number is out of range", start))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::{Json, decode_slice};

    #[test]
    fn any_json_is_what_serde_json_reads() {
        let text = br#" {"a":[1,-2.5e3,18446744073709551615,true,null,"x\ty"],"b":{"c":{}},"d":[],"e":-0} "#;
        let expected: Json = serde_json::from_slice(text).unwrap();
        assert_eq!(decode_slice::<Json>(text), Ok(expected));
    }

    #[cfg(feature = "exact-json")]
    #[test]
    fn numbers_keep_their_digits() {
        let text = br#"[18446744073709551616,0.1000000000000000055511151231257827,1.50]"#;
        let value = decode_slice::<Json>(text).unwrap();
        assert_eq!(crate::encode_vec(&value).unwrap(), text);
    }

    #[test]
    fn faults_carry_their_path() {
        let text = br#"{"list":[{"a":1},{"a":[2,"x"]}]}"#;
        type Nested = BTreeMap<String, Vec<BTreeMap<String, Json>>>;
        assert!(decode_slice::<Nested>(text).is_ok());
        type Strict = BTreeMap<String, Vec<BTreeMap<String, i64>>>;
        let error = decode_slice::<Strict>(text).unwrap_err();
        assert_eq!(
            error.to_string(),
            "$.list[1].a: expected an integer, found an array"
        );
    }

    #[test]
    fn depth_is_bounded() {
        let deep = |levels: usize| [vec![b'['; levels], vec![b']'; levels]].concat();
        assert!(decode_slice::<Json>(&deep(128)).is_ok());
        let error = decode_slice::<Json>(&deep(129)).unwrap_err();
        assert_eq!(error.message(), "nested deeper than 128 levels");
        assert!(decode_slice::<Json>(&vec![b'['; 1_000_000]).is_err());
        assert!(
            decode_slice::<Option<Vec<Json>>>(b" null")
                .unwrap()
                .is_none()
        );
    }

    #[test]
    fn broken_texts_are_refused() {
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\" 1}",
            "{\"a\":1,}",
            "nul",
            "[1 2]",
            "{1:2}",
            "'a'",
        ] {
            assert!(decode_slice::<Json>(text.as_bytes()).is_err(), "{text}");
        }
    }
}
