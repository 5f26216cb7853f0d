//! `uri`, `uri-reference` (RFC 3986, appendix A), `iri` and `iri-reference` (RFC 3987, section 2.2).

use super::address;
use super::template::escapes_are_whole;

/// Whether a text has a scheme and the parts of a URI; of an IRI, where `wide`.
pub(super) fn is_uri(text: &str, wide: bool) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let mut letters = scheme.bytes();
    let begins = letters
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic());
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    begins && letters.all(letter) && has_parts(rest, wide)
}

/// The same with or without a scheme.
pub(super) fn is_reference(text: &str, wide: bool) -> bool {
    if is_uri(text, wide) {
        return true;
    }
    // Without a scheme, the first segment of a path must not look like one (section 4.2).
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    !first.contains(':') && has_parts(text, wide)
}

/// Authority, path, query and fragment.
fn has_parts(text: &str, wide: bool) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let (authority, path) = match text.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", text),
    };
    is_authority(authority, wide)
        && is_made_of(path, ":@/", wide)
        && is_made_of(fragment, ":@/?", wide)
        && is_query(query, wide)
}

fn is_authority(text: &str, wide: bool) -> bool {
    let (user, host_and_port) = text.split_once('@').unwrap_or(("", text));
    if !is_made_of(user, ":", wide) {
        return false;
    }
    let (host, port) = match host_and_port.strip_prefix('[') {
        Some(rest) => {
            let Some((literal, port)) = rest.split_once(']') else {
                return false;
            };
            if !address::is_literal(literal) {
                return false;
            }
            ("", port)
        }
        None => host_and_port.split_at(host_and_port.find(':').unwrap_or(host_and_port.len())),
    };
    let port = port.strip_prefix(':').map_or(port.is_empty(), |port| {
        port.bytes().all(|byte| byte.is_ascii_digit())
    });
    port && is_made_of(host, "", wide)
}

fn is_query(text: &str, wide: bool) -> bool {
    let private = |c: char| matches!(u32::from(c), 0xE000..=0xF8FF | 0xF0000..);
    let plain: String = text.chars().filter(|c| !(wide && private(*c))).collect();
    is_made_of(&plain, ":@/?", wide)
}

/// Unreserved characters, sub-delimiters, escapes and what else is allowed in a part.
fn is_made_of(text: &str, also: &str, wide: bool) -> bool {
    let allowed = |c: char| {
        c.is_ascii_alphanumeric()
            || "-._~!$&'()*+,;=%".contains(c)
            || also.contains(c)
            || wide && is_wide(c)
    };
    text.chars().all(allowed) && escapes_are_whole(text)
}

/// `ucschar`
fn is_wide(c: char) -> bool {
    let code = u32::from(c);
    matches!(code, 0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF)
        || (0x1_0000..=0xE_FFFD).contains(&code) && code & 0xFFFF <= 0xFFFD
}

#[cfg(test)]
mod tests {
    use super::{is_reference, is_uri};

    #[test]
    fn uris_have_a_scheme() {
        for text in [
            "https://a.example:8080/p/q;x?y=z#f",
            "mailto:a@b.example",
            "urn:isbn:0",
            "http://[2001:db8::7]/",
        ] {
            assert!(is_uri(text, false), "{text}");
        }
        for text in [
            "/a",
            "a",
            "1a:b",
            "http://a b",
            "http://a:b/",
            "http://[::1",
            "a:%2",
        ] {
            assert!(!is_uri(text, false), "{text}");
        }
    }

    #[test]
    fn references_need_none() {
        assert!(is_reference("", false) && is_reference("../a?b#c", false));
        assert!(is_reference("//host/p", false) && !is_reference("1:b", false));
    }

    #[test]
    fn letters_of_other_scripts_are_for_iris() {
        assert!(is_uri("http://ü.example/ß", true) && !is_uri("http://ü.example/ß", false));
        assert!(!is_uri("http://a/\u{e000}", true) && is_uri("http://a/?\u{e000}", true));
    }
}
