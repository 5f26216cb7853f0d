//! The sources of `oasmith-runtime`, which travel inside this crate: a package that a generated client can
//! depend on by its path, so that it builds without a published runtime.

mod manifest;
mod tests_cut;

use crate::files::{Files, MARKER};

/// The name of the package, and of its folder where nothing else is configured.
pub const NAME: &str = "oasmith-runtime";

/// The files of `oasmith-runtime` and their texts, sorted by path. `build.rs` makes the table.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The package, by paths below its folder. It has no tests, and each file has the marker of generated files.
pub fn files() -> Files {
    let mut files = Files::default();
    for (path, text) in SOURCES {
        // Git may have turned the line ends into Windows' own.
        let text = text.replace("\r\n", "\n");
        match *path {
            "manifest.toml" => {
                let text = format!("{}{}", first_line("# "), manifest::of_its_own(&text));
                files.insert("Cargo.toml", text);
            }
            path if path.ends_with("/tests.rs") => {}
            path if path.ends_with(".rs") => {
                let text = format!("{}{}", first_line("// "), tests_cut::without_tests(&text));
                files.insert(path, text);
            }
            license => files.insert(license, format!("{}\n{text}", first_line(""))),
        }
    }
    files
}

/// The first line, without a version: what changes nothing else shall not change every file.
fn first_line(comment: &str) -> String {
    format!("{comment}{MARKER}: a copy of its runtime. Do not edit: it is written again.\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

    use super::{SOURCES, files};
    use crate::files::is_generated;

    fn walk(folder: &Path, below: &str, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy();
            let below = format!("{below}/{name}");
            if path.is_dir() {
                walk(&path, &below, found);
            } else {
                found.insert(below);
            }
        }
    }

    #[test]
    fn the_sources_are_those_of_the_runtime() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../oasmith-runtime");
        let mut expected = BTreeSet::new();
        walk(&root.join("src"), "src", &mut expected);
        for (path, text) in SOURCES {
            if path.starts_with("LICENSE") {
                assert_eq!(
                    *text,
                    fs::read_to_string(root.join("../..").join(path)).unwrap()
                );
                continue;
            }
            let name = path.replace("manifest.toml", "Cargo.toml");
            assert_eq!(
                *text,
                fs::read_to_string(root.join(name)).unwrap(),
                "{path}"
            );
            assert!(expected.remove(*path) || *path == "manifest.toml", "{path}");
        }
        assert_eq!(expected, BTreeSet::new());
    }

    /// The oracle reads tokens, not lines.
    #[test]
    fn only_tests_are_left_out() {
        let files = files();
        for (path, text) in files.iter() {
            assert!(is_generated(text), "{path}");
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
            assert!(!text.contains("cfg(test)"), "{path}");
        }
        for (path, text) in SOURCES.iter().filter(|(path, _)| path.ends_with(".rs")) {
            let Some(kept) = files.get(path) else {
                assert!(path.ends_with("/tests.rs"), "{path}");
                continue;
            };
            let whole: TokenStream = text.parse().unwrap();
            let kept: TokenStream = kept.parse().unwrap();
            assert_eq!(cut(whole).to_string(), kept.to_string(), "{path}");
        }
    }

    fn cut(tokens: TokenStream) -> TokenStream {
        let mut kept: Vec<TokenTree> = Vec::new();
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) if group.to_string() == "[cfg (test)]" => {
                    kept.pop();
                    // The item, which ends with `;` or a block.
                    let _ = tokens.find(|token| match token {
                        TokenTree::Punct(punct) => punct.as_char() == ';',
                        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                        _ => false,
                    });
                }
                TokenTree::Group(group) => {
                    kept.push(Group::new(group.delimiter(), cut(group.stream())).into());
                }
                token => kept.push(token),
            }
        }
        kept.into_iter().collect()
    }
}
