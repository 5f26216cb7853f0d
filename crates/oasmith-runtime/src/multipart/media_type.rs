//! Multipart media types: the subtype, and the parameters that frame the parts.

use super::NamedPart;
use crate::media_type::essence;
use crate::param::strict;

/// A multipart media type as a document declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MultipartType {
    /// In lower case: `multipart/related`.
    essence: String,
    /// The declared parameters, names in lower case, values without quotes.
    parameters: Vec<(String, String)>,
}

impl MultipartType {
    /// A declared media type; a range such as `multipart/*` stands for a form.
    pub(super) fn parse(declared: &str) -> Self {
        let mut pieces = split(declared).into_iter();
        let essence = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let essence = match essence.contains('*') {
            true => FORM.to_owned(),
            false => essence,
        };
        let parameters = pieces.filter_map(|piece| {
            let (name, value) = piece.split_once('=')?;
            let value = value.trim().trim_matches('"').to_owned();
            Some((name.trim().to_ascii_lowercase(), value))
        });
        Self {
            essence,
            parameters: parameters.collect(),
        }
    }

    pub(super) fn is_form(&self) -> bool {
        self.essence == FORM
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        let mut parameters = self.parameters.iter();
        let found = parameters.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The boundary that the document declares.
    pub(super) fn boundary(&self) -> Option<&str> {
        // RFC 2046, section 5.1.1.
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte);
        self.parameter("boundary").filter(|boundary| {
            let length = boundary.len();
            (1..=70).contains(&length) && boundary.bytes().all(fits) && !boundary.ends_with(' ')
        })
    }

    /// The `Content-ID` of a part: its name, as the left side of an address (RFC 2392).
    pub(super) fn content_id(&self, name: &str) -> String {
        format!("<{}@part>", strict(name))
    }

    /// The media type as it is sent. That of `multipart/related` names the type of its root and where it starts
    /// (RFC 2387, section 3).
    pub(super) fn sent(&self, boundary: &str, parts: &[NamedPart]) -> String {
        let mut text = format!("{}; boundary={}", self.essence, token_or_quoted(boundary));
        let others = self.parameters.iter();
        for (name, value) in others.filter(|(name, _)| name != "boundary") {
            text.push_str(&format!("; {name}={}", token_or_quoted(value)));
        }
        let Some(first) = parts.first().filter(|_| self.essence == RELATED) else {
            return text;
        };
        if self.parameter("type").is_none() {
            // Without one it is text (RFC 2046, section 5.1).
            let root = first.part.media_type.as_deref().unwrap_or("text/plain");
            text.push_str(&format!("; type=\"{}\"", essence(root)));
        }
        if self.parameter("start").is_none() {
            text.push_str(&format!("; start=\"{}\"", first.content_id(self)));
        }
        text
    }

    /// Gives the first part the `Content-ID` that the document declares as the start.
    pub(super) fn start(&self, parts: &mut [NamedPart]) {
        if let (Some(start), Some(first)) = (self.parameter("start"), parts.first_mut())
            && self.essence == RELATED
        {
            first.part.set_header("Content-ID", start);
        }
    }
}

impl NamedPart {
    /// The `Content-ID`, which may be set as any other header.
    fn content_id(&self, kind: &MultipartType) -> String {
        let mut own = self.part.headers.iter();
        let own = own.find(|(name, _)| name.eq_ignore_ascii_case("content-id"));
        own.map_or_else(|| kind.content_id(&self.name), |(_, value)| value.clone())
    }
}

const FORM: &str = "multipart/form-data";
const RELATED: &str = "multipart/related";

/// The pieces between the semicolons that stand outside of quotes, trimmed.
fn split(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, character) in text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            ';' if !quoted => {
                pieces.push(text.get(start..at).unwrap_or_default().trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(text.get(start..).unwrap_or_default().trim());
    pieces
}

/// The value of a parameter (RFC 2045, section 5.1).
fn token_or_quoted(value: &str) -> String {
    let is_token = |byte: u8| byte.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?=".contains(&byte);
    if !value.is_empty() && value.bytes().all(is_token) {
        return value.to_owned();
    }
    format!("\"{value}\"")
}

#[cfg(test)]
mod tests {
    use super::MultipartType;

    #[test]
    fn media_types_are_parsed() {
        let kind = MultipartType::parse("Multipart/Mixed; Boundary=\"a;b c\"; charset=utf-8");
        assert_eq!(kind.boundary(), None, "a semicolon can't stand in one");
        assert_eq!(
            kind.sent("x y", &[]),
            "multipart/mixed; boundary=\"x y\"; charset=utf-8"
        );
        assert_eq!(
            MultipartType::parse("multipart/mixed;boundary=B").boundary(),
            Some("B")
        );
        assert!(MultipartType::parse("multipart/*").is_form());
        assert!(
            MultipartType::parse("multipart/form-data; boundary=")
                .boundary()
                .is_none()
        );
    }
}
