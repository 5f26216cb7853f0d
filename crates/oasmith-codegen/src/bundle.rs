//! The sources of `oasmith-runtime`, which travel inside this crate: a package that a generated client can
//! depend on by its path, so that it builds without a published runtime. What it needs of this workspace,
//! `oasmith-pattern`, is a package in a folder of it.

mod manifest;
mod tests_cut;

use std::path::{Path, PathBuf};

use crate::files::{Files, MARKER, OutputFolder};

/// The name of the package, and of its folder where nothing else is configured.
pub const NAME: &str = "oasmith-runtime";

/// The name of the package that the runtime needs, and of its folder in the runtime's.
const PATTERN: &str = "oasmith-pattern";

/// The files of both packages and their texts, sorted by path: those of `oasmith-pattern` have its folder before
/// them, and the licenses are of both. `build.rs` makes the table.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The packages of a runtime in this folder, each with its own folder and files. What lies in another comes
/// before it, so that both can be removed. They have no tests, and each file has the marker of generated files.
pub fn packages(folder: &Path) -> [OutputFolder; 2] {
    let [pattern, runtime] = places(folder);
    [
        OutputFolder {
            path: pattern,
            files: files(PATTERN),
        },
        OutputFolder {
            path: runtime,
            files: files(NAME),
        },
    ]
}

/// The folders of [`packages`].
pub(crate) fn places(folder: &Path) -> [PathBuf; 2] {
    [folder.join(PATTERN), folder.to_owned()]
}

/// The files of one package, by paths below its folder.
fn files(package: &str) -> Files {
    let mut files = Files::default();
    for (path, text) in SOURCES {
        let (of, path) = owner(path);
        // Git may have turned the line ends into Windows' own.
        let text = text.replace("\r\n", "\n");
        match path {
            path if path.starts_with("LICENSE") => {
                files.insert(path, format!("{}\n{text}", first_line("")));
            }
            path if of != package || path.ends_with("/tests.rs") => {}
            "manifest.toml" => {
                let text = format!("{}{}", first_line("# "), manifest::of_its_own(&text));
                files.insert("Cargo.toml", text);
            }
            path => {
                let text = format!("{}{}", first_line("// "), tests_cut::without_tests(&text));
                files.insert(path, text);
            }
        }
    }
    files
}

/// The package that a path of the table is of, and the path below its folder.
fn owner(path: &'static str) -> (&'static str, &'static str) {
    let below = path.strip_prefix(PATTERN);
    match below.and_then(|below| below.strip_prefix('/')) {
        Some(path) => (PATTERN, path),
        None => (NAME, path),
    }
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

    use super::{NAME, PATTERN, SOURCES, owner, packages};
    use crate::files::{Files, is_generated};

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
    fn the_sources_are_those_of_the_workspace() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut expected = BTreeSet::new();
        for package in [NAME, PATTERN] {
            let folder = format!("crates/{package}/src");
            walk(&root.join(&folder), &folder, &mut expected);
        }
        for (path, text) in SOURCES {
            let (package, below) = owner(path);
            let name = match below {
                "manifest.toml" => format!("crates/{package}/Cargo.toml"),
                path if path.starts_with("LICENSE") => path.to_owned(),
                path => format!("crates/{package}/{path}"),
            };
            assert_eq!(
                *text,
                fs::read_to_string(root.join(&name)).unwrap(),
                "{name}"
            );
            assert_eq!(expected.remove(&name), name.contains("/src/"), "{name}");
        }
        assert_eq!(expected, BTreeSet::new());
    }

    /// The oracle reads tokens, not lines.
    #[test]
    fn only_tests_are_left_out() {
        let [pattern, runtime] = packages(Path::new("it"));
        assert_eq!(pattern.path, Path::new("it/oasmith-pattern"));
        for (path, text) in pattern.files.iter().chain(runtime.files.iter()) {
            assert!(is_generated(text), "{path}");
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
            assert!(!text.contains("cfg(test)"), "{path}");
        }
        for (path, text) in SOURCES.iter().filter(|(path, _)| path.ends_with(".rs")) {
            let (package, below) = owner(path);
            let files = if package == PATTERN {
                &pattern
            } else {
                &runtime
            };
            let Some(kept) = files.files.get(below) else {
                assert!(path.ends_with("/tests.rs"), "{path}");
                continue;
            };
            let whole: TokenStream = text.parse().unwrap();
            let kept: TokenStream = kept.parse().unwrap();
            assert_eq!(cut(whole).to_string(), kept.to_string(), "{path}");
        }
        let paths = |files: &Files| -> Vec<String> {
            let paths = files.iter().map(|(path, _)| path.to_owned());
            paths.filter(|path| !path.starts_with("src/")).collect()
        };
        let beside = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT"];
        assert_eq!(paths(&pattern.files), beside);
        assert_eq!(paths(&runtime.files), beside);
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
