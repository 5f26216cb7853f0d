//! The pages, and what is in them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder with the pages.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// A file as text, with line breaks as Git keeps them.
pub(crate) fn text(path: &Path) -> String {
    let text = std::fs::read_to_string(path);
    text.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .replace("\r\n", "\n")
}

/// The text of each page, by its file name. All pages are in one folder.
pub(crate) fn pages() -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder()).expect("the pages");
    let page = |file: std::io::Result<std::fs::DirEntry>| {
        let path = file.expect("a page").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        assert!(
            path.extension().is_some_and(|it| it == "md"),
            "{name} is no page"
        );
        (name, text(&path))
    };
    files.map(page).collect()
}

/// A block of code.
pub(crate) struct CodeBlock {
    /// What stands behind the fence: `rust,no_run`.
    pub(crate) info: String,
    pub(crate) code: String,
}

/// The blocks of code of a page, and its other lines.
pub(crate) fn split(page: &str) -> (Vec<CodeBlock>, Vec<&str>) {
    let (mut blocks, mut prose) = (Vec::new(), Vec::new());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.trim_start().strip_prefix("```") else {
            prose.push(line);
            continue;
        };
        let code = lines.by_ref().take_while(|line| line.trim_start() != "```");
        let code = code.map(|line| format!("{line}\n")).collect();
        blocks.push(CodeBlock {
            info: info.to_owned(),
            code,
        });
    }
    (blocks, prose)
}
