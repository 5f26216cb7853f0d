//! The text of a reference, taken apart (RFC 3986, section 4.1; RFC 6901, section 6).

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use crate::json_pointer::{escape, unescape};

/// A reference in its parts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A URI with a scheme.
    Absolute(String),
    /// A file relative to the referring one, as written and decoded; empty for the referring file.
    File(String),
}

/// What the fragment names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fragment {
    /// A JSON pointer in segments; empty for the whole.
    Pointer(Vec<String>),
    /// An anchor.
    Anchor(String),
    /// No pointer, for this segment: a `~` stands before neither `0` nor `1`.
    WrongEscape(String),
}

/// Takes a reference apart.
pub(crate) fn parse(text: &str) -> (Target, Fragment) {
    let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
    let target = if has_scheme(address) {
        Target::Absolute(address.to_owned())
    } else {
        Target::File(percent_decode(address))
    };
    (target, parse_fragment(fragment))
}

fn parse_fragment(fragment: &str) -> Fragment {
    if let Some(pointer) = fragment.strip_prefix('/') {
        let segments = pointer.split('/').map(|segment| {
            let segment = percent_decode(segment);
            match unescape(&segment).map(Cow::into_owned) {
                Some(key) => Ok(key),
                None => Err(segment),
            }
        });
        return match segments.collect() {
            Ok(segments) => Fragment::Pointer(segments),
            Err(segment) => Fragment::WrongEscape(segment),
        };
    }
    if fragment.is_empty() {
        return Fragment::Pointer(Vec::new());
    }
    Fragment::Anchor(percent_decode(fragment))
}

/// A scheme is at least two characters long here, so that `C:` is a drive.
fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    }) || address.starts_with("//")
}

/// Undoes `%41`; what is no such triple stays (RFC 3986, section 2.1).
fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let triple = bytes
            .get(at + 1..at + 3)
            .filter(|_| byte == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(triple.unwrap_or(byte));
        at += if triple.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// A pointer as the fragment of a URI (RFC 3986, section 3.5); letters of other scripts stay.
pub(crate) fn percent_encode(pointer: &str) -> String {
    let mut encoded = String::with_capacity(pointer.len());
    for (at, c) in pointer.char_indices() {
        let is_odd = c.is_ascii_control() || " \"%<>[\\]^`{|}".contains(c) || (c == '#' && at > 0);
        if is_odd {
            encoded.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            encoded.push(c);
        }
    }
    encoded
}

/// Appends a segment to a pointer, escaped (RFC 6901, section 3).
pub(crate) fn child(pointer: &str, segment: &str) -> String {
    let mut child = String::with_capacity(pointer.len() + segment.len() + 1);
    child.push_str(pointer);
    child.push('/');
    child.push_str(&escape(segment));
    child
}

/// Resolves `.` and `..` by their spelling; what leads above the start keeps its `..`.
pub(crate) fn normalise(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => match normal.components().next_back() {
                Some(Component::Normal(_)) => {
                    normal.pop();
                }
                Some(Component::RootDir | Component::Prefix(_)) => {}
                _ => normal.push(".."),
            },
            other => normal.push(other),
        }
    }
    normal
}

/// The way from one normal folder to another, with `/` between its parts; `None` where the spelling does not tell.
pub(crate) fn relative(from: &Path, to: &Path) -> Option<String> {
    let parts = |path: &'_ Path| -> Option<Vec<String>> {
        let parts = path.components();
        let parts = parts.map(|part| part.as_os_str().to_str().map(str::to_owned));
        parts.collect()
    };
    let (start, end) = (parts(from)?, parts(to)?);
    let shared = start.iter().zip(&end).take_while(|(a, b)| a == b).count();
    let (start, end) = (start.get(shared..)?, end.get(shared..)?);
    if from.has_root() != to.has_root() || start.iter().any(|part| part == "..") {
        return None;
    }
    let up = start.iter().map(|_| "..");
    let way: Vec<&str> = up.chain(end.iter().map(String::as_str)).collect();
    Some(if way.is_empty() {
        ".".to_owned()
    } else {
        way.join("/")
    })
}

/// Whether a normal path lies in a normal folder.
pub(crate) fn lies_in(path: &Path, folder: &Path) -> bool {
    if folder.as_os_str().is_empty() {
        // The working folder: nothing absolute, nothing above it.
        return path.is_relative() && !path.starts_with("..") && !path.has_root();
    }
    path.strip_prefix(folder)
        .is_ok_and(|rest| !rest.starts_with(".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointer(segments: &[&str]) -> Fragment {
        Fragment::Pointer(segments.iter().map(|&s| s.to_owned()).collect())
    }

    #[test]
    fn takes_references_apart() {
        let file = |name: &str| Target::File(name.to_owned());
        assert_eq!(parse("#/a/b"), (file(""), pointer(&["a", "b"])));
        assert_eq!(
            parse("#/paths/~1a~1%7Bid%7D/x~0y"),
            (file(""), pointer(&["paths", "/a/{id}", "x~y"]))
        );
        assert_eq!(parse("#"), (file(""), pointer(&[])));
        assert_eq!(parse("pets.yaml"), (file("pets.yaml"), pointer(&[])));
        assert_eq!(parse("a%20b.yaml#/x"), (file("a b.yaml"), pointer(&["x"])));
        assert_eq!(
            parse("#node"),
            (file(""), Fragment::Anchor("node".to_owned()))
        );
        let (target, _) = parse("https://example.com/a.yaml#/x");
        assert_eq!(
            target,
            Target::Absolute("https://example.com/a.yaml".to_owned())
        );
        assert_eq!(parse("#/100%/%zz"), (file(""), pointer(&["100%", "%zz"])));
        let wrong = Fragment::WrongEscape("b~2".to_owned());
        assert_eq!(parse("#/a/b%7E2/~c"), (file(""), wrong));
    }

    #[test]
    fn confines_paths() {
        let inside = |path: &str, folder: &str| {
            lies_in(&normalise(Path::new(path)), &normalise(Path::new(folder)))
        };
        assert!(inside("specs/a/../b.yaml", "specs"));
        assert!(!inside("specs/../b.yaml", "specs"));
        assert!(inside("b.yaml", ""));
        assert!(inside("x/../b.yaml", "."));
        assert!(!inside("../b.yaml", ""));
        assert!(!inside("/etc/passwd", ""));
        assert!(inside("../specs/b.yaml", "../specs"));
        assert!(!inside("../../b.yaml", ".."));
    }

    #[test]
    fn escapes_segments() {
        assert_eq!(child("#", "/a~b"), "#/~1a~0b");
    }
}
