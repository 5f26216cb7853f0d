//! The files that references lead into.

use std::path::Path;

use super::failure::Failure;
use super::trees::Tree;
use super::{Resolver, reference};
use crate::diagnostic::Diagnostics;
use crate::folders::is_document_name;
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
        if is_absolute(name) {
            return Err(Failure::AbsolutePath);
        }
        let path = reference::normalise(&from.folder.join(name));
        if let Some(known) = self.by_path.get(&path) {
            return known.clone();
        }
        let tree = if name.contains(char::is_control) {
            // Where paths are listed, each has a line.
            Err(Failure::NoFile {
                path: path.clone(),
                reason: "its name holds a control character".to_owned(),
                component: None,
            })
        } else if self.folders.allow(&path, self.loader) {
            self.read(&path, name, sources, diagnostics)
        } else {
            Err(self.outside(&path, from, name))
        };
        if let Ok(tree) = &tree {
            self.by_file.insert(tree.file, tree);
        }
        self.by_path.insert(path, tree.clone());
        tree
    }

    /// Why a file may not be read, and the folder that would have to be allowed.
    fn outside(&self, path: &Path, from: &Tree, name: &str) -> Failure {
        let folder = path.parent().unwrap_or(Path::new(""));
        let setting = reference::relative(&self.config_folder, folder);
        Failure::Outside {
            path: path.to_path_buf(),
            setting,
            is_link: self
                .folders
                .allow_without_links(&from.folder, name, self.loader),
        }
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
                let schemas = self.version().schemas().trim_start_matches("#/");
                let meant = name.strip_prefix(schemas).unwrap_or(name);
                let meant = meant.trim_start_matches('/');
                self.schema_named(meant).map(|_| meant.to_owned())
            },
        };
        let bytes = self
            .loader
            .read(path)
            .map_err(|error| no_file(error.to_string()))?;
        let shown = path.display().to_string();
        let (file, root) = if is_document_name(path) {
            let file = text::add_text(shown, bytes, sources, diagnostics).ok_or(Failure::Broken)?;
            let root = parse::parse(file, sources, diagnostics).ok_or(Failure::Broken)?;
            (file, root)
        } else {
            let mut unseen = Diagnostics::default();
            let file = text::add_text(shown, bytes, sources, &mut unseen);
            file.inspect(|file| sources.conceal(*file))
                .and_then(|file| Some((file, parse::parse(file, sources, &mut unseen)?)))
                .filter(|(_, root)| root.as_object().is_some())
                .ok_or_else(|| no_file("it is no YAML or JSON document".to_owned()))?
        };
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let beside = path.strip_prefix(&self.root.folder).unwrap_or(path);
        let prefix = format!("{}#", beside.display().to_string().replace('\\', "/"));
        self.trees
            .add(Tree::new(file, prefix, folder, root))
            .ok_or_else(|| no_file("too many files are referred to".to_owned()))
    }
}

/// Whether a path begins at a root or a drive: one of another machine's, in a document that came from there.
fn is_absolute(name: &str) -> bool {
    let drive = name.get(..2).is_some_and(|start| {
        start.starts_with(|c: char| c.is_ascii_alphabetic()) && start.ends_with(':')
    });
    drive || name.starts_with(['/', '\\'])
}
