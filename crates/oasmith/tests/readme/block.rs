//! The README's blocks of code.

/// A block of code.
pub(crate) enum Block {
    /// Commands, without the comments behind them.
    Shell(Vec<String>),
    /// A file.
    File { path: String, text: String },
}

/// The blocks below a heading, up to the next.
pub(crate) fn section(heading: &str) -> Vec<Block> {
    let readme = include_str!("../../../../README.md").replace("\r\n", "\n");
    let (_, section) = readme
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("the README has no `{heading}`"));
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
