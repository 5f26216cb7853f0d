//! URLs of documents on the network (RFC 3986), as far as references need them.

use std::path::Path;

use crate::resolve::reference::normalise;

/// The URL that a path is, if it is one of `https` or `http`.
pub fn of_path(path: &Path) -> Option<&str> {
    let text = path.to_str()?;
    let is_url = ["https://", "http://"].iter().any(|scheme| {
        let start = text.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    is_url.then_some(text)
}

/// A URL as messages show it: without user, password, query and fragment, which may hold secrets.
pub fn shown(url: &str) -> String {
    let bare = url.split(['?', '#']).next().unwrap_or(url);
    let hidden = if bare.len() < url.len() { "?…" } else { "" };
    let Some((scheme, rest)) = bare.split_once("://") else {
        return format!("{bare}{hidden}");
    };
    let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let host = authority.rsplit('@').next().unwrap_or(authority);
    format!("{scheme}://{host}{path}{hidden}")
}

/// A reference without a scheme, joined to the URL that it stands in (RFC 3986, section 5.2); `None` where the base
/// has no scheme.
pub fn join(base: &str, reference: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    if reference.starts_with("//") {
        return Some(format!("{scheme}:{reference}"));
    }
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let end = reference.find(['?', '#']).unwrap_or(reference.len());
    let (relative, query) = reference.split_at(end);
    if relative.is_empty() {
        return Some(format!("{scheme}://{host}/{path}{query}"));
    }
    let joined = match relative.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => match path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{relative}"),
            None => relative.to_owned(),
        },
    };
    let path = normalise(&Path::new("/").join(joined));
    let path = path.display().to_string().replace('\\', "/");
    Some(format!("{scheme}://{host}{path}{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_joined_to_their_base() {
        let joined = |address| join("https://example.com/schemas/tree?v=1", address);
        for (address, expected) in [
            ("leaf", "https://example.com/schemas/leaf"),
            ("./leaf?a=/b", "https://example.com/schemas/leaf?a=/b"),
            ("/leaf", "https://example.com/leaf"),
            ("../a/leaf", "https://example.com/a/leaf"),
            ("../../../leaf", "https://example.com/leaf"),
            ("//other.example.com/leaf", "https://other.example.com/leaf"),
            ("#/a", "https://example.com/schemas/tree#/a"),
        ] {
            assert_eq!(joined(address).as_deref(), Some(expected), "{address}");
        }
        assert_eq!(
            join("https://example.com", "leaf").as_deref(),
            Some("https://example.com/leaf")
        );
        assert_eq!(join("tree", "leaf"), None);
    }

    #[test]
    fn secrets_are_not_shown() {
        for (url, expected) in [
            ("https://example.com/a.yaml", "https://example.com/a.yaml"),
            (
                "https://me:secret@example.com/a@b.yaml",
                "https://example.com/a@b.yaml",
            ),
            (
                "https://example.com/a.yaml?token=secret#x",
                "https://example.com/a.yaml?…",
            ),
            ("https://example.com", "https://example.com"),
        ] {
            assert_eq!(shown(url), expected);
        }
        assert_eq!(of_path(Path::new("https://a/b")), Some("https://a/b"));
        assert_eq!(of_path(Path::new("HTTP://a/b")), Some("HTTP://a/b"));
        for path in ["a.yaml", "ftp://a/b", "https:/a/b", "httpsé://a"] {
            assert_eq!(of_path(Path::new(path)), None, "{path}");
        }
    }
}
