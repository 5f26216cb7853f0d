//! Which operations stand together, and what their groups are called.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use oasmith_ir::api::Api;
use oasmith_ir::operation::Operation;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;

use super::file::file_name;
use super::path::{self, Segment, words};
use super::reserved::TRAIT_METHODS;
use super::scope::Scope;
use super::settle::{Claimant, settle};
use super::{Group, GroupNames};
use crate::config::{Config, OperationEntry, filter};
use crate::ident::Ident;

/// Modules that a generated crate has anyway, crates whose names a module would hide, and what Cargo takes for a program
/// (`src/bin`, `src/main.rs`).
const RESERVED_MODULES: &[&str] = &[
    "alloc",
    "bin",
    "client",
    "core",
    "error",
    "lib",
    "main",
    "models",
    "oasmith_runtime",
    "rt",
    "runtime",
    "servers",
    "std",
];

/// Methods that a generated client has anyway.
const RESERVED_METHODS: &[&str] = &["builder", "new", "runtime"];

/// Types that the file of a group names.
pub(super) const RESERVED_TYPES: &[&str] = &[
    "Box",
    "Clone",
    "Debug",
    "Default",
    "Error",
    "FnOnce",
    "From",
    "Into",
    "IntoFuture",
    "Option",
    "Result",
    "String",
    "Vec",
];

/// An operation with what its names are made of.
pub(super) struct Subject<'a> {
    /// The operation.
    pub(super) operation: &'a Operation,
    /// The segments of its path.
    pub(super) segments: Vec<Segment>,
    /// The config's entry for it.
    pub(super) entry: Option<&'a OperationEntry>,
}

/// The operations with their segments and entries.
pub(super) fn subjects<'a>(api: &'a Api, config: &'a Config) -> Vec<Subject<'a>> {
    let subject = |operation: &'a Operation| Subject {
        operation,
        segments: path::telling_segments(&operation.path),
        entry: config
            .operations
            .iter()
            .find(|entry| entry.operation.matches(operation)),
    };
    api.operations.iter().map(subject).collect()
}

/// The groups in the order of their first operations, and the group of each operation.
pub(super) fn groups(
    api: &Api,
    config: &Config,
    subjects: &[Subject<'_>],
    diagnostics: &mut Diagnostics,
) -> (Vec<Group>, Vec<usize>) {
    let mut used = vec![false; config.groups.len()];
    let mut by_name: HashMap<Ident, usize> = HashMap::new();
    let mut texts: Vec<String> = Vec::new();
    let mut operations: Vec<Vec<usize>> = Vec::new();
    let mut group_of = Vec::with_capacity(api.operations.len());
    for (at, subject) in subjects.iter().enumerate() {
        let text = group_text(config, subject, &mut used);
        let group = *by_name.entry(Ident::snake(&text)).or_insert_with(|| {
            texts.push(text.clone());
            operations.push(Vec::new());
            texts.len() - 1
        });
        if let Some(known) = texts.get_mut(group).filter(|known| text < **known) {
            // Several spellings of one name: which of them comes first must not matter.
            *known = text;
        }
        if let Some(operations) = operations.get_mut(group) {
            operations.push(at);
        }
        group_of.push(group);
    }
    let tags = tags(api);
    let group = |((names, text), operations): ((GroupNames, String), Vec<usize>)| Group {
        tag: tags.get(&Ident::snake(&text)).copied(),
        words: words(&text),
        names,
        operations,
    };
    let names = all_names(config, &texts);
    let groups = names
        .into_iter()
        .zip(texts)
        .zip(operations)
        .map(group)
        .collect();
    for operation in &api.left_out {
        let subject = Subject {
            operation,
            segments: path::telling_segments(&operation.path),
            entry: None,
        };
        group_text(config, &subject, &mut used);
    }
    for (entry, _) in config.groups.iter().zip(used).filter(|(_, used)| !used) {
        super::no_match(
            diagnostics,
            entry.span,
            format!(
                "no operation has the tag or first path segment `{}`",
                entry.from
            ),
        );
    }
    report_operations(api, config, diagnostics);
    (groups, group_of)
}

fn group_text(config: &Config, subject: &Subject<'_>, used: &mut [bool]) -> String {
    let segment = subject
        .segments
        .iter()
        .find_map(Segment::words)
        .map(|w| w.join("_"));
    let tag = subject.operation.tags.first().map(|tag| tag.value.clone());
    let mapped = [tag.as_deref(), segment.as_deref()]
        .into_iter()
        .flatten()
        .find_map(|name| {
            let same =
                |from: &str| from == name || (!from.is_empty() && words(from).join("_") == name);
            config.groups.iter().position(|entry| same(&entry.from))
        });
    if let Some(used) = mapped.and_then(|at| used.get_mut(at)) {
        *used = true;
    }
    subject
        .entry
        .map(|entry| entry.group.clone())
        .or_else(|| {
            mapped
                .and_then(|at| config.groups.get(at))
                .map(|entry| entry.to.clone())
        })
        .or(tag.filter(|tag| !words(tag).is_empty()))
        .or(segment)
        .unwrap_or_else(|| "root".to_owned())
}

/// Features that a generated crate has anyway, or that stand for a choice in others.
pub(crate) const RESERVED_FEATURES: &[&str] = &[
    "blocking",
    "chrono",
    "default",
    "exact-json",
    "gzip",
    "http2",
    "mock",
    "native-tls",
    "rustls",
    "time",
    "tracing",
];

/// The module's name as Cargo's features are written.
fn feature(module: &Ident, taken: &mut HashSet<String>) -> String {
    let mut name = module.as_str().trim_matches('_').replace('_', "-");
    while RESERVED_FEATURES.contains(&name.as_str()) || !taken.insert(name.clone()) {
        name.push_str("-group");
    }
    name
}

/// The names of the groups with these texts.
fn all_names(config: &Config, texts: &[String]) -> Vec<GroupNames> {
    let mut modules = Scope::reserving(RESERVED_MODULES);
    if config.mock {
        modules.take(&Ident::fixed("mock"));
    }
    let mut methods = Scope::reserving(TRAIT_METHODS);
    for method in RESERVED_METHODS {
        methods.take(&Ident::fixed(method));
    }
    let types = Scope::reserving(RESERVED_TYPES);
    let claimants = |name: fn(&str) -> Ident| -> Vec<Claimant<'_>> {
        let claimant = |text: &'_ String| vec![name(text), name(&format!("{text}_group"))];
        let claimants = texts.iter().map(|text| Claimant {
            text,
            place: "",
            wanted: claimant(text),
        });
        claimants.collect()
    };
    let modules = settle(&claimants(file_name), &mut modules);
    let methods = settle(&claimants(Ident::snake), &mut methods);
    let mut by_module: Vec<&Ident> = modules.iter().collect();
    by_module.sort_unstable();
    let mut taken = HashSet::new();
    let features: HashMap<Ident, String> = by_module
        .into_iter()
        .map(|module| (module.clone(), feature(module, &mut taken)))
        .collect();
    let mut names = Vec::with_capacity(texts.len());
    for ((text, module), method) in texts.iter().zip(modules).zip(methods) {
        let ty = Ident::upper_camel(text);
        names.push(GroupNames {
            feature: features.get(&module).cloned().unwrap_or_default(),
            module,
            method,
            ty: if types.is_free(&ty) {
                ty
            } else {
                Ident::upper_camel(&format!("{text}_group"))
            },
        });
    }
    names
}

/// The tags by the names of their groups; of those with one name the first.
fn tags(api: &Api) -> HashMap<Ident, usize> {
    let mut tags = HashMap::new();
    for (at, tag) in api.tags.iter().enumerate() {
        tags.entry(Ident::snake(&tag.name.value)).or_insert(at);
    }
    tags
}

/// Reports entries for operations that the document does not have, names given twice, and operations
/// that get two.
fn report_operations(api: &Api, config: &Config, diagnostics: &mut Diagnostics) {
    let mut named: HashMap<(&str, &str), &Operation> = HashMap::new();
    let mut given: HashMap<*const Operation, &OperationEntry> = HashMap::new();
    for entry in &config.operations {
        // What a filter leaves out may be named all the same: filters come and go.
        let mut known = api.operations.iter().chain(&api.left_out);
        let Some(operation) = known.find(|one| entry.operation.matches(one)) else {
            filter::report(api, &entry.operation, entry.span, diagnostics);
            continue;
        };
        let place = format!("{} {}", operation.method, operation.path.raw);
        if let Some(first) = given.insert(operation, entry) {
            let message = format!("{place} is named twice");
            super::report(diagnostics, Code::CONFIG_INVALID, entry.span, message)
                .help(format!("it is `{}.{}` already", first.group, first.name));
        } else if let Some(first) = named.insert((&entry.group, &entry.name), operation) {
            let message = format!("`{}.{}` names two operations", entry.group, entry.name);
            super::report(diagnostics, Code::CONFIG_INVALID, entry.span, message).help(format!(
                "{} {} has that name as well",
                first.method, first.path.raw
            ));
        }
    }
}
