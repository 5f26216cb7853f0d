//! The names of models: components keep theirs, inline types are named by where they stand.

use foldhash::{HashMap, HashMapExt as _};

use oasmith_ir::api::Api;
use oasmith_ir::origin::{Origin, Root};
use oasmith_ir::types::TypeId;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;

use super::OperationNames;
use super::inline;
use super::pin::Called;
use super::scope::Scope;
use super::settle::{Claimant, settle};
use crate::config::Config;
use crate::ident::Ident;

/// What is found out about models, each by the type's index.
pub(super) struct Models {
    /// What their types would be called without the configuration.
    pub(super) generated: Vec<Option<Ident>>,
    /// What their types are called.
    pub(super) names: Vec<Option<Ident>>,
    /// Their entries in the configuration.
    pub(super) entries: Vec<Vec<usize>>,
}

/// Names the types of all models.
pub(super) fn models(
    api: &Api,
    config: &Config,
    operations: &[OperationNames],
    webhooks: &[Ident],
    diagnostics: &mut Diagnostics,
) -> Models {
    let table = Table {
        api,
        operations,
        webhooks,
    };
    let generated = table.name(&HashMap::new());
    if config.models.is_empty() {
        return Models {
            names: generated.clone(),
            generated,
            entries: Vec::new(),
        };
    }
    let mut entries = table.entries(config, &generated, diagnostics);
    let renamed = table.renamed(config, &generated, &entries, diagnostics);
    table.share_with_views(&mut entries);
    Models {
        names: table.name(&renamed),
        generated,
        entries,
    }
}

/// The models by what the configuration may call them: first by the components' names, then by the
/// names that were generated for them, then by those that they have.
pub(super) fn called<'a>(
    api: &'a Api,
    generated: &'a [Option<Ident>],
    names: &'a [Option<Ident>],
) -> Called<'a> {
    let mut called: HashMap<&str, TypeId> = components(api).map(|(id, name)| (name, id)).collect();
    for table in [generated, names] {
        for &id in &api.models {
            if let Some(Some(name)) = table.get(id.index()) {
                called.entry(name.as_str()).or_insert(id);
            }
        }
    }
    Called(called)
}

/// Whether a component is there, though nothing that a filter kept reaches it.
fn is_left_out(api: &Api, component: &str) -> bool {
    let mut origins = api.types.iter().map(|ty| &ty.origin);
    origins.any(|origin| {
        origin.is_component() && matches!(&origin.root, Root::Component(name) if name == component)
    })
}

/// The components among the models.
pub(super) fn components(api: &Api) -> impl Iterator<Item = (TypeId, &str)> {
    api.models.iter().filter_map(|&id| {
        let origin = &api.ty(id).origin;
        match &origin.root {
            Root::Component(name) if origin.steps.is_empty() => Some((id, name.as_str())),
            _ => None,
        }
    })
}

struct Table<'a> {
    api: &'a Api,
    operations: &'a [OperationNames],
    webhooks: &'a [Ident],
}

impl Table<'_> {
    /// Names all models: the renamed ones, then components that can keep their names letter by
    /// letter, then other components, then inline types.
    fn name(&self, renamed: &HashMap<TypeId, Ident>) -> Vec<Option<Ident>> {
        // The table of rules stands beside the models.
        let mut scope = Scope::reserving(&["RULES"]);
        let mut names: Vec<Option<Ident>> = vec![None; self.api.types.len()];
        let mut set = |id: TypeId, name: Ident| {
            if let Some(entry) = names.get_mut(id.index()) {
                *entry = Some(name);
            }
        };
        let renamed_in_order = || {
            let models = self.api.models.iter();
            models.filter_map(|id| Some((*id, renamed.get(id)?)))
        };
        for (id, name) in renamed_in_order() {
            set(id, scope.claim([name.clone()]));
        }
        let mut named: HashMap<&str, Ident> = HashMap::new();
        let unnamed = components(self.api).filter(|(id, _)| !renamed.contains_key(id));
        let (kept, others): (Vec<_>, Vec<_>) =
            unnamed.partition(|(_, component)| Ident::keep_upper_camel(component).is_some());
        for list in [kept, others] {
            let claimants = list.iter().map(|(_, text)| Claimant {
                text,
                place: "",
                wanted: component_names(text),
            });
            let claimants: Vec<Claimant<'_>> = claimants.collect();
            for ((id, component), name) in list.iter().zip(settle(&claimants, &mut scope)) {
                named.insert(component, name.clone());
                set(*id, name);
            }
        }
        let mut origins: HashMap<&Origin, &Ident> = HashMap::new();
        for (id, name) in renamed_in_order() {
            origins.insert(&self.api.ty(id).origin, name);
        }
        let inline =
            |id: &&TypeId| !self.api.ty(**id).origin.is_component() && !renamed.contains_key(id);
        let wanted: Vec<(TypeId, Vec<Ident>)> = self
            .api
            .models
            .iter()
            .filter(inline)
            .map(|id| (*id, self.inline(&self.api.ty(*id).origin, &named, &origins)))
            .collect();
        let mut wanting: HashMap<&Ident, usize> = HashMap::new();
        for first in wanted.iter().filter_map(|(_, wanted)| wanted.first()) {
            *wanting.entry(first).or_default() += 1;
        }
        let mut left = Vec::new();
        for (id, wanted) in &wanted {
            let first = wanted
                .first()
                .filter(|first| wanting.get(first) == Some(&1));
            match first.filter(|first| scope.take(first)) {
                Some(first) => set(*id, first.clone()),
                None => left.push((*id, inline::place(self.api, *id), wanted)),
            }
        }
        let claimants = left.iter().map(|(id, place, wanted)| {
            let origin = &self.api.ty(*id).origin;
            Claimant {
                text: inline::text(origin).unwrap_or(place),
                place,
                wanted: inline::spelled(wanted, origin),
            }
        });
        let claimants: Vec<Claimant<'_>> = claimants.collect();
        for ((id, ..), name) in left.iter().zip(settle(&claimants, &mut scope)) {
            set(*id, name);
        }
        names
    }

    /// The names that an inline type could have, best first: that of the nearest renamed model around it, or of its
    /// root, and the steps from there.
    fn inline(
        &self,
        origin: &Origin,
        components: &HashMap<&str, Ident>,
        renamed: &HashMap<&Origin, &Ident>,
    ) -> Vec<Ident> {
        let mut around = origin.clone();
        if !renamed.is_empty() {
            while around.steps.pop().is_some() {
                if let Some(name) = renamed.get(&around) {
                    return inline::names(name.as_str(), origin, around.steps.len());
                }
            }
        }
        // What is left out has no name, but had one: what it holds is called as if it were there.
        let kept =
            |name: &str| Ident::keep_upper_camel(name).unwrap_or_else(|| Ident::upper_camel(name));
        let root = match &origin.root {
            Root::Component(name) => match components.get(name.as_str()) {
                Some(ident) => Some(ident.clone()),
                None => Some(kept(name)),
            },
            Root::Shared(name) => Some(kept(name)),
            Root::Operation(at) => self.operations.get(*at).map(|named| named.call.clone()),
            Root::Webhook(at) => self.webhooks.get(*at).cloned(),
            Root::LeftOut(name) => Some(Ident::upper_camel(name)),
        };
        inline::names(root.as_ref().map_or("", Ident::as_str), origin, 0)
    }

    /// The entries of every model. Those that name none are reported.
    fn entries(
        &self,
        config: &Config,
        generated: &[Option<Ident>],
        diagnostics: &mut Diagnostics,
    ) -> Vec<Vec<usize>> {
        let Called(by_name) = called(self.api, generated, &[]);
        let mut entries = vec![Vec::new(); self.api.types.len()];
        for (at, entry) in config.models.iter().enumerate() {
            let found = by_name.get(entry.from.as_str());
            if let Some(slot) = found.and_then(|id| entries.get_mut(id.index())) {
                slot.push(at);
            } else if !is_left_out(self.api, &entry.from) {
                let mut known: Vec<&str> = by_name.keys().copied().collect();
                known.sort_unstable();
                let known = known.into_iter();
                super::unknown(diagnostics, entry.span, "model", &entry.from, known);
            }
        }
        entries
    }

    /// What stands on a model stands on the view that requests have of it.
    fn share_with_views(&self, entries: &mut [Vec<usize>]) {
        for &id in &self.api.models {
            let own = entries.get(id.index()).cloned().unwrap_or_default();
            let view = (!own.is_empty())
                .then(|| self.api.request_view(id))
                .flatten();
            if let Some(slot) = view.and_then(|view| entries.get_mut(view.index())) {
                slot.extend(own);
            }
        }
    }

    /// Whether a component has a name only since another one has the name that it wants: where the configuration gives
    /// that name to a third one, it takes the next.
    fn gives_way(&self, id: TypeId, name: &Ident) -> bool {
        let origin = &self.api.ty(id).origin;
        match &origin.root {
            Root::Component(component) if origin.steps.is_empty() => {
                component_names(component).first() != Some(name)
            }
            _ => false,
        }
    }

    /// The models that the config renames. Reports names that are taken.
    fn renamed(
        &self,
        config: &Config,
        generated: &[Option<Ident>],
        entries: &[Vec<usize>],
        diagnostics: &mut Diagnostics,
    ) -> HashMap<TypeId, Ident> {
        let mut renamed = HashMap::new();
        let mut given: Vec<(usize, TypeId)> = Vec::new();
        for &id in &self.api.models {
            for &at in entries.get(id.index()).into_iter().flatten() {
                let entry = config.models.get(at).and_then(|entry| entry.to.as_ref());
                if let Some(to) = entry {
                    let to = Ident::keep_upper_camel(to).unwrap_or_else(|| Ident::upper_camel(to));
                    renamed.insert(id, to);
                    given.push((at, id));
                }
            }
        }
        let mut taken: HashMap<&Ident, TypeId> = HashMap::new();
        let models = self.api.models.iter();
        for &id in models.clone().filter(|id| !renamed.contains_key(id)) {
            let name = generated.get(id.index()).and_then(Option::as_ref);
            let name = name.filter(|name| !self.gives_way(id, name));
            taken.extend(name.map(|name| (name, id)));
        }
        for id in models {
            if let Some(name) = renamed.get(id) {
                taken.entry(name).or_insert(*id);
            }
        }
        given.sort_unstable();
        for (at, id) in given {
            let other = renamed.get(&id).and_then(|name| taken.get(name));
            if let Some(entry) = config.models.get(at)
                && other.is_some_and(|other| *other != id)
            {
                let to = entry.to.as_deref().unwrap_or_default();
                let message = format!("`{to}` is the name of another model");
                super::report(diagnostics, Code::CONFIG_INVALID, entry.span, message)
                    .help("choose a name that no other model has");
            }
        }
        renamed
    }
}

/// The names that a component could have, best first.
pub(super) fn component_names(component: &str) -> Vec<Ident> {
    let kept = Ident::keep_upper_camel(component);
    let plain = Ident::upper_camel(component);
    let spelled = plain.spelled(component);
    let mut names: Vec<Ident> = kept.into_iter().chain([plain, spelled]).collect();
    names.dedup();
    names
}
