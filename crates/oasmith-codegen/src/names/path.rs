//! The segments of a path template, as words.

use heck::ToSnakeCase;
use oasmith_ir::operation::{Operation, PathPart, PathTemplate};

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

/// The words of a text in lower case: `createFunctionDryrun` has `create`, `function`, `dryrun`.
pub(super) fn words(text: &str) -> Vec<String> {
    text.to_snake_case()
        .split('_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
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

/// The paths of all operations, without the leading `api` and version segments that every one of
/// them has.
pub(super) fn all_segments(operations: &[Operation]) -> Vec<Vec<Segment>> {
    let mut paths: Vec<_> = operations.iter().map(|o| segments(&o.path)).collect();
    let prefix = |path: &Vec<Segment>, at: usize| path.get(at).filter(|s| is_prefix(s)).cloned();
    let mut shared = 0;
    while let Some(first) = paths.first().and_then(|path| prefix(path, shared))
        && paths.iter().all(|path| path.get(shared) == Some(&first))
    {
        shared += 1;
    }
    for path in &mut paths {
        path.drain(..shared);
    }
    paths
}

/// Whether a segment says nothing about what is below it: `api`, `v1`, `2024-05`.
fn is_prefix(segment: &Segment) -> bool {
    let Some(words) = segment.words() else {
        return false;
    };
    words.iter().all(|word| {
        let number = word.strip_prefix('v').unwrap_or(word);
        ["api", "rest", "beta", "public"].contains(&word.as_str())
            || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    })
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

    #[test]
    fn prefixes() {
        let prefix = |text: &str| is_prefix(&Segment::Static(words(text)));
        assert!(prefix("v1") && prefix("api") && prefix("v1beta") == prefix("x"));
        assert!(!prefix("users") && !prefix("v"));
        assert!(!is_prefix(&Segment::Parameter("version".to_owned())));
    }
}
