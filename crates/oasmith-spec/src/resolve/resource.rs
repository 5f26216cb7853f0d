//! References within a schema resource: a schema with an `$id`, or else a component, which is what its
//! author thinks of as one (JSON Schema core, sections 4.3.5 and 8.2).

use std::collections::BTreeMap;
use std::rc::Rc;

use super::reference::{self, Fragment, Target, child};
use super::{Resolver, step};
use crate::node::{Node, Value};
use crate::url;

/// A schema resource.
#[derive(Debug, Clone)]
pub(crate) struct Resource<'a> {
    /// Its outermost schema.
    pub(crate) node: &'a Node,
    /// The pointer of the place, with its `#`.
    pub(crate) at: Rc<str>,
}

/// A schema and the resource that it is a part of.
#[derive(Debug, Clone)]
pub(crate) struct Located<'a> {
    pub(crate) node: &'a Node,
    /// The pointer of the place, with its `#`.
    pub(crate) at: String,
    /// `None` where the schema itself is the outermost.
    pub(crate) resource: Option<Resource<'a>>,
}

/// An anchor of a resource.
#[derive(Debug, Clone)]
pub(crate) struct Anchor<'a> {
    pub(crate) node: &'a Node,
    pub(crate) at: String,
    /// Whether schemas around may give it another meaning: `$dynamicAnchor`.
    pub(crate) dynamic: bool,
}

/// The anchors of a resource, by name. `$recursiveAnchor: true` has the empty one.
pub(crate) type Anchors<'a> = BTreeMap<&'a str, Anchor<'a>>;

impl<'a> Resource<'a> {
    /// The resource whose outermost schema stands at a pointer.
    pub(crate) fn new(node: &'a Node, at: &str) -> Self {
        Self {
            node,
            at: at.into(),
        }
    }

    /// Its outermost schema, as what a reference leads to.
    pub(crate) fn located(&self) -> Located<'a> {
        Located {
            node: self.node,
            at: self.at.to_string(),
            resource: Some(self.clone()),
        }
    }

    /// The anchors that stand in this resource, and in none within it.
    pub(crate) fn anchors(&self) -> Anchors<'a> {
        let mut anchors = Anchors::new();
        // Few have any, and only those need the place of each node.
        if bears_anchor(self.node) {
            collect(self.node, &self.at, &mut anchors);
        }
        let recursive = self.node.get("$recursiveAnchor");
        if recursive.is_some_and(|node| matches!(node.value, Value::Bool(true))) {
            let anchor = Anchor {
                node: self.node,
                at: self.at.to_string(),
                dynamic: true,
            };
            anchors.insert("", anchor);
        }
        anchors
    }

    fn id(&self) -> Option<&'a str> {
        self.node.get("$id").and_then(Node::as_str)
    }
}

/// Whether a resource begins at a node.
pub(crate) fn begins(node: &Node) -> bool {
    node.get("$id").is_some_and(|id| id.as_str().is_some())
}

/// What stands directly in a node, with its places.
pub(crate) fn children<'a>(
    node: &'a Node,
    at: &str,
) -> impl Iterator<Item = (&'a Node, String)> + use<'a> {
    let members = node
        .as_object()
        .into_iter()
        .flat_map(|object| object.iter());
    let members = members.map(|member| (&member.value, member.key.clone()));
    let items = node.as_array().into_iter().flatten().enumerate();
    let items = items.map(|(index, item)| (item, index.to_string()));
    let at = at.to_owned();
    members
        .chain(items)
        .filter(|(node, _)| matches!(node.value, Value::Object(_) | Value::Array(_)))
        .map(move |(node, key)| (node, child(&at, &key)))
}

/// The keywords that name a schema, and whether a `$dynamicRef` may lead to it from elsewhere (JSON
/// Schema core, section 8.2.2).
const ANCHORS: [(&str, bool); 2] = [("$anchor", false), ("$dynamicAnchor", true)];

/// Whether an anchor stands in a node. Depth is bounded by the parsers.
fn bears_anchor(node: &Node) -> bool {
    match &node.value {
        Value::Object(object) => object.iter().any(|member| {
            ANCHORS.iter().any(|(key, _)| member.key == *key) || bears_anchor(&member.value)
        }),
        Value::Array(items) => items.iter().any(bears_anchor),
        _ => false,
    }
}

/// Depth is bounded by the parsers.
fn collect<'a>(node: &'a Node, at: &str, anchors: &mut Anchors<'a>) {
    for (key, dynamic) in ANCHORS {
        if let Some(name) = node.get(key).and_then(Node::as_str) {
            let at = at.to_owned();
            anchors.entry(name).or_insert(Anchor { node, at, dynamic });
        }
    }
    for (inner, at) in children(node, at) {
        if !begins(inner) {
            collect(inner, &at, anchors);
        }
    }
}

impl<'a> Resolver<'a> {
    /// What a reference means to the resource that it stands in: a place in it, where it has one, or a
    /// schema whose `$id` is relative to the same base. `None`: it is to be resolved as the document's.
    pub(crate) fn within(&self, resource: &Resource<'a>, text: &str) -> Option<Located<'a>> {
        let is_anchor = text.starts_with('#') && !text.starts_with("#/");
        if !is_anchor && resource.id().is_none() {
            return None;
        }
        let (target, fragment) = reference::parse(text);
        let Target::File(address) = target else {
            return None;
        };
        if !address.is_empty() {
            return self.beside(resource, &address, fragment);
        }
        match fragment {
            Fragment::Anchor(name) => in_resource_anchor(resource, &name),
            // Without an `$id`, `#` is the document.
            Fragment::Pointer(segments) if resource.id().is_some() => descend(resource, &segments),
            Fragment::Pointer(_) | Fragment::WrongEscape(_) => None,
        }
    }

    /// What has an `$id` that an address comes to from here (RFC 3986, section 5.2).
    fn beside(
        &self,
        resource: &Resource<'a>,
        address: &str,
        fragment: Fragment,
    ) -> Option<Located<'a>> {
        let uri = url::join(resource.id()?, address)?;
        let file = resource.node.span.file;
        let from = self.by_file.get(&file).copied().unwrap_or(self.root);
        let (tree, segments) = self.by_any_id(from, &uri)?;
        let mut node = &tree.root;
        let mut at = tree.prefix.clone();
        for segment in segments {
            node = step(node, segment)?;
            at = child(&at, segment);
        }
        let there = Resource::new(node, &at);
        match fragment {
            Fragment::Anchor(name) => in_resource_anchor(&there, &name),
            Fragment::Pointer(segments) => descend(&there, &segments),
            Fragment::WrongEscape(_) => None,
        }
    }
}

fn in_resource_anchor<'a>(resource: &Resource<'a>, name: &str) -> Option<Located<'a>> {
    let anchor = resource.anchors().remove(name)?;
    Some(Located {
        node: anchor.node,
        at: anchor.at,
        resource: Some(resource.clone()),
    })
}

fn descend<'a>(resource: &Resource<'a>, segments: &[String]) -> Option<Located<'a>> {
    let mut node = resource.node;
    let mut at = resource.at.to_string();
    let mut inner = resource.clone();
    for segment in segments {
        node = step(node, segment)?;
        at = child(&at, segment);
        if begins(node) {
            inner = Resource::new(node, &at);
        }
    }
    Some(Located {
        node,
        at,
        resource: Some(inner),
    })
}
