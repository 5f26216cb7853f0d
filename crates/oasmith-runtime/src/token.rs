//! Tokens that are got when they are needed.

mod cache;
mod client_credentials;

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::{AnyError, BoxFuture, Secret, clock};
pub(crate) use cache::Cache;
pub use client_credentials::ClientCredentials;

/// A token, and how long it holds.
#[derive(Debug, Clone)]
pub struct Token {
    secret: Secret,
    lifetime: Option<Duration>,
}

impl Token {
    /// A token that holds until a server refuses it.
    #[must_use]
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            secret: secret.into(),
            lifetime: None,
        }
    }

    /// Sets how long it holds from now on.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }

    /// Sets until when it holds.
    #[must_use]
    pub fn expires_at(self, expiry: Timestamp) -> Self {
        self.expires_in(clock::until(Timestamp::now(), expiry))
    }
}

/// Where tokens come from. Functions that give a future of a [`Token`] are sources.
///
/// A source is asked for the first call that needs a token, for the first one shortly before that
/// expires, and when a server responds with `401` to it; calls that need one at the same time share what it
/// gives.
///
/// ```
/// use std::time::Duration;
/// use oasmith_runtime::{AnyError, Bearer, Client, Credential, Token};
///
/// async fn from_vault() -> Result<Token, AnyError> {
///     Ok(Token::new("secret").expires_in(Duration::from_secs(3600)))
/// }
///
/// # fn main() -> Result<(), oasmith_runtime::Error> {
/// let token = Bearer::from_source(from_vault);
/// let client = Client::builder("http://localhost:8080").credential("auth", Credential::bearer(token));
/// # client.build()?;
/// # Ok(())
/// # }
/// ```
pub trait TokenSource: Send + Sync {
    /// Gets a new token.
    ///
    /// # Errors
    ///
    /// There is none. Calls that need it fail with [`ErrorKind::Credential`](crate::ErrorKind::Credential).
    fn fetch(&self) -> BoxFuture<Result<Token, AnyError>>;
}

#[cfg(not(target_arch = "wasm32"))]
impl<F, T> TokenSource for F
where
    F: Fn() -> T + Send + Sync,
    T: Future<Output = Result<Token, AnyError>> + Send + 'static,
{
    fn fetch(&self) -> BoxFuture<Result<Token, AnyError>> {
        Box::pin(self())
    }
}

#[cfg(target_arch = "wasm32")]
impl<F, T> TokenSource for F
where
    F: Fn() -> T + Send + Sync,
    T: Future<Output = Result<Token, AnyError>> + 'static,
{
    fn fetch(&self) -> BoxFuture<Result<Token, AnyError>> {
        Box::pin(self())
    }
}

/// A bearer token (RFC 6750): one that stays, or one that is got when it is needed. Texts, [`Secret`]s and
/// [`ClientCredentials`] can become one.
#[derive(Clone)]
pub struct Bearer(pub(crate) Origin);

#[derive(Clone)]
pub(crate) enum Origin {
    Fixed(Secret),
    Source(Arc<Cache>),
}

impl Bearer {
    /// A token that is got from a source. Clones share it.
    pub fn from_source(source: impl TokenSource + 'static) -> Self {
        Self(Origin::Source(Arc::new(Cache::new(source))))
    }
}

impl From<Secret> for Bearer {
    fn from(token: Secret) -> Self {
        Self(Origin::Fixed(token))
    }
}

impl From<String> for Bearer {
    fn from(token: String) -> Self {
        Secret::from(token).into()
    }
}

impl From<&String> for Bearer {
    fn from(token: &String) -> Self {
        Secret::from(token).into()
    }
}

impl From<&str> for Bearer {
    fn from(token: &str) -> Self {
        Secret::from(token).into()
    }
}

impl From<ClientCredentials> for Bearer {
    fn from(credentials: ClientCredentials) -> Self {
        Self::from_source(credentials)
    }
}

/// Without the token.
impl fmt::Debug for Bearer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bearer(…)")
    }
}
