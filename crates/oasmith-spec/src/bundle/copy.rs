//! Copies a document, with what stands in other files.

use super::places::Places;
use crate::diagnostic::Diagnostics;
use crate::node::{Member, Node, Object, Value};
use crate::read::misplaced::merges;
use crate::resolve::reference::percent_encode;
use crate::resolve::section::Section;
use crate::resolve::{Followed, Resolved, Resolver};
use crate::source::{Sources, Span};
use crate::version::SpecVersion;
use std::rc::Rc;

pub(super) struct Copier<'r, 'a> {
    pub(super) resolver: &'r mut Resolver<'a>,
    pub(super) sources: &'r mut Sources,
    pub(super) diagnostics: &'r mut Diagnostics,
    pub(super) places: Places<'a>,
    /// The parts that are being put in the places of references.
    pub(super) stack: Vec<*const Node>,
}

/// What stands below one of these is a value: a `$ref` in it is none.
const VALUES: [&str; 6] = ["example", "default", "const", "enum", "value", "dataValue"];

impl<'a> Copier<'_, 'a> {
    /// The document with all that it refers to.
    pub(super) fn document(mut self, root: &'a Node) -> Node {
        self.keep_components(root);
        let mut copy = self.copy(root, "", false);
        let mut moved = Vec::new();
        while let Some(part) = self.places.waiting.pop_front() {
            let value = self.copy(part.node, "", false);
            moved.push((part.section, part.name, value));
        }
        moved.sort_by_key(|(section, name, _)| match section {
            Section::Schemas => self.places.rank(name),
            _ => 0,
        });
        for (section, name, value) in moved {
            let keys = self.places.version.keys(section).unwrap_or_default();
            add_component(&mut copy, keys, name, value);
        }
        copy
    }

    /// Gives the document's own components their places, and those that they are mere references to.
    fn keep_components(&mut self, root: &'a Node) {
        let components = match self.places.version {
            SpecVersion::Swagger2 => Some(root),
            SpecVersion::OpenApi3 => root.get("components").and_then(|node| self.part(node)),
        };
        let mut references = Vec::new();
        for member in components.and_then(Node::as_object).into_iter().flatten() {
            let Some(section) = self.places.version.section(&member.key) else {
                continue;
            };
            let own = member.value.as_object().into_iter().flatten();
            let part = self.part(&member.value).and_then(Node::as_object);
            for member in own.chain(part.into_iter().flatten()) {
                if member.key == "$ref" && member.value.as_str().is_some() {
                    continue;
                }
                self.places.keep(section, &member.key, &member.value);
                if member
                    .value
                    .as_object()
                    .is_some_and(|object| object.len() == 1)
                {
                    references.push((section, member));
                }
            }
        }
        for (section, member) in references {
            let Some(target) = self.target(&member.value) else {
                continue;
            };
            let home = self.resolver.known_home(target.node);
            let is_home = home.is_some_and(|home| *home == (section, member.key.clone()));
            if is_home || section != Section::Schemas {
                self.places
                    .claim(section, &member.key, &member.value, &target);
            }
        }
    }

    /// What stands here, or where a misplaced reference leads.
    fn part(&mut self, node: &'a Node) -> Option<&'a Node> {
        match node
            .get("$ref")
            .map(|reference| self.resolver.followed(reference.span))
        {
            None => Some(node),
            Some(Some(Followed::Part)) => Some(self.target(node)?.node),
            Some(_) => None,
        }
    }

    fn target(&mut self, node: &'a Node) -> Option<Rc<Resolved<'a>>> {
        let reference = node.get("$ref")?;
        self.resolve(reference.as_str()?, reference.span)
    }

    fn resolve(&mut self, text: &'a str, span: Span) -> Option<Rc<Resolved<'a>>> {
        self.resolver
            .resolve_quietly(text, span, self.sources, self.diagnostics)
    }

    /// A copy of a node that stands below a key.
    fn copy(&mut self, node: &'a Node, key: &str, is_value: bool) -> Node {
        let node = self.places.claimed(node).unwrap_or(node);
        let value = match &node.value {
            Value::Object(object) => {
                if let Some(copy) = self.reference(node, object, key, is_value) {
                    return copy;
                }
                Value::Object(Object::new(self.members(object.iter(), is_value)))
            }
            Value::Array(items) => Value::Array(self.items(items, key, is_value)),
            Value::String(text) => Value::String(self.mapped(text, node.span)),
            other => other.clone(),
        };
        Node {
            span: node.span,
            value,
        }
    }

    fn members(
        &mut self,
        members: impl Iterator<Item = &'a Member>,
        is_value: bool,
    ) -> Vec<Member> {
        let copied = members.map(|member| {
            let key = member.key.as_str();
            let is_dynamic = matches!(key, "$dynamicRef" | "$recursiveRef");
            let is_value = is_value || VALUES.contains(&key) || key.starts_with("x-");
            Member {
                key: member.key.clone(),
                key_span: member.key_span,
                value: match is_dynamic {
                    true => member.value.clone(),
                    false => self.copy(&member.value, key, is_value),
                },
            }
        });
        copied.collect()
    }

    fn items(&mut self, items: &'a [Node], key: &str, is_value: bool) -> Vec<Node> {
        let mut copies = Vec::with_capacity(items.len());
        for item in items {
            let copy = self.copy(item, key, is_value);
            let is_reference = item.get("$ref").is_some();
            match copy.value {
                // A reference to a list stands for the items.
                Value::Array(items) if is_reference => copies.extend(items),
                _ => copies.push(copy),
            }
        }
        copies
    }

    /// A copy of an object that is a reference; `None` where it is none, or stays as it is.
    fn reference(
        &mut self,
        node: &'a Node,
        object: &'a Object,
        key: &str,
        is_value: bool,
    ) -> Option<Node> {
        let reference = object.get("$ref")?;
        let text = reference.as_str()?;
        let followed = self.resolver.followed(reference.span);
        let followed = match followed {
            Some(followed) => followed,
            // It is followed within the schema that it stands in, which has an `$id`, or by nobody.
            None if is_value || text.starts_with('#') => return None,
            None => {
                let section = self.places.version.section(key);
                section.map_or(Followed::Part, Followed::To)
            }
        };
        let is_within = node.span.file == self.places.root && text.starts_with('#');
        let target = self.resolve(text, reference.span)?;
        match followed {
            Followed::To(Section::PathItems | Section::MediaTypes) | Followed::Part
                if !(is_within && followed != Followed::Part) =>
            {
                let is_path_item = followed == Followed::To(Section::PathItems);
                self.in_place(node, object, &target, (key, is_path_item))
            }
            // There is no place for it among what others refer to.
            Followed::To(section) if !is_within && self.places.version.keys(section).is_none() => {
                self.in_place(node, object, &target, (key, false))
            }
            Followed::To(section) if !is_within => {
                Some(self.referring(node, object, &target, section))
            }
            _ => None,
        }
    }

    /// What a reference leads to, in its place. In a map, what stands beside the reference holds.
    fn in_place(
        &mut self,
        node: &'a Node,
        object: &'a Object,
        target: &Resolved<'a>,
        (key, is_path_item): (&str, bool),
    ) -> Option<Node> {
        let identity = std::ptr::from_ref(target.node);
        if self.stack.contains(&identity) {
            return None;
        }
        self.stack.push(identity);
        let mut copy = self.copy(target.node, key, false);
        self.stack.pop();
        if let Value::Object(copied) = &mut copy.value
            && (merges(key) || is_path_item)
            && object.len() > 1
        {
            let own = object.iter().filter(|member| member.key != "$ref");
            let mut members = self.members(own, false);
            let rest = std::mem::take(copied.members_mut());
            let rest = rest
                .into_iter()
                .filter(|member| object.get(&member.key).is_none());
            members.extend(rest);
            *copied = Object::new(members);
            copy.span = node.span;
        }
        Some(copy)
    }

    /// The reference, to where its target stands now.
    fn referring(
        &mut self,
        node: &'a Node,
        object: &'a Object,
        target: &Resolved<'a>,
        section: Section,
    ) -> Node {
        let pointer = self.pointer(target, section);
        let mut members = self.members(object.iter(), false);
        for member in &mut members {
            if member.key == "$ref" {
                member.value.value = Value::String(percent_encode(&pointer));
            }
        }
        Node {
            span: node.span,
            value: Value::Object(Object::new(members)),
        }
    }

    fn pointer(&mut self, target: &Resolved<'a>, section: Section) -> String {
        if target.node.span.file == self.places.root {
            target.pointer.clone()
        } else {
            let home = self.resolver.known_home(target.node);
            self.places.of(target, section, home)
        }
    }

    /// A string that may be a value of `mapping`, which refers to a schema too.
    fn mapped(&mut self, text: &'a str, span: Span) -> String {
        let is_within = span.file == self.places.root && text.starts_with('#');
        if is_within || self.resolver.followed(span) != Some(Followed::To(Section::Schemas)) {
            return text.to_owned();
        }
        match self.resolve(text, span) {
            Some(target) => percent_encode(&self.pointer(&target, Section::Schemas)),
            None => text.to_owned(),
        }
    }
}

/// Adds a component after the others of its section.
fn add_component(document: &mut Node, keys: &[&str], name: String, value: Node) {
    let span = value.span;
    let Value::Object(root) = &mut document.value else {
        return;
    };
    let mut keys = keys.iter();
    let Some(section) = keys.try_fold(root, |around, key| entry(around, key, span)) else {
        return;
    };
    section.members_mut().push(Member {
        key: name,
        key_span: nowhere(span),
        value,
    });
}

/// The object below a key, which is added where there is none.
fn entry<'o>(object: &'o mut Object, key: &str, span: Span) -> Option<&'o mut Object> {
    if object.get(key).is_none() {
        object.members_mut().push(Member {
            key: key.to_owned(),
            key_span: nowhere(span),
            value: Node {
                span: nowhere(span),
                value: Value::Object(Object::default()),
            },
        });
    }
    match &mut object.get_mut(key)?.value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// A place beyond the text, where no comment stands.
fn nowhere(span: Span) -> Span {
    Span {
        start: u32::MAX,
        end: u32::MAX,
        ..span
    }
}
