//! Whether a request is one that is expected.

use reqwest::header::{HeaderName, HeaderValue};

use super::Received;
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
    /// One of this template.
    Any(&'static str),
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
            path: Path::Any(operation.path.split('?').next().unwrap_or_default()),
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
        let same = |(media_type, body): &(String, Vec<u8>)| same_body(media_type, body, received);
        let other = self.body.as_ref().is_some_and(|body| !same(body));
        other.then(|| "has another body".to_owned())
    }

    /// The request in one line.
    pub(super) fn line(&self) -> String {
        let path = match &self.path {
            Path::Exact(path) => path,
            Path::Any(template) => *template,
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

/// Whether a body is the expected one: the same JSON, or the same bytes. Those of forms with parts are not
/// compared, since what parts them is chance.
fn same_body(media_type: &str, body: &[u8], received: &Received) -> bool {
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    if media_type.starts_with("multipart/") {
        return true;
    }
    if media_type.ends_with("json")
        && let (Ok(wanted), Ok(found)) = (decode_slice::<Json>(body), received.json::<Json>())
    {
        return wanted == found;
    }
    body == received.body().as_ref()
}

impl Path {
    fn is(&self, path: &str) -> bool {
        match self {
            Self::Exact(wanted) => wanted == path,
            Self::Any(template) => is_of(template, path),
            Self::Refused(_) => false,
        }
    }
}

/// Whether a path is one of a template, whose parameters each stand for something within a segment.
fn is_of(template: &str, path: &str) -> bool {
    let (mut wanted, mut found) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (Some(wanted), Some(found)) if is_segment_of(wanted, found) => {}
            (None, None) => return true,
            _ => return false,
        }
    }
}

fn is_segment_of(template: &str, segment: &str) -> bool {
    let Some((before, rest)) = template.split_once('{') else {
        return template == segment;
    };
    let Some((_, behind)) = rest.split_once('}') else {
        return template == segment;
    };
    let Some(value) = segment.strip_prefix(before) else {
        return false;
    };
    // At least one character stands for the parameter.
    let ends = value.char_indices().skip(1).map(|(at, _)| at);
    let mut ends = ends.chain([value.len()]).filter(|_| !value.is_empty());
    ends.any(|at| is_segment_of(behind, value.get(at..).unwrap_or_default()))
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
        ] {
            assert_eq!(is_of(template, path), expected, "{template} {path}");
        }
    }
}
