//! The segments of a path template, as words.

use oasmith_ir::operation::{PathPart, PathTemplate};

pub(super) use crate::ident::lower_words as words;

/// One segment of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment {
    /// Text that is always the same, as words in lower case.
    Static(Vec<String>),
    /// A parameter, or text around one.
    Parameter(String),
}

impl Segment {
    /// The words, if the segment is always the same.
    pub(super) fn words(&self) -> Option<&[String]> {
        match self {
            Self::Static(words) => Some(words),
            Self::Parameter(_) => None,
        }
    }
}

/// The segments of a path, without query and fragment.
pub(super) fn segments(path: &PathTemplate) -> Vec<Segment> {
    let end = path.raw.find(['?', '#']).unwrap_or(path.raw.len());
    let path = PathTemplate::parse(&path.raw[..end]);
    let mut segments = Vec::new();
    let mut literal = String::new();
    let mut parameter: Option<&str> = None;
    let mut finish = |literal: &mut String, parameter: &mut Option<&str>| {
        if let Some(name) = parameter.take() {
            segments.push(Segment::Parameter(name.to_owned()));
        } else if !words(literal).is_empty() {
            segments.push(Segment::Static(words(literal)));
        }
        literal.clear();
    };
    for part in &path.parts {
        match part {
            PathPart::Parameter(name) => parameter = parameter.or(Some(name)),
            PathPart::Literal(text) => {
                for (at, piece) in text.split('/').enumerate() {
                    if at > 0 {
                        finish(&mut literal, &mut parameter);
                    }
                    literal.push_str(piece);
                }
            }
        }
    }
    finish(&mut literal, &mut parameter);
    segments
}

/// The segments of a path without those that say nothing of what is below them: `api` and versions at its begin, and
/// versions anywhere. Each path is cut by itself, so that no other path has a say in its names.
pub(super) fn telling_segments(path: &PathTemplate) -> Vec<Segment> {
    let whole = segments(path);
    let begin = whole
        .iter()
        .take_while(|segment| is_prefix(segment))
        .count();
    let (prefix, rest) = whole.split_at_checked(begin).unwrap_or((&whole, &[]));
    let telling = rest.iter().filter(|segment| !is_marked_version(segment));
    let telling: Vec<Segment> = telling.cloned().collect();
    if telling.iter().any(|segment| segment.words().is_some()) {
        return telling;
    }
    // `/api` and `/v1/{id}` have nothing else to be called by.
    let named = prefix.iter().filter(|segment| !is_version(segment));
    named.chain(rest).cloned().collect()
}

/// The versions that a path has, as words.
pub(super) fn versions(path: &PathTemplate) -> Vec<String> {
    let segments = segments(path);
    let begin = segments
        .iter()
        .take_while(|segment| is_prefix(segment))
        .count();
    let versions = segments
        .iter()
        .enumerate()
        .filter(|(at, segment)| is_marked_version(segment) || *at < begin && is_version(segment));
    let words = versions
        .map(|(_, segment)| segment)
        .filter_map(Segment::words)
        .flatten();
    let spelled = words.map(
        |word| match word.starts_with(|c: char| c.is_ascii_digit()) {
            true => format!("v{word}"),
            false => word.clone(),
        },
    );
    spelled.collect()
}

/// Whether a segment says nothing about what is below it: `api`, `v1`, `2024-05`.
fn is_prefix(segment: &Segment) -> bool {
    let words = segment.words();
    let says_nothing =
        |words: &[String]| matches!(words, [word] if word == "api" || word == "rest");
    words.is_some_and(says_nothing) || is_version(segment)
}

/// Whether a segment is a version: `v1`, `2`, `v1beta2`, `2024-05-01`, `beta`.
fn is_version(segment: &Segment) -> bool {
    segment.words().is_some_and(is_version_text)
}

/// Whether a segment is a version that says so by a `v`, as it must in the middle of a path: `/errors/404` has none.
fn is_marked_version(segment: &Segment) -> bool {
    let marked = |words: &[String]| words.first().is_some_and(|word| word.starts_with('v'));
    segment.words().is_some_and(marked) && is_version(segment)
}

/// Whether words are a version.
fn is_version_text(words: &[String]) -> bool {
    let stage = |text: &str| {
        let number = text.trim_start_matches(|c: char| c.is_ascii_lowercase());
        let name = text.strip_suffix(number).unwrap_or(text);
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
        ["", "alpha", "beta", "preview", "rc"].contains(&name) && is_number
    };
    let is_version = |(at, word): (usize, &String)| {
        let plain = word.strip_prefix('v').unwrap_or(word);
        let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = plain.split_at_checked(digits).unwrap_or((plain, ""));
        // A hash or an id may begin with a digit as well.
        (!number.is_empty() && stage(rest)) || (stage(plain) && (at > 0 || plain == word))
    };
    !words.is_empty() && words.iter().enumerate().all(is_version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(path: &str) -> String {
        segments(&PathTemplate::parse(path))
            .iter()
            .map(|segment| match segment {
                Segment::Static(words) => words.join("-"),
                Segment::Parameter(name) => format!("{{{name}}}"),
            })
            .collect::<Vec<_>>()
            .join("/")
    }

    #[test]
    fn segments_of_paths() {
        assert_eq!(shown("/jobs/{id}/log"), "jobs/{id}/log");
        assert_eq!(
            shown("/jobs/{id}/files/{name}.json"),
            "jobs/{id}/files/{name}"
        );
        assert_eq!(shown("/apiKeys/?expand=1"), "api-keys");
        assert_eq!(shown("/repos/{a}-{b}/x"), "repos/{a}/x");
        assert_eq!(shown("/"), "");
        assert_eq!(shown("{"), "");
    }

    fn telling(path: &str) -> String {
        let segments = telling_segments(&PathTemplate::parse(path));
        let shown = segments.iter().map(|segment| match segment {
            Segment::Static(words) => words.join("-"),
            Segment::Parameter(name) => format!("{{{name}}}"),
        });
        shown.collect::<Vec<_>>().join("/")
    }

    #[test]
    fn versions_and_prefixes_are_cut() {
        for (path, expected) in [
            ("/api/2/things/{id}", "things/{id}"),
            ("/v1/users", "users"),
            ("/rest/v1beta2/users", "users"),
            ("/2024-05-01/users", "users"),
            ("/users/v2/search", "users/search"),
            ("/api", "api"),
            ("/api/v1", "api"),
            ("/v1", ""),
            ("/v1/{id}", "{id}"),
            ("/public/users", "public/users"),
            ("/apis/x", "apis/x"),
            ("/v/x", "v/x"),
            ("/vms/2fa", "vms/2fa"),
        ] {
            assert_eq!(telling(path), expected, "{path}");
        }
        assert_eq!(versions(&PathTemplate::parse("/api/2/things")), ["v2"]);
    }
}
