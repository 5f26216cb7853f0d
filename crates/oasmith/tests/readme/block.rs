//! Blocks of code of the README and the guide.

use std::path::Path;

/// A block of code.
pub(crate) enum Block {
    /// Commands, without the comments behind them.
    Shell(Vec<String>),
    /// A file.
    File { path: String, text: String },
}

/// The blocks of a page below a heading, up to the next. The page's path is from the root of the workspace.
pub(crate) fn section(page: &str, heading: &str) -> Vec<Block> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(page);
    let text = std::fs::read_to_string(path).expect(page);
    let text = text.replace("\r\n", "\n");
    let (_, section) = text
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("{page} has no `{heading}`"));
    let mut blocks = Vec::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("##") {
            break;
        }
        if let Some(language) = line.strip_prefix("```") {
            let code = lines.by_ref().take_while(|line| *line != "```");
            blocks.push(block(language, &code.collect::<Vec<_>>()));
        }
    }
    blocks
}

fn block(language: &str, lines: &[&str]) -> Block {
    if language == "sh" {
        let commands = lines
            .iter()
            .map(|line| line.split(" #").next().unwrap().trim().to_owned());
        return Block::Shell(commands.collect());
    }
    let first = lines.first().expect("a block has lines");
    let path = first.trim_start_matches(['/', '#']).trim();
    assert!(
        path.contains('.') && !path.contains(' '),
        "no file is named by `{first}`"
    );
    Block::File {
        path: path.to_owned(),
        text: lines.join("\n") + "\n",
    }
}
