//! Who is right where a document and its conversion differ.

use super::walk::{Difference, Matter};

/// Whose reading a difference is attributed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Right {
    Unknown,
    Ours,
}

/// The kind of a difference, and who is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Verdict {
    pub(super) right: Right,
    pub(super) reason: &'static str,
}

/// Judges a difference by what it looks like. `produces` is what the root of the document states.
pub(super) fn judge(one: &Difference, produces: &[String]) -> Verdict {
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
        Matter::Style if left.strip_suffix(" reserved") == Some(right) => {
            ours("`x-ms-skip-url-encoding` is lost in the conversion")
        }
        Matter::Required if one.at.ends_with(" body") && left == "true" => {
            ours("a form with a required field is required itself")
        }
        Matter::Required if is_read_only(left, right) => {
            ours("`readOnly` beside a `$ref` is lost in the conversion")
        }
        Matter::Missing if left.is_empty() && one.at.contains(" body") => {
            ours("`readOnly` beside a `$ref` is lost in the conversion: it is not sent")
        }
        Matter::Missing if right.is_empty() && one.at.contains('?') => {
            ours("paths of `x-ms-paths` are lost in the conversion")
        }
        Matter::Scheme if without_queries(left) == right => {
            ours("the conversion cuts the query off URLs")
        }
        Matter::Type if left.contains("Binary") => ours("a list of files is one of files"),
        Matter::Type if right == "Text(Plain)" => {
            ours("what is no list, number or boolean is a string in the conversion")
        }
        Matter::Nullable if left == "true" => {
            ours("`x-nullable` beside a `$ref` is lost in the conversion")
        }
        Matter::Name if right.trim_end_matches(|c: char| c.is_ascii_digit()) == left => {
            ours("the conversion has one definition of another file several times")
        }
        Matter::Name if letters(left) == letters(right) => {
            ours("the conversion renames definitions whose names 3.0 does not allow")
        }
        Matter::Value if is_same_number(left, right) => {
            ours("the conversion writes large numbers in another way, some of them rounded")
        }
        Matter::MediaTypes => media_types(left, right, produces),
        _ => None,
    };
    let (right, reason) = known.unwrap_or((Right::Unknown, matter(one.matter)));
    Verdict { right, reason }
}

fn media_types(left: &str, right: &str, produces: &[String]) -> Option<(Right, &'static str)> {
    let names = |text: &str| -> Vec<String> {
        let names = text.split(", ").filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    };
    let (ours, theirs) = (names(left), names(right));
    let (bare, theirs): (Vec<_>, Vec<_>) = theirs
        .into_iter()
        .partition(|name| name.ends_with(" without a schema"));
    let bare: Vec<&str> = bare.iter().filter_map(|it| it.split(' ').next()).collect();
    let more: Vec<&String> = ours.iter().filter(|it| !theirs.contains(it)).collect();
    let mut root = produces.to_vec();
    root.sort();
    let reason = if left == "application/json" && right == "*/*" {
        "without `produces` and `consumes`, a schema is JSON"
    } else if ours == theirs || ours.is_empty() && theirs.is_empty() {
        "a response without a schema has no content, whatever its examples are"
    } else if theirs == root || theirs == ["*/*"] && root.is_empty() {
        "the conversion has the root's media types for shared responses"
    } else if theirs.iter().all(|it| ours.contains(it))
        && more.iter().all(|it| bare.contains(&it.as_str()))
    {
        "a media type that has an example carries the schema"
    } else if theirs.iter().all(|it| ours.contains(it)) && more == ["application/json"] {
        "an error that no stated media type can carry is JSON as well"
    } else if ours == ["*/*"]
        || theirs.iter().any(|it| it.contains("json")) && ours.iter().all(|it| theirs.contains(it))
    {
        "a file is not JSON or XML"
    } else if essences(&theirs)
        .iter()
        .all(|it| essences(&ours).contains(it))
    {
        "the conversion has a shared response once, with the media types of one of its uses"
    } else {
        return None;
    };
    Some((Right::Ours, reason))
}

fn essences(names: &[String]) -> Vec<&str> {
    let names = names.iter();
    names.filter_map(|name| name.split(';').next()).collect()
}

/// Whether one is only sent by the conversion: the second of the flags is `readOnly`.
fn is_read_only(left: &str, right: &str) -> bool {
    let (left, right) = (
        left.replacen(" true ", " ", 1),
        right.replacen(" false ", " ", 1),
    );
    left == right
}

fn without_queries(text: &str) -> String {
    let mut cut = String::new();
    let mut is_query = false;
    for c in text.chars() {
        is_query = (is_query || c == '?') && c != '"';
        if !is_query {
            cut.push(c);
        }
    }
    cut
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
