//! Parts that take the place of those before, by the types of a document.

use super::{Multipart, Part};
use crate::json::encode_sent;
use crate::media_type::is_json;
use crate::param::plain;
use crate::{Encode, Json, Param, Style, decode_slice};

impl Multipart {
    /// Sets a value in the way that forms have them (OpenAPI 3.1 §4.8.15.1.1): a list is one part for
    /// each element, an object is JSON, null is no part, and all else is text.
    pub fn set_value<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        self.set_elements(name, value, None);
    }

    /// The same, with a media type for the parts. Objects and lists in lists have a spelling in JSON alone: with
    /// another media type they are refused.
    pub fn set_value_as<T: Encode + ?Sized>(&mut self, name: &str, media_type: &str, value: &T) {
        self.set_elements(name, value, Some(media_type));
    }

    /// Sets a list as one part, with what the style has between its elements (OpenAPI 3.1.1 §4.8.15.1.2, and
    /// `collectionFormat` of Swagger 2.0). Nothing is percent-encoded in a part.
    pub fn set_styled<T: Encode + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        let text = encode_sent(value).map_err(|error| error.to_string());
        let value = text.and_then(|text| decode_slice::<Param>(&text).map_err(|e| e.to_string()));
        match value {
            Ok(value) => self.replace(name, plain(style, &value).map(Part::new)),
            Err(error) => self.refuse(name, &error),
        }
    }

    /// Sets a value as JSON.
    pub fn set_json<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        self.set_json_as(name, JSON, value);
    }

    /// Sets a value as JSON of another media type (`application/vnd.api+json`).
    pub fn set_json_as<T: Encode + ?Sized>(&mut self, name: &str, media_type: &str, value: &T) {
        match encode_sent(value) {
            Ok(text) => self.replace(name, [Part::new(text).media_type(media_type)]),
            Err(error) => self.refuse(name, &error.to_string()),
        }
    }

    /// Sets a part that is written already, of this media type unless it has one of its own.
    pub fn set_part(&mut self, name: &str, media_type: &str, part: impl Into<Part>) {
        let mut part = part.into();
        part.media_type.get_or_insert_with(|| media_type.to_owned());
        self.replace(name, [part]);
    }

    /// Sets a file, of this media type unless it has one of its own.
    pub fn set_upload(&mut self, name: &str, media_type: &str, part: impl Into<Part>) {
        self.replace(name, [part.into().into_file(media_type)]);
    }

    /// Sets several files under one name.
    pub fn set_uploads<P: Into<Part>>(
        &mut self,
        name: &str,
        media_type: &str,
        parts: impl IntoIterator<Item = P>,
    ) {
        let parts = parts.into_iter();
        let parts: Vec<Part> = parts
            .map(|part| part.into().into_file(media_type))
            .collect();
        self.replace(name, parts);
    }

    fn set_elements<T: Encode + ?Sized>(
        &mut self,
        name: &str,
        value: &T,
        media_type: Option<&str>,
    ) {
        let text = encode_sent(value).map_err(|error| error.to_string());
        let json = text.and_then(|text| decode_slice::<Json>(&text).map_err(|e| e.to_string()));
        let elements = match json {
            Ok(Json::Array(elements)) => elements,
            Ok(value) => vec![value],
            Err(error) => return self.refuse(name, &error),
        };
        let parts = elements
            .into_iter()
            .filter_map(|element| part(element, media_type));
        match parts.collect::<Result<Vec<Part>, String>>() {
            Ok(parts) => self.replace(name, parts),
            Err(error) => self.refuse(name, &error),
        }
    }

    fn replace(&mut self, name: &str, parts: impl IntoIterator<Item = Part>) {
        self.parts.retain(|named| named.name != name);
        for part in parts {
            self.push(name, part);
        }
    }

    fn refuse(&mut self, name: &str, error: &str) {
        self.fault.get_or_insert(format!("part `{name}`: {error}"));
    }
}

const JSON: &str = "application/json";

/// A value as a part; `None` for null.
///
/// # Errors
///
/// It has no spelling of that media type.
fn part(value: Json, media_type: Option<&str>) -> Option<Result<Part, String>> {
    let written = match value {
        Json::Null => return None,
        Json::String(text) => Part::new(text),
        Json::Bool(_) | Json::Number(_) => Part::new(value.to_string()),
        Json::Array(_) | Json::Object(_) => {
            let media_type = media_type.unwrap_or(JSON);
            if !is_json(media_type) {
                let error = format!("objects and lists can't be written as {media_type}");
                return Some(Err(error));
            }
            Part::new(value.to_string()).media_type(media_type)
        }
    };
    Some(Ok(match media_type {
        Some(media_type) => written.media_type(media_type),
        None => written,
    }))
}
