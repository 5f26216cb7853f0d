//! Text to a tree: JSON where it is JSON, otherwise YAML.

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::json;
use crate::node::Node;
use crate::source::{FileId, Sources, Span};
use crate::yaml;

/// How many arrays and objects may stand inside each other. What walks a tree may recurse.
pub const MAX_DEPTH: usize = 200;

/// Parses a file into a tree whose nodes know their spans.
///
/// A text that begins with `{` or `[` is read as JSON (RFC 8259), which YAML 1.2 contains. If it is
/// not JSON and the file isn't called `*.json`, it is read as YAML, as any other text is.
///
/// `None` if there is no tree; then at least one error was reported. Errors that leave a tree (a
/// duplicate key, say) are reported too, so ask `diagnostics` before relying on it.
pub fn parse(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Node> {
    let text = sources.text(file);
    if !text.trim_start().starts_with(['{', '[']) {
        return yaml::parse(file, text, diagnostics);
    }
    let mut as_json = diagnostics.scratch();
    let outcome = json::parse(file, text, &mut as_json);
    let may_be_yaml = !sources.name(file).to_ascii_lowercase().ends_with(".json");
    let refusal = match outcome {
        Err(refusal) if may_be_yaml && refusal.yaml_may_accept => refusal,
        outcome => {
            diagnostics.append(as_json);
            return outcome.ok();
        }
    };
    let mut as_yaml = diagnostics.scratch();
    let tree = yaml::parse(file, text, &mut as_yaml);
    let json_says_better = tree.is_none() && !refusal.written_as_yaml;
    diagnostics.append(if json_says_better { as_json } else { as_yaml });
    tree
}

/// Reports a collection that is nested too deep.
pub(crate) fn report_too_deep(place: Span, diagnostics: &mut Diagnostics) {
    let message = format!("more than {MAX_DEPTH} arrays and objects are nested here");
    diagnostics
        .report(Code::TOO_DEEP, place, message)
        .label("one too many");
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::diagnostic::Policy;
    use crate::node::Value;

    /// What became of a text.
    pub(crate) struct Parsed {
        pub(crate) root: Option<Node>,
        pub(crate) diagnostics: Diagnostics,
        pub(crate) sources: Sources,
    }

    pub(crate) fn parsed(name: &str, text: &str) -> Parsed {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::new(Policy::default());
        let file = sources.add(name, text);
        let root = parse(file, &sources, &mut diagnostics);
        Parsed {
            root,
            diagnostics,
            sources,
        }
    }

    impl Parsed {
        /// Code, line and column of each finding.
        pub(crate) fn found(&self) -> Vec<String> {
            let places = self.diagnostics.iter().map(|diagnostic| {
                let at = self.sources.locate(diagnostic.span.expect("a place"));
                format!("{} {}:{}", diagnostic.code.name(), at.line, at.column)
            });
            places.collect()
        }

        /// The tree in JSON's notation, numbers as they were kept.
        pub(crate) fn json(&self) -> String {
            self.root.as_ref().map_or_else(String::new, json)
        }

        /// The text of the node at a pointer's place.
        pub(crate) fn source_of(&self, pointer: &str) -> &str {
            let root = self.root.as_ref().expect("a tree");
            let node = crate::json_pointer::resolve(root, pointer).expect("a node");
            let span = node.span.start as usize..node.span.end as usize;
            &self.sources.text(node.span.file)[span]
        }
    }

    pub(crate) fn json(node: &Node) -> String {
        match &node.value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number.as_str().to_owned(),
            Value::String(text) => format!("{text:?}"),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(json).collect();
                format!("[{}]", items.join(","))
            }
            Value::Object(object) => {
                let members = object.iter();
                let members = members.map(|m| format!("{:?}:{}", m.key, json(&m.value)));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
        }
    }

    #[test]
    fn reads_json_in_a_file_of_any_name() {
        for name in ["api.json", "api.yaml", "api"] {
            let parsed = parsed(name, " {\n\t\"a\": [1, {}]}");
            assert_eq!(parsed.json(), r#"{"a":[1,{}]}"#, "{name}");
            assert!(parsed.diagnostics.is_empty(), "{name}");
        }
    }

    #[test]
    fn reads_flow_style_yaml_unless_the_name_says_json() {
        let text = "{a: b, # c\n 'd': [e,],}";
        assert_eq!(parsed("a.yaml", text).json(), r#"{"a":"b","d":["e"]}"#);
        assert_eq!(parsed("a.json", text).found(), ["syntax 1:2"]);
    }

    #[test]
    fn reports_the_error_of_the_notation_that_was_meant() {
        let json = parsed("a", "{\"a\": 1\n \"b\": 2}");
        assert_eq!(json.found(), ["syntax 2:2"]);
        let message = |p: &Parsed| p.diagnostics.iter().next().map(|d| d.label.clone());
        assert_eq!(message(&json).as_deref(), Some("expected `,` or `}`"));
        let yaml = parsed("a", "{a: [b, c}");
        assert_eq!(yaml.found(), ["syntax 1:5"]);
    }

    #[test]
    fn nesting_ends_before_the_stack() {
        for text in ["[", "{\"a\":", "- ", "? ", "{a: "] {
            let parsed = parsed("a", &text.repeat(100_000));
            assert!(parsed.root.is_none(), "{text}");
            let codes: Vec<_> = parsed.diagnostics.iter().map(|d| d.code).collect();
            assert_eq!(codes, [Code::TOO_DEEP], "{text}");
        }
        let indented: String = (0..1000).map(|i| " ".repeat(i) + "a:\n").collect();
        assert_eq!(parsed("a.yaml", &indented).found(), ["too-deep 201:201"]);
        let most = "[".repeat(MAX_DEPTH) + &"]".repeat(MAX_DEPTH);
        assert!(parsed("a.json", &most).diagnostics.is_empty());
        assert!(
            parsed("a.yaml", &format!("# YAML\n{most}"))
                .diagnostics
                .is_empty()
        );
    }

    #[test]
    fn an_empty_text_is_an_error() {
        for text in ["", "\n \n", "# only a comment\n"] {
            let parsed = parsed("a.yaml", text);
            assert!(parsed.root.is_none());
            assert_eq!(parsed.found(), ["syntax 1:1"], "{text:?}");
        }
    }
}
