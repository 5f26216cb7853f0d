//! rustdoc's own list of the tests in generated docs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use oasmith_codegen::files::Files;
use syn::visit::{self, Visit};

use super::judge;
use crate::Result;

/// How many docs rustdoc is asked about at once.
const BATCH: usize = 40_000;

/// Docs of many trials, as docs of structs in one file.
pub(super) struct DocTests {
    folder: PathBuf,
    source: String,
    in_batch: usize,
    count: usize,
}

impl DocTests {
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            source: String::new(),
            in_batch: 0,
            count: 0,
        }
    }

    /// How many docs there were.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Takes the docs of a trial's files. The one example of our own that docs of a module may have is judged as code
    /// and left out.
    pub(super) fn add(&mut self, files: &Files, trial: u64) -> Result<Vec<String>> {
        let mut findings = Vec::new();
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
            let Ok(file) = syn::parse_file(text) else {
                continue;
            };
            let mut docs = Docs::default();
            docs.take(&file.attrs);
            if let Some(lines) = docs.found.first_mut()
                && let Some(example) = take_example(lines)
            {
                let example: Vec<&str> = example.iter().map(String::as_str).collect();
                judge::example(&example, path, &mut findings);
            }
            docs.visit_file(&file);
            for lines in docs.found {
                for line in lines {
                    let _ = writeln!(self.source, "///{line}");
                }
                let _ = writeln!(self.source, "pub struct Doc{}Of{trial};", self.count);
                self.count += 1;
                self.in_batch += 1;
            }
        }
        if self.in_batch >= BATCH {
            findings.extend(self.finish()?);
        }
        Ok(findings)
    }

    /// Takes the docs of generated files that stand in a folder.
    pub(super) fn add_written(&mut self, folder: &Path) -> Result<()> {
        let mut files = Files::default();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    files.insert(path.display().to_string(), std::fs::read_to_string(&path)?);
                }
            }
        }
        self.add(&files, u64::MAX).map(drop)
    }

    /// Asks rustdoc for what was taken: the tests that it found, of which there should be none.
    pub(super) fn finish(&mut self) -> Result<Vec<String>> {
        let path = self.folder.join("docs.rs");
        std::fs::write(&path, std::mem::take(&mut self.source))?;
        self.in_batch = 0;
        let mut rustdoc = Command::new("rustdoc");
        rustdoc.args(["--edition", "2024", "--test", "--crate-name", "docs"]);
        let output = rustdoc
            .arg(&path)
            .args(["--test-args", "--list"])
            .output()?;
        let listed = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("rustdoc lists no tests: {said}").into());
        }
        let tests = listed.lines().filter(|line| line.ends_with(": test"));
        Ok(tests
            .map(|test| format!("a test in docs: {test}"))
            .collect())
    }
}

/// Takes out the last block that begins as examples of ours do. A block of the document's is of the language `text`.
fn take_example(lines: &mut Vec<String>) -> Option<Vec<String>> {
    let is_start = |pair: &[String]| {
        pair[0].trim() == "```no_run" && pair[1].trim().starts_with("# async fn example(")
    };
    let start = lines.windows(2).rposition(is_start)?;
    let length = lines[start..]
        .iter()
        .position(|line| line.trim() == "```")?;
    let mut example: Vec<String> = lines.drain(start..=start + length).collect();
    example.pop();
    example.remove(0);
    Some(example)
}

/// The docs of all items.
#[derive(Default)]
struct Docs {
    found: Vec<Vec<String>>,
}

impl Docs {
    fn take(&mut self, attributes: &[syn::Attribute]) {
        let lines: Vec<String> = attributes.iter().filter_map(line).collect();
        if !lines.is_empty() {
            self.found.push(lines);
        }
    }
}

/// The text of a doc attribute.
fn line(attribute: &syn::Attribute) -> Option<String> {
    let syn::Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    let syn::Expr::Lit(literal) = &pair.value else {
        return None;
    };
    let syn::Lit::Str(text) = &literal.lit else {
        return None;
    };
    pair.path.is_ident("doc").then(|| text.value())
}

impl Visit<'_> for Docs {
    fn visit_item(&mut self, item: &syn::Item) {
        let attributes = match item {
            syn::Item::Const(item) => &item.attrs,
            syn::Item::Enum(item) => &item.attrs,
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Mod(item) => &item.attrs,
            syn::Item::Static(item) => &item.attrs,
            syn::Item::Struct(item) => &item.attrs,
            syn::Item::Type(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        self.take(attributes);
        visit::visit_item(self, item);
    }

    fn visit_field(&mut self, field: &syn::Field) {
        self.take(&field.attrs);
    }

    fn visit_variant(&mut self, variant: &syn::Variant) {
        self.take(&variant.attrs);
    }

    fn visit_impl_item_fn(&mut self, function: &syn::ImplItemFn) {
        self.take(&function.attrs);
    }

    fn visit_impl_item_const(&mut self, constant: &syn::ImplItemConst) {
        self.take(&constant.attrs);
    }
}
