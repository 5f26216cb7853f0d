//! Where in the bundled document the parts of other files stand.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::document::Document;
use crate::node::Node;
use crate::resolve::Resolved;
use crate::resolve::reference::child;
use crate::resolve::section::{Section, free_name};
use crate::source::{FileId, Span};
use crate::version::SpecVersion;

/// What tells nodes apart.
type Identity = *const Node;

/// A part that is to become a component.
pub(super) struct Moved<'a> {
    pub(super) section: Section,
    pub(super) name: String,
    pub(super) node: &'a Node,
}

/// Where parts stand.
pub(super) struct Places<'a> {
    /// The document's own file.
    pub(super) root: FileId,
    /// The version that the document is written in.
    pub(super) version: SpecVersion,
    /// The names that the generator gives to schemas of other files, in their order.
    names: Vec<(Span, String)>,
    pointers: HashMap<Identity, String>,
    /// The same by the places where the parts stand in their files.
    moved: HashMap<String, String>,
    taken: HashSet<(Section, String)>,
    /// The components that are nothing but references to other files, with what these lead to.
    claimed: HashMap<Identity, &'a Node>,
    /// The parts that are still to be copied.
    pub(super) waiting: VecDeque<Moved<'a>>,
}

impl<'a> Places<'a> {
    /// No places yet; names are those of a document that was read.
    pub(super) fn new(document: &Document, root: FileId) -> Self {
        let components = document.components.iter();
        let names = components.map(|(name, id)| (document.schema(*id).span, name.value.clone()));
        Self {
            root,
            version: document.version,
            names: names.collect(),
            pointers: HashMap::new(),
            moved: HashMap::new(),
            taken: HashSet::new(),
            claimed: HashMap::new(),
            waiting: VecDeque::new(),
        }
    }

    /// A component of the document, under its own name.
    pub(super) fn keep(&mut self, section: Section, name: &str, node: &'a Node) {
        self.taken.insert((section, name.to_owned()));
        let pointer = pointer(self.version, section, name);
        self.pointers.entry(node).or_insert(pointer);
    }

    /// A component that is nothing but a reference: what that leads to takes its place, unless it has one.
    pub(super) fn claim(
        &mut self,
        section: Section,
        name: &str,
        node: &'a Node,
        target: &Resolved<'a>,
    ) {
        if target.node.span.file == self.root
            || self.pointers.contains_key(&std::ptr::from_ref(target.node))
        {
            return;
        }
        self.claimed.insert(node, target.node);
        self.put(target, pointer(self.version, section, name));
    }

    /// What a component is a mere reference to.
    pub(super) fn claimed(&self, node: &'a Node) -> Option<&'a Node> {
        self.claimed.get(&std::ptr::from_ref(node)).copied()
    }

    /// The pointer to a part of another file. One that has no place becomes a component.
    pub(super) fn of(
        &mut self,
        part: &Resolved<'a>,
        section: Section,
        home: Option<&(Section, String)>,
    ) -> String {
        if let Some(known) = self.pointers.get(&std::ptr::from_ref(part.node)) {
            return known.clone();
        }
        if let Some(inside) = self.inside(&part.pointer) {
            return inside;
        }
        // What was read under a name keeps it.
        let home = home.filter(|(known, _)| *known == section);
        let name = match home {
            Some((_, name)) => name.clone(),
            None => self.name(part, section),
        };
        let pointer = pointer(self.version, section, &name);
        self.put(part, pointer.clone());
        self.waiting.push_back(Moved {
            section,
            name,
            node: part.node,
        });
        pointer
    }

    fn put(&mut self, part: &Resolved<'a>, pointer: String) {
        self.pointers.insert(part.node, pointer.clone());
        self.moved.insert(part.pointer.clone(), pointer);
    }

    /// The pointer into a part that has its place, where this one stands in it.
    fn inside(&self, at: &str) -> Option<String> {
        let mut around = at;
        while let Some((outer, _)) = around
            .rsplit_once('/')
            .filter(|(outer, _)| outer.contains('#'))
        {
            around = outer;
            if let Some(moved) = self.moved.get(outer) {
                return Some(format!("{moved}{}", at.get(outer.len()..)?));
            }
        }
        None
    }

    /// The name that the generator gives, or else the last of the pointer or the file's, with a number where it is taken.
    fn name(&mut self, part: &Resolved<'a>, section: Section) -> String {
        let given = self.names.iter().find(|(span, _)| *span == part.node.span);
        let given = given.filter(|_| section == Section::Schemas);
        let name = match given {
            Some((_, name)) => name.clone(),
            None => free_name(&part.pointer, |name| {
                let is_given = self.names.iter().any(|(_, given)| given == name);
                section == Section::Schemas && is_given
                    || self.taken.contains(&(section, name.to_owned()))
            }),
        };
        self.taken.insert((section, name.clone()));
        name
    }

    /// The place of a schema's name among those that the generator gives; the last for others.
    pub(super) fn rank(&self, name: &str) -> usize {
        let at = self.names.iter().position(|(_, known)| known == name);
        at.unwrap_or(usize::MAX)
    }
}

/// The pointer to a component.
fn pointer(version: SpecVersion, section: Section, name: &str) -> String {
    child(&version.pointer(section), name)
}
