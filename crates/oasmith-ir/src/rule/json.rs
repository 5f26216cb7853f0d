//! Rules as JSON Schema.

use std::fmt::Write;

use oasmith_spec::node::{Node, Value};

use super::{Rule, RuleBody, RuleKeyword};
use crate::api::Api;

impl Rule {
    /// The rule as a JSON Schema in one line. `$id` is its name, and `$ref` leads to the names of
    /// others.
    pub fn json(&self, api: &Api) -> String {
        let mut text = String::from("{\"$id\":");
        string(&self.name, &mut text);
        match &self.body {
            RuleBody::Never => text.push_str(",\"not\":{}"),
            RuleBody::All(keywords) => {
                for keyword in keywords {
                    text.push(',');
                    write_keyword(keyword, api, ListOrder::Written, &mut text);
                }
            }
        }
        text.push('}');
        text
    }
}

impl RuleKeyword {
    /// The keyword with its value, as a member of a JSON object.
    pub fn json(&self, api: &Api) -> String {
        let mut text = String::new();
        write_keyword(self, api, ListOrder::Written, &mut text);
        text
    }

    /// The same, with keywords, names and alternatives sorted: equal for two spellings that differ by the
    /// order of what has none.
    pub fn sorted_json(&self, api: &Api) -> String {
        let mut text = String::new();
        write_keyword(self, api, ListOrder::Sorted, &mut text);
        text
    }
}

/// The order of lists that have none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListOrder {
    Written,
    Sorted,
}

fn write_body(body: &RuleBody, api: &Api, order: ListOrder, text: &mut String) {
    match body {
        RuleBody::Never => text.push_str("false"),
        RuleBody::All(keywords) if keywords.is_empty() => text.push_str("true"),
        RuleBody::All(keywords) => {
            order.list(keywords, ('{', '}'), text, |keyword, text| {
                write_keyword(keyword, api, order, text);
            });
        }
    }
}

fn write_keyword(keyword: &RuleKeyword, api: &Api, order: ListOrder, text: &mut String) {
    string(keyword.name(), text);
    text.push(':');
    match keyword {
        RuleKeyword::Reference(id) => string(&api.rule(*id).name, text),
        RuleKeyword::Types(types) => match types.as_slice() {
            [one] => string(one, text),
            several => order.list(several, ('[', ']'), text, |one, text| string(one, text)),
        },
        RuleKeyword::Values(values) => order.list(values, ('[', ']'), text, node),
        RuleKeyword::Constant(value) => node(value, text),
        RuleKeyword::Number(_, number) => text.push_str(number.as_str()),
        RuleKeyword::Count(_, count) => {
            // Writing to a string does not fail.
            let _ = write!(text, "{count}");
        }
        RuleKeyword::Text(_, value) => string(value, text),
        RuleKeyword::UniqueItems => text.push_str("true"),
        RuleKeyword::Required(names) => order.list(names, ('[', ']'), text, |name, text| {
            string(name, text);
        }),
        RuleKeyword::DependentRequired(lists) => {
            order.list(lists, ('{', '}'), text, |(name, names), text| {
                string(name, text);
                text.push(':');
                order.list(names, ('[', ']'), text, |name, text| string(name, text));
            });
        }
        RuleKeyword::One(_, body) => write_body(body, api, order, text),
        RuleKeyword::Several("prefixItems", bodies) => {
            list(bodies, ('[', ']'), text, |body, text| {
                write_body(body, api, order, text);
            })
        }
        RuleKeyword::Several(_, bodies) => order.list(bodies, ('[', ']'), text, |body, text| {
            write_body(body, api, order, text);
        }),
        RuleKeyword::Named(_, bodies) => {
            order.list(bodies, ('{', '}'), text, |(name, body), text| {
                string(name, text);
                text.push(':');
                write_body(body, api, order, text);
            })
        }
    }
}

impl RuleKeyword {
    /// What it is called.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Reference(_) => "$ref",
            Self::Types(_) => "type",
            Self::Values(_) => "enum",
            Self::Constant(_) => "const",
            Self::UniqueItems => "uniqueItems",
            Self::Required(_) => "required",
            Self::DependentRequired(_) => "dependentRequired",
            Self::Number(name, _)
            | Self::Count(name, _)
            | Self::Text(name, _)
            | Self::One(name, _)
            | Self::Several(name, _)
            | Self::Named(name, _) => name,
        }
    }
}

/// A value of a document as JSON in one line.
pub fn value(of: &Node) -> String {
    let mut text = String::new();
    node(of, &mut text);
    text
}

fn node(value: &Node, text: &mut String) {
    match &value.value {
        Value::Null => text.push_str("null"),
        Value::Bool(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number.as_str()),
        Value::String(value) => string(value, text),
        Value::Array(items) => list(items, ('[', ']'), text, node),
        Value::Object(object) => {
            let members: Vec<_> = object.iter().collect();
            list(&members, ('{', '}'), text, |member, text| {
                string(&member.key, text);
                text.push(':');
                node(&member.value, text);
            });
        }
    }
}

impl ListOrder {
    /// A list whose order means nothing.
    fn list<T>(
        self,
        items: &[T],
        brackets: (char, char),
        text: &mut String,
        mut write: impl FnMut(&T, &mut String),
    ) {
        if self == Self::Written {
            return list(items, brackets, text, write);
        }
        let written = items.iter().map(|item| {
            let mut text = String::new();
            write(item, &mut text);
            text
        });
        let mut written: Vec<String> = written.collect();
        written.sort_unstable();
        list(&written, brackets, text, |one, text| text.push_str(one));
    }
}

fn list<T>(
    items: &[T],
    (open, close): (char, char),
    text: &mut String,
    mut write: impl FnMut(&T, &mut String),
) {
    text.push(open);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        write(item, text);
    }
    text.push(close);
}

/// A string with what JSON can't hold, or a reader can't see, escaped.
fn string(value: &str, text: &mut String) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string does not fail.
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}
