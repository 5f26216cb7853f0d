//! Printed text is the Rust that was meant: what `syn` reads of a golden, `prettyplease` prints again with the same
//! tokens. Trailing commas, and braces around a lone expression of an arm or closure, are layout.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens as _;
use std::path::{Path, PathBuf};
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Expr, ExprClosure, File, Stmt};

/// Takes braces away that only layout needs.
struct Unbraced;

impl VisitMut for Unbraced {
    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        unbrace(&mut arm.body);
        arm.comma = Some(Default::default());
        visit_mut::visit_arm_mut(self, arm);
    }

    fn visit_expr_closure_mut(&mut self, closure: &mut ExprClosure) {
        unbrace(&mut closure.body);
        visit_mut::visit_expr_closure_mut(self, closure);
    }
}

fn unbrace(body: &mut Box<Expr>) {
    while let Expr::Block(block) = &**body
        && block.label.is_none()
        && block.attrs.is_empty()
        && let [Stmt::Expr(only, None)] = block.block.stmts.as_slice()
    {
        **body = only.clone();
    }
}

/// The tokens without commas in front of what closes a list.
fn without_trailing_commas(tokens: TokenStream) -> TokenStream {
    let is = |token: Option<&TokenTree>, sign| matches!(token, Some(TokenTree::Punct(it)) if it.as_char() == sign);
    let mut tokens = tokens.into_iter().peekable();
    let mut kept = Vec::new();
    while let Some(token) = tokens.next() {
        let closes = tokens.peek().is_none() || is(tokens.peek(), '>');
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                kept.extend(without_trailing_commas(group.stream()));
            }
            TokenTree::Group(group) => {
                let inner = without_trailing_commas(group.stream());
                kept.push(Group::new(group.delimiter(), inner).into());
            }
            comma if closes && is(Some(&comma), ',') => {}
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

/// The tokens of a file, one a line.
fn tokens(mut file: File) -> Vec<String> {
    Unbraced.visit_file_mut(&mut file);
    let mut lines = Vec::new();
    write(
        without_trailing_commas(file.into_token_stream()),
        &mut lines,
    );
    lines
}

fn write(tokens: TokenStream, lines: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                lines.push(format!("{:?}", group.delimiter()));
                write(group.stream(), lines);
                lines.push("end".to_owned());
            }
            token => lines.push(token.to_string()),
        }
    }
}

/// All Rust files below a folder, in order.
fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            if !path.ends_with("target") {
                rust_files(&path, found);
            }
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn goldens_have_the_tokens_that_prettyplease_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../snapshots/src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > 50, "{}", files.len());
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let file = syn::parse_file(&text);
        assert!(file.is_ok(), "{}: {:?}", path.display(), file.err());
        let file = file.unwrap();
        let again = syn::parse_file(&prettyplease::unparse(&file)).unwrap();
        let (ours, theirs) = (tokens(file), tokens(again));
        let differs = ours.iter().zip(&theirs).position(|(a, b)| a != b);
        if let Some(at) = differs {
            let near = |tokens: &[String]| {
                tokens[at.saturating_sub(8)..tokens.len().min(at + 8)].join(" ")
            };
            panic!("{}:\n{}\n{}", path.display(), near(&ours), near(&theirs));
        }
        assert_eq!(ours.len(), theirs.len(), "{}", path.display());
    }
}
