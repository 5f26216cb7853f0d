//! Between JSON and types of the user's own, by serde.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::runtime::{Decode, DecodeError, Decoded, Json, Reader};

/// A value of any type that serde can read.
pub(crate) struct Typed<T>(pub(crate) T);

impl<T: DeserializeOwned> Decode for Typed<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.kind()?;
        let start = reader.offset();
        from_json(reader.read()?, start).map(Self)
    }
}

/// Reads a value that began at the offset.
pub(crate) fn from_json<T: DeserializeOwned>(json: Json, offset: usize) -> Decoded<T> {
    serde_json::from_value(json).map_err(|error| misfit(&error, offset))
}

/// Why a value that began at the offset is not of the type. The value is not repeated.
pub(crate) fn misfit(error: &serde_json::Error, offset: usize) -> DecodeError {
    DecodeError::new(without_value(&error.to_string()), offset)
}

/// The JSON of a value, or why there is none.
pub(crate) fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<Json, String> {
    serde_json::to_value(value).map_err(|error| error.to_string())
}

/// What serde says, less the value that it says it of: ``invalid type: string "x", expected u8``.
fn without_value(message: &str) -> String {
    let opening = ["invalid type: ", "invalid value: ", "unknown variant "];
    let Some(opening) = opening.into_iter().find(|start| message.starts_with(start)) else {
        return message.to_owned();
    };
    let (what, rest) = message.split_at(opening.len());
    let Some((value, expected)) = rest.rsplit_once(", expected ") else {
        return what.trim_end_matches([':', ' ']).to_owned();
    };
    let kind = value.split(['"', '`']).next().unwrap_or_default();
    format!(
        "{}, expected {expected}",
        format!("{what}{kind}").trim_end()
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{Typed, from_json, to_json};
    use crate::runtime::decode_slice;

    #[test]
    fn faults_have_a_place_and_not_the_value() {
        let error = decode_slice::<Vec<Typed<u8>>>(br#"[1, "sesame, expected"]"#);
        let error = error.err().map(|error| error.to_string());
        assert_eq!(
            error.as_deref(),
            Some("$[1]: invalid type: string, expected u8")
        );
        let error = from_json::<u8>(json!(true), 0).err();
        let text = error.map(|error| error.message().to_owned());
        assert_eq!(text.as_deref(), Some("invalid type: boolean, expected u8"));
        let error = from_json::<Result<u8, u8>>(json!({"sesame": 1}), 0).err();
        let text = error.map(|error| error.message().to_owned());
        assert_eq!(
            text.as_deref(),
            Some("unknown variant, expected `Ok` or `Err`")
        );
    }

    #[test]
    fn what_json_can_not_hold_is_an_error() {
        assert_eq!(to_json(&[1]), Ok(json!([1])));
        assert!(to_json(&BTreeMap::from([(vec![1], 2)])).is_err());
    }
}
