//! Redirects, which are followed where the request stays what it is.

use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, LOCATION,
    RANGE, TRANSFER_ENCODING, USER_AGENT,
};
use reqwest::{Method, Request, Response, Url};

use super::failure::SendFailure;
use crate::client::Shared;
use crate::clock::Moment;

/// How many redirects are followed at most.
const MOST: usize = 10;

impl Shared {
    /// Sends a request, and follows redirects unless the HTTP client is somebody's own, which does as it likes.
    /// `elsewhere` tells whether they may lead to other origins.
    ///
    /// # Errors
    ///
    /// There is no response, or the redirects have no end.
    pub(super) async fn send(
        &self,
        mut request: Request,
        elsewhere: bool,
    ) -> Result<Response, SendFailure> {
        if !self.follows {
            return self.execute(request).await;
        }
        for _ in 0..=MOST {
            let started = Moment::now();
            let again = request.try_clone();
            let response = self.execute(request).await?;
            let Some(next) = again.and_then(|again| next(again, &response, elsewhere)) else {
                return Ok(response);
            };
            request = next;
            // The time limit is for all of them.
            if let Some(limit) = request.timeout_mut() {
                *limit = limit.saturating_sub(started.elapsed());
            }
        }
        Err(SendFailure::Redirects(MOST))
    }

    /// Sends a request once.
    async fn execute(&self, request: Request) -> Result<Response, SendFailure> {
        match &self.transport {
            Some(transport) => transport
                .send(request)
                .await
                .map_err(SendFailure::Transport),
            None => self.http.execute(request).await.map_err(SendFailure::Http),
        }
    }
}

/// The request that a redirect asks for; `None` where it is none, or none to be followed.
fn next(mut request: Request, redirect: &Response, elsewhere: bool) -> Option<Request> {
    let to = redirect.headers().get(LOCATION)?.to_str().ok()?;
    let to = request.url().join(to).ok()?;
    let stays = stays(request.url(), &to);
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !(stays || elsewhere && reads && leads_on(request.url(), &to)) {
        return None;
    }
    match redirect.status().as_u16() {
        307 | 308 => {}
        // A `POST` becomes a `GET` in browsers, which would read what was to be written (RFC 9110 §15.4.2).
        301 | 302 if request.method() != Method::POST => {}
        303 => read_instead(&mut request),
        _ => return None,
    }
    if !stays {
        bare(&mut request);
    }
    *request.url_mut() = to;
    Some(request)
}

/// Leaves out what is for the first origin alone: credentials, and whatever the client or the call set.
fn bare(request: &mut Request) {
    let headers = request.headers_mut();
    let mut kept = HeaderMap::new();
    for name in [ACCEPT, ACCEPT_ENCODING, RANGE, USER_AGENT] {
        if let Some(value) = headers.get(&name).filter(|value| !value.is_sensitive()) {
            kept.insert(name, value.clone());
        }
    }
    *headers = kept;
}

/// Whether a redirect to another origin is one of HTTP that is no less protected.
fn leads_on(from: &Url, to: &Url) -> bool {
    let is_plain = to.username().is_empty() && to.password().is_none();
    is_plain && (to.scheme() == "https" || to.scheme() == "http" && from.scheme() == "http")
}

/// What was asked for was done, and is told of at another place.
fn read_instead(request: &mut Request) {
    if request.method() == Method::HEAD {
        return;
    }
    *request.method_mut() = Method::GET;
    *request.body_mut() = None;
    for name in [
        CONTENT_ENCODING,
        CONTENT_LENGTH,
        CONTENT_TYPE,
        TRANSFER_ENCODING,
    ] {
        request.headers_mut().remove(name);
    }
}

/// Whether a redirect stays on its origin: credentials travel with it. From `http` to `https` is another one.
fn stays(from: &Url, to: &Url) -> bool {
    let is_plain = to.username().is_empty() && to.password().is_none();
    from.origin() == to.origin() && is_plain
}

#[cfg(test)]
mod tests {
    use super::stays;

    #[test]
    fn redirects_stay_on_the_origin() {
        let stays = |from: &str, to: &str| stays(&from.parse().unwrap(), &to.parse().unwrap());
        assert!(stays("https://a/x", "https://a/y"));
        assert!(!stays("http://a/x", "https://a/x"));
        assert!(!stays("https://a/x", "http://a/x"));
        assert!(!stays("https://a/x", "https://b/x"));
        assert!(!stays("https://a/x", "https://me@a/x"));
        assert!(!stays("http://a:1/x", "http://a:2/x"));
    }
}
