//! The dynamic scope of schemas (JSON Schema core, sections 7.1 and 8.2.3.2).
//!
//! `$dynamicRef` leads to the outermost schema on the way that has the anchor, so that a schema means
//! as many things as ways lead to it. It is read once for each of them, and once where the way makes
//! no difference. A *scope* is what the way gives to anchors; the empty one gives them what the schema
//! itself says.

use foldhash::{HashMap, HashMapExt as _};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Identity, Reader};
use crate::node::{Node, Value};
use crate::resolve::resource::{Anchors, Located, Resource, begins, children};

/// Schemas that may be read once more than they stand in the document.
const MAX_COPIES: usize = 2_000;

/// Nodes that may be looked at to find out what depends on the way.
const MAX_STEPS: usize = 2_000_000;

/// A scope, by its place in [`Scopes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct ScopeId(u32);

/// Where anchors lead, by name.
type Bindings<'a> = BTreeMap<&'a str, Located<'a>>;

/// A schema, or a part of one, within its resource.
type Spot<'a> = (&'a Node, String, Resource<'a>);

/// The scopes that were met.
pub(super) struct Scopes<'a> {
    /// The first is the empty one.
    known: Vec<Rc<Bindings<'a>>>,
    ids: HashMap<Vec<(&'a str, Identity)>, ScopeId>,
    anchors: HashMap<Identity, Rc<Anchors<'a>>>,
    /// The dynamic anchors that are referred to from a node.
    mentioned: HashMap<Identity, Rc<BTreeSet<&'a str>>>,
    /// The schemas that give an anchor its meaning where nothing around does, by node.
    own: HashMap<(Identity, &'a str), Rc<BTreeSet<Identity>>>,
    copies: usize,
    steps: usize,
    /// How many files were searched, and whether an anchor is in one of them.
    searched: usize,
    anchored: bool,
}

impl Default for Scopes<'_> {
    fn default() -> Self {
        Self {
            known: vec![Rc::default()],
            ids: HashMap::from_iter([(Vec::new(), ScopeId::default())]),
            anchors: HashMap::new(),
            mentioned: HashMap::new(),
            own: HashMap::new(),
            copies: MAX_COPIES,
            steps: MAX_STEPS,
            searched: 0,
            anchored: false,
        }
    }
}

impl<'a> Scopes<'a> {
    /// What the way gave an anchor.
    pub(super) fn binding(&self, scope: ScopeId, name: &str) -> Option<&Located<'a>> {
        self.known.get(scope.0 as usize)?.get(name)
    }

    /// The anchors of a resource.
    pub(super) fn anchors(&mut self, resource: &Resource<'a>) -> Rc<Anchors<'a>> {
        let known = self.anchors.entry(resource.node);
        Rc::clone(known.or_insert_with(|| Rc::new(resource.anchors())))
    }

    /// Counts a schema that is read once more; false where there are too many.
    pub(super) fn may_copy(&mut self) -> bool {
        self.copies = self.copies.saturating_sub(1);
        self.copies > 0
    }

    fn add(&mut self, bindings: Bindings<'a>) -> ScopeId {
        let key = bindings.iter();
        let key = key.map(|(name, bound)| (*name, std::ptr::from_ref(bound.node)));
        let next = ScopeId(u32::try_from(self.known.len()).unwrap_or(u32::MAX));
        let id = *self.ids.entry(key.collect()).or_insert(next);
        if id == next {
            self.known.push(Rc::new(bindings));
        }
        id
    }
}

impl<'a> Reader<'a, '_> {
    /// The scope that a schema is read in when the way leads to it from a resource.
    pub(super) fn entered(
        &mut self,
        scope: ScopeId,
        from: Option<&Resource<'a>>,
        to: &Located<'a>,
    ) -> ScopeId {
        if !self.has_dynamic_anchors() {
            return ScopeId::default();
        }
        let mut bindings = match self.scopes.known.get(scope.0 as usize) {
            Some(known) => Bindings::clone(known),
            None => Bindings::new(),
        };
        if let Some(from) = from {
            for (name, anchor) in self.scopes.anchors(from).iter() {
                if anchor.dynamic {
                    let resource = Some(from.clone());
                    let (node, at) = (anchor.node, anchor.at.clone());
                    let bound = Located { node, at, resource };
                    bindings.entry(name).or_insert(bound);
                }
            }
        }
        if !bindings.is_empty() {
            let resource = to.resource.clone();
            let resource = resource.unwrap_or_else(|| Resource::new(to.node, &to.at));
            let spot = (to.node, to.at.clone(), resource);
            let mentioned = self.mentioned(&spot);
            let all = bindings.clone();
            bindings.retain(|name, bound| {
                mentioned.contains(name) && !self.means_the_same(&spot, name, bound.node)
            });
            // Where not all was looked at, all may depend on the way.
            if self.scopes.steps == 0 {
                bindings = all;
            }
        }
        self.scopes.add(bindings)
    }

    /// Whether any file that was read so far has an anchor that can be given another meaning.
    fn has_dynamic_anchors(&mut self) -> bool {
        let scopes = &mut self.scopes;
        let files = self.sources.files().skip(scopes.searched);
        for file in files.collect::<Vec<_>>() {
            let text = self.sources.text(file);
            scopes.searched += 1;
            scopes.anchored |= ["$dynamicAnchor", "$recursiveAnchor"]
                .iter()
                .any(|key| text.contains(key));
        }
        scopes.anchored
    }

    /// The dynamic anchors that are referred to from here, however far away.
    fn mentioned(&mut self, from: &Spot<'a>) -> Rc<BTreeSet<&'a str>> {
        let key = std::ptr::from_ref(from.0);
        if let Some(known) = self.scopes.mentioned.get(&key) {
            return Rc::clone(known);
        }
        let mut names = BTreeSet::new();
        self.visit(from, |_, spot| {
            names.extend(spot.0.get("$recursiveRef").map(|_| ""));
            let dynamic = spot.0.get("$dynamicRef").and_then(Node::as_str);
            names.extend(dynamic.and_then(|text| Some(text.split_once('#')?.1)));
            true
        });
        let names = Rc::new(names);
        self.scopes.mentioned.insert(key, Rc::clone(&names));
        names
    }

    /// Whether an anchor means a schema here anyway.
    fn means_the_same(&mut self, from: &Spot<'a>, name: &'a str, bound: &'a Node) -> bool {
        let key = (std::ptr::from_ref(from.0), name);
        if !self.scopes.own.contains_key(&key) {
            let mut own: BTreeSet<Identity> = BTreeSet::new();
            self.visit(from, |reader, (_, _, resource)| {
                let anchors = reader.scopes.anchors(resource);
                let found = anchors.get(name).filter(|anchor| anchor.dynamic);
                own.extend(found.map(|anchor| std::ptr::from_ref(anchor.node)));
                found.is_none()
            });
            self.scopes.own.insert(key, Rc::new(own));
        }
        let own = self.scopes.own.get(&key);
        own.is_some_and(|own| own.iter().all(|node| *node == std::ptr::from_ref(bound)))
    }

    /// Visits nodes and what they lead to, each once, as long as they are to be passed through.
    fn visit(&mut self, from: &Spot<'a>, mut enters: impl FnMut(&mut Self, &Spot<'a>) -> bool) {
        let mut seen: BTreeSet<Identity> = BTreeSet::new();
        let mut waiting = vec![from.clone()];
        while let Some(spot) = waiting.pop() {
            if !seen.insert(spot.0) || !enters(self, &spot) {
                continue;
            }
            self.scopes.steps = self.scopes.steps.saturating_sub(1);
            if self.scopes.steps == 0 {
                return;
            }
            let (node, at, resource) = &spot;
            for key in ["$ref", "$dynamicRef", "$recursiveRef"] {
                let reference = node.get(key);
                let target = reference.and_then(|reference| self.quiet_target(reference, resource));
                waiting.extend(target.map(|there| {
                    let own = || Resource::new(there.node, &there.at);
                    let resource = there.resource.clone().unwrap_or_else(own);
                    (there.node, there.at, resource)
                }));
            }
            waiting.extend(children(node, at).map(|(node, at)| {
                let resource = match begins(node) {
                    true => Resource::new(node, &at),
                    false => resource.clone(),
                };
                (node, at, resource)
            }));
        }
    }

    fn quiet_target(&mut self, reference: &'a Node, from: &Resource<'a>) -> Option<Located<'a>> {
        let Value::String(text) = &reference.value else {
            return None;
        };
        if text == "#" {
            return Some(from.located());
        }
        if let Some(found) = self.resolver.within(from, text) {
            return Some(found);
        }
        let found =
            self.resolver
                .resolve_quietly(text, reference.span, self.sources, self.diagnostics)?;
        Some(found.located())
    }
}
