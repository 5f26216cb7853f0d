//! The files that references lead into.

use std::path::Path;

use super::failure::Failure;
use super::trees::Tree;
use super::{Resolver, reference};
use crate::diagnostic::Diagnostics;
use crate::parse;
use crate::source::Sources;
use crate::text;

impl<'a> Resolver<'a> {
    /// The tree of a file beside another one.
    pub(super) fn file(
        &mut self,
        from: &Tree,
        name: &str,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<&'a Tree, Failure> {
        let path = reference::normalise(&from.folder.join(name));
        if let Some(known) = self.by_path.get(&path) {
            return known.clone();
        }
        let tree = if self
            .folders
            .iter()
            .any(|folder| reference::lies_in(&path, folder))
            && !self.is_led_out(&path)
        {
            self.read(&path, name, sources, diagnostics)
        } else {
            Err(Failure::Outside(path.clone()))
        };
        if let Ok(tree) = &tree {
            self.by_file.insert(tree.file, tree);
        }
        self.by_path.insert(path, tree.clone());
        tree
    }

    /// Whether symbolic links lead a path out of the folders that may be read. Where the document
    /// itself is such a link, the folder it leads into is one of them.
    fn is_led_out(&self, path: &Path) -> bool {
        let Some(path) = self.loader.canonical(path) else {
            return false;
        };
        let here = |folder: &Path| match folder.as_os_str().is_empty() {
            true => self.loader.canonical(Path::new(".")),
            false => self.loader.canonical(folder),
        };
        let folders = self.folders.iter().filter_map(|folder| here(folder));
        let document = self.real_folder.clone();
        !folders
            .chain(document)
            .any(|folder| path.starts_with(folder))
    }

    fn read(
        &self,
        path: &Path,
        name: &str,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<&'a Tree, Failure> {
        let no_file = |reason: String| Failure::NoFile {
            path: path.to_path_buf(),
            reason,
            component: {
                let meant = name.strip_prefix("components/schemas/").unwrap_or(name);
                self.schema_named(meant).map(|_| meant.to_owned())
            },
        };
        let bytes = self
            .loader
            .read(path)
            .map_err(|error| no_file(error.to_string()))?;
        let shown = path.display().to_string();
        let file = text::add_text(shown, bytes, sources, diagnostics).ok_or(Failure::Broken)?;
        let root = parse::parse(file, sources, diagnostics).ok_or(Failure::Broken)?;
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let beside = path.strip_prefix(&self.root.folder).unwrap_or(path);
        let prefix = format!("{}#", beside.display().to_string().replace('\\', "/"));
        self.trees
            .add(Tree::new(file, prefix, folder, root))
            .ok_or_else(|| no_file("too many files are referred to".to_owned()))
    }
}
