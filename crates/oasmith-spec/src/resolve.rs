//! From the text of a `$ref` to the node that it leads to (OpenAPI 3.1.1, section 4.6; RFC 3986;
//! RFC 6901).

mod failure;
mod file;
mod home;
pub(crate) mod reference;
mod report;
pub(crate) mod resource;
pub(crate) mod section;
pub(crate) mod trees;

use foldhash::{HashMap, HashMapExt as _};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::diagnostic::Diagnostics;
use crate::folders::AllowedFolders;
use crate::load::Loader;
use crate::node::{Node, Value};
use crate::source::{FileId, Sources, Span};
use crate::suggest;
use crate::version::SpecVersion;
use failure::{Failure, several_anchors};
use home::Homes;
use reference::{Fragment, Target};
use resource::{Located, Resource};
use section::Section;
use trees::{Tree, Trees};

/// Links that a pointer may pass through on its way; more are a circle.
const MAX_LINKS: usize = 16;

/// After this many dangling references, no more are told what may have been meant.
const MAX_SUGGESTIONS: usize = 200;

/// Where a reference leads.
pub(crate) struct Resolved<'a> {
    pub(crate) node: &'a Node,
    /// The pointer of the place, with its `#`.
    pub(crate) pointer: String,
    /// The section and name, if it is a component of its file.
    pub(crate) component: Option<(Section, String)>,
    /// The schema resource that it is a part of, if that is known.
    pub(crate) resource: Option<Resource<'a>>,
    /// Whether it is the whole OpenAPI document.
    pub(crate) is_document: bool,
}

impl<'a> Resolved<'a> {
    /// What was found, as a schema.
    pub(crate) fn located(&self) -> Located<'a> {
        Located {
            node: self.node,
            at: self.pointer.clone(),
            resource: self.resource.clone(),
        }
    }
}

/// What a reference was followed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Followed {
    /// One to an object of this kind.
    To(Section),
    /// One that stands where OpenAPI has none.
    Part,
}

/// What was already found, by referring file and text.
type Found<'a> = HashMap<(FileId, &'a str), Result<Rc<Resolved<'a>>, Failure>>;

/// Follows references, and reads the files that they lead into, each once.
pub(crate) struct Resolver<'a> {
    trees: &'a Trees,
    loader: &'a dyn Loader,
    root: &'a Tree,
    /// The component schemas, where they stand in another place.
    schemas: Option<&'a Node>,
    homes: Homes<'a>,
    folders: AllowedFolders,
    /// The folder that help lines name folders from.
    config_folder: PathBuf,
    input: &'a crate::load::Input,
    by_path: BTreeMap<PathBuf, Result<&'a Tree, Failure>>,
    by_uri: BTreeMap<String, Result<&'a Tree, Failure>>,
    by_file: BTreeMap<FileId, &'a Tree>,
    /// The files that references led into and that have an `$id`.
    with_ids: Vec<&'a Tree>,
    found: Found<'a>,
    /// The references that were followed, by their places.
    followed: HashMap<Span, Followed>,
    /// How many more names are compared with others; one mistake may be made ten thousand times.
    suggestions: usize,
}

impl<'a> Resolver<'a> {
    /// A resolver for a document at a path, which may read from its folder and from others. Nodes
    /// that overlays brought in refer as if they stood in the document.
    pub(crate) fn new(
        trees: &'a Trees,
        root: &'a Tree,
        loader: &'a dyn Loader,
        input: &'a crate::load::Input,
        overlays: &[FileId],
    ) -> Self {
        let path = reference::normalise(&input.path);
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let allowed = input.allowed_folders.iter().map(PathBuf::as_path);
        let mut folders =
            AllowedFolders::new([folder.as_path()].into_iter().chain(allowed), loader);
        // Where the document itself is a symbolic link, the folder it leads into is one of them.
        let real = loader.canonical(&path);
        if let Some(folder) = real.as_deref().and_then(Path::parent) {
            folders.add_real(folder.to_path_buf());
        }
        if let Some(repository) = loader.repository(&path) {
            folders.add(&repository, loader);
        }
        let config_folder = input.config_folder.as_deref().map(reference::normalise);
        Self {
            trees,
            loader,
            root,
            schemas: None,
            homes: Homes::default(),
            folders,
            config_folder: config_folder.unwrap_or(folder),
            input,
            by_path: BTreeMap::from([(path, Ok(root))]),
            by_uri: own_addresses(root).map(|uri| (uri, Ok(root))).collect(),
            by_file: overlays
                .iter()
                .map(|&file| (file, root))
                .chain([(root.file, root)])
                .collect(),
            with_ids: Vec::new(),
            found: HashMap::new(),
            followed: HashMap::new(),
            suggestions: MAX_SUGGESTIONS,
        }
    }

    /// The version of the document.
    pub(crate) fn version(&self) -> SpecVersion {
        self.root.version.unwrap_or_default()
    }

    /// The version that a file is written in. Parts of a document are written in that of the document.
    pub(crate) fn version_of(&self, file: FileId) -> SpecVersion {
        let tree = self.by_file.get(&file).copied().unwrap_or(self.root);
        tree.version.unwrap_or_else(|| self.version())
    }

    /// The schema of the document's components that bears a name.
    pub(crate) fn schema_named(&self, name: &str) -> Option<&'a Node> {
        if let Some(moved) = self.homes.schema(name) {
            return Some(moved);
        }
        let schemas = schemas(self.root).into_iter().chain(self.schemas);
        schemas.into_iter().find_map(|schemas| schemas.get(name))
    }

    /// Says where the component schemas stand, if a reference leads to them.
    pub(crate) fn set_schemas(&mut self, schemas: Option<&'a Node>) {
        self.schemas = schemas;
    }

    /// The name of a component schema that comes nearest to one that there isn't.
    pub(crate) fn nearest_schema(&mut self, name: &str) -> Option<&'a str> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        let schemas = schemas(self.root)?.as_object()?;
        suggest::nearest(name, schemas.iter().map(|member| member.key.as_str()))
    }

    /// Follows a reference that stands at a span; reports what hinders.
    pub(crate) fn resolve(
        &mut self,
        text: &'a str,
        span: Span,
        wanted: Section,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Rc<Resolved<'a>>> {
        self.followed.insert(span, Followed::To(wanted));
        let example = wanted == Section::Examples;
        let reading = wanted.lenient_reading();
        self.look_up_or_report((text, span), reading, example, sources, diagnostics)
    }

    /// Notes that a reference that was followed quietly stands where OpenAPI has none.
    pub(crate) fn note_part(&mut self, span: Span) {
        self.followed.insert(span, Followed::Part);
    }

    /// What the reference at a place was followed as.
    pub(crate) fn followed(&self, span: Span) -> Option<Followed> {
        self.followed.get(&span).copied()
    }

    /// Follows a reference that stands where OpenAPI has none; reports what hinders.
    pub(crate) fn resolve_part(
        &mut self,
        text: &'a str,
        span: Span,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Rc<Resolved<'a>>> {
        self.note_part(span);
        let reading = "what should stand there is left out";
        self.look_up_or_report((text, span), reading, false, sources, diagnostics)
    }

    fn look_up_or_report(
        &mut self,
        (text, span): (&'a str, Span),
        reading: &'static str,
        example: bool,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Rc<Resolved<'a>>> {
        let found = self.look_up(text, span, sources, diagnostics);
        found
            .map_err(|failure| {
                let words = (self.version_of(span.file), reading);
                report::failure((text, span), &failure, words, example, diagnostics);
            })
            .ok()
    }

    /// Follows a reference that stands at a span, and leaves it to others to report what hinders.
    pub(crate) fn resolve_quietly(
        &mut self,
        text: &'a str,
        span: Span,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Rc<Resolved<'a>>> {
        self.look_up(text, span, sources, diagnostics).ok()
    }

    fn look_up(
        &mut self,
        text: &'a str,
        span: Span,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<Rc<Resolved<'a>>, Failure> {
        let key = (span.file, text);
        if let Some(found) = self.found.get(&key) {
            return found.clone();
        }
        let tree = self.by_file.get(&span.file).copied().unwrap_or(self.root);
        let mut links = MAX_LINKS;
        let found = self
            .find(tree, text, &mut links, sources, diagnostics)
            .map(Rc::new);
        self.found.insert(key, found.clone());
        found
    }

    fn find(
        &mut self,
        from: &'a Tree,
        text: &str,
        links: &mut usize,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<Resolved<'a>, Failure> {
        let (target, fragment) = reference::parse(text);
        let (tree, base) = match &target {
            Target::Absolute(uri) => match self.by_any_id(from, uri) {
                Some(place) => place,
                None => (self.remote_file(uri, sources, diagnostics)?, &[][..]),
            },
            Target::File(name) if name.is_empty() => (from, &[][..]),
            Target::File(name) => match by_id(from, self.root, name) {
                Some(place) => place,
                None => (self.file(from, name, sources, diagnostics)?, &[][..]),
            },
        };
        let segments = match fragment {
            Fragment::Pointer(segments) => [base, &segments].concat(),
            Fragment::Anchor(name) => match tree.anchor(&name) {
                [] => return Err(self.no_anchor(tree, name)),
                [segments] => segments.clone(),
                [first, second, ..] => return Err(several_anchors(tree, first, second)),
            },
            Fragment::WrongEscape(segment) => return Err(Failure::WrongEscape(segment)),
        };
        self.walk(tree, &segments, links, sources, diagnostics)
    }

    /// The place whose `$id` is this URI, in the referring file, the document or any file that was read.
    fn by_any_id(&self, from: &'a Tree, uri: &str) -> Option<(&'a Tree, &'a [String])> {
        let others = self.with_ids.iter();
        by_id(from, self.root, uri).or_else(|| {
            others
                .into_iter()
                .find_map(|tree| Some((*tree, tree.id(uri)?)))
        })
    }

    /// Walks a pointer, through references where they stand in its way.
    fn walk(
        &mut self,
        tree: &'a Tree,
        segments: &[String],
        links: &mut usize,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<Resolved<'a>, Failure> {
        let mut place = whole(tree, tree.file == self.root.file);
        for (index, segment) in segments.iter().enumerate() {
            while step(place.node, segment).is_none() {
                let Some(link) = place.node.get("$ref").and_then(Node::as_str) else {
                    return Err(self.missing(tree, segments, index, place.node));
                };
                *links = links.checked_sub(1).ok_or(Failure::Circle)?;
                let from = self
                    .by_file
                    .get(&place.node.span.file)
                    .copied()
                    .unwrap_or(tree);
                place = self.find(from, link, links, sources, diagnostics)?;
            }
            if let Some(node) = step(place.node, segment) {
                let version = tree.version.unwrap_or_default();
                let component = segments.get(..=index).and_then(|it| version.component(it));
                let pointer = reference::child(&place.pointer, segment);
                let begins = component.is_some() || resource::begins(node);
                let resource = match begins {
                    true => Some(Resource::new(node, &pointer)),
                    false => place.resource,
                };
                place = Resolved {
                    node,
                    pointer,
                    component,
                    resource,
                    is_document: false,
                };
            }
        }
        Ok(place)
    }
}

/// The schemas at the root of a document.
pub(crate) fn schemas(tree: &Tree) -> Option<&Node> {
    let version = tree.version.unwrap_or_default();
    let mut keys = version.keys(Section::Schemas)?.iter();
    keys.try_fold(&tree.root, |node, key| node.get(key))
}

/// The URLs of a document: where it was found, and what it says itself (`$self` of OpenAPI 3.2).
fn own_addresses(root: &Tree) -> impl Iterator<Item = String> {
    let own = root.root.get("$self").and_then(Node::as_str);
    let own = own.map(|own| own.split('#').next().unwrap_or(own).to_owned());
    root.url.clone().into_iter().chain(own)
}

fn whole(tree: &Tree, is_document: bool) -> Resolved<'_> {
    Resolved {
        node: &tree.root,
        pointer: tree.prefix.clone(),
        component: None,
        resource: resource::begins(&tree.root).then(|| Resource::new(&tree.root, &tree.prefix)),
        is_document,
    }
}

pub(crate) fn step<'a>(node: &'a Node, segment: &str) -> Option<&'a Node> {
    match &node.value {
        Value::Object(object) => object.get(segment),
        Value::Array(items) => items.get(segment.parse::<usize>().ok()?),
        _ => None,
    }
}

/// The place whose `$id` is this URI, in the referring file or the document.
fn by_id<'a>(from: &'a Tree, root: &'a Tree, uri: &str) -> Option<(&'a Tree, &'a [String])> {
    [from, root]
        .into_iter()
        .find_map(|tree| Some((tree, tree.id(uri)?)))
}
