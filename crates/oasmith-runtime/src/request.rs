//! A request in the making: URL, headers and body, checked as they come.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::Body;

/// The parts of a request, encoded.
#[derive(Clone, Default)]
pub(crate) struct RequestParts {
    /// The path after the base URL, expanded.
    pub(crate) path: String,
    /// The query without `?`.
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Body>,
}

impl RequestParts {
    /// Adds encoded pairs; the name is encoded here.
    pub(crate) fn query(&mut self, name: &str, encoded: &str) {
        self.query_pairs(&format!("{}={encoded}", crate::param::strict(name)));
    }

    /// Adds pairs that are encoded already.
    pub(crate) fn query_pairs(&mut self, pairs: &str) {
        if !pairs.is_empty() {
            if !self.query.is_empty() {
                self.query.push('&');
            }
            self.query.push_str(pairs);
        }
    }

    /// Adds to the `Cookie` header.
    pub(crate) fn cookie(&mut self, pairs: &str) -> Result<(), String> {
        let joined = match self
            .headers
            .get("cookie")
            .and_then(|value| value.to_str().ok())
        {
            Some(before) => format!("{before}; {pairs}"),
            None => pairs.to_owned(),
        };
        self.secret_header("cookie", &joined)
    }

    /// Sets a header whose value is not to be printed.
    pub(crate) fn secret_header(&mut self, name: &str, value: &str) -> Result<(), String> {
        let name = header_name(name)?;
        let mut value = header_value(value)?;
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(())
    }
}

/// A header's name.
pub(crate) fn header_name(name: &str) -> Result<HeaderName, String> {
    name.parse()
        .map_err(|_| format!("`{}` is not a header name", name.escape_debug()))
}

/// A header's value: visible ASCII, space and tab (RFC 9110 §5.5). The message does not contain it.
pub(crate) fn header_value(value: &str) -> Result<HeaderValue, String> {
    if value.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        return Err("line breaks and NUL are not allowed in a header".to_owned());
    }
    if !value.is_ascii() {
        return Err("only ASCII is allowed in a header".to_owned());
    }
    HeaderValue::from_str(value)
        .map_err(|_| "control characters are not allowed in a header".to_owned())
}

/// Puts the values of path parameters into a template.
///
/// # Errors
///
/// A parameter has no value, or a segment that holds one would be empty, `.` or `..`: such a
/// segment vanishes on the way and the request would reach another operation.
pub(crate) fn expand(template: &str, values: &[(&str, String)]) -> Result<String, String> {
    let mut path = String::with_capacity(template.len() + 32);
    for (at, segment) in template.split('/').enumerate() {
        if at > 0 {
            path.push('/');
        }
        let mut rest = segment;
        let mut last = None;
        let start = path.len();
        while let Some((before, name, after)) = next_name(rest) {
            path.push_str(before);
            let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
                return Err(format!("path parameter `{name}` has no value"));
            };
            if value.is_empty() {
                return Err(refused(name, "empty"));
            }
            path.push_str(value);
            last = Some(name);
            rest = after;
        }
        path.push_str(rest);
        // A value that may hold slashes makes several segments.
        let mut made = path.get(start..).unwrap_or_default().split('/');
        if let (Some(name), Some(dots)) = (last, made.find(|segment| is_dots(segment))) {
            return Err(refused(name, &format!("`{dots}`")));
        }
    }
    Ok(path)
}

/// Whether a segment vanishes when the URL is normalised (RFC 3986 §5.2.4, WHATWG URL §4.5: encoded
/// dots are dots).
fn is_dots(segment: &str) -> bool {
    segment.len() <= "%2e%2e".len()
        && matches!(
            segment.to_ascii_lowercase().replace("%2e", ".").as_str(),
            "." | ".."
        )
}

fn refused(name: &str, what: &str) -> String {
    format!("path parameter `{name}` must not be {what}: the request would reach another path")
}

/// Splits at the first `{name}`.
fn next_name(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::{expand, header_value};

    #[test]
    fn paths_are_expanded() {
        let values = [("id", "a%2Fb".to_owned()), ("ext", "json".to_owned())];
        assert_eq!(
            expand("/x/{id}.{ext}/y", &values).unwrap(),
            "/x/a%2Fb.json/y"
        );
        assert_eq!(expand("/", &values).unwrap(), "/");
    }

    #[test]
    fn vanishing_segments_are_refused() {
        for value in ["", ".", ".."] {
            let error = expand("/x/{id}", &[("id", value.to_owned())]).unwrap_err();
            assert!(error.contains("`id`"), "{error}");
        }
        assert!(expand("/x/{id}", &[("id", "a/../b".to_owned())]).is_err());
        assert!(expand("/x/.{id}", &[("id", ".".to_owned())]).is_err());
        assert!(expand("/x/{id}:run", &[("id", String::new())]).is_err());
        assert_eq!(
            expand("/{a}", &[]).unwrap_err(),
            "path parameter `a` has no value"
        );
    }

    #[test]
    fn header_values_are_checked() {
        assert!(header_value("a b\tc").is_ok());
        for bad in ["a\r\nb", "a\nb", "a\0", "é", "a\u{7f}"] {
            assert!(header_value(bad).is_err(), "{bad:?}");
        }
    }
}
