//! The folders that may be read: what a document, an overlay or a configuration names can't lead out of them.

use std::path::{Path, PathBuf};

use crate::load::Loader;
use crate::resolve::reference::{lies_in, normalise};

/// Folders that may be read, with all that is below them.
#[derive(Debug, Clone, Default)]
pub struct AllowedFolders {
    /// As they were named, without `.` and `..`.
    spelled: Vec<PathBuf>,
    /// Where they are, behind all symbolic links.
    real: Vec<PathBuf>,
}

impl AllowedFolders {
    /// These folders; an empty path is the current one.
    pub fn new<'p>(folders: impl IntoIterator<Item = &'p Path>, loader: &dyn Loader) -> Self {
        let mut allowed = Self::default();
        for folder in folders {
            allowed.add(folder, loader);
        }
        allowed
    }

    /// One more folder.
    pub fn add(&mut self, folder: &Path, loader: &dyn Loader) {
        let here = folder.as_os_str().is_empty();
        let real = loader.canonical(if here { Path::new(".") } else { folder });
        self.real.extend(real);
        self.spelled.push(normalise(folder));
    }

    /// One more folder, given as it is behind all symbolic links.
    pub(crate) fn add_real(&mut self, folder: PathBuf) {
        self.real.push(folder);
    }

    /// Whether a path leads into one of them. Where it leads is asked of the file system, so that a symbolic link leads
    /// nowhere else; where there is no file system, the spelling decides.
    pub fn allow(&self, path: &Path, loader: &dyn Loader) -> bool {
        match real(path, loader) {
            Some(real) => self.real.iter().any(|folder| real.starts_with(folder)),
            None => self.spell(path),
        }
    }

    fn spell(&self, path: &Path) -> bool {
        let path = normalise(path);
        self.spelled.iter().any(|folder| lies_in(&path, folder))
    }

    /// Whether a path from a folder would lead into one of them, if there were no symbolic links on the way.
    pub(crate) fn allow_without_links(
        &self,
        folder: &Path,
        path: &str,
        loader: &dyn Loader,
    ) -> bool {
        let here = folder.as_os_str().is_empty();
        let real = loader.canonical(if here { Path::new(".") } else { folder });
        real.is_some_and(|real| {
            let path = normalise(&real.join(path));
            self.real.iter().any(|folder| path.starts_with(folder))
        })
    }
}

/// Where a path leads, all symbolic links followed; of what is not there, where it would be.
fn real(path: &Path, loader: &dyn Loader) -> Option<PathBuf> {
    if let Some(real) = loader.canonical(path) {
        return Some(real);
    }
    let path = normalise(path);
    path.ancestors().skip(1).find_map(|folder| {
        let here = folder.as_os_str().is_empty();
        let real = loader.canonical(if here { Path::new(".") } else { folder })?;
        Some(real.join(path.strip_prefix(folder).ok()?))
    })
}

/// Whether a file's name is that of a YAML or JSON document. Lines of other files are not shown, nor what is wrong in
/// them: a reference may lead into any file of the folder.
pub fn is_document_name(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        let known = ["yaml", "yml", "json"];
        known
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Memory;

    #[test]
    fn spelling_decides_where_there_are_no_links() {
        let loader = Memory::default();
        let allowed =
            AllowedFolders::new([Path::new("specs/api"), Path::new("../common")], &loader);
        for (path, expected) in [
            ("specs/api/a.yaml", true),
            ("specs/api/../api/b/c.yaml", true),
            ("specs/api/../a.yaml", false),
            ("specs/api2/a.yaml", false),
            ("../common/a.yaml", true),
            ("../../common/a.yaml", false),
            ("/etc/passwd", false),
        ] {
            assert_eq!(allowed.allow(Path::new(path), &loader), expected, "{path}");
        }
        let here = AllowedFolders::new([Path::new("")], &loader);
        assert!(here.allow(Path::new("a.yaml"), &loader));
        assert!(!here.allow(Path::new("../a.yaml"), &loader));
    }

    #[test]
    fn documents_are_known_by_their_names() {
        for (path, expected) in [
            ("a.yaml", true),
            ("a.JSON", true),
            ("x/a.yml", true),
            (".env", false),
            ("yaml", false),
            ("a.yaml.bak", false),
        ] {
            assert_eq!(is_document_name(Path::new(path)), expected, "{path}");
        }
    }
}
