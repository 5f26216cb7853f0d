//! From a checked document to an [`Api`].
//!
//! A *place* is whatever stands where a type is needed: usually one schema, but where `allOf`
//! branches declare the same member it is several schemas that all hold (a `Conjunction`).
//! Every place is lowered once. A place that is met gets its id at once and is worked off later, so
//! that nothing recurses through references, however long their chains are.

mod alternatives;
mod compose;
mod conjunction;
mod contradiction;
mod distinct;
mod enumeration;
mod fallback;
mod hierarchy;
mod kinds;
mod limit;
mod name;
mod nullable;
mod object;
mod open;
mod operation;
mod order;
mod origins;
mod parameter;
mod place;
mod redundant;
mod repeated;
mod residue;
mod rules;
mod schema;
mod sketch;
mod stated;
mod tags;
mod text;
mod tuple;
mod unchecked;
mod union;
mod unsent;
mod values;

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::document::{Document, Server, Text};
use oasmith_spec::load::Valid;
use oasmith_spec::schema::{SchemaId, TypeSet};
use oasmith_spec::security::SecurityRequirement;
use oasmith_spec::source::Span;

use crate::api::{Api, Fallback};
use crate::origin::Origin;
use crate::pagination;
use crate::pass;
use crate::types::{Type, TypeId};
use conjunction::Place;
use contradiction::Contradiction;
pub use repeated::Limits;
use repeated::Repeated;

/// Lowers a document and runs the passes over the result.
///
/// Total: what can't be expressed is carried as raw JSON (or, where it only limits values, left
/// out), listed in [`Api::fallbacks`] and reported as an `unsupported` note.
pub fn lower(document: &Valid<Document>, diagnostics: &mut Diagnostics) -> Api {
    lower_within(document, Limits::default(), diagnostics)
}

/// The same within other limits than the default ones. Where one is crossed, which is an error, not all of
/// the document is lowered.
pub fn lower_within(
    document: &Valid<Document>,
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> Api {
    lower_document(document, limits, diagnostics)
}

fn lower_document(document: &Document, limits: Limits, diagnostics: &mut Diagnostics) -> Api {
    let mut lowering = Lowering::new(document, limits);
    lowering.components();
    let (operations, webhooks) = lowering.operations();
    lowering.settle_origins(&operations, &webhooks);
    lowering.note_unchecked();
    lowering.note_unsent(&operations);
    lowering.weigh_passed_over();
    let rules = lowering.rules();
    lowering.repeated.report(diagnostics);
    let Lowering {
        types,
        models,
        fallbacks,
        contradictions,
        security,
        ..
    } = lowering;
    let mut api = Api {
        info: document.info.clone(),
        servers: servers(document),
        security_schemes: document.security_schemes.clone(),
        security,
        tags: document.tags.clone(),
        types,
        replaced: BTreeMap::new(),
        rules,
        models,
        operations,
        webhooks,
        left_out: Vec::new(),
        external_docs: document.external_docs.clone(),
        fallbacks,
    };
    order::models(&mut api, document);
    pass::run(&mut api, diagnostics);
    pagination::run(&mut api, diagnostics);
    for fallback in &api.fallbacks {
        fallback::report(fallback, &contradictions, diagnostics);
    }
    api
}

/// The servers at the root; `/` where the document names none (OpenAPI 3.1.1, section 4.8.1.1).
fn servers(document: &Document) -> Vec<Server> {
    if !document.servers.is_empty() {
        let mut servers = document.servers.clone();
        for server in &mut servers {
            // They become arguments in the order in which the URL has them.
            let url = &server.url.value;
            let place = |name: &str| url.find(&format!("{{{name}}}")).unwrap_or(usize::MAX);
            server
                .variables
                .sort_by_key(|variable| place(&variable.name));
        }
        return servers;
    }
    // Without a place of its own: a document always has operations or schemas that lend theirs.
    let span = document
        .operations
        .first()
        .map(|operation| operation.span)
        .or_else(|| document.schemas.first().map(|schema| schema.span));
    span.map_or_else(Vec::new, |span| {
        vec![Server {
            url: Text {
                value: "/".to_owned(),
                span: Span {
                    start: 0,
                    end: 0,
                    ..span
                },
            },
            name: None,
            description: None,
            variables: Vec::new(),
        }]
    })
}

/// The state of one run.
struct Lowering<'d> {
    document: &'d Document,
    /// The security requirements at the root that name declared schemes.
    security: Arc<[SecurityRequirement]>,
    types: Vec<Type>,
    models: Vec<TypeId>,
    fallbacks: Vec<Fallback>,
    /// What is in `fallbacks` already.
    noted: HashSet<(Span, &'static str)>,
    /// The places where nothing can hold, in the order of discovery.
    contradictions: Vec<Contradiction>,
    /// The component that a schema is, by schema.
    component: Vec<Option<usize>>,
    /// Whether a schema allows null, by schema.
    nullable: Vec<bool>,
    /// Where plain references lead in the end, by schema.
    plain: Vec<Option<SchemaId>>,
    /// The components that others extend, and may stand for.
    bases: HashMap<SchemaId, hierarchy::Base<'d>>,
    /// Where [`follow`](Self::follow) led, by schema.
    followed: Vec<Option<SchemaId>>,
    /// The JSON types that a schema allows, where that has been worked out.
    kinds: Vec<kinds::Known>,
    /// The places that have a type.
    places: HashMap<Place, TypeId>,
    /// The places that were met and wait to be worked off, the next one last.
    pending: Vec<(TypeId, Place)>,
    /// Places that are composed of others and wait for these, in the order in which they were met:
    /// an inline schema gets its name from where it stands, not from where it is merged into.
    composed: Vec<(TypeId, Place)>,
    /// The types that are composed of several schemas.
    composites: HashSet<TypeId>,
    /// The ways that lead to types, as they are met.
    origin_candidates: Vec<(TypeId, origins::OriginCandidate)>,
    /// The types that shape and limits do not say all of.
    ruled: BTreeSet<TypeId>,
    /// Unions whose variants may hold together: they say all unless something limits a variant.
    overlapping: BTreeSet<TypeId>,
    /// The places of both.
    residues: BTreeMap<TypeId, Place>,
    /// Whether [`follow`](Self::follow) left out what says more than where it led, by schema.
    lossy: Vec<bool>,
    /// How many more types may be made of several schemas at once; guards against documents whose
    /// compositions multiply.
    compositions_left: usize,
    /// What merging repeated so far.
    repeated: Repeated,
}

impl<'d> Lowering<'d> {
    fn new(document: &'d Document, limits: Limits) -> Self {
        let mut component = vec![None; document.schemas.len()];
        for (index, (_, id)) in document.components.iter().enumerate() {
            if let Some(slot) = component.get_mut(id.index()) {
                slot.get_or_insert(index);
            }
        }
        let plain = open::plain_ends(document);
        let plainly = |id: SchemaId| plain.get(id.index()).copied().flatten().unwrap_or(id);
        Self {
            bases: hierarchy::bases(document, &plainly),
            document,
            security: operation::known_requirements(document, &document.security),
            types: Vec::new(),
            models: Vec::new(),
            fallbacks: Vec::new(),
            noted: HashSet::new(),
            contradictions: Vec::new(),
            component,
            nullable: nullable::all(document),
            plain,
            followed: vec![None; document.schemas.len()],
            kinds: vec![kinds::Known::No; document.schemas.len()],
            places: HashMap::new(),
            pending: Vec::new(),
            composed: Vec::new(),
            composites: HashSet::new(),
            origin_candidates: Vec::new(),
            ruled: BTreeSet::new(),
            overlapping: BTreeSet::new(),
            residues: BTreeMap::new(),
            lossy: vec![false; document.schemas.len()],
            compositions_left: document.schemas.len() * 8 + 1024,
            repeated: Repeated::new(limits, document),
        }
    }

    /// Gives every component its type, then works them off in the document's order.
    fn components(&mut self) {
        let document = self.document;
        for (name, id) in &document.components {
            let span = document.schema(*id).span;
            self.allocate(Origin::component(&name.value), span);
        }
        self.claim_referred();
        for composed in [false, true] {
            for (index, (_, id)) in document.components.iter().enumerate() {
                if self.is_composed(&Place::one(*id)) == composed {
                    let ty = TypeId::of_index(index);
                    if composed {
                        self.composites.insert(ty);
                    }
                    self.build_component(ty, *id);
                    self.work_off_pending();
                }
            }
        }
        self.work_off();
    }

    /// What a component is nothing but a reference to goes by the component's name wherever it is met,
    /// before the component is or after it.
    fn claim_referred(&mut self) {
        let document = self.document;
        for (index, (_, id)) in document.components.iter().enumerate() {
            if let Some(end) = self.referred(*id) {
                let ty = TypeId::of_index(index);
                self.places.entry(Place::one(end)).or_insert(ty);
            }
        }
    }

    /// The schema that a component leads to, where that is no component and nothing is said on the way.
    fn referred(&mut self, id: SchemaId) -> Option<SchemaId> {
        let mut at = id;
        for _ in 0..=self.document.schemas.len() {
            let Some(next) = self.step(at) else { break };
            if self.says_more(at)
                || self.bare_child(id, next).is_some()
                || self.component_of(next).is_some()
            {
                return None;
            }
            at = next;
        }
        (at != id).then_some(at)
    }

    fn component_of(&self, id: SchemaId) -> Option<usize> {
        self.component.get(id.index()).copied().flatten()
    }

    /// The name of the component that a schema is.
    fn component_name(&self, id: SchemaId) -> Option<&'d str> {
        let index = self.component_of(id)?;
        Some(self.document.components.get(index)?.0.value.as_str())
    }
}

/// The set of one kind.
fn only(kind: oasmith_spec::schema::JsonType) -> TypeSet {
    let mut set = TypeSet::default();
    set.insert(kind);
    set
}
