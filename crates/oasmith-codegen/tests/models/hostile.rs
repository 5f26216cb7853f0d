//! Text from outside stays text.

use super::schemas;
use syn::{Item, visit};

/// What someone could try, as YAML's double-quoted strings.
const TEXTS: &[&str] = &[
    r#""\"]\npub fn evil() {}\n#[doc = \"""#,
    r#""*/ pub fn evil() {} /*""#,
    r#""\n}\nmod evil {}""#,
    r#""\\\"; evil!();""#,
    r#""\r\npub mod evil {}""#,
    r#""\u2028pub mod evil {}""#,
    r#""{} {0} {{evil}}""#,
    r#""```\nevil\n```rust\nevil!()""#,
    r#""\u202e\u0000evil""#,
    r#""r#evil""#,
    r#""🦀 evil""#,
];

/// A document with a text in every place that is printed.
fn document(text: &str) -> String {
    format!(
        "A:
  type: object
  title: {text}
  description: {text}
  deprecated: true
  required: [{text}]
  properties:
    {text}: {{type: string, description: {text}, pattern: {text}, deprecated: true}}
    mode: {{type: string, description: {text}, enum: [{text}, other]}}
B:
  description: {text}
  oneOf:
    - {{title: {text}, type: object, required: [k], properties: {{k: {{const: {text}}}}}}}
    - {{title: x, type: object, required: [k], properties: {{k: {{const: x}}}}}}
C: {{type: object, description: {text}, additionalProperties: {{type: string}}}}
D: {{type: array, description: {text}, items: {{type: integer}}}}
"
    )
}

/// The kinds of items, fields and methods, in order.
fn outline(text: &str) -> Vec<String> {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let item = |item: &Item| match item {
        Item::Enum(item) => format!("enum of {}", item.variants.len()),
        Item::Impl(item) => format!("impl of {}", item.items.len()),
        Item::Macro(item) => format!("macro {}", item.mac.path.segments.len()),
        Item::Struct(item) => format!("struct of {}", item.fields.len()),
        Item::Type(_) => "type".to_owned(),
        _ => panic!("an unexpected item in:\n{text}"),
    };
    file.items.iter().map(item).collect()
}

#[test]
fn no_item_comes_out_of_a_text() {
    let harmless = outline(&schemas(&document("harmless")));
    for text in TEXTS {
        assert_eq!(outline(&schemas(&document(text))), harmless, "{text}");
    }
}

#[test]
fn descriptions_come_out_as_docs_only() {
    struct Docs(Vec<String>);
    impl<'ast> visit::Visit<'ast> for Docs {
        fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
            if let syn::Meta::NameValue(pair) = &attribute.meta
                && let syn::Expr::Lit(syn::ExprLit {
                    lit: syn::Lit::Str(text),
                    ..
                }) = &pair.value
            {
                self.0.push(text.value());
            }
        }
    }
    let text = schemas(&document(r#""a\n\n    evil!()\n\n```\nevil!()""#));
    let mut docs = Docs(Vec::new());
    visit::Visit::visit_file(&mut docs, &syn::parse_file(&text).unwrap());
    // A line with backticks behind the first ones is a code span.
    let is_fence =
        |line: &&str| line.starts_with("```") && !line.trim_start_matches('`').contains('`');
    let fences: Vec<&str> = docs
        .0
        .iter()
        .map(|line| line.trim())
        .filter(is_fence)
        .collect();
    assert!(!fences.is_empty());
    assert!(
        fences.iter().all(|line| matches!(*line, "```text" | "```")),
        "{fences:?}"
    );
    assert_eq!(fences.len() % 2, 0);
}
