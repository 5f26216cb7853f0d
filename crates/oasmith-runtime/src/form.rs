//! `application/x-www-form-urlencoded` bodies (OpenAPI 3.1.1 §4.8.15.1.2).

use crate::param::form_component;
use crate::{Encode, Json, Param, ToParam, decode_slice, encode_vec};

/// Encodes the members of an object: lists as repeated pairs, objects inside as JSON text.
///
/// # Errors
///
/// The body is not an object, or holds what JSON can't carry.
pub(crate) fn encode<T: Encode + ?Sized>(body: &T) -> Result<String, String> {
    let text = encode_vec(body).map_err(|error| error.to_string())?;
    let Ok(Json::Object(members)) = decode_slice(&text) else {
        return Err("a form is made of the members of an object".to_owned());
    };
    let mut pairs = Vec::new();
    for (name, value) in &members {
        let texts: Vec<_> = match value.to_param() {
            Param::Array(elements) => elements
                .iter()
                .filter_map(|element| element.flat().map(String::from))
                .collect(),
            other => other.flat().map(String::from).into_iter().collect(),
        };
        let name = form_component(name);
        pairs.extend(
            texts
                .iter()
                .map(|text| format!("{name}={}", form_component(text))),
        );
    }
    Ok(pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::encode;
    use crate::{Json, decode_slice};

    #[test]
    fn members_become_pairs() {
        let body: Json = decode_slice(
            br#"{"a":"x y&z","b":[1,"two"],"c":{"d":"e f"},"g":null,"h":true,"i":[]}"#,
        )
        .unwrap();
        assert_eq!(
            encode(&body).unwrap(),
            "a=x+y%26z&b=1&b=two&c=%7B%22d%22%3A%22e+f%22%7D&h=true"
        );
        assert!(encode(&vec![1]).is_err());
    }
}
