//! The disk with one file replaced.

use std::io;
use std::path::{Path, PathBuf};

use oasmith_codegen::disk::DiskLoader;
use oasmith_spec::load::Loader;

/// Reads these bytes in the place of one file; what that refers to is read from the disk.
pub(crate) struct Instead<'a> {
    pub(crate) path: &'a Path,
    pub(crate) bytes: &'a [u8],
}

impl Loader for Instead<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path == self.path {
            Ok(self.bytes.to_vec())
        } else {
            DiskLoader.read(path)
        }
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        DiskLoader.canonical(path)
    }

    fn repository(&self, document: &Path) -> Option<PathBuf> {
        DiskLoader.repository(document)
    }
}
