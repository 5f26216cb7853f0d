//! The parts of a `multipart/…` body (RFC 2046, section 5.1), as far as they are compared.

use std::collections::BTreeMap;

use super::matching::same_content;

/// A part of a body.
#[derive(Debug)]
struct Part<'b> {
    /// By their names in lower case: file name and media type are among them.
    headers: BTreeMap<String, String>,
    body: &'b [u8],
}

/// What of a body with parts is otherwise than is wanted; `None` where they are the same. The order of parts
/// counts among those of one name only. `Err` where the wanted body has no parts.
pub(super) fn difference(
    (wanted_type, wanted): (&str, &[u8]),
    (found_type, found): (&str, &[u8]),
) -> Result<Option<String>, NoParts> {
    let wanted = parts(wanted_type, wanted).ok_or(NoParts)?;
    let Some(mut found) = parts(found_type, found) else {
        return Ok(Some("has a body of parts".to_owned()));
    };
    for part in &wanted {
        let at = found.iter().position(|other| other.name() == part.name());
        let other = at.map(|at| found.remove(at));
        if !other.is_some_and(|other| part.is_same(&other)) {
            return Ok(Some(format!("has another part `{}`", part.name())));
        }
    }
    let more = found.first();
    Ok(more.map(|part| format!("has no more parts `{}`", part.name())))
}

/// A body is not one of parts, though it is called so.
pub(super) struct NoParts;

impl Part<'_> {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// Its name in a form, as it is escaped.
    fn name(&self) -> &str {
        let disposition = self.header("content-disposition");
        let (_, name) = disposition.split_once("name=\"").unwrap_or_default();
        name.split('"').next().unwrap_or_default()
    }

    fn is_same(&self, other: &Self) -> bool {
        let media_type = self.header("content-type");
        self.headers == other.headers && same_content(media_type, self.body, other.body)
    }
}

/// The parts of a body; `None` where it is not one of those, or is cut off.
fn parts<'b>(media_type: &str, body: &'b [u8]) -> Option<Vec<Part<'b>>> {
    let boundary = boundary(media_type)?;
    let mut rest = body.strip_prefix(format!("--{boundary}").as_bytes())?;
    let delimiter = format!("\r\n--{boundary}");
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let (part, behind) = split(rest, delimiter.as_bytes())?;
        parts.push(self::part(part)?);
        rest = behind;
    }
    Some(parts)
}

/// What parts the body of a media type.
fn boundary(media_type: &str) -> Option<&str> {
    let parameters = media_type.split(';').skip(1);
    let mut pairs = parameters.filter_map(|pair| pair.trim().split_once('='));
    let (_, boundary) = pairs.find(|(name, _)| name.eq_ignore_ascii_case("boundary"))?;
    Some(boundary.trim_matches('"'))
}

/// A part after its delimiter: a line break, lines of headers, an empty line and the body.
fn part(text: &[u8]) -> Option<Part<'_>> {
    let (head, body) = split(text, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(head);
    let lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
    let headers = lines.map(|(name, value)| {
        let name = name.trim().to_ascii_lowercase();
        (name, value.trim().to_owned())
    });
    let headers = headers.collect();
    Some(Part { headers, body })
}

/// What is before and after the first place of some bytes.
fn split<'b>(text: &'b [u8], at: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let start = text.windows(at.len()).position(|window| window == at)?;
    Some((text.get(..start)?, text.get(start + at.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::{difference, parts};
    use crate::{Call, Client, Json, Multipart, Operation, Part};

    fn form(parts: &[(&str, Part)]) -> (String, Vec<u8>) {
        let client = Client::builder("http://x").build().unwrap();
        let mut call = Call::new(&client, &Operation::SAMPLE);
        let all = parts.iter().cloned();
        call.multipart(all.fold(Multipart::new(), |form, (name, part)| form.part(name, part)));
        call.held_body().unwrap()
    }

    fn compared(wanted: &[(&str, Part)], found: &[(&str, Part)]) -> Option<String> {
        let (wanted, found) = (form(wanted), form(found));
        let difference = difference((&wanted.0, &wanted.1), (&found.0, &found.1));
        difference.unwrap_or_else(|_| Some("no parts".to_owned()))
    }

    fn text(text: &'static str) -> Part {
        Part::new(text)
    }

    #[test]
    fn parts_are_the_same_whatever_parts_them() {
        let file = || text("a\r\n--b").file_name("x.txt").media_type("text/plain");
        let wanted = [("title", text("t")), ("f", file()), ("f", text("second"))];
        let other_order = [("f", file()), ("title", text("t")), ("f", text("second"))];
        assert_eq!(compared(&wanted, &other_order), None);
        let (_, plain) = form(&wanted);
        let plain = String::from_utf8(plain).unwrap();
        let first = "oasmith-part-0000000000000000";
        let found = plain.replace(first, "x y");
        let wanted = (
            &*format!("multipart/form-data; boundary={first}"),
            plain.as_bytes(),
        );
        let quoted = "multipart/form-data; charset=x; Boundary=\"x y\"";
        assert!(matches!(
            difference(wanted, (quoted, found.as_bytes())),
            Ok(None)
        ));
        let cut = difference(wanted, (quoted, &found.as_bytes()[..found.len() - 8]));
        assert!(matches!(cut, Ok(Some(text)) if text == "has a body of parts"));
        assert_eq!(
            parts("multipart/form-data; boundary=a", b"--a--").map(|it| it.len()),
            Some(0)
        );
        assert!(parts("multipart/form-data", b"").is_none());
    }

    #[test]
    fn what_differs_is_named() {
        let json = |value: &Json| Part::new(value.to_string()).media_type("application/json");
        let wanted = [("a", text("1")), ("j", json(&serde_json::json!({"x": 1})))];
        let spaced = text("{ \"x\": 1 }").media_type("application/json");
        assert_eq!(compared(&wanted, &[("a", text("1")), ("j", spaced)]), None);
        for (found, expected) in [
            (
                vec![("a", text("2")), wanted[1].clone()],
                "has another part `a`",
            ),
            (vec![wanted[0].clone()], "has another part `j`"),
            (
                vec![wanted[0].clone(), ("j", text("{\"x\":1}"))],
                "has another part `j`",
            ),
            (
                vec![("a", text("1").file_name("a")), wanted[1].clone()],
                "has another part `a`",
            ),
            (
                vec![wanted[0].clone(), wanted[1].clone(), ("z", text(""))],
                "has no more parts `z`",
            ),
        ] {
            assert_eq!(compared(&wanted, &found).as_deref(), Some(expected));
        }
    }
}
