//! Which conversion belongs to which document.

use std::path::{Path, PathBuf};

use crate::{Result, scratch};

/// A document and its conversion.
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) document: PathBuf,
    pub(super) conversion: PathBuf,
}

/// The documents of `index.tsv`, whose first column has their paths; several are separated by blanks. A conversion is
/// called like its document, or like the folder of a document of several files.
pub(super) fn read(documents: &Path, conversions: &Path) -> Result<Vec<Pair>> {
    let index = documents.join("index.tsv");
    let text =
        std::fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
    let mut pairs = Vec::new();
    for line in text.lines().skip(1) {
        let column = line.split('\t').next().unwrap_or_default();
        for file in column.split(' ').filter(|file| !file.is_empty()) {
            let stem = scratch::name(Path::new(file));
            let names = match file.split_once('/') {
                Some((folder, _)) => vec![format!("{folder}-{stem}"), folder.to_owned()],
                None => vec![stem],
            };
            let found = names.into_iter().find_map(|name| {
                let conversion = conversions.join(format!("{name}.json"));
                conversion.is_file().then_some((name, conversion))
            });
            let (name, conversion) =
                found.ok_or_else(|| format!("{file}: there is no conversion of it"))?;
            let document = documents.join(file);
            pairs.push(Pair {
                name,
                document,
                conversion,
            });
        }
    }
    Ok(pairs)
}
