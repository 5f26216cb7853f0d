//! Percent-encoding (RFC 3986 §2).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Those, less the reserved and `%`, which are looked at one by one.
const RESERVED: &AsciiSet = &STRICT
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The same for a path, which `?` would end. `/` passes: a path parameter that allows reserved
/// characters may hold several segments.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.add(b'?');

/// Encodes everything but unreserved characters.
pub(crate) fn strict(text: &str) -> String {
    utf8_percent_encode(text, STRICT).to_string()
}

/// Lets reserved characters and percent-encoded triples pass (RFC 6570 §3.2.3), but for `#`, which
/// would cut the URL off, and in paths `?`, which would begin the query.
pub(super) fn reserved(text: &str, in_path: bool) -> String {
    let set = if in_path { RESERVED_IN_PATH } else { RESERVED };
    let mut encoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let (plain, tail) = rest.split_at(at);
        encoded.extend(utf8_percent_encode(plain, set));
        match tail.get(1..3) {
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                encoded.push('%');
            }
            _ => encoded.push_str("%25"),
        }
        rest = tail.get(1..).unwrap_or_default();
    }
    encoded.extend(utf8_percent_encode(rest, set));
    encoded
}

/// Encodes for `application/x-www-form-urlencoded` (WHATWG URL §5.2): a space is `+`.
pub(crate) fn form_component(text: &str) -> String {
    const FORM: &AsciiSet = &STRICT.remove(b'*').add(b'~');
    utf8_percent_encode(text, FORM)
        .to_string()
        .replace("%20", "+")
}

#[cfg(test)]
mod tests {
    use super::{form_component, reserved, strict};

    #[test]
    fn encodes_what_each_place_asks_for() {
        assert_eq!(strict("aZ09-._~ /%é+"), "aZ09-._~%20%2F%25%C3%A9%2B");
        assert_eq!(
            reserved("a/b?c#d%2B%zz%é[]&=+", false),
            "a/b?c%23d%2B%25zz%25%C3%A9[]&=+"
        );
        assert_eq!(reserved("a/b?c:d", true), "a/b%3Fc:d");
        assert_eq!(form_component("a b+c*~&"), "a+b%2Bc*%7E%26");
    }
}
