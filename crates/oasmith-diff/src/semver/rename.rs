//! Names of the head by what they were in the base.

use foldhash::HashSet;

use oasmith_codegen::names::Names;

use super::RustEffect;
use super::claim::model;
use crate::compare::finding::{Finding, Target};
use crate::compare::{self, Comparison};
use crate::effect::Bump;
use crate::operation_paths::OperationPaths;
use crate::sentence::{Sentence, sentence};
use crate::surface::{Renames, Surface};
use oasmith_ir::types::Shape;
use oasmith_spec::sink::TomlText;

/// The renames of models, operations and what belongs to them.
pub(super) fn renames(comparison: &Comparison<'_>) -> Renames {
    let mut renames = Renames::default();
    for (base, head) in comparison.renamed_models() {
        renames
            .owners
            .insert(model(comparison.head, head), model(comparison.base, base));
    }
    let (base, head) = (&comparison.base.names, &comparison.head.names);
    let (base_paths, head_paths) = (all_paths(base), all_paths(head));
    for entry in comparison.operations.iter().filter(|entry| !entry.webhook) {
        let Some(((old, _), (new, _))) = entry.pair.both() else {
            continue;
        };
        let (Some(was), Some(is)) = (paths(base, old), paths(head, new)) else {
            continue;
        };
        for (at, (was, is)) in was.into_iter().zip(is).enumerate() {
            if was == is || head_paths.contains(&was) || base_paths.contains(&is) {
                continue;
            }
            if at == 0 {
                renames.items.insert(is, was);
            } else {
                renames.owners.insert(is, was);
            }
        }
    }
    renames
}

fn all_paths(names: &Names) -> HashSet<String> {
    let all = 0..names.operations().len();
    all.filter_map(|at| paths(names, at)).flatten().collect()
}

/// The method, then the owners.
fn paths(names: &Names, at: usize) -> Option<[String; 5]> {
    let paths = OperationPaths::of(names, at)?;
    Some([
        paths.method,
        paths.call,
        paths.outcome,
        paths.refusal,
        paths.metadata,
    ])
}

/// What a change of a name does: code that says the old one does not compile.
pub(super) fn effect(
    comparison: &Comparison<'_>,
    base: &Surface<'_>,
    finding: &Finding,
) -> Option<RustEffect> {
    let (was, is) = (finding.found.was.as_str(), finding.found.is.as_str());
    match (&finding.target, finding.rule.id) {
        (Target::Model(Some(old), Some(head)), _) => {
            let kept = &comparison.head.api.ty(*head).origin;
            let generated = comparison.head.names.model(*head).as_str();
            let from = match &kept.root {
                oasmith_ir::origin::Root::Component(name) if kept.is_component() => name.as_str(),
                _ => generated,
            };
            Some(RustEffect {
                bump: Bump::Major,
                before: vec![model(comparison.base, *old)],
                after: vec![model(comparison.head, *head)],
                help: Some(sentence!(
                    "`[models]` `{} = {}` in oasmith.toml keeps the old name",
                    TomlText::of(from),
                    TomlText::of(was)
                )),
                silent: false,
            })
        }
        (Target::Group(old, head), _) => {
            let accessor = |names: &Names, at: usize| {
                let group = names.groups().get(at)?;
                Some(format!("Client::{}()", group.names.method.as_str()))
            };
            let before = accessor(&comparison.base.names, *old);
            let after = accessor(&comparison.head.names, *head);
            Some(RustEffect {
                bump: Bump::Major,
                before: before.into_iter().collect(),
                after: after.into_iter().collect(),
                help: Some(sentence!(
                    "`[groups]` `{} = {}` in oasmith.toml keeps the old name",
                    TomlText::of(is),
                    TomlText::of(was)
                )),
                silent: false,
            })
        }
        (Target::Operation(at), "operation-renamed") => {
            let (_, operation) = comparison.operations.get(*at)?.pair.both()?.1;
            let key = format!("{} {}", operation.method, operation.path.raw);
            Some(RustEffect {
                bump: Bump::Major,
                before: vec![was.to_owned()],
                after: vec![is.to_owned()],
                help: Some(sentence!(
                    "`[operations]` `{} = {}` in oasmith.toml keeps the old name",
                    TomlText::of(&key),
                    TomlText::of(was)
                )),
                silent: false,
            })
        }
        (Target::Member(node, Some(old), Some(new)), "property-renamed") => {
            let node = comparison.nodes.get(*node)?;
            let field = comparison.base.names.member(node.base, *old).as_str();
            let model = comparison.head.names.model(node.head).as_str();
            let name = match &comparison.head.api.ty(node.head).shape {
                Shape::Object(object) => object.members.get(*new)?.name.clone(),
                _ => return None,
            };
            let key = format!("{model}.{name}");
            Some(RustEffect {
                bump: Bump::Major,
                before: vec![format!("models::{model}.{was}")],
                after: vec![format!("models::{model}.{is}")],
                help: Some(sentence!(
                    "`[properties]` `{} = {}` in oasmith.toml keeps the old name",
                    TomlText::of(&key),
                    TomlText::of(field)
                )),
                silent: false,
            })
        }
        (Target::Operation(at), "operation-id-changed") => types_renamed(comparison, base, *at),
        _ => None,
    }
}

/// How an operation that was probably renamed keeps the name of its method.
pub(super) fn kept_method(comparison: &Comparison<'_>, finding: &Finding) -> Option<Sentence> {
    let Target::Operation(at) = finding.target else {
        return None;
    };
    let entry = comparison.operations.get(at)?;
    let (old, removed) = entry.pair.removed().filter(|_| !entry.webhook)?;
    let now = comparison.renamed_operation(removed)?;
    let key = format!("{} {}", now.method, now.path.raw);
    let name = compare::method(&comparison.base.names, old, false);
    Some(sentence!(
        "`[operations]` `{} = {}` in oasmith.toml keeps the name of the method",
        TomlText::of(&key),
        TomlText::of(&name)
    ))
}

/// The public types of an operation that are called after its `operationId`, where the method keeps its name.
fn types_renamed(
    comparison: &Comparison<'_>,
    surface: &Surface<'_>,
    at: usize,
) -> Option<RustEffect> {
    let ((base, _), (head, operation)) = comparison.operations.get(at)?.pair.both()?;
    let was = paths(&comparison.base.names, base)?.into_iter();
    let is = paths(&comparison.head.names, head)?.into_iter();
    // The first is the method.
    let types = was.zip(is).skip(1);
    let changed = types.filter(|(was, is)| was != is && surface.has(was));
    let (before, after): (Vec<String>, Vec<String>) = changed.unzip();
    let old = comparison.base.api.operations.get(base)?.id.clone();
    let key = format!("{} {}", operation.method, operation.path.raw);
    (!before.is_empty()).then(|| RustEffect {
        bump: Bump::Major,
        before,
        after,
        help: old.map(|old| {
            sentence!(
                "keep the operationId `{}` of `{}`: its types are called after it",
                old,
                key
            )
        }),
        silent: false,
    })
}
