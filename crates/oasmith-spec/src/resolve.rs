//! From the text of a `$ref` to the node that it leads to (OpenAPI 3.1.1, section 4.6; RFC 3986;
//! RFC 6901).

pub(crate) mod reference;
mod report;
pub(crate) mod resource;
pub(crate) mod section;
pub(crate) mod trees;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::diagnostic::Diagnostics;
use crate::load::Loader;
use crate::node::{Node, Value};
use crate::parse;
use crate::source::{FileId, Sources, Span};
use crate::suggest;
use crate::text;
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

/// Why a reference leads nowhere.
#[derive(Clone)]
enum Failure {
    /// The file is there, the place in it is not.
    Missing {
        place: String,
        name: String,
        suggestion: Option<String>,
    },
    /// The anchor is not there.
    NoAnchor {
        name: String,
        suggestion: Option<String>,
    },
    /// The pointer has a segment with a `~` before neither `0` nor `1`.
    WrongEscape(String),
    /// Several places have the anchor, and none of them is nearer than the others.
    SeveralAnchors { first: String, second: String },
    /// The file can't be read.
    NoFile {
        path: PathBuf,
        reason: String,
        component: Option<String>,
    },
    /// The file is no document; that was reported in it.
    Broken,
    /// A URI that would have to be fetched.
    Remote(String),
    /// The file lies outside of the folders that may be read.
    Outside(PathBuf),
    /// The way leads through references that lead to each other.
    Circle,
}

/// What was already found, by referring file and text.
type Found<'a> = HashMap<(FileId, &'a str), Result<Rc<Resolved<'a>>, Failure>>;

/// Follows references, and reads the files that they lead into, each once.
pub(crate) struct Resolver<'a> {
    trees: &'a Trees,
    loader: &'a dyn Loader,
    root: &'a Tree,
    folders: Vec<PathBuf>,
    /// The folder of the document behind all symbolic links.
    real_folder: Option<PathBuf>,
    by_path: BTreeMap<PathBuf, Result<&'a Tree, Failure>>,
    by_file: BTreeMap<FileId, &'a Tree>,
    found: Found<'a>,
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
        input: &crate::load::Input,
        overlays: &[FileId],
    ) -> Self {
        let path = reference::normalise(&input.path);
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let real = loader.canonical(&path);
        let real_folder = real.and_then(|path| path.parent().map(Path::to_path_buf));
        let mut folders = vec![folder];
        folders.extend(
            input
                .allowed_folders
                .iter()
                .map(|folder| reference::normalise(folder)),
        );
        Self {
            trees,
            loader,
            root,
            folders,
            real_folder,
            by_path: BTreeMap::from([(path, Ok(root))]),
            by_file: overlays
                .iter()
                .map(|&file| (file, root))
                .chain([(root.file, root)])
                .collect(),
            found: HashMap::new(),
            suggestions: MAX_SUGGESTIONS,
        }
    }

    /// The schema of the document's components that bears a name.
    pub(crate) fn schema_named(&self, name: &str) -> Option<&'a Node> {
        self.root.root.get("components")?.get("schemas")?.get(name)
    }

    /// The name of a component schema that comes nearest to one that there isn't.
    pub(crate) fn nearest_schema(&mut self, name: &str) -> Option<&'a str> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        let schemas = self
            .root
            .root
            .get("components")?
            .get("schemas")?
            .as_object()?;
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
        match self.look_up(text, span, sources, diagnostics) {
            Ok(resolved) => Some(resolved),
            Err(failure) => {
                report::failure(text, span, &failure, wanted, diagnostics);
                None
            }
        }
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
            Target::Absolute(uri) => {
                by_id(from, self.root, uri).ok_or_else(|| Failure::Remote(uri.clone()))?
            }
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
                let component = (index == 2).then(|| component(segments)).flatten();
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

    fn missing(&mut self, tree: &Tree, segments: &[String], index: usize, node: &Node) -> Failure {
        let name = segments.get(index).map_or("", String::as_str);
        let keys = node
            .as_object()
            .into_iter()
            .flat_map(|object| object.iter());
        let left = self.suggestions;
        self.suggestions = left.saturating_sub(1);
        let nearest = (left > 0)
            .then(|| suggest::nearest(name, keys.map(|member| member.key.as_str())))
            .flatten();
        let mut pointer = tree.prefix.clone();
        for segment in segments.iter().take(index) {
            pointer = reference::child(&pointer, segment);
        }
        let elsewhere = || self.among_schemas(tree, segments);
        Failure::Missing {
            name: name.to_owned(),
            suggestion: nearest
                .map(|name| reference::child(&pointer, name))
                .or_else(elsewhere),
            place: pointer,
        }
    }

    /// The pointer to a schema of the components whose name ends a pointer: `#/definitions/A` is how
    /// Swagger 2.0 wrote it.
    fn among_schemas(&self, tree: &Tree, segments: &[String]) -> Option<String> {
        let name = segments.last()?;
        let schemas = tree.root.get("components")?.get("schemas")?;
        schemas.get(name)?;
        Some(reference::child(
            &format!("{}/components/schemas", tree.prefix),
            name,
        ))
    }

    fn no_anchor(&mut self, tree: &Tree, name: String) -> Failure {
        let schemas = tree
            .root
            .get("components")
            .and_then(|components| components.get("schemas"));
        // With a slash it is a pointer that lacks its first one.
        let meant = name.rsplit('/').next().unwrap_or(&name);
        let component = schemas
            .filter(|schemas| schemas.get(meant).is_some())
            .map(|_| format!("{}/components/schemas/{meant}", tree.prefix));
        let left = self.suggestions;
        self.suggestions = left.saturating_sub(1);
        let anchor = (left > 0)
            .then(|| suggest::nearest(&name, tree.anchors()))
            .flatten();
        Failure::NoAnchor {
            suggestion: component
                .or_else(|| anchor.map(|anchor| format!("{}{anchor}", tree.prefix))),
            name,
        }
    }

    /// The tree of a file beside another one.
    fn file(
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

/// The component that a pointer of three segments names.
fn component(segments: &[String]) -> Option<(Section, String)> {
    match segments {
        [components, section, name, ..] if components == "components" => {
            Some((Section::from_key(section)?, name.clone()))
        }
        _ => None,
    }
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

fn several_anchors(tree: &Tree, first: &[String], second: &[String]) -> Failure {
    let pointer = |segments: &[String]| {
        let segments = segments.iter();
        segments.fold(tree.prefix.clone(), |at, one| reference::child(&at, one))
    };
    Failure::SeveralAnchors {
        first: pointer(first),
        second: pointer(second),
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
