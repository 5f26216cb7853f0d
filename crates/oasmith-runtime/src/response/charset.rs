//! Text in other charsets than UTF-8, by the label of its `Content-Type` (RFC 9110, section 8.3.2).

use super::RawResponse;
use crate::BodyError;

/// A charset by the labels that the WHATWG's Encoding Standard has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Charset {
    Utf8,
    Utf16(Order),
    Windows1252,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

/// The body as text.
pub(super) fn text(response: &RawResponse) -> Result<String, BodyError> {
    let Some(label) = label(response) else {
        return utf8(&response.body);
    };
    match charset(&label) {
        None => Err(BodyError::charset(&label)),
        Some(Charset::Utf8) => utf8(&response.body),
        Some(Charset::Windows1252) => Ok(windows_1252(&response.body)),
        Some(Charset::Utf16(order)) => {
            utf16(&response.body, order).ok_or_else(|| BodyError::charset(&label))
        }
    }
}

/// The body as text, where it is labelled as anything else than UTF-8.
pub(super) fn transcoded(response: &RawResponse) -> Option<String> {
    let label = label(response)?;
    (charset(&label)? != Charset::Utf8).then(|| text(response).ok())?
}

/// The charset that the `Content-Type` names, in lower case.
fn label(response: &RawResponse) -> Option<String> {
    let value = response.header("content-type")?;
    let found = value.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    });
    found.filter(|label| !label.is_empty())
}

fn charset(label: &str) -> Option<Charset> {
    Some(match label {
        "utf-8" | "utf8" | "unicode-1-1-utf-8" => Charset::Utf8,
        "us-ascii" | "ascii" | "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "l1"
        | "windows-1252" | "cp1252" | "x-cp1252" => Charset::Windows1252,
        "utf-16" | "utf-16le" => Charset::Utf16(Order::Little),
        "utf-16be" => Charset::Utf16(Order::Big),
        _ => return None,
    })
}

fn utf8(body: &[u8]) -> Result<String, BodyError> {
    match std::str::from_utf8(body) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(BodyError::not_utf8(error.valid_up_to())),
    }
}

/// A byte order mark goes before the label.
fn utf16(body: &[u8], labelled: Order) -> Option<String> {
    let (order, body) = match body {
        [0xfe, 0xff, rest @ ..] => (Order::Big, rest),
        [0xff, 0xfe, rest @ ..] => (Order::Little, rest),
        _ => (labelled, body),
    };
    let pairs = body.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    let units = pairs.map(|pair| match (pair, order) {
        ([one, other], Order::Little) => u16::from_le_bytes([*one, *other]),
        ([one, other], Order::Big) => u16::from_be_bytes([*one, *other]),
        _ => 0,
    });
    char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .ok()
}

/// What bytes from 0x80 to 0x9F are; all others are the characters of their own numbers.
const UPPER_CONTROLS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Windows-1252, which stands for ISO-8859-1 and US-ASCII too (Encoding Standard, section 4.2).
fn windows_1252(body: &[u8]) -> String {
    let character = |byte: &u8| {
        let upper = byte.checked_sub(0x80).map(usize::from);
        let upper = upper.and_then(|at| UPPER_CONTROLS.get(at));
        upper.copied().unwrap_or_else(|| char::from(*byte))
    };
    body.iter().map(character).collect()
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

    use crate::RawResponse;

    fn labelled(media_type: &str, body: &[u8]) -> RawResponse {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_str(media_type).unwrap());
        RawResponse::new(StatusCode::OK, headers, body.to_vec())
    }

    #[test]
    fn text_is_read_by_its_label() {
        let text = |media_type: &str, body: &[u8]| labelled(media_type, body).text();
        assert_eq!(text("text/plain", "é".as_bytes()).unwrap(), "é");
        let latin = "text/csv; header=present; charset=\"ISO-8859-1\"";
        assert_eq!(text(latin, b"caf\xe9 \x80\x9f").unwrap(), "café €Ÿ");
        assert_eq!(
            text("text/plain;charset=utf-16", b"\xfe\xff\x00a").unwrap(),
            "a"
        );
        assert_eq!(
            text("text/plain;charset=UTF-16LE", b"=\xd8\x80\xde").unwrap(),
            "🚀"
        );
        assert!(text("text/plain;charset=utf-16", b"a").is_err());
        assert_eq!(
            text("text/plain", b"ab\xff").unwrap_err().not_utf8_from(),
            Some(2)
        );
        let error = text("text/plain; charset=shift_jis", b"a").unwrap_err();
        assert!(error.to_string().contains("`shift_jis`"), "{error}");
        let json = labelled("application/json; charset=iso-8859-1", b"\"\xe9\"");
        assert_eq!(json.json::<String>().unwrap(), "é");
    }

    #[test]
    fn the_label_decides_between_text_and_json() {
        let any = |media_type: &str, body: &str| labelled(media_type, body.as_bytes()).any_text();
        assert_eq!(any("text/plain", "\"1\"").unwrap(), "\"1\"");
        assert_eq!(any("application/json", "\"1\"").unwrap(), "1");
        assert_eq!(any("application/problem+json", "\"1\"").unwrap(), "1");
        assert_eq!(any("application/json", "1.4.2").unwrap(), "1.4.2");
        assert_eq!(any("text/plain", "").unwrap(), "");
        let unlabelled = RawResponse::new(StatusCode::OK, HeaderMap::new(), "\"a\"");
        assert_eq!(unlabelled.any_text().unwrap(), "a");
    }
}
