//! Where documents come from: files, standard input, which is called `-`, and URLs.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use oasmith_codegen::disk::DiskLoader;
use oasmith_spec::load::Loader;
use oasmith_spec::url;

use crate::http;

/// What standard input is called.
pub(crate) const INPUT: &str = "-";

/// Reads all of standard input.
pub(crate) fn read() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads files, and where the document is standard input, that.
pub(crate) fn loader(spec: &Path) -> Box<dyn Loader> {
    if spec == Path::new(INPUT) {
        Box::new(InputLoader::new(read()))
    } else {
        Box::new(CommandLoader(spec.to_path_buf()))
    }
}

/// Files, and the document of this path, where that is a URL. No other URL is fetched: neither what references lead to,
/// nor what a configuration names, which may be a stranger's.
pub(crate) struct CommandLoader(pub(crate) PathBuf);

impl Loader for CommandLoader {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match url::of_path(path) {
            Some(url) if path == self.0 => {
                http::get(url).map_err(|error| io::Error::other(error.to_string()))
            }
            _ => DiskLoader.read(path),
        }
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        match url::of_path(path) {
            Some(_) => Some(path.to_path_buf()),
            None => DiskLoader.canonical(path),
        }
    }

    fn repository(&self, document: &Path) -> Option<PathBuf> {
        match url::of_path(document) {
            Some(_) => None,
            None => DiskLoader.repository(document),
        }
    }
}

/// Standard input, and the files that it refers to.
pub(crate) struct InputLoader(Result<Vec<u8>, io::ErrorKind>);

impl InputLoader {
    /// What was read of standard input.
    pub(crate) fn new(read: io::Result<Vec<u8>>) -> Self {
        Self(read.map_err(|error| error.kind()))
    }
}

impl Loader for InputLoader {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path == Path::new(INPUT) {
            self.0.clone().map_err(io::Error::from)
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
