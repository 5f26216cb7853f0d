//! A reader of parameters as OpenAPI's styles write them: what a server would understand. It has nothing of
//! the client's writer.

use std::collections::BTreeMap;

use serde_json::Value;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Read {
    Scalar(String),
    List(Vec<String>),
    Members(BTreeMap<String, String>),
}

impl Read {
    /// What a value is as text.
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Array(items) => Self::List(items.iter().map(scalar).collect()),
            Value::Object(members) => Self::Members(
                members
                    .iter()
                    .map(|(name, value)| (name.clone(), scalar(value)))
                    .collect(),
            ),
            other => Self::Scalar(scalar(other)),
        }
    }
}

fn scalar(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A request as it came.
pub(super) struct Came<'a> {
    /// The path's segments, one a parameter, by its name.
    pub(super) segments: BTreeMap<String, &'a str>,
    /// The pairs of the query, as they are spelled.
    pub(super) query: Vec<(&'a str, &'a str)>,
    /// The headers' names in lower case, and their values.
    pub(super) headers: Vec<(String, &'a str)>,
}

impl<'a> Came<'a> {
    /// Reads a target by its template, and the headers.
    pub(super) fn new(template: &str, target: &'a str, headers: &[&'a str]) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let pairs = template.split('/').zip(path.split('/'));
        let segments = pairs.filter_map(|(name, text)| {
            let name = name.strip_prefix('{')?.strip_suffix('}')?;
            Some((name.to_owned(), text))
        });
        let headers = headers.iter().filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim()))
        });
        Self {
            segments: segments.collect(),
            query: pairs_of(query),
            headers: headers.collect(),
        }
    }

    fn header(&self, name: &str) -> Option<&'a str> {
        let name = name.to_ascii_lowercase();
        let found = self.headers.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| *value)
    }

    /// What a parameter of the document was given; `None` where it is not there.
    pub(super) fn read(&self, parameter: &Value) -> Option<Read> {
        let name = parameter["name"].as_str()?;
        let kind = parameter["schema"]["type"].as_str().unwrap_or("string");
        let place = parameter["in"].as_str()?;
        let default = match place {
            "path" | "header" => "simple",
            _ => "form",
        };
        let style = parameter["style"].as_str().unwrap_or(default);
        let explode = parameter["explode"].as_bool().unwrap_or(style == "form");
        match (place, style) {
            ("path", "label") => {
                let text = self.segments.get(name)?.strip_prefix('.')?;
                Some(delimited(
                    text,
                    kind,
                    if explode { "." } else { "," },
                    explode,
                ))
            }
            ("path", "matrix") => matrix(self.segments.get(name)?, name, kind, explode),
            ("path", _) => Some(delimited(self.segments.get(name)?, kind, ",", explode)),
            ("header", _) => Some(delimited(self.header(name)?, kind, ",", explode)),
            ("cookie", _) => {
                let pairs = self.header("cookie")?.split("; ");
                let mut pairs = pairs.filter_map(|pair| pair.split_once('='));
                let (_, value) = pairs.find(|(key, _)| decoded(key) == name)?;
                Some(Read::Scalar(decoded(value)))
            }
            (_, "deepObject") => self.deep(parameter, name),
            (_, "spaceDelimited") => Some(delimited(self.one(name)?, kind, "%20", false)),
            (_, "pipeDelimited") => {
                let text = self.one(name)?.replace("%7C", "|");
                Some(delimited(&text, kind, "|", false))
            }
            _ => self.form(parameter, name, kind, explode),
        }
    }

    fn values<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'a str> + 's {
        let pairs = self.query.iter();
        pairs
            .filter(move |(key, _)| decoded(key) == name)
            .map(|(_, value)| *value)
    }

    fn one(&self, name: &str) -> Option<&'a str> {
        self.values(name).next()
    }

    fn form(&self, parameter: &Value, name: &str, kind: &str, explode: bool) -> Option<Read> {
        if !explode || !matches!(kind, "array" | "object") {
            return Some(delimited(self.one(name)?, kind, ",", false));
        }
        if kind == "array" {
            let items: Vec<String> = self.values(name).map(decoded).collect();
            return (!items.is_empty()).then_some(Read::List(items));
        }
        let properties = parameter["schema"]["properties"].as_object()?;
        let members: BTreeMap<String, String> = properties
            .keys()
            .filter_map(|key| Some((key.clone(), decoded(self.one(key)?))))
            .collect();
        (!members.is_empty()).then_some(Read::Members(members))
    }

    fn deep(&self, parameter: &Value, name: &str) -> Option<Read> {
        let properties = parameter["schema"]["properties"].as_object()?;
        let members: BTreeMap<String, String> = properties
            .keys()
            .filter_map(|key| Some((key.clone(), decoded(self.one(&format!("{name}[{key}]"))?))))
            .collect();
        (!members.is_empty()).then_some(Read::Members(members))
    }
}

/// The pairs of a query or a form.
pub(super) fn pairs_of(text: &str) -> Vec<(&str, &str)> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect()
}

fn matrix(text: &str, name: &str, kind: &str, explode: bool) -> Option<Read> {
    let pairs = text.strip_prefix(';')?.split(';');
    let pairs: Vec<(&str, &str)> = pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect();
    if explode && kind == "object" {
        let members = pairs
            .iter()
            .map(|(key, value)| (decoded(key), decoded(value)));
        return Some(Read::Members(members.collect()));
    }
    if pairs.iter().any(|(key, _)| decoded(key) != name) {
        return None;
    }
    if explode && kind == "array" {
        let items = pairs.iter().map(|(_, value)| decoded(value));
        return Some(Read::List(items.collect()));
    }
    let (_, value) = pairs.first()?;
    Some(delimited(value, kind, ",", false))
}

/// A text with one separator: between items, or between names and values where these have none of their own.
fn delimited(text: &str, kind: &str, separator: &str, named: bool) -> Read {
    let mut pieces = text.split(separator);
    match kind {
        "array" => Read::List(pieces.map(decoded).collect()),
        "object" if named => Read::Members(
            pieces
                .filter_map(|piece| piece.split_once('='))
                .map(|(key, value)| (decoded(key), decoded(value)))
                .collect(),
        ),
        "object" => {
            let mut members = BTreeMap::new();
            while let (Some(key), Some(value)) = (pieces.next(), pieces.next()) {
                members.insert(decoded(key), decoded(value));
            }
            Read::Members(members)
        }
        _ => Read::Scalar(decoded(text)),
    }
}

/// Takes the percent-encoding off.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The table of OpenAPI 3.1.1, 4.8.12.4, read backwards.
    #[test]
    fn the_tables_of_openapi_are_read() {
        let list = Read::of(&json!(["blue", "black", "brown"]));
        let members = Read::of(&json!({"R": 100, "G": 200, "B": 150}));
        let scalar = Read::of(&json!("blue"));
        let schema = json!({"string": {"type": "string"}, "array": {"type": "array"}, "object": {
            "type": "object", "properties": {"R": {}, "G": {}, "B": {}}}});
        for (place, style, explode, texts) in [
            (
                "path",
                "matrix",
                false,
                [
                    ";color=blue",
                    ";color=blue,black,brown",
                    ";color=R,100,G,200,B,150",
                ],
            ),
            (
                "path",
                "matrix",
                true,
                [
                    ";color=blue",
                    ";color=blue;color=black;color=brown",
                    ";R=100;G=200;B=150",
                ],
            ),
            (
                "path",
                "label",
                false,
                [".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
            ),
            (
                "path",
                "label",
                true,
                [".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
            ),
            (
                "path",
                "simple",
                false,
                ["blue", "blue,black,brown", "R,100,G,200,B,150"],
            ),
            (
                "path",
                "simple",
                true,
                ["blue", "blue,black,brown", "R=100,G=200,B=150"],
            ),
            (
                "query",
                "form",
                false,
                [
                    "color=blue",
                    "color=blue,black,brown",
                    "color=R,100,G,200,B,150",
                ],
            ),
            (
                "query",
                "form",
                true,
                [
                    "color=blue",
                    "color=blue&color=black&color=brown",
                    "R=100&G=200&B=150",
                ],
            ),
            (
                "query",
                "pipeDelimited",
                false,
                [
                    "",
                    "color=blue%7Cblack%7Cbrown",
                    "color=R%7C100%7CG%7C200%7CB%7C150",
                ],
            ),
            (
                "query",
                "spaceDelimited",
                false,
                [
                    "",
                    "color=blue%20black%20brown",
                    "color=R%20100%20G%20200%20B%20150",
                ],
            ),
            (
                "query",
                "deepObject",
                true,
                ["", "", "color%5BR%5D=100&color[G]=200&color[B]=150"],
            ),
        ] {
            for ((kind, text), expected) in
                [("string", &scalar), ("array", &list), ("object", &members)]
                    .iter()
                    .map(|(kind, expected)| (*kind, *expected))
                    .zip(texts)
                    .map(|((kind, expected), text)| ((kind, text), expected))
            {
                if text.is_empty() {
                    continue;
                }
                let target = match place {
                    "path" => format!("/{text}"),
                    _ => format!("/x?{text}"),
                };
                let parameter = json!({"name": "color", "in": place, "style": style, "explode": explode, "schema": schema[kind]});
                let came = Came::new("/{color}", &target, &[]);
                assert_eq!(
                    came.read(&parameter).as_ref(),
                    Some(expected),
                    "{style} {explode} {text}"
                );
            }
        }
    }
}
