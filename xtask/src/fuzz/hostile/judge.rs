//! What is asked of generated files, by readers that are not the generator's.

use std::collections::BTreeSet;

use oasmith_codegen::config::Features;
use oasmith_codegen::files::Files;
use oasmith_codegen::layout::Layout;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};

use super::markdown;
use super::template::{Template, Texts};
use crate::Result;

/// Attributes that generated code has.
const ATTRIBUTES: &[&str] = &[
    "allow",
    "cfg",
    "cfg_attr",
    "default",
    "deprecated",
    "derive",
    "doc",
    "expect",
    "inline",
    "must_use",
    "non_exhaustive",
    "recursion_limit",
];

/// Macros that generated code calls: the standard library's, the runtime's, and those of its own `mock`.
const MACROS: &[&str] = &[
    "assert",
    "concat",
    "debug_assert",
    "format",
    "generated_for",
    "integer_enum",
    "boolean_enum",
    "json_enum",
    "matches",
    "mocked",
    "newtype",
    "number_enum",
    "println",
    "refused",
    "serde_by_json",
    "text_enum",
    "text_newtype",
    "vec",
    "write",
];

/// Names that Windows keeps for devices.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// Files and folders that Cargo takes for targets of their own (The Cargo Book, "Package Layout"), the crate's root aside.
const CARGO_PLACES: &[&str] = &[
    "src/main.rs",
    "src/bin",
    "examples",
    "tests",
    "benches",
    "build.rs",
];

/// What sites show of a generated crate.
const MARKDOWN: &[&str] = &["README.md", "reference.md"];

/// The judge, with what the harmless document becomes.
pub(super) struct Judge {
    plain: [(Features, Vec<(String, String)>); 2],
}

impl Judge {
    pub(super) fn new(template: &Template) -> Result<Self> {
        let plain = |features| -> Result<_> {
            let document = template.fill(&Texts::new());
            let mut findings = Vec::new();
            let made = super::generate(&document, Layout::Crate, features, &mut findings);
            let files = made.as_ref().and_then(|made| made.files.as_ref());
            let files = files.ok_or_else(|| {
                let shown = made
                    .as_ref()
                    .map_or("it panics", |made| made.shown.as_str());
                format!("the harmless document is refused: {shown}")
            })?;
            Ok((features, skeleton(files)?))
        };
        Ok(Self {
            plain: [plain(Features::None)?, plain(Features::ByGroup)?],
        })
    }

    /// What is printed holds no character that a terminal would act on, or that can't be seen.
    pub(super) fn printed(&self, text: &str, findings: &mut Vec<String>) {
        if let Some(c) = unseen(text) {
            findings.push(format!("diagnostics print {c:?}"));
        }
    }

    /// The files are Rust with nothing in it that generated code hasn't, a manifest, and at places that are theirs.
    pub(super) fn files(&self, files: &Files, findings: &mut Vec<String>) {
        let mut seen = BTreeSet::new();
        for (path, text) in files.iter() {
            if !seen.insert(path.to_lowercase()) {
                findings.push(format!("two files differ only by case: {path}"));
            }
            if let Some(fault) = place_fault(path) {
                findings.push(format!("{fault}: {path}"));
            }
            if path.ends_with(".rs") {
                match syn::parse_file(text) {
                    Ok(file) => {
                        let mut finder = Finder { path, findings };
                        finder.visit_file(&file);
                    }
                    Err(error) => findings.push(format!("no Rust: {path}: {error}")),
                }
            }
            if path == "Cargo.toml"
                && let Some(fault) = manifest_fault(text)
            {
                findings.push(fault);
            }
            if MARKDOWN.contains(&path)
                && let Some(fault) = markdown::fault(text)
            {
                findings.push(format!("{path}: {fault}"));
            }
        }
    }

    /// The code is that of the harmless document, texts in literals and docs aside.
    pub(super) fn same_code(&self, files: &Files, features: Features, findings: &mut Vec<String>) {
        let plain = self.plain.iter().find(|(one, _)| *one == features);
        match (skeleton(files), plain) {
            (Ok(found), Some((_, plain))) => {
                for ((path, was), (other, is)) in plain.iter().zip(&found) {
                    if path != other || was != is {
                        findings.push(format!("docs changed code: {other}"));
                        return;
                    }
                }
                if plain.len() != found.len() {
                    findings.push("docs changed the number of files".to_owned());
                }
            }
            (Err(error), _) => findings.push(error.to_string()),
            (_, None) => {}
        }
    }
}

/// A character that a terminal would act on or that can't be seen, line feeds aside.
pub(super) fn unseen(text: &str) -> Option<char> {
    let acts = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    };
    text.chars().find(acts)
}

/// The statements of an example in docs, between its fences: code of the same kinds as all else.
pub(super) fn example(lines: &[&str], path: &str, findings: &mut Vec<String>) {
    let lines = lines.iter().map(|line| line.trim_start());
    let code: Vec<&str> = lines
        .map(|line| line.strip_prefix("# ").unwrap_or(line))
        .collect();
    match syn::parse_file(&code.join("\n")) {
        Ok(file) if file.items.len() == 1 => Finder { path, findings }.visit_file(&file),
        Ok(_) => findings.push(format!("an example of several items: {path}")),
        Err(error) => findings.push(format!("an example that is no Rust: {path}: {error}")),
    }
}

/// Every file's tokens, without docs and with `_` for each literal.
fn skeleton(files: &Files) -> Result<Vec<(String, String)>> {
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, text)| {
        let file = syn::parse_file(text).map_err(|error| format!("no Rust: {path}: {error}"))?;
        let mut shown = String::new();
        write(file.to_token_stream(), &mut shown);
        Ok((path.to_owned(), shown))
    })
    .collect()
}

fn write(tokens: TokenStream, out: &mut String) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Literal(_) => out.push_str("_ "),
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '!') {
                    tokens.next();
                }
                match tokens.next() {
                    Some(TokenTree::Group(group)) if is_about_docs(&group.stream()) => {}
                    Some(TokenTree::Group(group)) => {
                        out.push('#');
                        write(group.stream(), out);
                    }
                    _ => {}
                }
            }
            TokenTree::Punct(punct) => out.push(punct.as_char()),
            TokenTree::Ident(ident) => {
                out.push_str(&ident.to_string());
                out.push(' ');
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ('(', ')'),
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::None => (' ', ' '),
                };
                out.push(open);
                write(group.stream(), out);
                out.push(close);
            }
        }
    }
}

/// `doc = "…"`, and `deprecated`, whose note is of a description.
fn is_about_docs(attribute: &TokenStream) -> bool {
    let first = attribute.clone().into_iter().next();
    matches!(first, Some(TokenTree::Ident(name)) if name == "doc" || name == "deprecated")
}

/// Looks for what generated code never has.
struct Finder<'a> {
    path: &'a str,
    findings: &'a mut Vec<String>,
}

impl Visit<'_> for Finder<'_> {
    fn visit_attribute(&mut self, attribute: &syn::Attribute) {
        let name = attribute.path().to_token_stream().to_string();
        if !ATTRIBUTES.contains(&name.as_str()) {
            let finding = format!("an attribute `{name}`: {}", self.path);
            self.findings.push(finding);
        }
    }

    fn visit_macro(&mut self, call: &syn::Macro) {
        let name = call.path.segments.last();
        let name = name.map_or_else(String::new, |last| last.ident.to_string());
        if !MACROS.contains(&name.as_str()) {
            let finding = format!("a macro `{name}!`: {}", self.path);
            self.findings.push(finding);
        }
        visit::visit_macro(self, call);
    }

    fn visit_expr_unsafe(&mut self, _: &syn::ExprUnsafe) {
        self.findings.push(format!("unsafe code: {}", self.path));
    }
}

/// What is wrong with a file's place: every system and Cargo must take it for what it is.
fn place_fault(path: &str) -> Option<&'static str> {
    if path == "Cargo.toml" || MARKDOWN.contains(&path) {
        return None;
    }
    let below = |place: &str| {
        let rest = path.strip_prefix(place);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if CARGO_PLACES.iter().any(|place| below(place)) {
        return Some("a place of Cargo's");
    }
    let Some(stem) = path.strip_suffix(".rs") else {
        return Some("a kind of file that is not generated");
    };
    for part in stem.split('/') {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if part.is_empty() || part.len() > 200 || !part.bytes().all(plain) {
            return Some("a name that not every system takes");
        }
        let port = |kind| part.strip_prefix(kind).is_some_and(|n: &str| n.len() == 1);
        if DEVICES.contains(&part) || port("com") || port("lpt") {
            return Some("a device of Windows");
        }
    }
    None
}

fn manifest_fault(text: &str) -> Option<String> {
    let table = match text.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => return Some(format!("the manifest is no TOML: {error}")),
    };
    let keys: Vec<&str> = table.keys().map(String::as_str).collect();
    let known = [
        "package",
        "features",
        "dependencies",
        "lib",
        "workspace",
        "lints",
    ];
    if let Some(key) = keys.iter().find(|key| !known.contains(key)) {
        return Some(format!("the manifest has `{key}`"));
    }
    let dependencies = table.get("dependencies")?.as_table()?;
    let other = dependencies.keys().find(|name| *name != "oasmith-runtime");
    if let Some(name) = other {
        return Some(format!("the manifest depends on `{name}`"));
    }
    let package = table.get("package")?.as_table()?;
    let keys = [
        "name",
        "version",
        "edition",
        "rust-version",
        "description",
        "autobins",
        "readme",
    ];
    let other = package.keys().find(|key| !keys.contains(&key.as_str()));
    if let Some(key) = other {
        return Some(format!("the manifest's package has `{key}`"));
    }
    let texts = package.values().filter_map(toml::Value::as_str);
    let mut texts = texts.filter(|text| text.contains(char::is_control));
    texts
        .next()
        .map(|text| format!("the manifest holds control characters: {text:?}"))
}
