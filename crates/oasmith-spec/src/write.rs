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

/// A tree as text, which ends with a line break. In YAML, comments above keys and after values come along from the
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
                self.trailing(comment::after_key(member.key_span, self.sources));
                self.members(object, indent + 2, false);
            }
            Value::Array(items) if !items.is_empty() => {
                self.trailing(comment::after_key(member.key_span, self.sources));
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
            other => self.out.push_str(scalar::plain(other)),
        }
        self.trailing(comment::after(node.span, self.sources));
    }

    fn trailing(&mut self, comment: Option<&str>) {
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
            Value::String(text) => self.out.push_str(&scalar::quoted(text)),
            other => self.out.push_str(scalar::plain(other)),
        }
    }

    fn close(&mut self, indent: usize, bracket: char) {
        self.out.push('\n');
        self.indent(indent);
        self.out.push(bracket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::parse::parse;

    fn tree(text: &str, sources: &mut Sources) -> Node {
        let file = sources.add("a.yaml", text);
        let mut diagnostics = Diagnostics::default();
        let node = parse(file, sources, &mut diagnostics);
        assert_eq!(diagnostics.iter().count(), 0, "{text}");
        node.expect("a tree")
    }

    fn rewritten(text: &str, notation: Notation) -> String {
        let mut sources = Sources::default();
        let node = tree(text, &mut sources);
        let written = write(&node, notation, &sources);
        let again = tree(&written, &mut sources);
        assert!(node.same_value(&again), "{text}\n{written}");
        assert_eq!(write(&again, notation, &sources), written, "{text}");
        written
    }

    #[test]
    fn strings_stay_strings_and_numbers_numbers() {
        let strings = [
            "",
            " ",
            "no",
            "NO",
            "on",
            "null",
            "~",
            "true",
            "1",
            "1.5",
            "1e3",
            "0x1",
            "-",
            "- a",
            "a: b",
            "a:",
            "a #b",
            "a#b",
            "#a",
            "'",
            "\"",
            "a\nb",
            "a\n",
            "\na",
            "a\n\n",
            " a\nb",
            "a\n b",
            "a\n \nb",
            "\ta\nb",
            "a\r\nb",
            "{a}",
            "[",
            "*a",
            "&a",
            "!a",
            "%",
            "@",
            "`",
            "?",
            "? a",
            "|",
            ">",
            "3.1.0",
            "3.1",
            "2020-01-01",
            "18:00",
            "a: ",
            "é",
            "日本",
            "\u{1f600}",
            "\u{200b}",
            "\u{2028}",
            "\u{feff}",
            "\u{7f}",
            "---",
            "...",
            "<<",
            "=",
            "a\tb",
            "- ",
            "y",
            "C:\\x",
            "a  b",
        ];
        for string in strings {
            let text = serde_json::json!({ "A": string, "B": [string, [string]], string: { "C": string } });
            let text = text.to_string();
            rewritten(&text, Notation::Yaml);
            rewritten(&text, Notation::Json);
        }
        let yaml = rewritten(
            "{a: 1.50, b: -0, c: 1e400, d: null, e: true, f: [], g: {}}",
            Notation::Yaml,
        );
        assert_eq!(
            yaml,
            "a: 1.50\nb: -0\nc: 1e400\nd: null\ne: true\nf: []\ng: {}\n"
        );
        let json = rewritten("a: [1, x]\nb: {c: 'y'}\n", Notation::Json);
        assert_eq!(
            json,
            "{\n  \"a\": [\n    1,\n    \"x\"\n  ],\n  \"b\": {\n    \"c\": \"y\"\n  }\n}\n"
        );
    }

    #[test]
    fn comments_stay_where_they_are() {
        let text = "# Head.\n\n# Of a.\na: 1 # behind\n\n# Of b.\nb: # behind b\n  # Of c.\n  c: |\n    # text\n    more\n  d: x # d\ne:\n  # Of the first.\n  - f: 1\n    # Of g.\n    g: 2\n  - 3 # three\n";
        assert_eq!(rewritten(text, Notation::Yaml), text);
    }
}
