//! The names of operations: methods, calls, and the ids that errors show.

use foldhash::{HashMap, HashMapExt as _};

use oasmith_ir::api::Api;
use oasmith_ir::operation::Operation;

use super::english::{is_plural, is_verb, plural, singular_words, takes_plural};
use super::group::{RESERVED_TYPES, Subject};
use super::path::words;
use super::scope::Scope;
use super::{Group, OperationNames, PagesNames, body, method, parameter};
use crate::config::Config;
use crate::ident::Ident;

/// Methods that the type of a group has anyway.
const RESERVED_METHODS: &[&str] = &["clone", "new"];

/// The names of all operations.
pub(super) fn operations(
    api: &Api,
    config: &Config,
    subjects: &[Subject<'_>],
    groups: &[Group],
    group_of: &[usize],
) -> Vec<OperationNames> {
    let mut methods = vec![Ident::snake("call"); subjects.len()];
    let mut bodies = vec![Vec::new(); subjects.len()];
    for group in groups {
        let mut scope = Scope::reserving(RESERVED_METHODS);
        let names = group_methods(api, subjects, group, &mut scope);
        for (&at, name) in group.operations.iter().zip(names) {
            let body = subjects.get(at).and_then(|it| it.operation.body.as_ref());
            if let Some(bodies) = bodies.get_mut(at) {
                let body = body.filter(|body| body.required);
                *bodies = body::names(api, body, name.as_str(), &mut scope);
            }
            if let Some(method) = methods.get_mut(at) {
                *method = name;
            }
        }
    }
    let calls = calls(api, subjects, groups, group_of, &methods);
    let mut names = Vec::with_capacity(subjects.len());
    let named = methods.into_iter().zip(bodies).zip(calls).enumerate();
    for (at, ((method, mut bodies), types)) in named {
        let (Some(subject), Some(&group)) = (subjects.get(at), group_of.get(at)) else {
            break;
        };
        let module = groups
            .get(group)
            .map_or("", |group| group.names.module.as_str());
        let (parameters, mut setters) = parameter::parameters(subject.operation);
        let body = subject.operation.body.as_ref();
        let optional = body.filter(|body| !body.required);
        bodies.extend(body::names(api, optional, "body", &mut setters));
        let pages = pages(config, subject.operation, &mut setters);
        names.push(OperationNames {
            group,
            metadata: metadata(&method),
            parameters,
            bodies,
            pages,
            id: subject
                .operation
                .id
                .clone()
                .unwrap_or_else(|| format!("{module}.{method}")),
            method,
            call: types.call,
            outcome: types.outcome,
            refusal: types.refusal,
            form: types.form,
        });
    }
    names
}

/// The methods that give the pages and items of a list; setters keep their names before them.
fn pages(config: &Config, operation: &Operation, setters: &mut Scope) -> Option<PagesNames> {
    operation.pagination.as_ref()?;
    let entries = || {
        config
            .pagination
            .iter()
            .rev()
            .filter(|it| it.of.matches(operation))
    };
    let pages = entries().find_map(|entry| entry.pages.as_deref());
    let items = entries().find_map(|entry| entry.items.as_deref());
    let mut claim = |name: &str| {
        let plain = Ident::snake(name);
        setters.claim([plain, Ident::snake(&format!("all_{name}"))])
    };
    Some(PagesNames {
        pages: claim(pages.unwrap_or("pages")),
        items: claim(items.unwrap_or("items")),
    })
}

/// The methods of one group, in the order of its operations.
fn group_methods(
    api: &Api,
    subjects: &[Subject<'_>],
    group: &Group,
    scope: &mut Scope,
) -> Vec<Ident> {
    let mut candidates: Vec<Vec<Ident>> = Vec::new();
    for subject in group.operations.iter().filter_map(|&at| subjects.get(at)) {
        candidates.push(match subject.entry {
            Some(entry) => vec![Ident::snake(&entry.name)],
            None => method::candidates(api, subject, &group.words)
                .iter()
                .map(|words| Ident::snake(&words.join("_")))
                .collect(),
        });
    }
    let pinned = |at: &usize| {
        subjects
            .get(*at)
            .is_some_and(|subject| subject.entry.is_some())
    };
    let pins: Vec<bool> = group.operations.iter().map(pinned).collect();
    let mut names: Vec<Option<Ident>> = candidates
        .iter()
        .zip(&pins)
        .map(|(names, &pinned)| pinned.then(|| scope.claim(names.first().cloned())))
        .collect();
    let chosen = settle(&candidates, &pins, scope);
    for (name, (candidates, choice)) in names.iter_mut().zip(candidates.iter().zip(chosen)) {
        if name.is_none() {
            *name = Some(scope.claim(candidates.iter().skip(choice).cloned()));
        }
    }
    names.into_iter().flatten().collect()
}

/// Which of its candidates each operation takes: all that collide move on to their next one, as
/// long as they have one. What still collides then is numbered by the caller.
fn settle(candidates: &[Vec<Ident>], pinned: &[bool], taken: &Scope) -> Vec<usize> {
    let mut choice = vec![0; candidates.len()];
    let most = candidates.iter().map(Vec::len).max().unwrap_or(0);
    for _ in 1..most {
        let mut uses: HashMap<&Ident, usize> = HashMap::new();
        let current = |at: usize, choice: &[usize]| {
            let names = candidates.get(at)?;
            names.get(*choice.get(at)?)
        };
        for (at, _) in pinned.iter().enumerate().filter(|(_, pinned)| !**pinned) {
            if let Some(name) = current(at, &choice) {
                *uses.entry(name).or_default() += 1;
            }
        }
        for (at, names) in candidates.iter().enumerate() {
            let collides = current(at, &choice)
                .is_some_and(|name| !taken.is_free(name) || uses.get(name).is_some_and(|n| *n > 1));
            if let Some(choice) = choice.get_mut(at)
                && collides
                && *choice + 1 < names.len()
            {
                *choice += 1;
            }
        }
    }
    choice
}

/// The static of a method. It has a capital, as no argument has, whose name it would forbid: `犬_OPERATION` where the
/// method's name has no case.
fn metadata(method: &Ident) -> Ident {
    let plain = Ident::screaming(method.as_str());
    if plain.as_str().contains(char::is_uppercase) {
        plain
    } else {
        Ident::screaming(&format!("{method}_operation"))
    }
}

/// The types that an operation has of its own.
#[derive(Clone)]
struct CallNames {
    call: Ident,
    outcome: Ident,
    refusal: Ident,
    form: Option<Ident>,
}

/// The types of the calls, of their answers by status and of their forms. Operations with an `operationId` come
/// first, so that theirs stay whatever is added without one; then those whose group's name needs no
/// plural of our making.
fn calls(
    api: &Api,
    subjects: &[Subject<'_>],
    groups: &[Group],
    group_of: &[usize],
    methods: &[Ident],
) -> Vec<CallNames> {
    let mut scope = Scope::reserving(RESERVED_TYPES);
    for group in groups {
        scope.take(&group.names.ty);
    }
    let long_names = |at: usize| -> Option<(usize, Vec<Vec<String>>)> {
        let id = subjects.get(at)?.operation.id.as_deref().map(words);
        if let Some(id) = id.filter(|words| !words.is_empty()) {
            return Some((0, vec![id]));
        }
        let group = &groups.get(*group_of.get(at)?)?.words;
        let method = words(methods.get(at)?.as_str());
        let (plural, plain) = (
            long_name(group, &method, true),
            long_name(group, &method, false),
        );
        Some(if plural == plain {
            (1, vec![plain])
        } else {
            (2, vec![plural, plain])
        })
    };
    let mut wanted: Vec<(usize, usize, Vec<Vec<String>>)> = (0..subjects.len())
        .map(|at| {
            let (pass, names) = long_names(at).unwrap_or_default();
            (pass, at, names)
        })
        .collect();
    wanted.sort_by_key(|(pass, at, _)| (*pass, *at));
    let mut names: Vec<Option<CallNames>> = vec![None; subjects.len()];
    for (_, at, wanted) in wanted {
        let plain = wanted
            .iter()
            .map(|words| Ident::upper_camel(&words.join("_")));
        let last = wanted
            .last()
            .map(|words| words.join("_"))
            .unwrap_or_default();
        let call = scope.claim(plain.chain([Ident::upper_camel(&format!("{last}_call"))]));
        let outcome = scope.claim([Ident::upper_camel(&format!("{call}_outcome"))]);
        let refusal = scope.claim([Ident::upper_camel(&format!("{call}_refusal"))]);
        let body = subjects.get(at).and_then(|it| it.operation.body.as_ref());
        let form = body.and_then(|body| body::form(api, body));
        let form = form.map(|_| scope.claim([Ident::upper_camel(&format!("{call}_form"))]));
        if let Some(entry) = names.get_mut(at) {
            *entry = Some(CallNames {
                call,
                outcome,
                refusal,
                form,
            });
        }
    }
    names.into_iter().flatten().collect()
}

/// Verb and noun: `list` of `connections` is `list connections`, `get_dryrun` of `functions` is
/// `get function dryrun`, and `status` of `syncs`, which begins with no verb, is `sync status`.
/// `made_plural` makes a plural of a group in the singular where the verb asks for one.
fn long_name(group: &[String], method: &[String], made_plural: bool) -> Vec<String> {
    let (verb, nouns) = match method.split_first() {
        Some((first, rest)) if is_verb(first) => (Some(first), rest),
        _ => (None, method),
    };
    let whole = nouns.is_empty() && verb.is_some_and(|verb| takes_plural(verb));
    let mut subject = if whole {
        group.to_vec()
    } else {
        singular_words(group)
    };
    if whole
        && made_plural
        && !subject.iter().any(|word| is_plural(word))
        && let Some(last) = subject.last_mut()
    {
        *last = plural(last);
    }
    verb.into_iter()
        .cloned()
        .chain(subject)
        .chain(nouns.iter().cloned())
        .collect()
}

/// The names of the webhooks, which their payloads' names begin with.
pub(super) fn webhooks(api: &Api, operations: &[OperationNames]) -> Vec<Ident> {
    let mut scope = Scope::default();
    for operation in operations {
        scope.take(&operation.call);
    }
    let name = |webhook: &oasmith_ir::operation::Operation| {
        let text = webhook.id.as_deref().unwrap_or(&webhook.path.raw);
        let webhook = Ident::upper_camel(&format!("{text}_webhook"));
        scope.claim([Ident::upper_camel(text), webhook])
    };
    api.webhooks.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(group: &str, method: &str) -> String {
        Ident::upper_camel(&long_name(&words(group), &words(method), true).join("_")).to_string()
    }

    #[test]
    fn long_names() {
        for (group, method, expected) in [
            ("connections", "list", "ListConnections"),
            ("connection", "list", "ListConnections"),
            ("connections", "get", "GetConnection"),
            ("connections_legacy", "list", "ListConnectionsLegacy"),
            ("connections_legacy", "get", "GetConnectionLegacy"),
            ("integrations", "list_functions", "ListIntegrationFunctions"),
            ("environments", "variables", "EnvironmentVariables"),
            ("syncs", "status", "SyncStatus"),
            ("actions", "result", "ActionResult"),
            ("proxy", "put", "PutProxy"),
        ] {
            assert_eq!(long(group, method), expected);
        }
    }
}
