//! The rule by which an operation's method is named where the config does not say.

use oasmith_ir::api::Api;
use oasmith_ir::operation::{ContentKind, Operation};
use oasmith_ir::types::Shape;

use super::english::{is_plural, is_verb, singular, singular_words, summary_verb, takes_plural};
use super::group::Subject;
use super::id::{self, Identified};
use super::path::{self, Segment, words};

/// The names that a method can have, best first: a later one is taken where an earlier one would
/// name several operations of the group.
pub(super) fn candidates(api: &Api, subject: &Subject<'_>, group: &[String]) -> Vec<Vec<String>> {
    let full = subject
        .operation
        .id
        .as_deref()
        .map(words)
        .unwrap_or_default();
    if full.is_empty() {
        return from_path(api, subject, group);
    }
    let cuts = id::cuts(Identified::of(subject.operation));
    let mut candidates = Vec::new();
    match cuts.first() {
        // An id that repeats method and path, or says nothing but the group, says nothing.
        None => candidates.extend(from_path(api, subject, group)),
        Some(shortest) => {
            let short = without(shortest, group);
            if short.is_empty() && shortest.len() < full.len() {
                candidates.extend(from_path(api, subject, group).into_iter().take(1));
            }
            candidates.push(short);
        }
    }
    candidates.extend(cuts);
    candidates.push(full);
    candidates.retain(|words| !words.is_empty());
    candidates.dedup();
    candidates
}

/// The words without the group's own, in the singular or plural.
fn without(words: &[String], group: &[String]) -> Vec<String> {
    let same = |a: &[String], b: &[String]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| singular(a) == singular(b))
    };
    let mut kept = Vec::new();
    let mut rest = words;
    while let Some((first, others)) = rest.split_first() {
        match rest.split_at_checked(group.len()) {
            Some((head, tail)) if !group.is_empty() && same(head, group) => rest = tail,
            _ => {
                kept.push(first.clone());
                rest = others;
            }
        }
    }
    kept
}

/// Verb and nouns: the verb from the summary or the method, the nouns from the path.
fn from_path(api: &Api, subject: &Subject<'_>, group: &[String]) -> Vec<Vec<String>> {
    let verb = verb(api, subject);
    let mut nouns: Vec<Vec<String>> = Vec::new();
    for (at, segment) in subject
        .segments
        .iter()
        .filter_map(Segment::words)
        .enumerate()
    {
        let is_group = singular_words(segment) == singular_words(group);
        // The first segment is what the group is about, under whatever name.
        if at > 0 || (!is_group && !subject.operation.tags.is_empty()) {
            nouns.push(without(segment, group));
        }
    }
    if let Some(verbal) = nouns
        .iter_mut()
        .rev()
        .find(|n| n.first().is_some_and(|w| *w == verb))
    {
        verbal.remove(0);
    }
    nouns.retain(|words| !words.is_empty());
    let last = nouns.len().saturating_sub(1);
    let mut name = vec![verb.clone()];
    for (at, noun) in nouns.into_iter().enumerate() {
        if at == last && takes_plural(&verb) {
            name.extend(noun);
        } else {
            name.extend(singular_words(&noun));
        }
    }
    let mut candidates = vec![name.clone()];
    let parameters: Vec<&String> = subject.segments.iter().filter_map(parameter).collect();
    let by = |parameters: &[&String]| {
        let mut name = name.clone();
        for (at, parameter) in parameters.iter().enumerate() {
            name.push(if at == 0 { "by" } else { "and" }.to_owned());
            name.extend(words(parameter));
        }
        name
    };
    // Without a parameter the name stays, while namesakes move on to theirs.
    let last = parameters.last().map_or(&[][..], std::slice::from_ref);
    candidates.extend([last, &parameters].map(by));
    // The same path by another method: `put` and `patch` may both be said to update.
    let method = subject.operation.method.to_lowercase();
    let nouns = name.iter().skip(1).cloned();
    candidates.push([method].into_iter().chain(nouns).collect());
    // The same in another version.
    let versions = path::versions(&subject.operation.path);
    if !versions.is_empty() {
        candidates.push(name.iter().cloned().chain(versions).collect());
    }
    candidates
}

fn parameter(segment: &Segment) -> Option<&String> {
    match segment {
        Segment::Parameter(name) => Some(name),
        Segment::Static(_) => None,
    }
}

fn verb(api: &Api, subject: &Subject<'_>) -> String {
    let operation = subject.operation;
    let summary = operation.docs.title.as_deref().unwrap_or_default();
    let summary: Vec<String> = summary
        .split_whitespace()
        .take(4)
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .collect();
    let last = subject.segments.last().and_then(Segment::words);
    if let Some(verb) = summary_verb(&summary) {
        // `Get records` of `GET /records` gives many.
        let many = verb == "get"
            && operation.method == "GET"
            && last.is_some_and(|last| {
                is_plural_segment(last) && list_body(api, operation, last) == Some(true)
            });
        return if many { "list" } else { verb }.to_owned();
    }
    let path_verb = last.and_then(<[_]>::first).filter(|word| is_verb(word));
    match operation.method.as_str() {
        "GET" if is_list(api, operation, last) => "list".to_owned(),
        "GET" => "get".to_owned(),
        "DELETE" => "delete".to_owned(),
        method => match (path_verb, method) {
            (Some(verb), _) => verb.clone(),
            (None, "POST") => "create".to_owned(),
            (None, "PUT" | "PATCH") => "update".to_owned(),
            (None, other) => other.to_lowercase(),
        },
    }
}

/// Names of the member that holds the items of a list.
const LIST_MEMBERS: &[&str] = &[
    "content", "data", "entries", "hits", "items", "list", "records", "results", "rows", "values",
];

/// Whether a `GET` gives a list: its last segment is no parameter, and its answer is one, or nothing
/// is known of its answer and the segment is a plural.
fn is_list(api: &Api, operation: &Operation, last: Option<&[String]>) -> bool {
    last.is_some_and(|last| {
        list_body(api, operation, last).unwrap_or_else(|| is_plural_segment(last))
    })
}

fn is_plural_segment(segment: &[String]) -> bool {
    segment.last().is_some_and(|word| is_plural(word))
}

/// Whether the answer is a list: an array, or an object with one array under a telling name. `None`
/// where that can't be told.
fn list_body(api: &Api, operation: &Operation, last: &[String]) -> Option<bool> {
    let body = operation
        .responses
        .iter()
        .filter(|response| response.status.is_success())
        .flat_map(|response| &response.contents)
        .find(|content| content.kind == ContentKind::Json)
        .and_then(|content| content.ty)?;
    match &api.ty(api.resolve_alias(body.id)).shape {
        Shape::Array(_) => Some(true),
        Shape::Object(object) => {
            let is_array = |id| matches!(api.ty(api.resolve_alias(id)).shape, Shape::Array(_));
            let mut arrays = object.members.iter().filter(|m| is_array(m.ty.id));
            let telling = |name: &str| LIST_MEMBERS.contains(&name) || words(name) == last;
            match (arrays.next(), arrays.next()) {
                (None, _) => Some(false),
                (Some(only), None) if telling(&only.name) => Some(true),
                _ => None,
            }
        }
        _ => None,
    }
}
