//! The client, which all its calls share.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;

use crate::{ClientBuilder, Credential, ErrorShape, Middleware, Retry, Transport};

/// The base URL, the HTTP client and the credentials. Cloning it is cheap, and clones share one
/// pool of connections.
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Arc<Shared>,
}

/// What a client was built with.
pub(crate) struct Shared {
    pub(crate) http: reqwest::Client,
    /// What carries requests in place of the HTTP client.
    pub(crate) transport: Option<Arc<dyn Transport>>,
    /// Whether redirects are followed here. A browser does so itself.
    pub(crate) follows: bool,
    /// How long a stream may stand still.
    pub(crate) idle_timeout: Option<Duration>,
    /// Without a slash at its end.
    pub(crate) base_url: String,
    /// Whether all calls go to the base URL, also those of operations with a server of their own.
    pub(crate) one_server: bool,
    pub(crate) credentials: Vec<(String, Credential)>,
    pub(crate) headers: HeaderMap,
    /// Pairs that every call sends, each with its name, encoded.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Retry,
    pub(crate) middleware: Vec<Arc<dyn Middleware>>,
    pub(crate) max_error_body: usize,
    pub(crate) max_response_size: usize,
    pub(crate) error_shape: ErrorShape,
}

impl Client {
    /// A builder for a client of the server at `base_url`.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(base_url)
    }

    /// The base URL, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    /// The HTTP client beneath, for requests that the document does not describe. It carries no
    /// credentials and, unless it is your own, follows no redirects: those of calls are followed by the calls.
    #[must_use]
    pub fn http(&self) -> &reqwest::Client {
        &self.shared.http
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.shared.base_url)
            .finish_non_exhaustive()
    }
}
