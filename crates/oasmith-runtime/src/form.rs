//! `application/x-www-form-urlencoded` bodies (OpenAPI 3.1.1 §4.8.15.1.2).

use crate::json::Kind;
use crate::param::{form_component, query};
use crate::{Decode, Decoded, Encode, Param, Reader, Style, decode_slice, encode_vec};

/// How a member of a form is written where the document says more than its type does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// As a query parameter of this style.
    Style(Style),
    /// As JSON text.
    Json,
}

/// Encodes the members of an object, in their order: lists as repeated pairs, objects inside as JSON
/// text, unless the encodings say otherwise.
///
/// # Errors
///
/// The body is not an object, or holds what JSON can't carry.
pub(crate) fn encode<T: Encode + ?Sized>(
    body: &T,
    encodings: &[(&str, Encoding)],
) -> Result<String, String> {
    let text = encode_vec(body).map_err(|error| error.to_string())?;
    let Ok(Param::Object(members)) = decode_slice(&text) else {
        return Err("a form is made of the members of an object".to_owned());
    };
    let mut pairs: Vec<String> = Vec::new();
    for (name, value) in &members {
        let encoding = encodings.iter().find(|(known, _)| known == name);
        match encoding.map(|(_, encoding)| *encoding) {
            Some(Encoding::Style(style)) => {
                let written = query(name, style, value).replace("%20", "+");
                pairs.extend(Some(written).filter(|written| !written.is_empty()));
            }
            Some(Encoding::Json) if *value != Param::Absent => {
                pairs.push(pair(name, &value.json()))
            }
            Some(Encoding::Json) => {}
            None => {
                let elements = match value {
                    Param::Array(elements) => elements.as_slice(),
                    other => std::slice::from_ref(other),
                };
                pairs.extend(
                    elements
                        .iter()
                        .filter_map(|it| Some(pair(name, &it.flat()?))),
                );
            }
        }
    }
    Ok(pairs.join("&"))
}

fn pair(name: &str, text: &str) -> String {
    format!("{}={}", form_component(name), form_component(text))
}

/// Any JSON, with its members in the order of the text and its numbers by their spelling. Null is
/// no value.
impl Decode for Param {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        Ok(match reader.kind()? {
            Kind::Null => {
                reader.null()?;
                Self::Absent
            }
            Kind::Boolean => Self::Literal(reader.boolean()?.to_string()),
            Kind::Number => Self::Literal(reader.number()?.to_owned()),
            Kind::String => Self::Text(reader.read()?),
            Kind::Array => Self::Array(reader.read()?),
            Kind::Object => {
                let mut members = reader.object(&[])?;
                let mut list = Vec::new();
                while members.next(reader)?.is_some() {
                    list.push((members.key(), reader.read()?));
                }
                Self::Object(list)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, encode};
    use crate::{Json, Style, Writer};

    /// Writes its members in this order.
    struct Body;

    impl crate::Encode for Body {
        fn encode(&self, writer: &mut Writer) {
            writer.begin_object();
            writer.member("z", "x y&z");
            writer.member("b", &vec![1, 2]);
            writer.member("c", &serde_json::json!({"d": "e f"}));
            writer.member("g", &None::<bool>);
            writer.member("h", &true);
            writer.member("i", &Vec::<bool>::new());
            writer.end_object();
        }
    }

    #[test]
    fn members_become_pairs_in_their_order() {
        assert_eq!(
            encode(&Body, &[]).unwrap(),
            "z=x+y%26z&b=1&b=2&c=%7B%22d%22%3A%22e+f%22%7D&h=true"
        );
        assert!(encode(&vec![1], &[]).is_err());
        assert!(encode(&Json::Null, &[]).is_err());
    }

    #[test]
    fn encodings_hold() {
        let encodings = [
            ("z", Encoding::Json),
            ("b", Encoding::Style(Style::FORM.explode(false))),
            ("c", Encoding::Style(Style::DEEP_OBJECT)),
            ("g", Encoding::Json),
            ("i", Encoding::Style(Style::FORM)),
        ];
        assert_eq!(
            encode(&Body, &encodings).unwrap(),
            "z=%22x+y%26z%22&b=1,2&c%5Bd%5D=e+f&h=true"
        );
    }
}
