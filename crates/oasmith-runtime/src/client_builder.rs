//! How a client is set up.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{ACCEPT_ENCODING, HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use crate::client::Shared;
use crate::param::strict;
use crate::request::{header_name, header_value};
use crate::{Client, Credential, Error, ErrorShape, Middleware, Retry, Secret, Transport};

/// Sets up a [`Client`]. Mistakes are reported by [`ClientBuilder::build`].
#[derive(Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    base_url: String,
    one_server: bool,
    http: Option<reqwest::Client>,
    transport: Option<Arc<dyn Transport>>,
    idle_timeout: Option<Duration>,
    connect_timeout: Duration,
    timeout: Option<Option<Duration>>,
    retry: Retry,
    middleware: Vec<Arc<dyn Middleware>>,
    credentials: Vec<(String, Credential)>,
    headers: Vec<(String, Secret)>,
    query: Vec<(String, String)>,
    user_agent: String,
    max_error_body: usize,
    max_response_size: usize,
    error_shape: ErrorShape,
}

/// How long a call may take in all, unless the builder or the call says otherwise.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Whether there is a TLS backend. A browser has its own.
const HAS_TLS: bool = cfg!(any(
    feature = "rustls",
    feature = "rustls-no-provider",
    feature = "native-tls",
    target_arch = "wasm32"
));

const NO_TLS: &str = "the base URL is https, but no TLS backend is enabled; enable the feature `rustls` or `native-tls`, \
                      or give `http_client` a client of your own";

/// Whether compressed responses are read, for which the HTTP client sends `Accept-Encoding` itself.
const HAS_DECODER: bool = cfg!(any(
    feature = "gzip",
    feature = "brotli",
    feature = "deflate",
    feature = "zstd",
    target_arch = "wasm32"
));

impl ClientBuilder {
    /// A builder for a client of the server at `base_url`.
    pub fn new(base_url: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            one_server: false,
            http: None,
            transport: None,
            idle_timeout: None,
            connect_timeout: Duration::from_secs(10),
            timeout: None,
            retry: Retry::new(),
            middleware: Vec::new(),
            credentials: Vec::new(),
            headers: Vec::new(),
            query: Vec::new(),
            user_agent: concat!("oasmith-runtime/", env!("CARGO_PKG_VERSION")).to_owned(),
            max_error_body: 2 << 20,
            max_response_size: 256 << 20,
            error_shape: ErrorShape::NONE,
        }
    }

    /// Sets the base URL: `http` or `https`, with or without a path, which the paths of the
    /// operations are appended to. All calls then go there, also those of operations for which the
    /// document names a server of their own.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = base_url.into();
        self.one_server = true;
        self
    }

    /// Sets the credential for the security scheme of that name.
    pub fn credential(mut self, scheme: impl Into<String>, credential: Credential) -> Self {
        let scheme = scheme.into();
        self.credentials.retain(|(known, _)| *known != scheme);
        self.credentials.push((scheme, credential));
        self
    }

    /// Uses your own `reqwest::Client`, with its TLS, proxy and pool. Its timeouts and redirects
    /// are its own: [`ClientBuilder::connect_timeout`] has no effect, and calls have no time limit
    /// but the client's unless [`ClientBuilder::timeout`] sets one.
    ///
    /// Its redirects should stay on one origin, as those of the built-in client do: API keys in
    /// headers of their own would otherwise go to where a redirect points.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Sends requests by a [`Transport`] in place of the HTTP client: a test double, for example.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets the connect timeout: 10 seconds unless set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how long a stream may stand still: a response that is read as it comes (events, JSON lines, downloads)
    /// or a body that is a stream. Without it responses may stand still for ever, and bodies for as long as
    /// [`ClientBuilder::timeout`] says.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// Sets how long a call may take in all, from connecting to the end of the body, with all retries:
    /// 60 seconds unless set. `None` means no limit. It does not cut streams: it ends with the head of a response
    /// that is read as it comes, and is none for a body that is a stream. The limit of a call itself
    /// ([`Call::timeout`](crate::Call::timeout)) holds to the end.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }

    /// Sets the retry policy: [`Retry::new`] unless set, [`Retry::OFF`] for no retries.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Adds a middleware, which runs inside those added before. See [`Middleware`] for the order.
    pub fn middleware(mut self, middleware: impl Middleware + 'static) -> Self {
        self.middleware.push(Arc::new(middleware));
        self
    }

    /// Sets the `User-Agent`.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Sets a header that every call sends; one of the call itself goes before it.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets a query parameter that every call sends, such as a version or a tenant; one of that name that the call
    /// itself sets goes before it.
    pub fn query(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let name = strict(name.as_ref());
        self.query.retain(|(known, _)| *known != name);
        let pair = format!("{name}={}", strict(value.as_ref()));
        self.query.push((name, pair));
        self
    }

    /// Sets how much of the body of an error is kept, in bytes: 2 MiB unless set. The rest is not
    /// read. What [`Call::send_raw`](crate::Call::send_raw) gives is whole.
    pub fn max_error_body(mut self, bytes: usize) -> Self {
        self.max_error_body = bytes;
        self
    }

    /// Sets how large the body of a response may be that is held in memory as a whole, in bytes after
    /// decompression: 256 MiB unless set. A larger one is an error of the kind
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) with status and headers, and is not read further. Bodies
    /// that are read as they come (downloads, events, JSON lines) have no limit, but a single event or line may have
    /// 64 MiB at most. [`Call::max_response_size`](crate::Call::max_response_size) sets it for one call.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Sets where the bodies of errors have their code and message.
    pub fn error_shape(mut self, shape: ErrorShape) -> Self {
        self.error_shape = shape;
        self
    }

    /// Builds the client. It connects when the first call is sent.
    ///
    /// # Errors
    ///
    /// Fails if the base URL, a credential or a header is invalid, if the base URL is https and no TLS backend is
    /// enabled, or if the HTTP client can't be set up.
    pub fn build(self) -> Result<Client, Error> {
        let base_url = checked_base_url(&self.base_url).map_err(|e| Error::build(None, e))?;
        let mut headers =
            default_headers(&self.user_agent, &self.headers).map_err(|e| Error::build(None, e))?;
        for (scheme, credential) in &self.credentials {
            let named = |error| Error::build(None, format!("the credential `{scheme}`: {error}"));
            credential.check().map_err(named)?;
        }
        // A client of one's own has its own time limit.
        let default_timeout = if self.http.is_some() {
            None
        } else {
            Some(TIMEOUT)
        };
        let is_own = self.http.is_some() || self.transport.is_some();
        if !is_own && base_url.starts_with("https:") && !HAS_TLS {
            return Err(Error::build(None, NO_TLS.to_owned()));
        }
        if !is_own && !HAS_DECODER {
            headers
                .entry(ACCEPT_ENCODING)
                .or_insert(HeaderValue::from_static("identity"));
        }
        let follows = self.http.is_none() && cfg!(not(target_arch = "wasm32"));
        let http = match self.http {
            Some(http) => http,
            None => http_client(self.connect_timeout)?,
        };
        Ok(Client {
            shared: Arc::new(Shared {
                http,
                transport: self.transport,
                follows,
                idle_timeout: self.idle_timeout,
                base_url,
                one_server: self.one_server,
                credentials: self.credentials,
                headers,
                query: self.query,
                timeout: self.timeout.unwrap_or(default_timeout),
                retry: self.retry,
                middleware: self.middleware,
                max_error_body: self.max_error_body,
                max_response_size: self.max_response_size,
                error_shape: self.error_shape,
            }),
        })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}

/// The base URL without a slash at its end.
pub(crate) fn checked_base_url(text: &str) -> Result<String, String> {
    without_slash(&checked_url(text, "the base URL")?, "the base URL")
}

/// A URL that paths are appended to, which a query or fragment would swallow.
pub(crate) fn without_slash(url: &Url, what: &str) -> Result<String, String> {
    if url.query().is_some() || url.fragment().is_some() {
        return Err(format!("{what} must not have a query or fragment"));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// A URL that requests can be sent to. The messages don't repeat what may hold a password.
pub(crate) fn checked_url(text: &str, what: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("{what} is not a URL: {error}"))?;
    check_url(&url, what)?;
    Ok(url)
}

/// Whether requests can be sent to a URL, with the credentials of a client and no others.
pub(crate) fn check_url(url: &Url, what: &str) -> Result<(), String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!(
            "{what} must be http or https, not {}",
            url.scheme()
        ));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(format!(
            "{what} must not hold a user name or password: give credentials to the builder"
        ));
    }
    Ok(())
}

fn default_headers(user_agent: &str, given: &[(String, Secret)]) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, header_value(user_agent)?);
    for (name, value) in given {
        let place = |error| format!("header `{}`: {error}", name.escape_debug());
        let name: HeaderName = header_name(name)?;
        let mut value: HeaderValue = header_value(value.expose()).map_err(place)?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    Ok(headers)
}

#[cfg(not(target_arch = "wasm32"))]
fn http_client(connect_timeout: Duration) -> Result<reqwest::Client, Error> {
    reqwest::Client::builder()
        .connect_timeout(connect_timeout)
        .referer(false)
        // They are followed by calls.
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| Error::transport(None, error))
}

#[cfg(target_arch = "wasm32")]
fn http_client(_: Duration) -> Result<reqwest::Client, Error> {
    reqwest::Client::builder()
        .build()
        .map_err(|error| Error::transport(None, error))
}

#[cfg(test)]
mod tests {
    use super::checked_base_url;
    use crate::Client;

    #[test]
    fn base_urls_are_checked() {
        assert_eq!(
            checked_base_url("https://a.example/v1/").unwrap(),
            "https://a.example/v1"
        );
        assert_eq!(
            checked_base_url("http://localhost:3003").unwrap(),
            "http://localhost:3003"
        );
        for bad in [
            "",
            "/v1",
            "ftp://a",
            "https://a?x=1",
            "https://a#b",
            "https://u:pw@a",
        ] {
            let error = Client::builder(bad).build().unwrap_err();
            assert!(
                error.is_build() && !error.to_string().contains("pw"),
                "{error}"
            );
        }
    }

    #[test]
    fn headers_are_checked() {
        assert!(
            Client::builder("http://a")
                .header("x", "a\nb")
                .build()
                .is_err()
        );
        assert!(
            Client::builder("http://a")
                .header("a b", "c")
                .build()
                .is_err()
        );
        assert!(Client::builder("http://a").user_agent("ä").build().is_err());
    }
}
