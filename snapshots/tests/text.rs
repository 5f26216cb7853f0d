//! Text that wants to be code: read as Rust, the golden of `text.yaml` has the items of any other
//! document and not one more, and its documentation is plain.

#![allow(clippy::expect_used, reason = "a failed test panics")]

use syn::visit::{self, Visit};

const TEXT: &str = include_str!("../src/features/text.rs");

/// A text of every odd kind in every place.
const HOSTILE: &str = include_str!("../src/features/text_hostile.rs");

/// Names of items in the order of the file, and all documentation.
#[derive(Default)]
struct Found {
    items: Vec<String>,
    docs: Vec<String>,
    /// Attributes other than documentation.
    attributes: Vec<String>,
}

impl<'a> Visit<'a> for Found {
    fn visit_item(&mut self, item: &'a syn::Item) {
        self.items.extend(name(item));
        visit::visit_item(self, item);
    }

    fn visit_impl_item_fn(&mut self, function: &'a syn::ImplItemFn) {
        self.items.push(format!("method {}", function.sig.ident));
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_attribute(&mut self, attribute: &'a syn::Attribute) {
        let inner = matches!(attribute.style, syn::AttrStyle::Inner(_));
        let name = attribute.path().get_ident().map(ToString::to_string);
        let name = name.unwrap_or_default();
        if let (syn::Meta::NameValue(doc), "doc") = (&attribute.meta, name.as_str())
            && let syn::Expr::Lit(literal) = &doc.value
            && let syn::Lit::Str(text) = &literal.lit
        {
            self.docs.push(text.value());
            return;
        }
        let mark = if inner { "!" } else { "" };
        self.attributes.push(format!("{mark}{name}"));
    }
}

fn name(item: &syn::Item) -> Option<String> {
    Some(match item {
        syn::Item::Mod(item) => format!("mod {}", item.ident),
        syn::Item::Struct(item) => format!("struct {}", item.ident),
        syn::Item::Enum(item) => format!("enum {}", item.ident),
        syn::Item::Fn(item) => format!("fn {}", item.sig.ident),
        syn::Item::Const(item) => format!("const {}", item.ident),
        syn::Item::Static(item) => format!("static {}", item.ident),
        syn::Item::Macro(item) => {
            let path: Vec<_> = item.mac.path.segments.iter().collect();
            format!("macro {}", path.last()?.ident)
        }
        syn::Item::Use(_) | syn::Item::Impl(_) => return None,
        _ => "something else".to_owned(),
    })
}

fn found(text: &str) -> Found {
    let file = syn::parse_file(text).expect("it is Rust");
    let mut found = Found::default();
    found.visit_file(&file);
    found
}

#[test]
fn nothing_of_the_document_became_an_item() {
    let found = found(TEXT);
    let items: Vec<_> = found
        .items
        .iter()
        .map(String::as_str)
        .filter(|item| !item.starts_with("method "))
        .collect();
    assert_eq!(
        items,
        [
            "macro generated_for",
            "mod client",
            "struct Client",
            "struct ClientBuilder",
            "mod servers",
            "const DEFAULT",
            "mod notes",
            "struct Notes",
            "static READ_TEXT",
            "struct ReadText",
            "mod models",
            "struct Text",
            "enum TextKind",
            "macro text_enum",
            "macro serde_by_json",
        ]
    );
    // `allow` stands where a file is included that may not use all of itself.
    let expected = ["allow", "derive", "must_use", "non_exhaustive"];
    for attribute in &found.attributes {
        assert!(expected.contains(&attribute.as_str()), "{attribute}");
    }
    for method in found
        .items
        .iter()
        .filter_map(|item| item.strip_prefix("method "))
    {
        assert!(!method.contains("injected"), "{method}");
    }
}

#[test]
fn documentation_is_plain_text() {
    for text in [TEXT, HOSTILE] {
        is_plain(&found(text).docs);
    }
}

fn is_plain(docs: &[String]) {
    let mut fence: Option<String> = None;
    for doc in docs {
        let odd = doc.chars().find(|c| c.is_control() || is_directional(*c));
        assert_eq!(odd, None, "{doc:?}");
        // Quotes and items of lists hold blocks of their own.
        let line = doc.trim_start_matches([' ', '>', '-', '*']);
        let mark: String = line
            .chars()
            .take_while(|c| ['`', '~'].contains(c))
            .collect();
        let is_fence = mark.len() >= 3 && !line[mark.len()..].contains('`');
        match &fence {
            None if is_fence => {
                // Without a language, or as Rust, rustdoc would compile and run it.
                assert!(line.ends_with("text") || line.ends_with("json"), "{doc:?}");
                fence = Some(mark);
            }
            Some(open) if is_fence && line.trim() == mark && mark.len() >= open.len() => {
                fence = None;
            }
            _ => {}
        }
    }
    assert_eq!(fence, None, "a fence is left open");
}

#[test]
fn nothing_hostile_became_an_item() {
    let found = found(HOSTILE);
    for item in &found.items {
        assert!(
            !item.contains("injected") && !item.ends_with(" x"),
            "{item}"
        );
    }
    let expected = ["allow", "derive", "must_use", "non_exhaustive"];
    for attribute in &found.attributes {
        assert!(expected.contains(&attribute.as_str()), "{attribute}");
    }
    let is_type = |item: &&String| item.starts_with("struct ") || item.starts_with("enum ");
    // The client and its builder, one group, eight calls with as many answers, and two models.
    let types = found.items.iter().filter(is_type).count();
    assert_eq!(types, 13, "{:?}", found.items);
}

/// Characters that turn the direction of text, so that it reads as it does not stand.
fn is_directional(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn documentation_says_what_the_document_says() {
    let docs = found(TEXT).docs.join("\n");
    for text in [
        " Literal text.\n */ pub fn injected() {} /*\n\n ```text\n let never = \"run\";\n ```\n",
        " Folded text that goes on in the next line\n",
        " A \\[link] and \\<b>HTML, <https://example.com/bare>, a",
        " - one\n - two\n",
        " ~~~text\n compile_error!(\"never\");\n ~~~\n",
        " `GET /notes/\"; panic!(); \"`",
        " Rightto left.",
    ] {
        assert!(docs.contains(text), "{text:?} is not in\n{docs}");
    }
}

#[test]
fn names_and_values_stay_themselves() -> Result<(), serde_json::Error> {
    use snapshots::features::text::models::{Text, TextKind};
    for kind in ["\"", "\\", "}}", "line\nbreak"] {
        let text = serde_json::json!({"quote\"brace}": "x", "kind": kind});
        let text_model: Text = serde_json::from_value(text.clone())?;
        assert!(!matches!(
            text_model.kind,
            Some(TextKind::Unknown(_)) | None
        ));
        assert_eq!(serde_json::to_value(&text_model)?, text);
    }
    Ok(())
}

#[test]
fn odd_names_stay_themselves_on_the_wire() -> Result<(), serde_json::Error> {
    use snapshots::features::names_odd::models::{KeywordValues, Keywords, Names};
    let long = "n".repeat(300);
    let longer = format!("{long}2");
    for name in [
        "Деревня",
        "🦀",
        "🦀🦀",
        "ß",
        "\u{e9}",
        "e\u{301}",
        "-",
        "$",
        "a.b",
        "a-b",
        "a\nb",
        "\u{202e}a",
        "a\u{7}b",
        &long,
        &longer,
    ] {
        let found: Names = serde_json::from_value(name.into())?;
        assert!(!matches!(found, Names::Unknown(_)), "{name:?}");
        assert_eq!(serde_json::to_value(&found)?, name);
    }
    for word in [
        "self",
        "Self",
        "gen",
        "async",
        "union",
        "macro_rules",
        "'static",
    ] {
        let found: KeywordValues = serde_json::from_value(word.into())?;
        let known = !matches!(found, KeywordValues::Unknown(_));
        assert_eq!((known, found.as_str()), (word != "'static", word));
    }
    let words = serde_json::json!({"self": "a", "Self": "b", "gen": "c", "crate": "d"});
    let found: Keywords = serde_json::from_value(words.clone())?;
    assert_eq!(serde_json::to_value(&found)?, words);
    Ok(())
}
