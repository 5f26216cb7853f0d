//! Objects of other files as components of the document: they have the names that they would have if they stood in it.

use foldhash::{HashMap, HashSet};
use std::borrow::Cow;

use super::section::{self, Section};
use super::{Resolved, Resolver, reference};
use crate::json_pointer::unescape;
use crate::node::Node;

/// The components that objects of other files are.
#[derive(Default)]
pub(super) struct Homes<'a> {
    /// The schemas of other files that are components of the document, by their names there.
    schemas: HashMap<&'a str, &'a Node>,
    /// The component that an object is.
    by_node: HashMap<*const Node, (Section, String)>,
    /// The pointers of components, by those that the objects have in their files.
    pointers: HashMap<String, String>,
    /// The names of those that are no components of the document itself.
    taken: HashSet<(Section, String)>,
}

impl<'a> Homes<'a> {
    /// The schema of another file that is the component of that name.
    pub(super) fn schema(&self, name: &str) -> Option<&'a Node> {
        self.schemas.get(name).copied()
    }
}

impl<'a> Resolver<'a> {
    /// Lets a schema of another file be a component of the document; `None` where it is one already, or stands in the
    /// document.
    pub(crate) fn move_schema(&mut self, name: &'a str, found: &Resolved<'a>) -> Option<&'a Node> {
        let node = found.node;
        if node.span.file == self.root.file
            || self.homes.by_node.contains_key(&std::ptr::from_ref(node))
        {
            return None;
        }
        let home = (Section::Schemas, name.to_owned());
        self.homes.by_node.insert(node, home);
        let pointer = reference::child(&self.version().pointer(Section::Schemas), name);
        self.homes.pointers.insert(found.pointer.clone(), pointer);
        self.homes.schemas.insert(name, node);
        Some(node)
    }

    /// The component that an object of another file is taken for, so that it has the names that it had if it stood in
    /// the document: the one that is nothing but a reference to it, or else one by its own name.
    pub(crate) fn home(
        &mut self,
        section: Section,
        at: &str,
        found: &Resolved<'a>,
    ) -> Option<(String, String)> {
        if found.node.span.file == self.root.file {
            return None;
        }
        let key = std::ptr::from_ref(found.node);
        if !self.homes.by_node.contains_key(&key) {
            let prefix = self.version().pointer(section);
            let own = at
                .strip_prefix(&prefix)
                .and_then(|rest| unescape(rest.strip_prefix('/')?));
            let own = own.filter(|name| !name.contains('/')).map(Cow::into_owned);
            let name = own.unwrap_or_else(|| self.free_name(section, &found.pointer));
            let pointer = reference::child(&self.version().pointer(section), &name);
            self.homes.pointers.insert(found.pointer.clone(), pointer);
            self.homes.taken.insert((section, name.clone()));
            self.homes.by_node.insert(key, (section, name));
        }
        let (section, name) = self.homes.by_node.get(&key)?;
        Some((
            name.clone(),
            reference::child(&self.version().pointer(*section), name),
        ))
    }

    /// The pointers of what was taken for components, with those that these have.
    pub(crate) fn moved_pointers(&self) -> HashMap<String, String> {
        self.homes.pointers.clone()
    }

    /// The component that an object of another file was taken for.
    pub(crate) fn known_home(&self, node: &'a Node) -> Option<&(Section, String)> {
        self.homes.by_node.get(&std::ptr::from_ref(node))
    }

    /// The last of a pointer or the file's name, with a number where another component has it.
    fn free_name(&self, section: Section, pointer: &str) -> String {
        let mut keys = self.version().keys(section).unwrap_or_default().iter();
        let own = keys.try_fold(&self.root.root, |node, key| node.get(key));
        let is_taken = |name: &str| {
            own.is_some_and(|own| own.get(name).is_some())
                || self.homes.taken.contains(&(section, name.to_owned()))
        };
        section::free_name(pointer, is_taken)
    }
}
