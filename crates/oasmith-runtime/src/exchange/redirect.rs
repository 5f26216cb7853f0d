//! Redirects, which are followed where the request stays what it is.

use reqwest::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, TRANSFER_ENCODING,
};
use reqwest::{Method, Request, Response, Url};

use crate::client::Shared;
use crate::clock::Moment;

/// How many redirects are followed at most.
const MOST: usize = 10;

impl Shared {
    /// Sends a request, and follows redirects unless the HTTP client is somebody's own, which does as it likes.
    pub(super) async fn send(&self, mut request: Request) -> Result<Response, reqwest::Error> {
        if !self.follows {
            return self.http.execute(request).await;
        }
        for _ in 0..MOST {
            let started = Moment::now();
            let again = request.try_clone();
            let response = self.http.execute(request).await?;
            let Some(next) = again.and_then(|again| next(again, &response)) else {
                return Ok(response);
            };
            request = next;
            // The time limit is for all of them.
            if let Some(limit) = request.timeout_mut() {
                *limit = limit.saturating_sub(started.elapsed());
            }
        }
        self.http.execute(request).await
    }
}

/// The request that a redirect asks for; `None` where it is none, or none to be followed.
fn next(mut request: Request, redirect: &Response) -> Option<Request> {
    let to = redirect.headers().get(LOCATION)?.to_str().ok()?;
    let to = request.url().join(to).ok()?;
    if !stays(request.url(), &to) {
        return None;
    }
    match redirect.status().as_u16() {
        307 | 308 => {}
        // A `POST` becomes a `GET` in browsers, which would read what was to be written (RFC 9110 §15.4.2).
        301 | 302 if request.method() != Method::POST => {}
        303 => read_instead(&mut request),
        _ => return None,
    }
    *request.url_mut() = to;
    Some(request)
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
