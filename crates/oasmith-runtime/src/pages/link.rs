//! The `Link` header (RFC 8288 §3).

use reqwest::header::{HeaderMap, LINK};

/// The target of the first link whose relation is `next`.
pub(super) fn next(headers: &HeaderMap) -> Option<&str> {
    let values = headers.get_all(LINK).iter();
    let mut values = values.filter_map(|value| value.to_str().ok());
    values.find_map(next_of)
}

fn next_of(value: &str) -> Option<&str> {
    let mut rest = value;
    while let Some((_, behind)) = rest.split_once('<') {
        let (target, behind) = behind.split_once('>')?;
        let (parameters, behind) = until(behind, ',');
        if is_next(parameters) {
            return Some(target.trim());
        }
        rest = behind;
    }
    None
}

/// Whether the parameters of a link say that it is the next one. Of several `rel` the first counts.
fn is_next(parameters: &str) -> bool {
    let mut rest = parameters;
    while !rest.is_empty() {
        let (parameter, behind) = until(rest, ';');
        rest = behind;
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        if name.trim().eq_ignore_ascii_case("rel") {
            let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
            return relations.any(|relation| relation.eq_ignore_ascii_case("next"));
        }
    }
    false
}

/// What stands before the first such character outside of quotes, and what after it.
fn until(text: &str, end: char) -> (&str, &str) {
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            c if c == end && !quoted => {
                let behind = text.get(at + c.len_utf8()..).unwrap_or_default();
                return (text.get(..at).unwrap_or_default(), behind);
            }
            _ => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::next_of;

    #[test]
    fn the_next_link_is_found() {
        for (value, expected) in [
            (r#"</a?page=2>; rel="next""#, Some("/a?page=2")),
            (
                r#"<https://x/1>; rel="prev", <https://x/3>; rel="next""#,
                Some("https://x/3"),
            ),
            ("</b>;rel=next", Some("/b")),
            (
                r#"</c,d>; title="a, \"b; c"; REL="last Next""#,
                Some("/c,d"),
            ),
            (r#"</a>; rel="prev"; rel="next""#, None),
            (r#"</a>; title="rel=next""#, None),
            ("</a>", None),
            ("<", None),
            ("", None),
        ] {
            assert_eq!(next_of(value), expected, "{value}");
        }
    }
}
