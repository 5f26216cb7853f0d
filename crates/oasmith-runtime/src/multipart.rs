//! Multipart bodies: `multipart/form-data` (RFC 7578), and the others of MIME (RFC 2046, section 5.1).

mod framing;
mod head;
mod media_type;
mod part;
mod set;

use bytes::Bytes;

use crate::{Encode, Param, ToParam, encode_vec};
pub use part::Part;

/// The parts of a multipart body, such as a form with files. Where all are held in memory, the call can be retried.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Multipart {
    parts: Vec<NamedPart>,
    fault: Option<String>,
}

#[derive(Debug, Clone)]
struct NamedPart {
    name: String,
    part: Part,
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

    /// Adds a header to the parts of that name, in place of one that they have.
    pub fn part_header(mut self, part: &str, name: &str, value: &str) -> Self {
        for named in self.parts.iter_mut().filter(|named| named.name == part) {
            named.part.set_header(name, value);
        }
        self
    }

    fn push(&mut self, name: &str, part: Part) {
        let name = name.to_owned();
        self.parts.push(NamedPart { name, part });
    }

    /// Adds a file, of this media type unless it has one of its own. One without a file name gets the
    /// part's name as one.
    pub fn upload(self, name: &str, media_type: &str, part: impl Into<Part>) -> Self {
        self.part(name, part.into().into_file(media_type))
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
