//! What is expected of each document: a table with a line of words above it.

use std::path::Path;

use crate::Result;

/// A document, and what has to become of it.
pub(super) struct Entry {
    pub(super) file: String,
    pub(super) kind: Kind,
    pub(super) category: String,
}

/// What has to become of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It generates, and the crate compiles without a warning.
    MustWork,
    /// It is refused, at a place.
    MustFail,
    /// Either of the two.
    Either,
}

/// Reads the table of a folder.
pub(super) fn read(folder: &Path) -> Result<Vec<Entry>> {
    let path = folder.join("index.tsv");
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("the suite is not at {}: {error}", folder.display()))?;
    parse(&text)
}

fn parse(text: &str) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
        let mut columns = line.split('\t');
        let (Some(file), Some(kind), Some(category)) =
            (columns.next(), columns.next(), columns.next())
        else {
            return Err(format!("index.tsv: a line has too few columns: {line}").into());
        };
        entries.push(Entry {
            file: file.to_owned(),
            kind: kind_of(kind)?,
            category: category.to_owned(),
        });
    }
    Ok(entries)
}

fn kind_of(word: &str) -> Result<Kind> {
    match word {
        "must-work" => Ok(Kind::MustWork),
        "must-fail-with-clear-error" => Ok(Kind::MustFail),
        "either" => Ok(Kind::Either),
        _ => Err(format!("index.tsv: `{word}` is no kind").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_document() {
        let table = "file\tkind\tcategory\texpected\na.yaml\teither\tyaml\tsomething\n";
        let entries = parse(table).unwrap();
        let [entry] = entries.as_slice() else {
            panic!("one entry");
        };
        assert_eq!((entry.file.as_str(), entry.kind), ("a.yaml", Kind::Either));
        assert_eq!(entry.category, "yaml");
        assert!(parse("head\na.yaml\tperhaps\tyaml\t\n").is_err());
        assert!(parse("head\na.yaml\n").is_err());
    }
}
