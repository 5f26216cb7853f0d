//! Whether a request is one that is expected.

use crate::media_type::essence;
use reqwest::header::{HeaderName, HeaderValue};

use super::{Received, parts};
use crate::json::Json;
use crate::request::expand;
use crate::{Call, decode_slice};

/// What a request must have. What a call does not set may be there or not.
pub(super) struct Wanted {
    pub(super) operation: &'static str,
    method: &'static str,
    path: Path,
    pairs: Vec<String>,
    headers: Vec<(HeaderName, HeaderValue)>,
    cookies: Vec<String>,
    /// Media type and bytes; `None` where any will do.
    body: Option<(String, Vec<u8>)>,
}

enum Path {
    /// This one.
    Exact(String),
    /// One of this template, with the names of the parameters that may have slashes.
    Any(&'static str, Vec<&'static str>),
    /// None, since the call can't be sent.
    Refused(String),
}

impl Wanted {
    /// The request of this call.
    pub(super) fn exactly(call: &Call) -> Self {
        let path = match call.sendable() {
            Ok(()) => expand(call.operation.path, call.path_values()),
            Err(fault) => Err(fault),
        };
        let (path, in_path) = match path {
            Ok(path) => match path.split_once('?') {
                Some((path, pairs)) => (Path::Exact(path.to_owned()), split(pairs)),
                None => (Path::Exact(path), Vec::new()),
            },
            Err(fault) => (Path::Refused(fault), Vec::new()),
        };
        let pairs = call.query_pairs().flat_map(split);
        Self {
            path,
            pairs: in_path.into_iter().chain(pairs).collect(),
            headers: call.set_headers().to_vec(),
            cookies: call.cookie_pairs().map(str::to_owned).collect(),
            body: call.held_body(),
            ..Self::any(call)
        }
    }

    /// A request of the same operation, whatever its arguments.
    pub(super) fn any(call: &Call) -> Self {
        let operation = call.operation;
        Self {
            operation: operation.id,
            method: operation.method,
            path: Path::Any(
                operation.path.split('?').next().unwrap_or_default(),
                call.names_with_slashes().to_vec(),
            ),
            pairs: Vec::new(),
            headers: Vec::new(),
            cookies: Vec::new(),
            body: None,
        }
    }

    /// What of a request is otherwise; `None` where it is one that is expected.
    pub(super) fn difference(&self, received: &Received) -> Option<String> {
        if let Path::Refused(fault) = &self.path {
            return Some(format!("can't be sent: {fault}"));
        }
        if received.method != self.method || !self.path.is(received.path()) {
            return Some("is of another method or path".to_owned());
        }
        let mut there: Vec<&str> = received.pairs().collect();
        for pair in &self.pairs {
            match there.iter().position(|other| other == pair) {
                Some(at) => drop(there.remove(at)),
                None => return Some(format!("has `{pair}` in the query")),
            }
        }
        let values = |name: &str| {
            let all = received.headers.iter();
            let named = all.filter(|(known, _)| known.eq_ignore_ascii_case(name));
            named.map(|(_, value)| value.as_str()).collect::<Vec<_>>()
        };
        for (name, value) in &self.headers {
            if !values(name.as_str())
                .iter()
                .any(|it| it.as_bytes() == value.as_bytes())
            {
                return Some(format!("has another value of the header `{name}`"));
            }
        }
        let cookies = values("cookie").join("; ");
        let cookies: Vec<&str> = cookies.split("; ").collect();
        if self
            .cookies
            .iter()
            .any(|pair| !cookies.contains(&pair.as_str()))
        {
            return Some("has other cookies".to_owned());
        }
        let (media_type, body) = self.body.as_ref()?;
        body_difference(media_type, body, received)
    }

    /// The request in one line.
    pub(super) fn line(&self) -> String {
        let path = match &self.path {
            Path::Exact(path) => path,
            Path::Any(template, _) => *template,
            Path::Refused(_) => "",
        };
        let query = self.pairs.join("&");
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{} {path}{mark}{query}", self.method)
    }
}

fn split(pairs: &str) -> Vec<String> {
    let pairs = pairs.split('&').filter(|pair| !pair.is_empty());
    pairs.map(str::to_owned).collect()
}

/// What of a body is otherwise: forms are compared part by part, all else as it is.
fn body_difference(media_type: &str, body: &[u8], received: &Received) -> Option<String> {
    let found = received.body().as_ref();
    if media_type.starts_with("multipart/") {
        let found_type = received.header("content-type").unwrap_or_default();
        if let Ok(difference) = parts::difference((media_type, body), (found_type, found)) {
            return difference;
        }
    }
    (!same_content(media_type, body, found)).then(|| "has another body".to_owned())
}

/// Whether what is of a media type is the same: the same JSON, or the same bytes.
pub(super) fn same_content(media_type: &str, wanted: &[u8], found: &[u8]) -> bool {
    if essence(media_type).ends_with("json")
        && let (Ok(wanted), Ok(found)) = (decode_slice::<Json>(wanted), decode_slice::<Json>(found))
    {
        return wanted == found;
    }
    wanted == found
}

impl Path {
    fn is(&self, path: &str) -> bool {
        match self {
            Self::Exact(wanted) => wanted == path,
            Self::Any(template, slashes) => is_of(template, path, slashes),
            Self::Refused(_) => false,
        }
    }
}

/// Whether a path is one of a template, whose parameters each stand for something within a segment, but for those
/// that may have slashes.
fn is_of(template: &str, path: &str, slashes: &[&str]) -> bool {
    let parameter = template
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let Some((before, (name, behind))) = parameter else {
        return template == path;
    };
    let Some(value) = path.strip_prefix(before) else {
        return false;
    };
    let most = match value.find('/') {
        Some(slash) if !slashes.contains(&name) => slash,
        _ => value.len(),
    };
    // At least one character stands for the parameter.
    let ends = value.char_indices().skip(1).map(|(at, _)| at);
    let mut ends = ends
        .chain([value.len()])
        .filter(|at| (1..=most).contains(at));
    ends.any(|at| is_of(behind, value.get(at..).unwrap_or_default(), slashes))
}

#[cfg(test)]
mod tests {
    use super::is_of;

    #[test]
    fn paths_are_of_templates() {
        for (template, path, expected) in [
            ("/a/{id}", "/a/1", true),
            ("/a/{id}", "/a/", false),
            ("/a/{id}", "/a/1/b", false),
            ("/a/{id}/b", "/a/%2F/b", true),
            ("/a/{id}.{ext}", "/a/x.y.json", true),
            ("/a/{id}.{ext}", "/a/x", false),
            ("/a/x{id}", "/a/y1", false),
            ("/", "/", true),
            ("/p/{any}", "/p/a/b/c", true),
            ("/p/{any}", "/p/", false),
            ("/p/{any}/raw", "/p/a/b/raw", true),
            ("/p/{any}/raw", "/p/raw", false),
            ("/p/{any}/{id}", "/p/a/b/1", true),
            ("/p/{id}/{any}", "/p/1/", false),
        ] {
            assert_eq!(
                is_of(template, path, &["any"]),
                expected,
                "{template} {path}"
            );
        }
    }
}
