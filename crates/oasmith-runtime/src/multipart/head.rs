//! The heads of parts.

use super::NamedPart;
use super::media_type::MultipartType;
use crate::request::{header_name, header_value};

/// The head of a part, without a line break at its end.
///
/// # Errors
///
/// A header of the part can't be sent.
pub(super) fn head(kind: &MultipartType, named: &NamedPart) -> Result<String, String> {
    let NamedPart { name, part } = named;
    let place = |error: String| format!("part `{name}`: {error}");
    let mut lines: Vec<String> = Vec::new();
    let has_own = |name: &str| {
        let mut own = part.headers.iter();
        own.any(|(known, _)| known.eq_ignore_ascii_case(name))
    };
    if !has_own("content-disposition") {
        // Many servers take a part for a file only where it has a file name.
        let stand_in = (kind.is_form() && part.is_file).then_some(name.as_str());
        lines.extend(disposition(
            kind,
            name,
            part.file_name.as_deref().or(stand_in),
        ));
    }
    if !kind.is_form() && !has_own("content-id") {
        lines.push(format!("Content-ID: {}", kind.content_id(name)));
    }
    if let Some(media_type) = part
        .media_type
        .as_ref()
        .filter(|_| !has_own("content-type"))
    {
        if media_type.bytes().any(|byte| byte.is_ascii_control()) {
            return Err(place("the media type is not one".to_owned()));
        }
        lines.push(format!("Content-Type: {media_type}"));
    }
    for (name, value) in &part.headers {
        header_name(name).map_err(place)?;
        header_value(value).map_err(|error| place(format!("header `{name}`: {error}")))?;
        lines.push(format!("{name}: {value}"));
    }
    Ok(lines.join("\r\n"))
}

/// The `Content-Disposition` of a part: in a form it has the name (RFC 7578, section 4.2), elsewhere only that of
/// a file (RFC 2183).
fn disposition(kind: &MultipartType, name: &str, file_name: Option<&str>) -> Option<String> {
    let file_name = file_name.map(|file_name| format!("; filename=\"{}\"", quoted(file_name)));
    if !kind.is_form() {
        return file_name.map(|file_name| format!("Content-Disposition: attachment{file_name}"));
    }
    let file_name = file_name.unwrap_or_default();
    let name = quoted(name);
    Some(format!(
        "Content-Disposition: form-data; name=\"{name}\"{file_name}"
    ))
}

/// Escapes a name as browsers do (RFC 7578, section 2, by way of the HTML standard).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
