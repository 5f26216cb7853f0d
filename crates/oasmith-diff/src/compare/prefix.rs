//! A part of all paths that moved between `servers` and `paths`: where calls go is the same.

use oasmith_ir::api::{Api, Server};
use oasmith_ir::operation::Operation;

use super::operation::path_key;

/// What stands between the part of the servers that both documents have and the paths, on each side. Both
/// are empty where nothing moved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Prefixes {
    base: String,
    head: String,
}

impl Prefixes {
    /// Finds out whether servers and paths together are the same, though each of them changed.
    pub(super) fn of(base: &Api, head: &Api) -> Self {
        let none = Self::default();
        let (was, is) = (urls(&base.servers), urls(&head.servers));
        let Some((first, second)) = was.first().zip(is.first()) else {
            return none;
        };
        let common = common(first, second);
        let found = Self {
            base: first.get(common..).unwrap_or_default().to_owned(),
            head: second.get(common..).unwrap_or_default().to_owned(),
        };
        if found == none || was.len() != is.len() {
            return none;
        }
        let mut both = was.iter().zip(&is);
        let same = both.all(|(was, is)| {
            let left = (
                was.strip_suffix(&*found.base),
                is.strip_suffix(&*found.head),
            );
            matches!(left, (Some(was), Some(is)) if was == is)
        });
        let agree = |prefixes: &Self| {
            let inherits = |one: &&Operation| one.servers.is_empty();
            let head = head.operations.iter().filter(inherits);
            let new: foldhash::HashSet<_> = head.map(|one| prefixes.head_key(one)).collect();
            let base = base.operations.iter().filter(inherits);
            base.filter(|one| new.contains(&prefixes.base_key(one)))
                .count()
        };
        if same && agree(&found) > agree(&none) {
            found
        } else {
            none
        }
    }

    /// Method and path of an operation of the base, from the part of the servers that both have.
    pub(crate) fn base_key<'a>(&self, operation: &'a Operation) -> (&'a str, String) {
        key(&self.base, operation)
    }

    /// The same of the head.
    pub(crate) fn head_key<'a>(&self, operation: &'a Operation) -> (&'a str, String) {
        key(&self.head, operation)
    }

    /// The part of a server of the base that the head has as well.
    pub(super) fn base_server<'a>(&self, server: &'a Server) -> &'a str {
        common_part(server, &self.base)
    }

    /// The same the other way round.
    pub(super) fn head_server<'a>(&self, server: &'a Server) -> &'a str {
        common_part(server, &self.head)
    }
}

fn key<'a>(prefix: &str, operation: &'a Operation) -> (&'a str, String) {
    let path = path_key(&operation.path);
    let prefix = if operation.servers.is_empty() {
        prefix
    } else {
        ""
    };
    (operation.method.as_str(), format!("{prefix}{path}"))
}

fn common_part<'a>(server: &'a Server, prefix: &str) -> &'a str {
    let url = server.url.value.trim_end_matches('/');
    url.strip_suffix(prefix).unwrap_or(url)
}

fn urls(servers: &[Server]) -> Vec<&str> {
    let urls = servers.iter();
    urls.map(|server| server.url.value.trim_end_matches('/'))
        .collect()
}

/// How much of two URLs is the same, up to the end of a segment. A host is a part of neither prefix.
fn common(first: &str, second: &str) -> usize {
    let bytes = first.bytes().zip(second.bytes());
    let same = bytes.take_while(|(a, b)| a == b).count();
    let is_end = |url: &str, at: usize| matches!(url.as_bytes().get(at), None | Some(b'/'));
    (0..=same)
        .rev()
        .find(|at| is_end(first, *at) && is_end(second, *at))
        .unwrap_or(0)
}
