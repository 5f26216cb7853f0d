//! The file that a document of the network is stored in.

use std::path::{Path, PathBuf};

/// The most characters of a part of a path.
const LONGEST: usize = 100;

/// A path below a folder: the host, then the path of the URL, with the ending of a document. No part of a URL leads
/// anywhere else: only letters, digits, `-`, `_` and dots within a name stay.
pub(super) fn path(
    uri: &str,
    bytes: &[u8],
    folder: &Path,
    is_taken: impl Fn(&Path) -> bool,
) -> PathBuf {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let (place, query) = rest.split_at(end);
    let mut parts: Vec<String> = place
        .split('/')
        .map(plain)
        .filter(|part| !part.is_empty())
        .collect();
    let last = match parts.len() {
        0 | 1 => "index".to_owned(),
        _ => parts.pop().unwrap_or_default(),
    };
    let endings = [".yaml", ".yml", ".json"];
    let ending = endings
        .iter()
        .find(|ending| last.to_ascii_lowercase().ends_with(*ending));
    let (stem, ending) = match ending {
        Some(ending) => (
            last.get(..last.len() - ending.len()).unwrap_or(&last),
            *ending,
        ),
        None if bytes.trim_ascii_start().starts_with(b"{") => (last.as_str(), ".json"),
        None => (last.as_str(), ".yaml"),
    };
    let query = plain(query);
    let stem = match query.is_empty() {
        true => stem.to_owned(),
        false => format!("{stem}_{query}"),
    };
    let mut below = folder.to_path_buf();
    below.extend(&parts);
    let mut path = below.join(format!("{stem}{ending}"));
    let mut number = 2;
    while is_taken(&path) {
        path = below.join(format!("{stem}_{number}{ending}"));
        number += 1;
    }
    path
}

fn plain(part: &str) -> String {
    let keep = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let part: String = part
        .chars()
        .map(|c| if keep(c) { c } else { '_' })
        .collect();
    let part = part.trim_matches(['.', '_']);
    part.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_leads_below_the_folder() {
        let of = |uri: &str| path(uri, b"openapi: 3.1.0", Path::new("vendor"), |_| false);
        for (uri, expected) in [
            (
                "https://example.com/v1/api.yaml",
                "vendor/example.com/v1/api.yaml",
            ),
            (
                "https://example.com:8443/api.JSON",
                "vendor/example.com_8443/api.json",
            ),
            ("https://example.com", "vendor/example.com/index.yaml"),
            ("https://example.com/", "vendor/example.com/index.yaml"),
            (
                "https://example.com/api?v=2&x=../..",
                "vendor/example.com/api_v_2_x.yaml",
            ),
            (
                "https://example.com/../../../etc/passwd",
                "vendor/example.com/etc/passwd.yaml",
            ),
            (
                "https://example.com/%2e%2e/a\\..\\b",
                "vendor/example.com/2e_2e/a_.._b.yaml",
            ),
            ("http://[::1]:80/a b.yml", "vendor/1__80/a_b.yml"),
        ] {
            assert_eq!(of(uri), Path::new(expected), "{uri}");
        }
        let json = path("https://example.com/a", b" {}", Path::new(""), |_| false);
        assert_eq!(json, Path::new("example.com/a.json"));
        let second = |path: &Path| path == Path::new("example.com/a.json");
        let path = path("https://example.com/a.json", b"", Path::new(""), second);
        assert_eq!(path, Path::new("example.com/a_2.json"));
    }
}
