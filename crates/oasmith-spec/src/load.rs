//! From a name to a checked document: the driver of this crate's stages.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::check;
use crate::code::Code;
use crate::diagnostic::{Diagnostics, Level};
use crate::document::Document;
use crate::folders::AllowedFolders;
use crate::left_out::{LeftOut, Wanted, left_out};
use crate::limits::Limits;
use crate::node::Node;
use crate::overlay;
use crate::parse;
use crate::read;
use crate::resolve::Resolver;
use crate::resolve::trees::{Tree, Trees};
use crate::source::{FileId, Sources};
use crate::text;
use crate::url;
use sha2::{Digest as _, Sha256};

/// How the edge gets at bytes. The core never opens a file itself.
pub trait Loader {
    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// Whatever the file system (or git, or memory) says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Where a path leads in the end, behind all symbolic links; `None` where there are no such links
    /// or nothing stands there. References are confined to folders by this too, not only by how
    /// they are spelt.
    fn canonical(&self, _path: &Path) -> Option<PathBuf> {
        None
    }

    /// The folder around a document whose files it may refer to: the repository that the document lies in. `None`
    /// where there is none; then the document's own folder is all.
    fn repository(&self, _document: &Path) -> Option<PathBuf> {
        None
    }
}

/// Files that exist in memory only: for tests, and for documents that were never files.
#[derive(Debug, Clone, Default)]
pub struct Memory(pub BTreeMap<PathBuf, Vec<u8>>);

impl Loader for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0
            .get(path)
            .cloned()
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no such file"))
    }
}

impl<P: Into<PathBuf>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        Self(
            files
                .into_iter()
                .map(|(path, bytes)| (path.into(), bytes.into()))
                .collect(),
        )
    }
}

/// What to read.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The document, as the user named it.
    pub path: PathBuf,
    /// Overlays, applied in this order.
    pub overlays: Vec<PathBuf>,
    /// Folders beside the document's own that references may lead into. Paths are compared as they
    /// are spelt, without a look at the disk, so give them in the same way (absolute or relative) as
    /// the document's.
    pub allowed_folders: Vec<PathBuf>,
    /// The folder of the configuration that `allowed_folders` can be set in; the document's own where absent. Help
    /// lines name folders relative to it.
    pub config_folder: Option<PathBuf>,
    /// Files that stand in for URLs, so that nothing is fetched.
    pub reference_map: Vec<MappedReference>,
    /// How much may be made of the document.
    pub limits: Limits,
}

/// A file that stands in for a URL, or a folder for all URLs that begin with one that ends in a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedReference {
    /// The URL.
    pub uri: String,
    /// The file or folder.
    pub path: PathBuf,
    /// The SHA-256 of the file's bytes in hexadecimal digits, if it is checked.
    pub sha256: Option<String>,
}

impl Input {
    /// The file that stands in for a URL, and its SHA-256 if it is checked. The longest entry holds.
    pub(crate) fn mapped(&self, uri: &str) -> Option<(PathBuf, Option<&str>)> {
        let fits = |entry: &&MappedReference| {
            entry.uri == uri || entry.uri.ends_with('/') && uri.starts_with(&entry.uri)
        };
        let fitting = self.reference_map.iter().filter(fits);
        let entry = fitting.max_by_key(|entry| entry.uri.len())?;
        let rest = uri.strip_prefix(&entry.uri)?;
        if rest.is_empty() {
            return Some((entry.path.clone(), entry.sha256.as_deref()));
        }
        let rest = rest.split(['?', '#']).next().unwrap_or(rest);
        Some((entry.path.join(rest), None))
    }
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
/// `None` if there were errors; they are in `diagnostics`, all of them. The files that were read
/// are in `sources`: the document first, then the overlays, then what references led into.
pub fn load(
    input: &Input,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Valid<Document>> {
    load_with_trees(input, loader, sources, diagnostics)?.document
}

/// The same, where not all of the document is wanted: faults in the rest are notes.
pub fn load_wanted(
    input: &Input,
    loader: &dyn Loader,
    wanted: &Wanted<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Loaded> {
    load_all(input, loader, Some(wanted), sources, diagnostics)
}

/// What was read.
#[derive(Debug)]
pub struct Loaded {
    /// The document; `None` if there were errors.
    pub document: Option<Valid<Document>>,
    /// What each file says, the document's own first, with overlays applied.
    pub trees: Vec<(FileId, Node)>,
    /// What nothing wanted needs.
    pub left_out: LeftOut,
    /// The URLs that would have to be fetched, each once.
    pub remote: Vec<String>,
}

/// The same for those who look at the files again: with the trees that the document was read from.
pub fn load_with_trees(
    input: &Input,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Loaded> {
    load_all(input, loader, None, sources, diagnostics)
}

fn load_all(
    input: &Input,
    loader: &dyn Loader,
    wanted: Option<&Wanted<'_>>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Loaded> {
    let before = diagnostics.count(Level::Error);
    let (file, mut root) = parse_document(input, loader, sources, diagnostics)?;
    let mut overlays = Vec::new();
    for path in &input.overlays {
        if let Some((file, overlay)) = parse_file(path, loader, sources, diagnostics) {
            overlay::apply(&mut root, &overlay, diagnostics);
            overlays.push(file);
        }
    }
    let trees = Trees::new();
    let tree = trees.add(Tree::of_document(file, &input.path, root))?;
    let mut resolver = Resolver::new(&trees, tree, loader, input, &overlays);
    let mut document = read::document(tree, &mut resolver, input.limits, sources, diagnostics)?;
    check::check(&mut document, diagnostics);
    diagnostics.drop_consequences();
    let left_out = wanted.map(|wanted| left_out(&document, &trees, sources, wanted));
    let left_out = left_out.unwrap_or_default();
    let remote = resolver.remote();
    left_out.excuse(diagnostics);
    let valid = diagnostics.count(Level::Error) == before;
    Some(Loaded {
        document: valid.then_some(Valid(document)),
        trees: trees.into_roots(),
        left_out,
        remote,
    })
}

/// The bytes of a file, or the report that it can't be read.
pub fn read_bytes(
    path: &Path,
    loader: &dyn Loader,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    match loader.read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            let shown = url::of_path(path).map_or_else(|| path.display().to_string(), url::shown);
            let message = format!("`{shown}` can't be read: {error}");
            diagnostics.report_global(Code::UNREADABLE, message);
            None
        }
    }
}

/// Reads and parses the document: the file that stands in for it, where it is a URL that has one.
pub(crate) fn parse_document(
    input: &Input,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(FileId, Node)> {
    let mapped = url::of_path(&input.path).and_then(|url| input.mapped(url));
    let Some((path, sha256)) = mapped else {
        return parse_file(&input.path, loader, sources, diagnostics);
    };
    if let (Some(sha256), Ok(bytes)) = (sha256, loader.read(&path))
        && !has_checksum(&bytes, sha256)
    {
        let message = format!(
            "`{}` is not what its checksum in `references.map` says",
            path.display()
        );
        diagnostics
            .report_global(Code::UNREADABLE, message)
            .help("run `oasmith fetch` again, or remove the checksum");
        return None;
    }
    parse_file(&path, loader, sources, diagnostics)
}

/// Whether bytes have a SHA-256 (FIPS 180-4), which is given in hexadecimal digits.
pub(crate) fn has_checksum(bytes: &[u8], sha256: &str) -> bool {
    checksum(bytes).eq_ignore_ascii_case(sha256)
}

/// The SHA-256 of bytes (FIPS 180-4) in hexadecimal digits, as `references.map` has it.
pub fn checksum(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes);
    digits.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads and parses a file that the user named.
pub(crate) fn parse_file(
    path: &Path,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(FileId, Node)> {
    let file = read_text(path, loader, sources, diagnostics)?;
    Some((file, parse::parse(file, sources, diagnostics)?))
}

/// Takes a file that the user named, or that lies beside one, as text. Of one that a symbolic link leads to, out of its
/// folder, no line is shown: whoever wrote the link may not be who may read the file.
pub fn read_text(
    path: &Path,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    let bytes = read_bytes(path, loader, diagnostics)?;
    let name = url::of_path(path).map_or_else(|| path.display().to_string(), url::shown);
    let before = sources.files().count();
    let file = text::add_text(name, bytes, sources, diagnostics);
    let folder = path.parent().unwrap_or(Path::new(""));
    if !AllowedFolders::new([folder], loader).allow(path, loader) {
        let added: Vec<FileId> = sources.files().skip(before).collect();
        added.into_iter().for_each(|file| sources.conceal(file));
    }
    file
}
