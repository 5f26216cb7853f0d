//! `multipart/form-data` bodies (RFC 7578).

mod framing;
mod part;
mod set;

use bytes::Bytes;

use crate::{Body, Encode, Param, ToParam, encode_vec};
pub use part::Part;

/// The parts of a form with files. Where all are held in memory, the call can be sent again.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Multipart {
    parts: Vec<Framed>,
    fault: Option<String>,
}

/// A part behind its head, which has no line break at its end.
#[derive(Debug, Clone)]
struct Framed {
    name: String,
    head: String,
    body: Body,
}

impl Multipart {
    /// A form without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text, number or boolean; lists give one part for each element. Absent adds nothing.
    pub fn field<T: ToParam>(mut self, name: &str, value: T) -> Self {
        let value = value.to_param();
        let elements = match &value {
            Param::Array(elements) => elements.as_slice(),
            other => std::slice::from_ref(other),
        };
        for text in elements
            .iter()
            .filter_map(|element| element.flat().map(String::from))
        {
            self = self.part(name, text);
        }
        self
    }

    /// Adds a value as JSON.
    pub fn json<T: Encode + ?Sized>(mut self, name: &str, value: &T) -> Self {
        match encode_vec(value) {
            Ok(text) => self.part(name, Part::new(text).media_type("application/json")),
            Err(error) => {
                self.fault.get_or_insert(format!("part `{name}`: {error}"));
                self
            }
        }
    }

    /// Adds a file.
    pub fn file(
        self,
        name: &str,
        file_name: &str,
        media_type: &str,
        bytes: impl Into<Bytes>,
    ) -> Self {
        let part = Part::new(bytes.into()).file_name(file_name);
        self.part(name, part.media_type(media_type))
    }

    /// Adds a part.
    pub fn part(mut self, name: &str, part: impl Into<Part>) -> Self {
        self.push(name, part.into());
        self
    }

    fn push(&mut self, name: &str, part: Part) {
        let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
        if let Some(file_name) = &part.file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
        }
        if let Some(media_type) = &part.media_type {
            if media_type.bytes().any(|byte| byte.is_ascii_control()) {
                self.fault
                    .get_or_insert(format!("part `{name}`: the media type is not one"));
            }
            head.push_str("\r\nContent-Type: ");
            head.push_str(media_type);
        }
        self.parts.push(Framed {
            name: name.to_owned(),
            head,
            body: part.body,
        });
    }

    /// Adds a file, of this media type unless it has one of its own. One without a file name gets the
    /// part's name as one.
    pub fn upload(self, name: &str, media_type: &str, part: impl Into<Part>) -> Self {
        self.part(name, part.into().into_file(name, media_type))
    }

    /// Adds several files under one name.
    pub fn uploads<P: Into<Part>>(
        mut self,
        name: &str,
        media_type: &str,
        parts: impl IntoIterator<Item = P>,
    ) -> Self {
        for part in parts {
            self = self.upload(name, media_type, part);
        }
        self
    }
}

/// Escapes a name as browsers do (RFC 7578 §2 by way of the HTML standard).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
