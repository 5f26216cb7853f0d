//! Trees as text: YAML 1.2 with the comments of where they come from, and JSON (RFC 8259).

mod comment;
mod scalar;

use crate::node::{Member, Node, Object, Value};
use crate::source::Sources;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// YAML 1.2, in block style.
    Yaml,
    /// JSON, indented by two spaces.
    Json,
}

/// A tree as text, which ends with a line break. In YAML, comments above keys and behind values come along from the
/// places that the nodes come from.
pub fn write(node: &Node, notation: Notation, sources: &Sources) -> String {
    let mut writer = Writer {
        sources,
        out: String::new(),
    };
    match notation {
        Notation::Json => writer.json(node, 0),
        Notation::Yaml => writer.yaml(node),
    }
    if !writer.out.ends_with('\n') {
        writer.out.push('\n');
    }
    writer.out
}

struct Writer<'s> {
    sources: &'s Sources,
    out: String,
}

impl Writer<'_> {
    fn yaml(&mut self, node: &Node) {
        match &node.value {
            Value::Object(object) if !object.is_empty() => self.members(object, 0, false),
            Value::Array(items) if !items.is_empty() => self.items(items, 0),
            _ => self.scalar(node, 0),
        }
    }

    /// The members of a mapping, each on lines of its own; the first may follow a dash.
    fn members(&mut self, object: &Object, indent: usize, follows_dash: bool) {
        for (at, member) in object.iter().enumerate() {
            if at > 0 || !follows_dash {
                let above = comment::above(member.key_span, self.sources);
                if above.after_blank && !self.out.is_empty() {
                    self.out.push('\n');
                }
                self.comments(&above.lines, indent);
                self.indent(indent);
            }
            self.member(member, indent);
        }
    }

    fn member(&mut self, member: &Member, indent: usize) {
        self.out.push_str(&scalar::key(&member.key));
        self.out.push(':');
        match &member.value.value {
            Value::Object(object) if !object.is_empty() => {
                self.behind(comment::behind_key(member.key_span, self.sources));
                self.members(object, indent + 2, false);
            }
            Value::Array(items) if !items.is_empty() => {
                self.behind(comment::behind_key(member.key_span, self.sources));
                self.items(items, indent + 2);
            }
            _ => {
                self.out.push(' ');
                self.scalar(&member.value, indent + 2);
            }
        }
    }

    fn items(&mut self, items: &[Node], indent: usize) {
        for item in items {
            let above = comment::above(item.span, self.sources);
            self.comments(&above.lines, indent);
            self.indent(indent);
            self.out.push('-');
            match &item.value {
                Value::Object(object) if !object.is_empty() => {
                    self.out.push(' ');
                    self.members(object, indent + 2, true);
                }
                Value::Array(items) if !items.is_empty() => {
                    self.out.push('\n');
                    self.items(items, indent + 2);
                }
                _ => {
                    self.out.push(' ');
                    self.scalar(item, indent + 2);
                }
            }
        }
    }

    /// A scalar or an empty collection, to the end of its last line.
    fn scalar(&mut self, node: &Node, indent: usize) {
        match &node.value {
            Value::String(text) => match scalar::block(text, indent) {
                Some(block) => {
                    self.out.push_str(&block);
                    return;
                }
                None => self.out.push_str(&scalar::string(text)),
            },
            Value::Object(_) => self.out.push_str("{}"),
            Value::Array(_) => self.out.push_str("[]"),
            Value::Null => self.out.push_str("null"),
            Value::Bool(flag) => self.out.push_str(if *flag { "true" } else { "false" }),
            Value::Number(number) => self.out.push_str(number.as_str()),
        }
        self.behind(comment::behind(node.span, self.sources));
    }

    fn behind(&mut self, comment: Option<&str>) {
        if let Some(comment) = comment {
            self.out.push(' ');
            self.out.push_str(comment);
        }
        self.out.push('\n');
    }

    fn comments(&mut self, lines: &[&str], indent: usize) {
        for line in lines {
            if !line.is_empty() {
                self.indent(indent);
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    fn json(&mut self, node: &Node, indent: usize) {
        match &node.value {
            Value::Object(object) if !object.is_empty() => {
                self.out.push('{');
                for (at, member) in object.iter().enumerate() {
                    self.out.push_str(if at == 0 { "\n" } else { ",\n" });
                    self.indent(indent + 2);
                    self.out.push_str(&scalar::quoted(&member.key));
                    self.out.push_str(": ");
                    self.json(&member.value, indent + 2);
                }
                self.close(indent, '}');
            }
            Value::Array(items) if !items.is_empty() => {
                self.out.push('[');
                for (at, item) in items.iter().enumerate() {
                    self.out.push_str(if at == 0 { "\n" } else { ",\n" });
                    self.indent(indent + 2);
                    self.json(item, indent + 2);
                }
                self.close(indent, ']');
            }
            Value::Object(_) => self.out.push_str("{}"),
            Value::Array(_) => self.out.push_str("[]"),
            Value::String(text) => self.out.push_str(&scalar::quoted(text)),
            Value::Null => self.out.push_str("null"),
            Value::Bool(flag) => self.out.push_str(if *flag { "true" } else { "false" }),
            Value::Number(number) => self.out.push_str(number.as_str()),
        }
    }

    fn close(&mut self, indent: usize, bracket: char) {
        self.out.push('\n');
        self.indent(indent);
        self.out.push(bracket);
    }
}
