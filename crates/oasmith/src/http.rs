//! Documents on the network: the only place that fetches anything, and only what the command was asked for.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use oasmith_spec::url;
use ureq::Agent;
use ureq::http::Uri;
use ureq::http::header::LOCATION;

/// The most bytes of a document.
const MOST_BYTES: u64 = 64 << 20;
/// The longest that fetching a document may take, redirects included.
const LONGEST: Duration = Duration::from_secs(60);
/// The longest that connecting may take.
const LONGEST_CONNECT: Duration = Duration::from_secs(10);
/// The most redirects that are followed.
const MOST_REDIRECTS: usize = 5;

/// Why a document can't be fetched. No message has a user, a password or a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FetchError {
    /// The URL is refused: of this one, for this reason.
    Refused(String, &'static str),
    /// The server responds with something other than the document.
    Status(String, u16),
    /// The document is too large.
    TooLarge(String),
    /// There are too many redirects.
    Redirects(String),
    /// The server can't be reached, or the response ends early.
    Failed(String, String),
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(url, reason) => write!(f, "`{url}` is not fetched: {reason}"),
            Self::Status(url, status) => write!(f, "`{url}` responds with status {status}"),
            Self::TooLarge(url) => {
                write!(f, "`{url}` has more than {} MiB", MOST_BYTES >> 20)
            }
            Self::Redirects(url) => {
                write!(f, "`{url}` redirects more than {MOST_REDIRECTS} times")
            }
            Self::Failed(url, reason) => write!(
                f,
                "`{url}` can't be fetched: {reason}; offline, name a file, or a URL that `oasmith fetch` stored before"
            ),
        }
    }
}

/// Fetches a document: by `https`, or by `http` from this machine. Redirects keep to that.
///
/// # Errors
///
/// The URL is refused or has credentials, the server can't be reached within a minute, responds with another status than
/// 200, or sends more than 64 MiB.
pub(crate) fn get(url: &str) -> Result<Vec<u8>, FetchError> {
    let started = std::time::Instant::now();
    let mut url = url.split('#').next().unwrap_or(url).to_owned();
    let is_secure = url
        .get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    for _ in 0..=MOST_REDIRECTS {
        let host = checked(&url)?;
        let left = LONGEST.saturating_sub(started.elapsed());
        let shown = url::shown(&url);
        let failed = |error: &ureq::Error| FetchError::Failed(shown.clone(), reason(error));
        let mut response = agent(left, host)
            .get(&url)
            .call()
            .map_err(|error| failed(&error))?;
        let status = response.status();
        if !status.is_redirection() {
            if status.as_u16() != 200 {
                return Err(FetchError::Status(shown, status.as_u16()));
            }
            let body = response.body_mut().with_config().limit(MOST_BYTES);
            return body.read_to_vec().map_err(|error| match error {
                ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge(shown.clone()),
                error => failed(&error),
            });
        }
        let location = response
            .headers()
            .get(LOCATION)
            .and_then(|value| value.to_str().ok());
        let Some(location) = location else {
            return Err(FetchError::Status(shown, status.as_u16()));
        };
        let next = match url::of_path(location.as_ref()) {
            Some(next) => next.to_owned(),
            None if location.contains("://") => {
                return Err(FetchError::Refused(url::shown(location), SCHEME));
            }
            None => url::join(&url, location).unwrap_or_default(),
        };
        url = next.split('#').next().unwrap_or(&next).to_owned();
        if is_secure
            && !url
                .get(..8)
                .is_some_and(|start| start.eq_ignore_ascii_case("https://"))
        {
            return Err(FetchError::Refused(
                url::shown(&url),
                "an `https` URL redirects to it",
            ));
        }
    }
    Err(FetchError::Redirects(url::shown(&url)))
}

const SCHEME: &str = "only `https` is fetched, and `http` from this machine";

/// Where the host of a URL is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Host {
    /// This machine.
    Loopback,
    /// Any other.
    Other,
}

/// Whether a URL may be fetched, and from where.
fn checked(url: &str) -> Result<Host, FetchError> {
    let refused = |reason| Err(FetchError::Refused(url::shown(url), reason));
    if url.contains(|c: char| c.is_control() || c == ' ') {
        return refused("it has characters that no URL has");
    }
    let Ok(uri) = url.parse::<Uri>() else {
        return refused("it is no URL");
    };
    let Some(authority) = uri.authority() else {
        return refused("it has no host");
    };
    if authority.as_str().contains('@') {
        return refused("it has credentials; a URL is written down in many places");
    }
    let host = match is_loopback(authority.host()) {
        true => Host::Loopback,
        false => Host::Other,
    };
    match uri.scheme_str() {
        Some("https") => Ok(host),
        Some("http") if host == Host::Loopback => Ok(host),
        _ => refused(SCHEME),
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address.parse::<Ipv4Addr>().is_ok_and(|it| it.is_loopback())
        || address.parse::<Ipv6Addr>().is_ok_and(|it| it.is_loopback())
}

fn agent(left: Duration, host: Host) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(left))
        .timeout_connect(Some(LONGEST_CONNECT))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(concat!("oasmith/", env!("CARGO_PKG_VERSION")))
        .accept("application/yaml, application/json, */*;q=0.8");
    // A proxy is another machine.
    let config = match host {
        Host::Loopback => config.proxy(None),
        Host::Other => config,
    };
    config.build().new_agent()
}

/// Why a request failed. A message of the client may quote the URL, which may hold a secret.
fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::HostNotFound => "its host is unknown".to_owned(),
        ureq::Error::Timeout(_) => "it takes too long".to_owned(),
        ureq::Error::ConnectionFailed => "its host can't be reached".to_owned(),
        ureq::Error::Io(error) => error.kind().to_string(),
        ureq::Error::Rustls(error) => format!("TLS fails: {error}"),
        ureq::Error::Tls(reason) => format!("TLS fails: {reason}"),
        _ => "the response can't be read".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_is_fetched_and_http_of_this_machine() {
        for (url, expected) in [
            ("https://example.com/a.yaml", true),
            ("https://127.0.0.1:8443/a.yaml", true),
            ("http://localhost:80/a.yaml", true),
            ("http://127.8.9.1/a.yaml", true),
            ("http://[::1]:8080/a.yaml", true),
            ("http://example.com/a.yaml", false),
            ("http://localhost.example.com/a.yaml", false),
            ("http://127.0.0.1.example.com/a.yaml", false),
            ("http://10.0.0.1/a.yaml", false),
            ("http://[::2]/a.yaml", false),
            ("https://me:secret@example.com/a.yaml", false),
            ("https://me@localhost/a.yaml", false),
            ("https:///a.yaml", false),
            ("https://example.com/a b.yaml", false),
            ("https://example.com/a\r\nX: y", false),
            ("ftp://example.com/a.yaml", false),
            ("file:///etc/passwd", false),
        ] {
            let checked = checked(url);
            assert_eq!(checked.is_ok(), expected, "{url}: {checked:?}");
            if let Err(error) = checked {
                assert!(!error.to_string().contains("secret"), "{error}");
            }
        }
    }
}
