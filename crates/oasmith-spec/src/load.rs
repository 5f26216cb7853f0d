//! From a name to a checked document: the driver of this crate's stages.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::source::Sources;

/// How the edge gets at bytes. The core never opens a file itself.
pub trait Loader {
    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// Whatever the file system (or git, or memory) says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
}

/// What to read.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The document, as the user named it.
    pub path: PathBuf,
    /// Overlays, applied in this order.
    pub overlays: Vec<PathBuf>,
    /// Folders beside the document's own that references may lead into.
    pub allowed_folders: Vec<PathBuf>,
}

/// The ticket to the next stage: a value that passed its check without errors.
#[derive(Debug)]
pub struct Valid<T>(T);

impl<T> std::ops::Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Reads a document with its overlays and the files that it refers to, and checks it.
///
/// `None` if there were errors; they are in `diagnostics`, all of them.
pub fn load(
    input: &Input,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Valid<Document>> {
    let _ = (input, loader, sources, diagnostics);
    None
}
