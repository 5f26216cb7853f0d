//! The trees of one document: the document itself and the files that references lead into.

use foldhash::HashMap;
use std::cell::{Cell, OnceCell};

use crate::node::{Node, Object, Value};
use crate::source::FileId;
use crate::url;
use crate::version::SpecVersion;

/// More files than this are a mistake, or an attack.
const MAX_FILES: usize = 4096;

/// A parsed file.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The file.
    pub(crate) file: FileId,
    /// What stands before the pointers of this file: `#`, or `other.yaml#`.
    pub(crate) prefix: String,
    /// The folder that relative references start from.
    pub(crate) folder: std::path::PathBuf,
    /// The URL that relative references start from, where it is one of a document on the network.
    pub(crate) url: Option<String>,
    /// The value of the file.
    pub(crate) root: Node,
    /// The version that the file names; `None` for a part of a document.
    pub(crate) version: Option<SpecVersion>,
    names: OnceCell<Names>,
}

/// Trees that are added while others are borrowed. They stay where they are as long as this lives,
/// so that a node's address is its identity.
pub(crate) struct Trees {
    slots: Vec<OnceCell<Box<Tree>>>,
    used: Cell<usize>,
}

/// Where the subschemas with `$id`, `$anchor` and `$dynamicAnchor` stand, as pointers in segments.
#[derive(Debug, Default)]
struct Names {
    anchors: HashMap<String, Vec<Vec<String>>>,
    ids: HashMap<String, Vec<String>>,
}

impl Trees {
    /// No trees yet.
    pub(crate) fn new() -> Self {
        Self {
            slots: (0..MAX_FILES).map(|_| OnceCell::new()).collect(),
            used: Cell::new(0),
        }
    }

    /// The values of all files, in the order in which they came.
    pub(crate) fn into_roots(self) -> Vec<(FileId, Node)> {
        let trees = self.slots.into_iter().map_while(OnceCell::into_inner);
        trees.map(|tree| (tree.file, tree.root)).collect()
    }

    /// The trees, in the order in which they came.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Tree> {
        let slots = self.slots.iter().map_while(OnceCell::get);
        slots.map(|tree| &**tree)
    }

    /// Takes a tree; `None` if there are too many.
    pub(crate) fn add(&self, tree: Tree) -> Option<&Tree> {
        let slot = self.slots.get(self.used.get())?;
        self.used.set(self.used.get() + 1);
        Some(slot.get_or_init(|| Box::new(tree)))
    }
}

impl Tree {
    /// A tree of a file.
    pub(crate) fn new(
        file: FileId,
        prefix: String,
        folder: std::path::PathBuf,
        root: Node,
    ) -> Self {
        Self {
            file,
            prefix,
            folder,
            version: SpecVersion::of_root(&root),
            url: None,
            root,
            names: OnceCell::new(),
        }
    }

    /// The tree of the document at a path, or a URL.
    pub(crate) fn of_document(file: FileId, path: &std::path::Path, root: Node) -> Self {
        let folder = path.parent().unwrap_or(std::path::Path::new(""));
        Self {
            url: url::of_path(path).map(str::to_owned),
            ..Self::new(file, "#".to_owned(), folder.to_path_buf(), root)
        }
    }

    /// The places that bear an anchor (JSON Schema core, section 8.2.2), in segments.
    pub(crate) fn anchor(&self, name: &str) -> &[Vec<String>] {
        self.names().anchors.get(name).map_or(&[], Vec::as_slice)
    }

    /// The place that bears an `$id` (JSON Schema core, section 8.2.1), in segments.
    pub(crate) fn id(&self, id: &str) -> Option<&[String]> {
        self.names().ids.get(id).map(Vec::as_slice)
    }

    /// All anchors, for suggestions.
    pub(crate) fn anchors(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<&str> = self.names().anchors.keys().map(String::as_str).collect();
        names.sort_unstable();
        names.into_iter()
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Names::default();
            names.collect(&self.root, &mut Vec::new());
            names
        })
    }
}

impl Names {
    /// Depth is bounded by the parsers.
    fn collect(&mut self, node: &Node, at: &mut Vec<String>) {
        match &node.value {
            Value::Object(object) => {
                self.name(object, at);
                for member in object {
                    if may_hold_a_name(&member.value) {
                        at.push(member.key.clone());
                        self.collect(&member.value, at);
                        at.pop();
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if may_hold_a_name(item) {
                        at.push(index.to_string());
                        self.collect(item, at);
                        at.pop();
                    }
                }
            }
            _ => {}
        }
    }

    fn name(&mut self, object: &Object, at: &[String]) {
        for member in object {
            let Some(text) = member.value.as_str() else {
                continue;
            };
            match (member.key.as_str(), text.strip_prefix('#')) {
                ("$anchor" | "$dynamicAnchor", _) => self.anchor(text, at),
                ("$id" | "id", Some(anchor)) => self.anchor(anchor, at),
                ("$id", None) => {
                    let id = text.trim_end_matches('#').to_owned();
                    self.ids.entry(id).or_insert_with(|| at.to_vec());
                }
                _ => {}
            }
        }
    }

    fn anchor(&mut self, name: &str, at: &[String]) {
        let places = self.anchors.entry(name.to_owned()).or_default();
        // A schema may be both, `$anchor` and `$dynamicAnchor`.
        if places.last().is_none_or(|last| last.as_slice() != at) {
            places.push(at.to_vec());
        }
    }
}

fn may_hold_a_name(node: &Node) -> bool {
    matches!(node.value, Value::Object(_) | Value::Array(_))
}
