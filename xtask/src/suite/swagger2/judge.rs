//! Who is right where a document and its conversion differ.

use super::walk::{Difference, Matter};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Right {
    Unknown,
    Ours,
    Theirs,
    Both,
}

/// The kind of a difference, and who is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Verdict {
    pub(super) right: Right,
    pub(super) reason: &'static str,
}

/// Judges a difference by what it looks like.
pub(super) fn judge(one: &Difference) -> Verdict {
    let (left, right) = (one.left.as_str(), one.right.as_str());
    let ours = |reason| Some((Right::Ours, reason));
    let known = match one.matter {
        Matter::Server if right.starts_with("//") => {
            ours("a host without `schemes` has no scheme in the conversion")
        }
        Matter::Style if left.starts_with("TabDelimited") => {
            ours("OpenAPI 3 has no style for `tsv`")
        }
        Matter::Encoding if right.is_empty() => {
            ours("lists in forms are csv, and repeated in the conversion")
        }
        Matter::Description => ours("a description beside a `$ref` is lost in the conversion"),
        Matter::Nullable if left == "true" => {
            ours("`x-nullable` beside a `$ref` is lost in the conversion")
        }
        Matter::Name if letters(left) == letters(right) => {
            ours("the conversion renames definitions whose names 3.0 does not allow")
        }
        Matter::Value if is_same_number(left, right) => {
            ours("the conversion writes large numbers in another way, some of them rounded")
        }
        Matter::MediaTypes => media_types(left, right),
        _ => None,
    };
    let (right, reason) = known.unwrap_or((Right::Unknown, matter(one.matter)));
    Verdict { right, reason }
}

fn media_types(left: &str, right: &str) -> Option<(Right, &'static str)> {
    let names = |text: &str| -> Vec<String> {
        let names = text.split(", ").filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    };
    let (ours, theirs) = (names(left), names(right));
    let only_theirs: Vec<&String> = theirs.iter().filter(|it| !ours.contains(it)).collect();
    let only_ours = ours.iter().filter(|it| !theirs.contains(it)).count();
    if left == "application/json" && right == "*/*" {
        return Some((
            Right::Ours,
            "without `produces` and `consumes`, a schema is JSON",
        ));
    }
    if only_ours == 0
        && only_theirs
            .iter()
            .all(|it| it.ends_with(" without a schema"))
    {
        return Some((
            Right::Ours,
            "a response without a schema has no content, whatever its examples are",
        ));
    }
    None
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
}

fn is_same_number(left: &str, right: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split([' ', '"', '(', ')', ',']);
        words
            .map(|it| it.parse::<f64>().map_or(it.to_owned(), |it| it.to_string()))
            .collect()
    };
    words(left) == words(right)
}

fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Server => "servers",
        Matter::Scheme => "security schemes",
        Matter::Security => "security",
        Matter::Missing => "only one has it",
        Matter::Style => "style",
        Matter::Required => "required",
        Matter::MediaTypes => "media types",
        Matter::Encoding => "encoding",
        Matter::Type => "type",
        Matter::Nullable => "nullable",
        Matter::Value => "constraints, defaults or values",
        Matter::Description => "description",
        Matter::Name => "name",
    }
}
