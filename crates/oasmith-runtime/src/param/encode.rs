//! The text of a parameter in each style (the table of OpenAPI 3.1.1 §4.8.12.2).

use super::percent::{reserved, strict};
use super::{DeepArrays, Form, Param, Style};

/// Encodes names and values for one place.
type Escape<'e> = &'e dyn Fn(&str) -> String;

/// The text in place of `{name}` in a path, with the prefix that its style has.
pub(crate) fn path(name: &str, style: Style, value: &Param) -> String {
    let escape = |text: &str| {
        if style.allow_reserved {
            reserved(text, true)
        } else {
            strict(text)
        }
    };
    match style.form {
        Form::Label => {
            let separator = if style.explode { "." } else { "," };
            let text = joined(value, separator, style.explode, &escape);
            text.map(|text| format!(".{text}")).unwrap_or_default()
        }
        Form::Matrix => matrix(&strict(name), style, value, &escape),
        form => joined(value, encoded_separator(form), style.explode, &escape).unwrap_or_default(),
    }
}

/// What stands between the items of a list that is not exploded. Swagger 2.0 has all of them at every place.
pub(crate) fn separator(form: Form) -> &'static str {
    match form {
        Form::SpaceDelimited => " ",
        Form::TabDelimited => "\t",
        Form::PipeDelimited => "|",
        _ => ",",
    }
}

/// The same in a URL. The comma is not a character that has to be encoded there.
fn encoded_separator(form: Form) -> &'static str {
    match form {
        Form::SpaceDelimited => "%20",
        Form::TabDelimited => "%09",
        Form::PipeDelimited => "%7C",
        _ => ",",
    }
}

/// The value of a header or of a part of a form, which is not percent-encoded.
pub(crate) fn plain(style: Style, value: &Param) -> Option<String> {
    joined(value, separator(style.form), style.explode, &str::to_owned)
}

/// The pairs of a query, `&` between them; nothing where there is no value.
pub(crate) fn query(name: &str, style: Style, value: &Param) -> String {
    let escape = |text: &str| {
        if style.allow_reserved {
            reserved(text, false)
        } else {
            strict(text)
        }
    };
    match style.form {
        Form::DeepObject => {
            let mut pairs = Vec::new();
            deep(name, style.deep_arrays, value, &escape, &mut pairs);
            pairs.join("&")
        }
        form => {
            let separator = encoded_separator(form);
            pairs(&strict(name), style, separator, "&", value, &escape)
        }
    }
}

/// The part of a `Cookie` header: `form` is encoded like a query, `cookie` is left as it is.
///
/// # Errors
///
/// A value that is left as it is would end its cookie and begin another one.
pub(crate) fn cookie(name: &str, style: Style, value: &Param) -> Result<String, String> {
    if style.form != Form::Cookie {
        return Ok(query(name, style, value));
    }
    if has_semicolon(value) {
        return Err("a semicolon is not allowed in a cookie".to_owned());
    }
    Ok(pairs(name, style, ",", "; ", value, &str::to_owned))
}

fn has_semicolon(value: &Param) -> bool {
    match value {
        Param::Absent | Param::Literal(_) => false,
        Param::Text(text) => text.contains(';'),
        Param::Array(elements) => elements.iter().any(has_semicolon),
        Param::Object(members) => members
            .iter()
            .any(|(name, value)| name.contains(';') || has_semicolon(value)),
    }
}

/// `a,b` or `k,v,k,v`, or `k=v` pairs when exploded. `None` for what has no value: absent, and
/// lists and objects without content.
fn joined(value: &Param, separator: &str, explode: bool, escape: Escape<'_>) -> Option<String> {
    let parts: Vec<String> = match value {
        Param::Absent => return None,
        Param::Text(text) | Param::Literal(text) => return Some(escape(text)),
        Param::Array(elements) => elements
            .iter()
            .filter_map(|element| Some(escape(&element.flat()?)))
            .collect(),
        Param::Object(members) => {
            let between = if explode { "=" } else { separator };
            let pair = |(name, value): &(String, Param)| {
                Some([escape(name).as_str(), between, &escape(&value.flat()?)].concat())
            };
            members.iter().filter_map(pair).collect()
        }
    };
    (!parts.is_empty()).then(|| parts.join(separator))
}

/// `;name=value`, with `;name` alone for an empty value (RFC 6570 §3.2.7).
fn matrix(name: &str, style: Style, value: &Param, escape: Escape<'_>) -> String {
    let pair = |name: &str, value: &str| match value {
        "" => format!(";{name}"),
        value => format!(";{name}={value}"),
    };
    match value {
        Param::Array(elements) if style.explode => {
            let texts = elements.iter().filter_map(Param::flat);
            texts.map(|text| pair(name, &escape(&text))).collect()
        }
        Param::Object(members) if style.explode => {
            let texts = members
                .iter()
                .filter_map(|(key, value)| Some((key, value.flat()?)));
            texts
                .map(|(key, text)| pair(&escape(key), &escape(&text)))
                .collect()
        }
        value => joined(value, ",", false, escape)
            .map(|text| pair(name, &text))
            .unwrap_or_default(),
    }
}

/// `name=a,b`, or one pair for each element or member when exploded.
fn pairs(
    name: &str,
    style: Style,
    separator: &str,
    between: &str,
    value: &Param,
    escape: Escape<'_>,
) -> String {
    let pairs: Vec<String> = match value {
        Param::Array(elements) if style.explode => {
            let texts = elements.iter().filter_map(Param::flat);
            texts
                .map(|text| format!("{name}={}", escape(&text)))
                .collect()
        }
        Param::Object(members) if style.explode => {
            let texts = members
                .iter()
                .filter_map(|(key, value)| Some((key, value.flat()?)));
            texts
                .map(|(key, text)| format!("{}={}", escape(key), escape(&text)))
                .collect()
        }
        value => {
            let text = joined(value, separator, false, escape);
            text.map(|text| format!("{name}={text}"))
                .into_iter()
                .collect()
        }
    };
    pairs.join(between)
}

/// `name[key]=value` with the brackets encoded. Deeper members take further brackets: the specification leaves
/// them open, and this is what servers read.
fn deep(
    name: &str,
    arrays: DeepArrays,
    value: &Param,
    escape: Escape<'_>,
    pairs: &mut Vec<String>,
) {
    match value {
        Param::Absent => {}
        Param::Text(text) | Param::Literal(text) => {
            pairs.push(format!("{}={}", strict(name), escape(text)));
        }
        Param::Array(elements) => {
            let present = elements.iter().filter(|element| **element != Param::Absent);
            for (at, element) in present.enumerate() {
                let is_nested = matches!(element, Param::Array(_) | Param::Object(_));
                let name = match arrays {
                    DeepArrays::Repeat => name.to_owned(),
                    DeepArrays::Brackets if !is_nested => format!("{name}[]"),
                    _ => format!("{name}[{at}]"),
                };
                deep(&name, arrays, element, escape, pairs);
            }
        }
        Param::Object(members) => {
            for (key, value) in members {
                deep(&format!("{name}[{key}]"), arrays, value, escape, pairs);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{cookie, path, plain, query};
    use crate::{DeepArrays, Param, Style, ToParam};

    fn tree() -> Param {
        Param::Object(vec![
            Param::member("height", "3 m"),
            Param::member("age", &12),
            Param::member("gone", &None::<bool>),
        ])
    }

    #[test]
    fn paths_in_every_style() {
        let list = vec!["x/y", "z"].to_param();
        let cases = [
            (Style::SIMPLE, "x%2Fy,z", "height,3%20m,age,12"),
            (
                Style::SIMPLE.explode(true),
                "x%2Fy,z",
                "height=3%20m,age=12",
            ),
            (Style::LABEL, ".x%2Fy,z", ".height,3%20m,age,12"),
            (
                Style::LABEL.explode(true),
                ".x%2Fy.z",
                ".height=3%20m.age=12",
            ),
            (Style::MATRIX, ";id=x%2Fy,z", ";id=height,3%20m,age,12"),
            (
                Style::MATRIX.explode(true),
                ";id=x%2Fy;id=z",
                ";height=3%20m;age=12",
            ),
        ];
        for (style, of_list, of_tree) in cases {
            assert_eq!(path("id", style, &list), of_list);
            assert_eq!(path("id", style, &tree()), of_tree);
        }
        assert_eq!(path("id", Style::MATRIX, &"".to_param()), ";id");
        assert_eq!(
            path("id", Style::SIMPLE.allow_reserved(), &"a:b/c%20".to_param()),
            "a:b/c%20"
        );
    }

    #[test]
    fn queries_in_every_style() {
        let list = vec!["a b", "c,d"].to_param();
        let cases = [
            (Style::FORM, "q=a%20b&q=c%2Cd", "height=3%20m&age=12"),
            (
                Style::FORM.explode(false),
                "q=a%20b,c%2Cd",
                "q=height,3%20m,age,12",
            ),
            (
                Style::SPACE_DELIMITED,
                "q=a%20b%20c%2Cd",
                "q=height%203%20m%20age%2012",
            ),
            (
                Style::PIPE_DELIMITED,
                "q=a%20b%7Cc%2Cd",
                "q=height%7C3%20m%7Cage%7C12",
            ),
            (
                Style::DEEP_OBJECT,
                "q%5B%5D=a%20b&q%5B%5D=c%2Cd",
                "q%5Bheight%5D=3%20m&q%5Bage%5D=12",
            ),
        ];
        for (style, of_list, of_tree) in cases {
            assert_eq!(query("q", style, &list), of_list);
            assert_eq!(query("q", style, &tree()), of_tree);
        }
        assert_eq!(query("a b", Style::FORM, &true.to_param()), "a%20b=true");
        assert_eq!(query("q", Style::FORM, &"".to_param()), "q=");
        assert_eq!(query("q", Style::FORM, &Vec::<i64>::new().to_param()), "");
        assert_eq!(query("q", Style::FORM, &None::<i64>.to_param()), "");
    }

    #[test]
    fn what_no_style_can_nest_is_json_or_brackets() {
        let nested = Param::Object(vec![("in".to_owned(), tree())]);
        assert_eq!(
            query("q", Style::DEEP_OBJECT, &nested),
            "q%5Bin%5D%5Bheight%5D=3%20m&q%5Bin%5D%5Bage%5D=12"
        );
        assert_eq!(
            plain(Style::SIMPLE, &nested).unwrap(),
            r#"in,{"height":"3 m","age":12}"#
        );
    }

    #[test]
    fn collection_formats_at_every_place() {
        let list = vec!["a b", "c,d"].to_param();
        let styles = [
            (Style::SIMPLE, "a%20b,c%2Cd", "a b,c,d"),
            (Style::SPACE_DELIMITED, "a%20b%20c%2Cd", "a b c,d"),
            (Style::TAB_DELIMITED, "a%20b%09c%2Cd", "a b\tc,d"),
            (Style::PIPE_DELIMITED, "a%20b%7Cc%2Cd", "a b|c,d"),
        ];
        for (style, encoded, raw) in styles {
            assert_eq!(path("id", style, &list), encoded);
            assert_eq!(query("q", style, &list), format!("q={encoded}"));
            assert_eq!(plain(style, &list).unwrap(), raw);
        }
    }

    #[test]
    fn arrays_in_deep_objects_have_three_forms() {
        let line = |id: &str, tags: &[&str]| {
            let tags: Vec<&str> = tags.to_vec();
            Param::Object(vec![Param::member("id", id), Param::member("tags", &tags)])
        };
        let lines = Param::Array(vec![line("a", &["x", "y"]), Param::Absent, line("b", &[])]);
        let written = |arrays| {
            let text = query("l", Style::DEEP_OBJECT.deep_arrays(arrays), &lines);
            text.replace("%5B", "[").replace("%5D", "]")
        };
        assert_eq!(
            written(DeepArrays::Brackets),
            "l[0][id]=a&l[0][tags][]=x&l[0][tags][]=y&l[1][id]=b"
        );
        assert_eq!(
            written(DeepArrays::Indices),
            "l[0][id]=a&l[0][tags][0]=x&l[0][tags][1]=y&l[1][id]=b"
        );
        assert_eq!(
            written(DeepArrays::Repeat),
            "l[id]=a&l[tags]=x&l[tags]=y&l[id]=b"
        );
    }

    #[test]
    fn headers_and_cookies() {
        assert_eq!(
            plain(Style::SIMPLE.explode(true), &tree()).unwrap(),
            "height=3 m,age=12"
        );
        assert_eq!(plain(Style::SIMPLE, &Param::Absent), None);
        let cookie = |style, value: &Param| cookie("c", style, value);
        let list = vec![1, 2].to_param();
        assert_eq!(cookie(Style::COOKIE, &list), Ok("c=1; c=2".to_owned()));
        let text = "a;b".to_param();
        assert_eq!(cookie(Style::FORM, &text), Ok("c=a%3Bb".to_owned()));
        assert!(cookie(Style::COOKIE, &text).is_err());
    }
}
