//! The files that references lead into.

use std::path::Path;

use super::failure::Failure;
use super::trees::Tree;
use super::{Resolver, reference};
use crate::diagnostic::Diagnostics;
use crate::folders::{AllowedFolders, is_document_name};
use crate::load::has_checksum;
use crate::parse;
use crate::source::Sources;
use crate::text;
use crate::url;

impl<'a> Resolver<'a> {
    /// The tree of a file beside another one.
    pub(super) fn file(
        &mut self,
        from: &Tree,
        name: &str,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<&'a Tree, Failure> {
        if let Some(url) = &from.url
            && let Some(uri) = url::join(url, name)
        {
            return self.remote_file(&uri, sources, diagnostics);
        }
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
            self.read(&path, name, None, sources, diagnostics)
        } else {
            Err(self.outside(&path, from, name))
        };
        if let Ok(tree) = &tree {
            self.note(tree, sources);
        }
        self.by_path.insert(path, tree.clone());
        tree
    }

    fn note(&mut self, tree: &'a Tree, sources: &Sources) {
        self.by_file.insert(tree.file, tree);
        if sources.text(tree.file).contains("$id") {
            self.with_ids.push(tree);
        }
    }

    /// The tree of the file that stands in for a URL.
    pub(super) fn remote_file(
        &mut self,
        uri: &str,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<&'a Tree, Failure> {
        if let Some(known) = self.by_uri.get(uri) {
            return known.clone();
        }
        let tree = match self.input.mapped(uri) {
            None => Err(Failure::Remote(uri.to_owned())),
            Some((path, sha256)) => {
                let remote = Remote { uri, sha256 };
                let path = reference::normalise(&path);
                let beside = AllowedFolders::new([self.config_folder.as_path()], self.loader);
                let may_be_read =
                    beside.allow(&path, self.loader) || self.folders.allow(&path, self.loader);
                match may_be_read {
                    true => self.read(&path, uri, Some(&remote), sources, diagnostics),
                    false => Err(Failure::Outside {
                        setting: None,
                        is_link: false,
                        path,
                    }),
                }
            }
        };
        if let Ok(tree) = &tree {
            self.note(tree, sources);
        }
        self.by_uri.insert(uri.to_owned(), tree.clone());
        tree
    }

    /// The URLs that would have to be fetched.
    pub(crate) fn remote(&self) -> Vec<String> {
        let missing = self.by_uri.iter();
        let missing = missing.filter(|(_, tree)| matches!(tree, Err(Failure::Remote(_))));
        missing.map(|(uri, _)| uri.clone()).collect()
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
        remote: Option<&Remote<'_>>,
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
        if let Some(sha256) = remote.and_then(|remote| remote.sha256)
            && !has_checksum(&bytes, sha256)
        {
            return Err(Failure::Changed(path.to_path_buf()));
        }
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
        let prefix = match remote {
            // Names are those of the URL, wherever the file lies.
            Some(remote) => format!("{}#", path_of(remote.uri)),
            None => format!("{}#", beside.display().to_string().replace('\\', "/")),
        };
        let mut tree = Tree::new(file, prefix, folder, root);
        tree.url = remote.map(|remote| remote.uri.to_owned());
        self.trees
            .add(tree)
            .ok_or_else(|| no_file("too many files are referred to".to_owned()))
    }
}

/// A URL that a file stands in for.
struct Remote<'r> {
    uri: &'r str,
    /// The SHA-256 that the file must have.
    sha256: Option<&'r str>,
}

/// A URL without its scheme and query.
fn path_of(uri: &str) -> &str {
    let path = uri.split_once("://").map_or(uri, |(_, path)| path);
    path.split(['?', '#']).next().unwrap_or(path)
}

/// Whether a path begins at a root or a drive: one of another machine's, in a document that came from there.
fn is_absolute(name: &str) -> bool {
    let drive = name.get(..2).is_some_and(|start| {
        start.starts_with(|c: char| c.is_ascii_alphabetic()) && start.ends_with(':')
    });
    drive || name.starts_with(['/', '\\'])
}
