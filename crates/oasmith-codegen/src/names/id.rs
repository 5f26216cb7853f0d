//! What frameworks add to `operationId`s, and what is left of one without it.

use oasmith_ir::operation::{Operation, PathPart, PathTemplate};

use super::path::{self, words};

/// An operation as far as its id may repeat it.
#[derive(Clone, Copy)]
pub(super) struct Identified<'a> {
    id: &'a str,
    method: &'a str,
    path: &'a PathTemplate,
}

impl<'a> Identified<'a> {
    /// The operation, as one with an empty id where it has none.
    pub(super) fn of(operation: &'a Operation) -> Self {
        Self {
            id: operation.id.as_deref().unwrap_or_default(),
            method: &operation.method,
            path: &operation.path,
        }
    }
}

/// Shorter forms of an operation's id, the shortest first. None where the id says nothing but method and path; then the
/// operation is named as one without an id.
pub(super) fn cuts(operation: Identified<'_>) -> Vec<Vec<String>> {
    let text = operation.id;
    let full = words(text);
    let mut cuts: Vec<Vec<String>> = Vec::new();
    let Some(own) = without_path(operation, &full) else {
        return cuts;
    };
    let mut add = |cut: Vec<String>| {
        if !cut.is_empty() && !cuts.contains(&cut) {
            cuts.push(cut);
        }
    };
    let inner = without_container(text)
        .filter(|_| own.len() == full.len())
        .unwrap_or_else(|| own.clone());
    add(without_version(operation, &inner));
    add(inner);
    add(without_version(operation, &own));
    add(own);
    cuts
}

/// The shorter form of an id that types are called by; `None` where the id says nothing but method and path. A container
/// stays: it is what tells types of different groups apart.
pub(super) fn type_words(operation: Identified<'_>) -> Option<Vec<String>> {
    let full = words(operation.id);
    let own = without_path(operation, &full)?;
    let short = without_version(operation, &own);
    Some(if short.is_empty() { own } else { short })
}

/// The words without the path and method that FastAPI puts after the function's name:
/// `get_dubbing_v1_dubbing__dubbing_id__get`. `None` where nothing is left, as of `get-users-by-id`.
fn without_path(operation: Identified<'_>, full: &[String]) -> Option<Vec<String>> {
    let method = operation.method.to_lowercase();
    let path = path_words(operation.path);
    // `getUsersById` has the path's words with a joint between them.
    let is_joint = |word: &&String| ["by", "and"].contains(&word.as_str());
    let without_joints = |words: &[String]| -> Vec<String> {
        words
            .iter()
            .filter(|word| !is_joint(word))
            .cloned()
            .collect()
    };
    // Where the path has nothing that somebody would leave out of a name, the id may be somebody's choice.
    let telling = path::telling_segments(operation.path);
    let telling: Vec<String> = telling
        .iter()
        .filter_map(path::Segment::words)
        .flatten()
        .cloned()
        .collect();
    let (plain, joined) = (without_joints(&path), without_joints(full));
    let says_too_much = operation.path.parts.len() > 1 || path.len() > telling.len();
    let is_method_and_path = says_too_much
        && plain.len() > 1
        && (joined.strip_prefix(std::slice::from_ref(&method)) == Some(&plain)
            || joined.strip_suffix(std::slice::from_ref(&method)) == Some(&plain));
    if is_method_and_path {
        return None;
    }
    let suffix: Vec<String> = path.into_iter().chain([method]).collect();
    match full.strip_suffix(&*suffix) {
        Some(own) if !own.is_empty() && suffix.len() > 1 => Some(own.to_vec()),
        _ => Some(full.to_vec()),
    }
}

/// The words of a path with its parameters.
fn path_words(path: &PathTemplate) -> Vec<String> {
    let parts = path.parts.iter().flat_map(|part| match part {
        PathPart::Literal(text) | PathPart::Parameter(text) => words(text),
    });
    parts.collect()
}

/// The words after the container's name: NestJS and .NET put the controller there (`UsersController_findAll`), TypeSpec
/// the interface (`Widgets_list`).
fn without_container(text: &str) -> Option<Vec<String>> {
    let (container, own) = text.split_once(['_', '.', '/'])?;
    let is_type = container.starts_with(|c: char| c.is_ascii_uppercase())
        && container.chars().all(|c| c.is_ascii_alphanumeric())
        && container.contains(|c: char| c.is_ascii_lowercase());
    // Else the words of one name are parted by underscores.
    let is_name = !own.contains(['_', '.', '/']) || container.ends_with("Controller");
    let own = words(own);
    (is_type && is_name && !own.is_empty()).then_some(own)
}

/// The words without the versions that the path has anyway.
fn without_version(operation: Identified<'_>, id: &[String]) -> Vec<String> {
    let versions = path::versions(operation.path);
    let kept = id.iter().filter(|word| !versions.contains(word));
    kept.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts_of(method: &str, path: &str, id: &str) -> Vec<Vec<String>> {
        let path = &PathTemplate::parse(path);
        cuts(Identified { id, method, path })
    }

    #[test]
    fn what_frameworks_add_is_cut() {
        for (method, path, id, expected) in [
            (
                "GET",
                "/v1/dubbing/{dubbing_id}",
                "get_dubbing_v1_dubbing__dubbing_id__get",
                "get_dubbing",
            ),
            ("POST", "/login", "login_login_post", "login"),
            ("GET", "/users", "UsersController_findAll", "find_all"),
            ("GET", "/v1/users", "UsersController_findAll_v1", "find_all"),
            ("GET", "/widgets", "Widgets_list", "list"),
            ("GET", "/v2/users", "listUsersV2", "list_users"),
            ("GET", "/users", "listUsersV2", "list_users_v2"),
            ("GET", "/users", "get_user_list", "get_user_list"),
            ("GET", "/users/{id}", "getUser", "get_user"),
        ] {
            let shortest = cuts_of(method, path, id).first().cloned();
            assert_eq!(
                shortest.map(|words| words.join("_")).as_deref(),
                Some(expected),
                "{id}"
            );
        }
    }

    #[test]
    fn method_and_path_say_nothing() {
        for (method, path, id) in [
            ("GET", "/things/{thingId}", "getThingsThingId"),
            ("GET", "/things/{thing-id}", "get-things-by-thing-id"),
            ("GET", "/users/{id}", "GET_users__id_"),
            ("POST", "/api/v1/users", "postApiV1Users"),
            ("POST", "/api/v1/users", "api_v1_users_post"),
        ] {
            assert_eq!(cuts_of(method, path, id), Vec::<Vec<String>>::new(), "{id}");
        }
    }
}
