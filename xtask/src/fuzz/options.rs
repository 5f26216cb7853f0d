//! What the command is asked.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::Result;
use crate::arguments::value;
use crate::scratch;

/// The arguments.
pub(super) struct Options {
    pub(super) seed: u64,
    /// How many mutants there are of all documents together.
    pub(super) count: u64,
    /// The one mutant to make again.
    pub(super) index: Option<u64>,
    pub(super) only: Option<String>,
    /// Documents above this many bytes are passed over in folders.
    largest: u64,
    /// How many of a document's mutants are compiled.
    pub(super) compile: usize,
    places: Vec<PathBuf>,
}

impl Options {
    pub(super) fn read(arguments: &[&str]) -> Result<Self> {
        let options = Self::parse(arguments)?;
        if options.places.is_empty() {
            return Err("fuzz needs a document or a folder of them".into());
        }
        Ok(options)
    }

    /// Those of `fuzz --text`, which makes up its document itself.
    pub(super) fn read_texts(arguments: &[&str]) -> Result<Self> {
        let options = Self::parse(arguments)?;
        match options.places.first() {
            Some(place) => {
                Err(format!("fuzz --text takes no document: {}", place.display()).into())
            }
            None => Ok(options),
        }
    }

    fn parse(arguments: &[&str]) -> Result<Self> {
        let mut options = Self {
            seed: 1,
            count: 1000,
            index: None,
            only: None,
            largest: 1_000_000,
            compile: 0,
            places: Vec::new(),
        };
        let mut arguments = arguments.iter().copied();
        while let Some(argument) = arguments.next() {
            match argument {
                "--seed" => options.seed = number(argument, arguments.next())?,
                "--count" => options.count = number(argument, arguments.next())?,
                "--index" => options.index = Some(number(argument, arguments.next())?),
                "--largest" => options.largest = number(argument, arguments.next())?,
                "--compile" => options.compile = number(argument, arguments.next())?,
                "--only" => options.only = Some(value(argument, &mut arguments)?.to_owned()),
                _ if argument.starts_with('-') => {
                    return Err(format!("no such option: {argument}").into());
                }
                place => options.places.push(place.into()),
            }
        }
        Ok(options)
    }

    /// The documents: those named, and those that folders hold themselves.
    pub(super) fn documents(&self) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for place in &self.places {
            if !place.is_dir() {
                found.push(place.clone());
                continue;
            }
            for entry in std::fs::read_dir(place)? {
                let entry = entry?;
                let path = entry.path();
                if is_document(&path) && entry.metadata()?.len() <= self.largest {
                    found.push(path);
                }
            }
        }
        if let Some(only) = &self.only {
            found.retain(|path| scratch::name(path) == *only);
        }
        found.sort();
        if found.is_empty() {
            return Err("there is no such document".into());
        }
        Ok(found)
    }

    /// The numbers of the mutants of one of the documents: each has as many as the others, and the
    /// first ones one more where they don't come out even.
    pub(super) fn indices(&self, document: usize, documents: usize) -> std::ops::Range<u64> {
        if let Some(index) = self.index {
            return index..index.saturating_add(1);
        }
        let documents = documents.max(1) as u64;
        let more = (document as u64) < self.count % documents;
        0..self.count / documents + u64::from(more)
    }
}

fn number<N: FromStr>(option: &str, text: Option<&str>) -> Result<N> {
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| format!("{option} needs a number").into())
}

fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("yaml" | "yml" | "json")) && path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_for_all_documents() {
        let options = Options::read(&["--count", "10", "a", "b", "c"]).unwrap();
        let counts: Vec<_> = (0..3).map(|at| options.indices(at, 3)).collect();
        assert_eq!(counts, [0..4, 0..3, 0..3]);
        let options = Options::read(&["--index", "7", "a"]).unwrap();
        assert_eq!(options.indices(0, 1), 7..8);
        assert!(Options::read(&["--seed", "x", "a"]).is_err());
        assert!(Options::read(&[]).is_err());
    }
}
