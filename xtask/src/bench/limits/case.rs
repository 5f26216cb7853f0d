//! A case, and all of them.

use super::{components, operations, prose, schemas};

/// One thing of which a document may have any number.
pub(super) struct Case {
    /// Its name in the table.
    pub(super) name: &'static str,
    /// How many of it there are; twice as many the second time.
    pub(super) size: usize,
    /// Makes a document with so many.
    pub(super) make: fn(usize) -> Input,
    /// Whether it is an error: then the way to the error is measured.
    pub(super) refused: bool,
}

/// What is generated from.
pub(super) struct Input {
    /// The name of the document.
    pub(super) document: &'static str,
    /// The names of overlays.
    pub(super) overlays: Vec<&'static str>,
    /// All files by name.
    pub(super) files: Vec<(&'static str, String)>,
}

impl Input {
    /// One document.
    pub(super) fn new(document: &'static str, text: String) -> Self {
        Self {
            document,
            overlays: Vec::new(),
            files: vec![(document, text)],
        }
    }

    /// A document with an overlay.
    pub(super) fn with_overlay(mut self, text: String) -> Self {
        self.overlays.push("overlay.json");
        self.files.push(("overlay.json", text));
        self
    }
}

/// A case that generates.
pub(super) const fn case(name: &'static str, size: usize, make: fn(usize) -> Input) -> Case {
    Case {
        name,
        size,
        make,
        refused: false,
    }
}

/// A case that is an error.
pub(super) const fn refused(name: &'static str, size: usize, make: fn(usize) -> Input) -> Case {
    Case {
        refused: true,
        ..case(name, size, make)
    }
}

/// All cases.
pub(super) fn all() -> Vec<Case> {
    [
        schemas::CASES,
        components::CASES,
        operations::CASES,
        prose::CASES,
    ]
    .into_iter()
    .flatten()
    .map(|one| Case { ..*one })
    .collect()
}
