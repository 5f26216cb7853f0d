//! The names of operations: methods, calls, and the ids that errors show.

use oasmith_ir::api::Api;
use oasmith_ir::operation::Operation;

use super::english::{is_plural, is_verb, plural, singular_words, takes_plural};
use super::group::{RESERVED_TYPES, Subject};
use super::id::{self, Identified};
use super::path::words;
use super::reserved::TRAIT_METHODS;
use super::scope::Scope;
use super::settle::{Claimant, settle};
use super::{Group, OperationNames, PagesNames, body, method, parameter};
use crate::config::Config;
use crate::ident::Ident;

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
        let mut scope = Scope::reserving(TRAIT_METHODS);
        scope.take(&Ident::fixed("new"));
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
    let of_group = || group.operations.iter().filter_map(|&at| subjects.get(at));
    let keys: Vec<String> = of_group().map(|it| it.operation.name()).collect();
    let mut pins: Vec<Claimant<'_>> = Vec::new();
    let mut claimants: Vec<Claimant<'_>> = Vec::new();
    for (subject, key) in of_group().zip(&keys) {
        if let Some(entry) = subject.entry {
            pins.push(Claimant {
                text: &entry.name,
                place: key,
                wanted: with_underscore(vec![Ident::snake(&entry.name)], scope),
            });
            continue;
        }
        let candidates = method::candidates(api, subject, &group.words);
        let names = candidates
            .iter()
            .map(|words| Ident::snake(&words.join("_")));
        let wanted = with_underscore(names.collect(), scope);
        claimants.push(Claimant {
            text: key,
            place: "",
            wanted,
        });
    }
    let mut pins = settle(&pins, scope).into_iter();
    let mut names = settle(&claimants, scope).into_iter();
    let name = |subject: &Subject<'_>| match subject.entry {
        Some(_) => pins.next(),
        None => names.next(),
    };
    of_group().filter_map(name).collect()
}

/// The names, with an underscore for where the last one is taken: what a trait has gets one, as a keyword does.
fn with_underscore(mut wanted: Vec<Ident>, scope: &Scope) -> Vec<Ident> {
    if let Some(last) = wanted.last().filter(|last| !scope.is_free(last)) {
        wanted.push(Ident::snake_with_underscore(last.as_str()));
    }
    wanted
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

/// The types of the calls, of their responses by status and of their forms. Operations with an `operationId` come
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
    let keys: Vec<String> = subjects.iter().map(|it| it.operation.name()).collect();
    let mut passes: [Vec<(usize, Claimant<'_>)>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for (at, text) in keys.iter().enumerate() {
        let group = group_of.get(at).and_then(|group| groups.get(*group));
        let (Some(subject), Some(group), Some(method)) = (subjects.get(at), group, methods.get(at))
        else {
            continue;
        };
        let (pass, mut names) = type_names(subject.operation, group, method);
        names.dedup();
        let name = |words: &Vec<String>| Ident::upper_camel(&words.join("_"));
        let mut wanted: Vec<Ident> = names.iter().map(name).collect();
        let last = wanted.last().map(Ident::as_str).unwrap_or_default();
        wanted.push(Ident::upper_camel(&format!("{last}_call")));
        let claimant = Claimant {
            text,
            place: "",
            wanted,
        };
        if let Some(claimants) = passes.get_mut(pass) {
            claimants.push((at, claimant));
        }
    }
    let mut calls: Vec<(Ident, usize)> = Vec::new();
    for pass in passes {
        let (places, claimants): (Vec<usize>, Vec<Claimant<'_>>) = pass.into_iter().unzip();
        calls.extend(settle(&claimants, &mut scope).into_iter().zip(places));
    }
    calls.sort_unstable();
    let mut names: Vec<Option<CallNames>> = vec![None; subjects.len()];
    for (call, at) in calls {
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

/// The words that the type of a call could be called by, best first, and the pass in which it chooses.
fn type_names(operation: &Operation, group: &Group, method: &Ident) -> (usize, Vec<Vec<String>>) {
    let full = operation.id.as_deref().map(words);
    let full = full.filter(|words| !words.is_empty());
    if let (Some(full), Some(short)) = (&full, id::type_words(Identified::of(operation))) {
        return (0, vec![short, full.clone()]);
    }
    let method = words(method.as_str());
    let plural = long_name(&group.words, &method, true);
    let plain = long_name(&group.words, &method, false);
    let pass = 1 + usize::from(plural != plain);
    (pass, [plural, plain].into_iter().chain(full).collect())
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
    let claimant = |webhook: &'_ Operation| {
        let text = webhook.id.as_deref().unwrap_or(&webhook.path.raw);
        let wanted = vec![
            Ident::upper_camel(text),
            Ident::upper_camel(&format!("{text}_webhook")),
        ];
        (text.to_owned(), webhook.method.clone(), wanted)
    };
    let parts: Vec<(String, String, Vec<Ident>)> = api.webhooks.iter().map(claimant).collect();
    let claimants = parts.iter().map(|(text, place, wanted)| Claimant {
        text,
        place,
        wanted: wanted.clone(),
    });
    settle(&claimants.collect::<Vec<_>>(), &mut scope)
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
