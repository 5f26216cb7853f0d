//! Which file of models a model stands in.

use oasmith_ir::api::Api;
use oasmith_ir::operation::Operation;
use oasmith_ir::origin::Root;
use oasmith_ir::types::TypeId;

use super::Group;
use super::file::file_name;
use super::scope::Scope;
use crate::ident::Ident;

/// The place of a module in [`Names::modules`](super::Names::modules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModuleId(usize);

impl ModuleId {
    /// The module of what many groups use, or none.
    pub const SHARED: Self = Self(0);

    fn of_group(group: usize) -> Self {
        Self(group + 1)
    }

    /// The index into the table.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A module of models.
#[derive(Debug)]
pub struct ModelModule {
    /// Its name below `models`.
    pub name: Ident,
    /// The group that its models are for; `None` for what several share.
    pub group: Option<usize>,
    /// The groups with any of which it must be there, where groups are features; none if it must be
    /// always.
    pub gate: Vec<usize>,
}

/// The modules, and the module of every type, by the type's index.
pub(super) fn modules(
    api: &Api,
    groups: &[Group],
    group_of: &[usize],
) -> (Vec<ModelModule>, Vec<ModuleId>) {
    let mut scope = Scope::default();
    for group in groups {
        scope.take(&group.names.module);
    }
    let shared = ModelModule {
        name: scope.claim([Ident::fixed("shared"), Ident::fixed("common")]),
        group: None,
        gate: Vec::new(),
    };
    let of_group = |(at, group): (usize, &Group)| ModelModule {
        name: group.names.module.clone(),
        group: Some(at),
        gate: vec![at],
    };
    let modules = std::iter::once(shared)
        .chain(groups.iter().enumerate().map(of_group))
        .collect();

    let mut spread = Spread::new(api.types.len());
    for (operation, &group) in api.operations.iter().zip(group_of) {
        spread.add(api, operation, ModuleId::of_group(group));
    }
    for webhook in &api.webhooks {
        spread.add(api, webhook, ModuleId::SHARED);
    }
    let found: Vec<ModuleId> = spread
        .users
        .iter()
        .map(|users| Spread::home(users))
        .collect();
    (modules, inline_with_root(api, group_of, &found))
}

/// The modules where each group is a feature: one for what is always there, one for each group, and one
/// for each set of a few groups that share models. A type stands with all that use it, whatever it is
/// part of, so that what is there never names what is not.
pub(super) fn gated(
    api: &Api,
    groups: &[Group],
    group_of: &[usize],
) -> (Vec<ModelModule>, Vec<ModuleId>) {
    let (mut modules, _) = modules(api, groups, &[]);
    let mut spread = Spread::new(api.types.len());
    for (operation, &group) in api.operations.iter().zip(group_of) {
        spread.add(api, operation, ModuleId::of_group(group));
    }
    for webhook in &api.webhooks {
        spread.add(api, webhook, ModuleId::SHARED);
    }
    let unused = |id: &&TypeId| spread.users.get(id.index()).is_some_and(Vec::is_empty);
    let unused: Vec<TypeId> = api.models.iter().filter(unused).copied().collect();
    spread.work.extend(unused);
    spread.run(api, ModuleId::SHARED);
    let gates: Vec<Vec<ModuleId>> = spread.users.iter().map(|users| gate(users)).collect();
    let mut sets: Vec<&Vec<ModuleId>> = gates.iter().filter(|gate| gate.len() > 1).collect();
    sets.sort_unstable();
    sets.dedup();
    let mut scope = Scope::default();
    for module in &modules {
        scope.take(&module.name);
    }
    for set in &sets {
        let found = set.iter().filter_map(|module| modules.get(module.index()));
        let mut of: Vec<(&str, usize)> = found
            .filter_map(|module| Some((module.name.as_str(), module.group?)))
            .collect();
        // By their names, which don't change when operations are written in another order.
        of.sort_unstable();
        let names: Vec<&str> = of.iter().map(|(name, _)| *name).collect();
        let shared = ModelModule {
            name: scope.claim([file_name(&names.join("_and_"))]),
            group: None,
            gate: of.iter().map(|(_, group)| *group).collect(),
        };
        modules.push(shared);
    }
    let place = |gate: &Vec<ModuleId>| match gate.as_slice() {
        [] => ModuleId::SHARED,
        [one] => *one,
        _ => {
            let at = sets.binary_search(&gate).unwrap_or_default();
            ModuleId(1 + groups.len() + at)
        }
    };
    let places = gates.iter().map(place).collect();
    (modules, places)
}

/// The groups that a type must be there for; none if it must be always.
fn gate(users: &[ModuleId]) -> Vec<ModuleId> {
    if users.len() > FEW || users.contains(&ModuleId::SHARED) {
        return Vec::new();
    }
    let mut users = users.to_vec();
    users.sort_unstable();
    users
}

/// Inline types stand beside what they are part of, whoever else shares them.
fn inline_with_root(api: &Api, group_of: &[usize], found: &[ModuleId]) -> Vec<ModuleId> {
    let mut components = foldhash::HashMap::default();
    for (ty, module) in api.types.iter().zip(found) {
        if let (Root::Component(name), true) = (&ty.origin.root, ty.origin.steps.is_empty()) {
            components.insert(name.as_str(), *module);
        }
    }
    let of_root = |root: &Root| match root {
        Root::Component(name) => components.get(name.as_str()).copied(),
        Root::Operation(at) => group_of.get(*at).copied().map(ModuleId::of_group),
        Root::Shared(_) | Root::Webhook(_) | Root::LeftOut(_) => None,
    };
    let types = api.types.iter().zip(found);
    types
        .map(|(ty, found)| match &ty.origin.root {
            // It stands with those that use it.
            Root::Shared(_) => *found,
            root => of_root(root).unwrap_or(ModuleId::SHARED),
        })
        .collect()
}

/// More groups than so many share a type.
const FEW: usize = 3;

/// Spreads modules along uses. A type keeps the first few that use it, so the work is linear in the
/// number of uses.
struct Spread {
    users: Vec<Vec<ModuleId>>,
    work: Vec<TypeId>,
}

impl Spread {
    fn new(types: usize) -> Self {
        Self {
            users: vec![Vec::new(); types],
            work: Vec::new(),
        }
    }

    /// Where a type stands: with its first user, unless there are none or many.
    fn home(users: &[ModuleId]) -> ModuleId {
        match users {
            [first, ..] if users.len() <= FEW => *first,
            _ => ModuleId::SHARED,
        }
    }

    fn add(&mut self, api: &Api, operation: &Operation, module: ModuleId) {
        self.work.extend(operation.uses());
        self.run(api, module);
    }

    /// Works off what is used in a module.
    fn run(&mut self, api: &Api, module: ModuleId) {
        while let Some(id) = self.work.pop() {
            let Some(users) = self.users.get_mut(id.index()) else {
                continue;
            };
            if users.len() > FEW || users.contains(&module) {
                continue;
            }
            users.push(module);
            let used = api.ty(id).shape.uses();
            self.work.extend(used.iter().map(|used| used.id));
        }
    }
}
