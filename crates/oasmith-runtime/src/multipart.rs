//! `multipart/form-data` bodies (RFC 7578).

use bytes::Bytes;

use crate::{Encode, ToParam, encode_vec};

/// The parts of a form with files, held in memory so that the call can be sent again.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Multipart {
    parts: Vec<Part>,
    fault: Option<String>,
}

#[derive(Debug, Clone)]
struct Part {
    head: String,
    body: Bytes,
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
            crate::Param::Array(elements) => elements.as_slice(),
            other => std::slice::from_ref(other),
        };
        for text in elements
            .iter()
            .filter_map(|element| element.flat().map(String::from))
        {
            self = self.part(name, None, None, text.into());
        }
        self
    }

    /// Adds a value as JSON.
    pub fn json<T: Encode + ?Sized>(mut self, name: &str, value: &T) -> Self {
        match encode_vec(value) {
            Ok(text) => self.part(name, None, Some("application/json"), text.into()),
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
        self.part(name, Some(file_name), Some(media_type), bytes.into())
    }

    fn part(
        mut self,
        name: &str,
        file_name: Option<&str>,
        media_type: Option<&str>,
        body: Bytes,
    ) -> Self {
        let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
        }
        if let Some(media_type) = media_type {
            if media_type.bytes().any(|byte| byte.is_ascii_control()) {
                self.fault
                    .get_or_insert(format!("part `{name}`: the media type is not one"));
            }
            head.push_str("\r\nContent-Type: ");
            head.push_str(media_type);
        }
        self.parts.push(Part { head, body });
        self
    }

    /// The media type with the boundary, and the body.
    pub(crate) fn finish(self) -> Result<(String, Bytes), String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let boundary = self.boundary();
        let mut body = Vec::new();
        for part in &self.parts {
            body.extend_from_slice(format!("--{boundary}\r\n{}\r\n\r\n", part.head).as_bytes());
            body.extend_from_slice(&part.body);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        Ok((
            format!("multipart/form-data; boundary={boundary}"),
            body.into(),
        ))
    }

    /// A boundary that stands in no part. It needs no chance: one is tried after the other.
    fn boundary(&self) -> String {
        let mut number = 0_u64;
        loop {
            let boundary = format!("oasmith-part-{number:016x}");
            let taken = |part: &Part| contains(&part.body, boundary.as_bytes());
            if !self.parts.iter().any(taken) {
                return boundary;
            }
            number = number.wrapping_add(1);
        }
    }
}

fn contains(body: &[u8], boundary: &[u8]) -> bool {
    body.windows(boundary.len())
        .any(|window| window == boundary)
}

/// Escapes a name as browsers do (RFC 7578 §2 by way of the HTML standard).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::Multipart;

    #[test]
    fn parts_are_framed() {
        let form = Multipart::new()
            .field("a\"b", vec!["1", "2"])
            .json("j", &true)
            .file(
                "f",
                "x.txt",
                "text/plain",
                "oasmith-part-0000000000000000".as_bytes(),
            );
        let (media_type, body) = form.finish().unwrap();
        assert_eq!(
            media_type,
            "multipart/form-data; boundary=oasmith-part-0000000000000001"
        );
        let body = String::from_utf8(body.to_vec()).unwrap();
        let expected = [
            "--B\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\n1\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\n2\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"j\"\r\nContent-Type: application/json\r\n\r\ntrue\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\noasmith-part-0000000000000000\r\n",
            "--B--\r\n",
        ];
        assert_eq!(
            body,
            expected
                .concat()
                .replace("--B", "--oasmith-part-0000000000000001")
        );
        assert!(
            Multipart::new()
                .file("f", "x", "a/b\r\nX: 1", "")
                .finish()
                .is_err()
        );
        assert!(Multipart::new().json("f", &f64::NAN).finish().is_err());
    }
}
