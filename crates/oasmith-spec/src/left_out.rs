//! What of a document is needed by the operations that are wanted, and what is not: faults in the rest
//! refuse nothing.
//!
//! A document falls into parts: operations, path items, components, and files that references lead into.
//! What stands in none of them is always needed.

use std::collections::HashSet;
use std::path::Path;

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::node::{Member, Node, Value};
use crate::operation::Operation;
use crate::resolve::reference::{self, Fragment, Target};
use crate::resolve::section::Section;
use crate::resolve::trees::{Tree, Trees};
use crate::source::{FileId, Sources, Span};
use crate::version::SpecVersion;

/// What is wanted of a document.
pub struct Wanted<'f> {
    /// Whether an operation is; the second says whether it stands below `webhooks`. Callbacks go with
    /// their operation.
    pub operation: &'f dyn Fn(&Operation, bool) -> bool,
    /// Whether components are that no operation needs.
    pub unused_components: bool,
}

/// The parts that nothing wanted needs.
#[derive(Debug, Default)]
pub struct LeftOut {
    parts: Vec<Span>,
    /// Parts within those that are needed all the same.
    needed: HashSet<Span>,
    files: HashSet<FileId>,
}

impl LeftOut {
    /// Whether a place lies in what is left out.
    pub fn contains(&self, place: Span) -> bool {
        let around = self.parts.iter().filter(|part| encloses(part, place));
        let innermost = around.min_by_key(|part| part.end - part.start);
        match innermost {
            Some(part) => !self.needed.contains(part),
            None => self.files.contains(&place.file),
        }
    }

    /// Makes notes of the findings in what is left out.
    pub fn excuse(&self, diagnostics: &mut Diagnostics) {
        if self.parts.is_empty() && self.files.is_empty() {
            return;
        }
        diagnostics.excuse(|one| {
            let place = one.span.is_some_and(|span| self.contains(span));
            // Either of two that exclude each other.
            let related = one.code == Code::DUPLICATE_OPERATION_ID
                && one.related.iter().any(|(span, _)| self.contains(*span));
            place || related
        });
    }
}

fn encloses(part: &Span, place: Span) -> bool {
    part.file == place.file && part.start <= place.start && place.end <= part.end
}

/// Works out what is left out of a document.
pub(crate) fn left_out(
    document: &Document,
    trees: &Trees,
    sources: &Sources,
    wanted: &Wanted<'_>,
) -> LeftOut {
    let listed = |list: &[Operation], webhook: bool| -> Vec<(Span, bool)> {
        let list = list.iter();
        list.map(|one| (one.span, (wanted.operation)(one, webhook)))
            .collect()
    };
    let mut operations = listed(&document.operations, false);
    operations.extend(listed(&document.webhooks, true));
    let kept: HashSet<Span> = operations
        .iter()
        .filter(|one| one.1)
        .map(|one| one.0)
        .collect();
    let unwanted: HashSet<Span> = operations
        .iter()
        .filter(|one| !one.1)
        .map(|one| one.0)
        .collect();
    let unwanted: HashSet<Span> = unwanted.difference(&kept).copied().collect();
    let Some(root) = trees.iter().next() else {
        return LeftOut::default();
    };
    if unwanted.is_empty() && wanted.unused_components {
        return LeftOut::default();
    }
    let mut walk = Walk {
        trees,
        sources,
        unwanted: &unwanted,
        seen: HashSet::new(),
        waiting: Vec::new(),
        files: HashSet::from([root.file]),
        within: Vec::new(),
        lost: false,
    };
    walk.start(root, wanted.unused_components);
    walk.go(root);
    let mut parts = LeftOut::default();
    parts.parts.extend(&unwanted);
    for item in path_items(root) {
        let span = item.span();
        let inside = |one: &&(Span, bool)| encloses(&span, one.0);
        let inside: Vec<_> = operations.iter().filter(inside).collect();
        if !inside.is_empty() && inside.iter().all(|one| !one.1) {
            parts.parts.push(span);
        } else if inside.iter().any(|one| !one.1) {
            parts.parts.push(span);
            parts.needed.insert(span);
        }
    }
    parts.parts.extend(&walk.within);
    parts.needed.extend(&walk.within);
    for (section, component) in components(root) {
        let needed = wanted.unused_components
            || walk.lost
            || section == Section::SecuritySchemes
            || walk.reaches(&component.value);
        if !needed {
            parts.parts.push(component.span());
        }
    }
    let others = trees.iter().map(|tree| tree.file);
    let others = others.filter(|file| !walk.lost && !walk.files.contains(file));
    parts.files.extend(others);
    parts
}

fn path_items(root: &Tree) -> impl Iterator<Item = &Member> {
    ["paths", "webhooks", "x-ms-paths"]
        .into_iter()
        .filter_map(|key| root.root.get(key)?.as_object())
        .flatten()
}

fn components(root: &Tree) -> impl Iterator<Item = (Section, &Member)> {
    let version = root.version.unwrap_or_default();
    Section::ALL.into_iter().flat_map(move |section| {
        let keys = version.keys(section).unwrap_or_default().iter().copied();
        let named = match keys.len() {
            0 => None,
            _ => keys
                .into_iter()
                .try_fold(&root.root, |node, key| node.get(key)),
        };
        let named = named.and_then(Node::as_object).into_iter().flatten();
        named.map(move |member| (section, member))
    })
}

/// The keys of the root that hold nothing but components.
fn of_components(version: SpecVersion) -> impl Iterator<Item = &'static str> {
    let sections = Section::ALL.into_iter();
    sections.filter_map(move |section| version.keys(section)?.first().copied())
}

/// A walk over what is needed, along references.
struct Walk<'t> {
    trees: &'t Trees,
    sources: &'t Sources,
    unwanted: &'t HashSet<Span>,
    seen: HashSet<*const Node>,
    waiting: Vec<(&'t Tree, &'t Node)>,
    files: HashSet<FileId>,
    /// What references lead to within operations.
    within: Vec<Span>,
    /// Whether a reference was met that leads who knows where, so that all may be needed.
    lost: bool,
}

impl<'t> Walk<'t> {
    fn start(&mut self, root: &'t Tree, components: bool) {
        let keys: Vec<&str> = of_components(root.version.unwrap_or_default()).collect();
        for member in root.root.as_object().into_iter().flatten() {
            if components || !keys.contains(&member.key.as_str()) {
                self.waiting.push((root, &member.value));
            }
        }
    }

    /// Whether a node, or a part of it, is needed.
    fn reaches(&self, node: &Node) -> bool {
        if self.seen.contains(&std::ptr::from_ref(node)) {
            return true;
        }
        match &node.value {
            Value::Object(object) => object.iter().any(|member| self.reaches(&member.value)),
            Value::Array(items) => items.iter().any(|item| self.reaches(item)),
            _ => false,
        }
    }

    fn go(&mut self, root: &'t Tree) {
        loop {
            while let Some((tree, node)) = self.waiting.pop() {
                self.visit(tree, node);
            }
            // What extends a component with a discriminator may stand in its place.
            let extending = components(root).filter(|(_, component)| {
                !self.seen.contains(&std::ptr::from_ref(&component.value))
                    && self.extends_a_base(root, &component.value)
            });
            let found: Vec<_> = extending.map(|(_, component)| &component.value).collect();
            if found.is_empty() {
                return;
            }
            self.waiting
                .extend(found.into_iter().map(|node| (root, node)));
        }
    }

    fn extends_a_base(&self, root: &'t Tree, node: &'t Node) -> bool {
        let branches = node.get("allOf").and_then(Node::as_array);
        branches.into_iter().flatten().any(|branch| {
            let reference = branch.get("$ref").and_then(Node::as_str);
            let base = reference.and_then(|text| self.target(root, text));
            base.is_some_and(|(_, base)| {
                base.get("discriminator").is_some() && self.seen.contains(&std::ptr::from_ref(base))
            })
        })
    }

    fn visit(&mut self, tree: &'t Tree, node: &'t Node) {
        if self.unwanted.contains(&node.span) || !self.seen.insert(node) {
            return;
        }
        self.files.insert(tree.file);
        match &node.value {
            Value::Object(object) => {
                for member in object {
                    self.member(tree, member);
                }
            }
            Value::Array(items) => {
                self.waiting.extend(items.iter().map(|item| (tree, item)));
            }
            _ => {}
        }
    }

    fn member(&mut self, tree: &'t Tree, member: &'t Member) {
        self.waiting.push((tree, &member.value));
        match (member.key.as_str(), &member.value.value) {
            ("$ref" | "$dynamicRef" | "$recursiveRef" | "operationRef", Value::String(text)) => {
                self.refer(tree, text);
            }
            ("mapping", Value::Object(mapping)) => {
                for text in mapping.iter().filter_map(|one| one.value.as_str()) {
                    self.refer_by_name(tree, text);
                }
            }
            ("defaultMapping", Value::String(text)) => self.refer_by_name(tree, text),
            _ => {}
        }
    }

    /// Follows the name of a component, or else a reference.
    fn refer_by_name(&mut self, tree: &'t Tree, text: &str) {
        let schemas = tree.version.unwrap_or_default().schemas();
        let name = reference::child(schemas, text);
        match self.target(tree, &name) {
            Some(found) => self.waiting.push(found),
            None => self.refer(tree, text),
        }
    }

    fn refer(&mut self, tree: &'t Tree, text: &str) {
        if text == "#" {
            return;
        }
        match self.target(tree, text) {
            Some(found) => {
                if !leads_to_a_component(found.0, text) {
                    self.within.push(found.1.span);
                }
                self.waiting.push(found);
            }
            // A pointer that leads nowhere needs nothing.
            None => self.lost |= !text.contains("#/"),
        }
    }

    /// The node that a pointer leads to, in this file or another.
    fn target(&self, tree: &'t Tree, text: &str) -> Option<(&'t Tree, &'t Node)> {
        let (Target::File(name), Fragment::Pointer(segments)) = reference::parse(text) else {
            return None;
        };
        let tree = match name.is_empty() {
            true => tree,
            false => {
                let path = reference::normalise(&tree.folder.join(&name));
                let is_it = |tree: &&Tree| {
                    reference::normalise(Path::new(self.sources.name(tree.file))) == path
                };
                self.trees.iter().find(is_it)?
            }
        };
        let mut node = &tree.root;
        for segment in &segments {
            node = crate::resolve::step(node, segment)?;
        }
        Some((tree, node))
    }
}

fn leads_to_a_component(tree: &Tree, text: &str) -> bool {
    let pointer = text.split_once('#').map_or("", |(_, pointer)| pointer);
    let first = pointer.trim_start_matches('/').split('/').next();
    first.is_some_and(|first| {
        of_components(tree.version.unwrap_or_default()).any(|key| key == first)
    })
}
