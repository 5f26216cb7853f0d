//! JSON Pointer (RFC 6901): the paths in references like `#/components/schemas/Pet`.

use std::borrow::Cow;

use crate::node::{Node, Value};

/// Writes a key as a token of a pointer: `~` becomes `~0` and `/` becomes `~1` (section 3).
pub fn escape(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) {
        Cow::Owned(key.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(key)
    }
}

/// Reads a token of a pointer as a key (section 4). `None` if a `~` stands before anything but `0`
/// and `1`.
pub fn unescape(token: &str) -> Option<Cow<'_, str>> {
    if !token.contains('~') {
        return Some(Cow::Borrowed(token));
    }
    let mut key = String::with_capacity(token.len());
    let mut parts = token.split('~');
    key.push_str(parts.next()?);
    for part in parts {
        let (character, rest) = match part.as_bytes().first()? {
            b'0' => ('~', part.get(1..)?),
            b'1' => ('/', part.get(1..)?),
            _ => return None,
        };
        key.push(character);
        key.push_str(rest);
    }
    Some(Cow::Owned(key))
}

/// How to write a key whose escape is wrong.
pub const ESCAPES: &str = "a `~` is written `~0`, and a slash within a name `~1`";

/// The keys of a pointer; `""` is the whole document and has none. `None` if this is no pointer: it
/// doesn't begin with `/`, or a token has a wrong escape.
pub fn tokens(pointer: &str) -> Option<Vec<Cow<'_, str>>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let rest = pointer.strip_prefix('/')?;
    rest.split('/').map(unescape).collect()
}

/// Decodes the fragment of a URI (what follows `#`) into a pointer (section 6; RFC 3986,
/// section 2.1). `None` if a `%` is not followed by two hexadecimal digits, or the bytes are not
/// UTF-8.
pub fn from_fragment(fragment: &str) -> Option<Cow<'_, str>> {
    if !fragment.contains('%') {
        return Some(Cow::Borrowed(fragment));
    }
    let mut decoded = Vec::with_capacity(fragment.len());
    let mut bytes = fragment.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok().map(Cow::Owned)
}

/// The node that a pointer leads to (section 4).
pub fn resolve<'a>(root: &'a Node, pointer: &str) -> Option<&'a Node> {
    let mut node = root;
    for token in tokens(pointer)? {
        node = match &node.value {
            Value::Object(object) => object.get(&token)?,
            Value::Array(items) => items.get(index(&token)?)?,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
        };
    }
    Some(node)
}

/// The position that a token names in an array: digits without leading zeros.
fn index(token: &str) -> Option<usize> {
    let canonical = token == "0" || token.starts_with(|first: char| ('1'..='9').contains(&first));
    if canonical && token.bytes().all(|byte| byte.is_ascii_digit()) {
        token.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_there_and_back() {
        assert_eq!(escape("/a~b/{c}"), "~1a~0b~1{c}");
        assert_eq!(unescape("~1a~0b~1{c}").as_deref(), Some("/a~b/{c}"));
        assert_eq!(unescape("~01").as_deref(), Some("~1"));
        assert_eq!(unescape("a~"), None);
        assert_eq!(unescape("a~2"), None);
        assert_eq!(unescape("~é"), None);
    }

    #[test]
    fn splits_into_keys() {
        assert_eq!(tokens(""), Some(Vec::new()));
        assert_eq!(tokens("/"), Some(vec![Cow::Borrowed("")]));
        assert_eq!(tokens("/a//b").map(|keys| keys.len()), Some(3));
        assert_eq!(tokens("a"), None);
    }

    #[test]
    fn decodes_fragments() {
        assert_eq!(from_fragment("/a%20b/%C3%A9").as_deref(), Some("/a b/é"));
        assert_eq!(from_fragment("/%7B").as_deref(), Some("/{"));
        assert_eq!(from_fragment("/%7"), None);
        assert_eq!(from_fragment("/%+1"), None);
        assert_eq!(from_fragment("/%FF"), None);
    }

    #[test]
    fn finds_nodes() {
        let mut sources = crate::source::Sources::default();
        let file = sources.add("t.json", r#"{"a/b": [1, {"": "x"}], "01": true}"#);
        let mut diagnostics = crate::diagnostic::Diagnostics::default();
        let root = crate::parse::parse(file, &sources, &mut diagnostics).expect("valid");
        let text = |pointer| resolve(&root, pointer).and_then(Node::as_str);
        assert_eq!(text("/a~1b/1/"), Some("x"));
        assert_eq!(resolve(&root, "").map(Node::kind), Some("an object"));
        assert!(resolve(&root, "/01").is_some());
        assert!(resolve(&root, "/a~1b/01").is_none());
        assert!(resolve(&root, "/a~1b/2").is_none());
        assert!(resolve(&root, "/a~1b/-").is_none());
        assert!(resolve(&root, "/01/x").is_none());
    }
}
