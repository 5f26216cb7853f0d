//! Parameters of a call, in the path, the query, headers and cookies.

use reqwest::header::{HeaderName, HeaderValue};

use crate::json::encode_sent;
use crate::request::{header_name, header_value};
use crate::{Call, Encode, Param, Style, ToParam, form, param};

impl Call {
    /// Sets a path parameter.
    pub fn path<T: ToParam>(&mut self, name: &'static str, style: Style, value: T) {
        let value = self.checked("path parameter", name, &value);
        #[cfg(all(feature = "mock", not(target_arch = "wasm32")))]
        if style.allow_reserved {
            self.keeps_slashes(name);
        }
        replace(&mut self.path, name, param::path(name, style, &value));
    }

    /// Sets a path parameter whose `content` is JSON.
    pub fn path_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match json_text(value) {
            Ok(text) => replace(&mut self.path, name, param::strict(&text)),
            Err(error) => self.refuse(format!("path parameter `{name}`: {error}")),
        }
    }

    /// Sets a query parameter; a value that is absent removes it.
    pub fn query<T: ToParam>(&mut self, name: &'static str, style: Style, value: T) {
        let value = self.checked("query parameter", name, &value);
        replace(&mut self.query, name, param::query(name, style, &value));
    }

    /// Sets a query parameter whose `content` is JSON.
    pub fn query_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match json_text(value) {
            Ok(text) => {
                let text = param::strict(&text);
                replace(
                    &mut self.query,
                    name,
                    format!("{}={text}", param::strict(name)),
                );
            }
            Err(error) => self.refuse(format!("query parameter `{name}`: {error}")),
        }
    }

    /// Sets the whole query string (OpenAPI 3.2, `in: querystring`) to text, percent-encoded.
    pub fn querystring<T: ToParam>(&mut self, name: &'static str, value: T) {
        let value = self.checked("query string", name, &value);
        let text = value.flat().unwrap_or_default();
        replace(&mut self.query, name, param::strict(&text));
    }

    /// Sets the whole query string to the members of an object, as a form has them.
    pub fn querystring_form<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match form::encode(value, &[]) {
            Ok(pairs) => replace(&mut self.query, name, pairs),
            Err(error) => self.refuse(format!("query string `{name}`: {error}")),
        }
    }

    /// Sets the whole query string to JSON, percent-encoded.
    pub fn querystring_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match json_text(value) {
            Ok(text) => replace(&mut self.query, name, param::strict(&text)),
            Err(error) => self.refuse(format!("query string `{name}`: {error}")),
        }
    }

    /// Sets a header parameter; a value that is absent removes it.
    pub fn header<T: ToParam>(&mut self, name: &'static str, style: Style, value: T) {
        let value = self.checked("header", name, &value);
        match param::plain(style, &value) {
            Some(value) => self.extra_header(name, &value),
            None => self
                .headers
                .retain(|(known, _)| !known.as_str().eq_ignore_ascii_case(name)),
        }
    }

    /// Sets a header parameter whose `content` is JSON, with `\uXXXX` for what is not ASCII, which no header
    /// may hold.
    pub fn header_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match json_text(value) {
            Ok(text) => self.extra_header(name, &ascii(&text)),
            Err(error) => self.refuse(format!("header `{name}`: {error}")),
        }
    }

    /// Adds a query parameter by name, whether the document knows it or not. One of the same name that
    /// is there already stays beside it.
    pub fn extra_query(&mut self, name: &str, value: &str) {
        let pair = format!("{}={}", param::strict(name), param::strict(value));
        self.extra_query.push(pair);
    }

    /// Adds a query parameter by name alone, without `=` and a value (`?flag`).
    pub fn extra_query_flag(&mut self, name: &str) {
        self.extra_query.push(param::strict(name));
    }

    /// Sets a cookie parameter; a value that is absent removes it.
    pub fn cookie<T: ToParam>(&mut self, name: &'static str, style: Style, value: T) {
        let value = self.checked("cookie", name, &value);
        match param::cookie(name, style, &value) {
            Ok(pairs) => replace(&mut self.cookies, name, pairs),
            Err(error) => self.refuse(format!("cookie `{name}`: {error}")),
        }
    }

    /// Sets a cookie parameter whose `content` is JSON, percent-encoded: JSON has commas and quotes,
    /// which no cookie may hold (RFC 6265 §4.1.1).
    pub fn cookie_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match json_text(value) {
            Ok(text) => {
                let pair = format!("{}={}", param::strict(name), param::strict(&text));
                replace(&mut self.cookies, name, pair);
            }
            Err(error) => self.refuse(format!("cookie `{name}`: {error}")),
        }
    }

    /// Sets any header by name, whether the document knows it or not.
    pub fn extra_header(&mut self, name: &str, value: &str) {
        match (header_name(name), header_value(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.retain(|(known, _)| *known != name);
                self.headers.push((name, value));
            }
            (Err(error), _) => self.refuse(error),
            (_, Err(error)) => self.refuse(format!("header `{name}`: {error}")),
        }
    }

    /// Sets a header to bytes that come from the server itself, where they can stand in one.
    pub(crate) fn raw_header(&mut self, name: &'static str, value: &[u8]) {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            let name = HeaderName::from_static(name);
            self.headers.retain(|(known, _)| *known != name);
            self.headers.push((name, value));
        }
    }

    /// The value of a query parameter as it was set: of one that is written as a single pair, decoded.
    #[must_use]
    pub fn query_value(&self, name: &str) -> Option<String> {
        let (_, pair) = self.query.iter().find(|(known, _)| *known == name)?;
        let (_, value) = pair.split_once('=').filter(|_| !pair.contains('&'))?;
        let value = percent_encoding::percent_decode_str(value).decode_utf8();
        Some(value.ok()?.into_owned())
    }

    /// The values of the path parameters, encoded.
    pub(crate) fn path_values(&self) -> &[(&'static str, String)] {
        &self.path
    }

    /// The value, free of its type. One that can't be sent is refused.
    fn checked(&mut self, place: &str, name: &str, value: &impl ToParam) -> Param {
        let param = value.to_param();
        let not_finite = || Some(format!("{} can't be sent", param.not_finite()?));
        if let Some(fault) = value.fault().or_else(not_finite) {
            self.refuse(format!("{place} `{name}`: {fault}"));
        }
        param
    }
}

/// A value as JSON text.
fn json_text<T: Encode + ?Sized>(value: &T) -> Result<String, String> {
    let text = encode_sent(value).map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// A JSON text in ASCII (RFC 8259, section 7): other characters stand in its strings alone.
fn ascii(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        // Readers take the one control character that JSON leaves as it is for the end of a header.
        if character.is_ascii() && character != '\u{7f}' {
            written.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                written.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    written
}

/// Sets the value under a name, in the place where it first stood.
fn replace(list: &mut Vec<(&'static str, String)>, name: &'static str, value: String) {
    match list.iter_mut().find(|(known, _)| *known == name) {
        Some((_, before)) => *before = value,
        None => list.push((name, value)),
    }
}
