//! Leaves operations out of an API, and with them the models that nothing reaches any more.

use crate::api::Api;
use crate::operation::Operation;
use crate::origin::Root;
use crate::pass;

/// What names operations, or webhooks, in a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// A tag.
    Tag(String),
    /// A path with everything below it; or, where it has a `*`, a pattern for the whole path. There
    /// `*` stands for anything within a segment, and a segment `**` for any number of segments. A
    /// webhook's path is its name.
    Path(String),
    /// An `operationId`.
    Id(String),
    /// A method, in upper case, and a path as the document writes it.
    Call(String, String),
}

impl Selector {
    /// Whether an operation of a document is meant, before it is lowered.
    pub fn matches_read(&self, operation: &oasmith_spec::operation::Operation) -> bool {
        let (path, id) = (&operation.path.value, &operation.operation_id);
        match self {
            Self::Tag(name) => operation.tags.iter().any(|tag| tag.value == *name),
            Self::Path(pattern) => path_matches(pattern, path),
            Self::Id(wanted) => id.as_ref().is_some_and(|id| id.value == *wanted),
            Self::Call(method, raw) => operation.method == *method && path == raw,
        }
    }

    /// Whether an operation is meant.
    pub fn matches(&self, operation: &Operation) -> bool {
        match self {
            Self::Tag(name) => operation.tags.iter().any(|tag| tag.value == *name),
            Self::Path(pattern) => path_matches(pattern, &operation.path.raw),
            Self::Id(id) => operation.id.as_ref() == Some(id),
            Self::Call(method, path) => operation.method == *method && operation.path.raw == *path,
        }
    }
}

fn path_matches(pattern: &str, path: &str) -> bool {
    let segments = |text: &'_ str| -> Vec<String> {
        let text = text.trim_start_matches('/').trim_end_matches('/');
        text.split('/').map(str::to_owned).collect()
    };
    let (wanted, found) = (segments(pattern), segments(path));
    if !pattern.contains('*') {
        return pattern.trim_matches('/').is_empty() || found.starts_with(&wanted);
    }
    fits(
        &wanted,
        &found,
        |one| one == "**",
        |wanted, found| {
            let (wanted, found): (Vec<char>, Vec<char>) =
                (wanted.chars().collect(), found.chars().collect());
            fits(&wanted, &found, |one| *one == '*', |a, b| a == b)
        },
    )
}

/// Whether a list fits a pattern, in which some items stand for any number of them.
fn fits<T>(
    pattern: &[T],
    list: &[T],
    is_any: impl Fn(&T) -> bool,
    same: impl Fn(&T, &T) -> bool,
) -> bool {
    // Whether the pattern so far fits the first so many of the list.
    let mut reached = vec![false; list.len() + 1];
    reached[0] = true;
    for item in pattern {
        let mut next = vec![false; reached.len()];
        for (at, fits) in next.iter_mut().enumerate() {
            *fits = if is_any(item) {
                reached[..=at].contains(&true)
            } else {
                at > 0 && reached[at - 1] && same(item, &list[at - 1])
            };
        }
        reached = next;
    }
    reached.last() == Some(&true)
}

/// What a filter keeps.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Whether each operation stays, as in [`Api::operations`].
    pub operations: Vec<bool>,
    /// Whether each webhook stays, as in [`Api::webhooks`]. A callback goes with its operation anyway.
    pub webhooks: Vec<bool>,
    /// Whether components stay though nothing that is kept reaches them.
    pub unused_models: bool,
}

/// Keeps these operations and webhooks. What is left out is moved to [`Api::left_out`].
///
/// Types that are kept but stand in an operation that is not (others refer to them there) remember its
/// name, so that they keep theirs.
pub fn retain(api: &mut Api, kept: &Kept) {
    let is_kept = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(true);
    let callback_stays = |webhook: &Operation| {
        webhook
            .callback_of
            .is_none_or(|at| is_kept(&kept.operations, at))
    };
    let webhooks: Vec<bool> = api
        .webhooks
        .iter()
        .enumerate()
        .map(|(at, webhook)| is_kept(&kept.webhooks, at) && callback_stays(webhook))
        .collect();
    let operations: Vec<bool> = (0..api.operations.len())
        .map(|at| is_kept(&kept.operations, at))
        .collect();
    let roots = Roots {
        operations: places(&api.operations, &operations),
        webhooks: places(&api.webhooks, &webhooks),
    };
    for ty in &mut api.types {
        roots.renumber(&mut ty.origin.root);
    }
    for (list, kept) in [
        (&mut api.operations, &operations),
        (&mut api.webhooks, &webhooks),
    ] {
        let all = std::mem::take(list);
        for (operation, kept) in all.into_iter().zip(kept) {
            if *kept {
                list.push(operation);
            } else {
                api.left_out.push(operation);
            }
        }
    }
    for webhook in &mut api.webhooks {
        let place = webhook.callback_of.and_then(|at| roots.operations.get(at));
        webhook.callback_of = match place {
            Some(Place::Kept(at)) => Some(*at),
            _ => None,
        };
    }
    pass::again(api, kept.unused_models);
}

/// Where an operation went.
enum Place {
    Kept(usize),
    LeftOut(String),
}

fn places(operations: &[Operation], kept: &[bool]) -> Vec<Place> {
    let mut next = 0;
    let place = |(operation, kept): (&Operation, &bool)| {
        if !*kept {
            return Place::LeftOut(operation.name());
        }
        next += 1;
        Place::Kept(next - 1)
    };
    operations.iter().zip(kept).map(place).collect()
}

struct Roots {
    operations: Vec<Place>,
    webhooks: Vec<Place>,
}

impl Roots {
    fn renumber(&self, root: &mut Root) {
        let place = match root {
            Root::Operation(at) => self.operations.get(*at),
            Root::Webhook(at) => self.webhooks.get(*at),
            Root::Component(_) | Root::Shared(_) | Root::LeftOut(_) => None,
        };
        match (place, &mut *root) {
            (Some(Place::Kept(new)), Root::Operation(at) | Root::Webhook(at)) => *at = *new,
            (Some(Place::LeftOut(name)), root) => *root = Root::LeftOut(name.clone()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::path_matches;

    #[test]
    fn paths_match_by_prefix_or_pattern() {
        for (pattern, path, expected) in [
            ("/users", "/users", true),
            ("/users/", "/users", true),
            ("/users", "/users/{id}/posts", true),
            ("/users", "/users-old", false),
            ("/", "/users", true),
            ("/users/*", "/users/{id}", true),
            ("/users/*", "/users", false),
            ("/users/*", "/users/{id}/posts", false),
            ("/users/**", "/users/{id}/posts", true),
            ("/users/**", "/users", true),
            ("/**/posts", "/users/{id}/posts", true),
            ("/**/posts", "/posts", true),
            ("/**/posts", "/users/{id}/posts/{post}", false),
            ("/v*/users", "/v12/users", true),
            ("/v*/users", "/w12/users", false),
            ("/*a*b", "/xaxxb", true),
            ("/*a*b", "/xaxx", false),
        ] {
            assert_eq!(path_matches(pattern, path), expected, "{pattern} {path}");
        }
    }
}
