//! The values of keywords. What is wrong but clear in its meaning (a quoted number, say) is read
//! with a warning; what is not is reported and left out.

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Text;
use crate::node::{Node, Number, Object, Value};

/// Reports a value of the wrong type.
pub(crate) fn wrong_type<'d>(
    key: &str,
    node: &Node,
    expected: &str,
    diagnostics: &'d mut Diagnostics,
) -> &'d mut Diagnostic {
    let message = format!("`{key}` is {}, but has to be {expected}", node.kind());
    diagnostics
        .report(Code::WRONG_TYPE, node.span, message)
        .label(format!("{expected} is expected"))
        .help(format!("write `{key}` as {expected}"))
}

/// Reports a value that is not as it should be, but can only mean one thing.
pub(crate) fn loose<'d>(
    key: &str,
    node: &Node,
    expected: &str,
    meaning: &str,
    diagnostics: &'d mut Diagnostics,
) -> &'d mut Diagnostic {
    let message = format!("`{key}` is {}, but has to be {expected}", node.kind());
    diagnostics
        .report(Code::LOOSE_VALUE, node.span, message)
        .label(format!("{expected} is expected"))
        .consequence(meaning)
}

/// Reports null where a value may be left out.
pub(crate) fn null(key: &str, node: &Node, expected: &str, diagnostics: &mut Diagnostics) {
    loose(
        key,
        node,
        expected,
        &format!("`{key}` is read as if it were not there"),
        diagnostics,
    )
    .help(format!("give `{key}` a value, or remove the line"));
}

/// A string. Null is as good as none here: `description:` without a text is common.
pub(crate) fn text(key: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Text> {
    let value = match &node.value {
        Value::String(text) => text.clone(),
        Value::Null => return None,
        Value::Number(number) => number.as_str().to_owned(),
        Value::Bool(flag) => flag.to_string(),
        _ => {
            wrong_type(key, node, "a string", diagnostics);
            return None;
        }
    };
    if node.as_str().is_none() {
        let meaning = format!("it is read as the string `{value}`");
        loose(key, node, "a string", &meaning, diagnostics)
            .help(format!("quote it: `{key}: '{value}'`"));
    }
    Some(Text {
        value,
        span: node.span,
    })
}

/// A text for people. Nothing hangs on it, so that what is no text is left out with a warning.
pub(crate) fn prose(key: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Text> {
    if let Value::Array(_) | Value::Object(_) = node.value {
        let meaning = format!("`{key}` is left out of the documentation");
        loose(key, node, "a string", &meaning, diagnostics).help("write the text itself");
        return None;
    }
    text(key, node, diagnostics)
}

/// A boolean.
pub(crate) fn flag(key: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<bool> {
    let quoted = match &node.value {
        Value::Bool(flag) => return Some(*flag),
        Value::String(text) => text.parse().ok(),
        Value::Null => {
            null(key, node, "a boolean", diagnostics);
            return None;
        }
        _ => None,
    };
    match quoted {
        Some(flag) => {
            let meaning = format!("it is read as {flag}");
            loose(key, node, "a boolean", &meaning, diagnostics)
                .help(format!("remove the quotes: `{key}: {flag}`"));
        }
        None => {
            wrong_type(key, node, "a boolean", diagnostics);
        }
    }
    quoted
}

/// A number.
pub(crate) fn number(key: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Number> {
    let quoted = match &node.value {
        Value::Number(number) => return Some(number.clone()),
        Value::String(text) if is_json_number(text) => Some(Number(text.clone())),
        Value::Null => {
            null(key, node, "a number", diagnostics);
            return None;
        }
        _ => None,
    };
    match &quoted {
        Some(number) => {
            let shown = number.as_str();
            loose(
                key,
                node,
                "a number",
                &format!("it is read as {shown}"),
                diagnostics,
            )
            .help(format!("remove the quotes: `{key}: {shown}`"));
        }
        None => {
            wrong_type(key, node, "a number", diagnostics);
        }
    }
    quoted
}

fn is_json_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// A whole number that is not negative. What is too large to count to is the largest there is.
pub(crate) fn count(key: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<u64> {
    let number = number(key, node, diagnostics)?;
    let float = number.as_f64();
    let whole = match number.as_i128() {
        Some(whole) => u64::try_from(whole.min(i128::from(u64::MAX))).ok(),
        None if float.is_finite() && float >= 9.0e15 => Some(u64::MAX),
        None => None,
    };
    if whole.is_none() {
        let message = format!(
            "`{key}` is {}, but has to be a whole number from 0 up",
            number.as_str()
        );
        diagnostics
            .report(Code::WRONG_TYPE, node.span, message)
            .label("a count is expected")
            .help("give a whole number, or remove it");
    }
    whole
}

/// An object.
pub(crate) fn object<'a>(
    key: &str,
    node: &'a Node,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Object> {
    match &node.value {
        Value::Object(object) => return Some(object),
        Value::Null => null(key, node, "an object", diagnostics),
        _ => {
            wrong_type(key, node, "an object", diagnostics);
        }
    }
    None
}

/// An array.
pub(crate) fn array<'a>(
    key: &str,
    node: &'a Node,
    diagnostics: &mut Diagnostics,
) -> Option<&'a [Node]> {
    match &node.value {
        Value::Array(items) => return Some(items),
        Value::Null => null(key, node, "an array", diagnostics),
        _ => {
            wrong_type(key, node, "an array", diagnostics);
        }
    }
    None
}

/// An array of strings.
pub(crate) fn texts(key: &str, node: &Node, diagnostics: &mut Diagnostics) -> Vec<Text> {
    array(key, node, diagnostics)
        .unwrap_or_default()
        .iter()
        .filter_map(|item| text(key, item, diagnostics))
        .collect()
}

/// An array of strings under a key; none if it is not there.
pub(crate) fn texts_of(
    fields: &super::fields::Fields<'_>,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Text> {
    fields
        .get(key)
        .map_or_else(Vec::new, |node| texts(key, node, diagnostics))
}
