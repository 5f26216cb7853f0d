//! What a call sets for itself in place of its client.

use std::sync::Arc;
use std::time::Duration;

use crate::extensions::Extension;
use crate::{Call, Credential, Retry};

impl Call {
    /// Sets the `Accept` header in place of the one that goes with the type of the response.
    pub fn accept(&mut self, media_types: &str) {
        self.extra_header("accept", media_types);
    }

    /// Sets the `Content-Type` in place of the one that goes with the body.
    pub fn content_type(&mut self, media_type: &str) {
        self.extra_header("content-type", media_type);
    }

    /// Sets what this call sends for the security scheme of that name, in place of the client's.
    pub fn credential(&mut self, scheme: impl Into<String>, credential: Credential) {
        let scheme = scheme.into();
        self.credentials.retain(|(known, _)| *known != scheme);
        self.credentials.push((scheme, credential));
    }

    /// Sets whether and when this call is retried if it fails, in place of what the client says.
    pub fn retry(&mut self, retry: Retry) {
        self.retry = Some(retry);
    }

    /// Sets what another call of the same client sets for itself: server, credentials, retries, time
    /// limit and largest response. For what goes on where that call began.
    pub fn set_like(&mut self, other: &Self) {
        self.base_url.clone_from(&other.base_url);
        self.credentials.clone_from(&other.credentials);
        self.retry = other.retry;
        self.timeout = other.timeout;
        self.max_response_size = other.max_response_size;
        self.follows_elsewhere = other.follows_elsewhere;
        self.extensions.clone_from(&other.extensions);
    }

    /// The policy that holds for this call.
    pub(crate) fn retry_policy(&self) -> Retry {
        self.retry.unwrap_or(self.client.shared.retry)
    }

    /// Whether the call itself says how long it may take, be it for ever.
    pub(crate) fn has_own_limit(&self) -> bool {
        self.timeout.is_some()
    }

    /// How long this call may take in all. That of the client is none for a body that is a stream: it may be long.
    pub(crate) fn time_limit(&self) -> Option<Duration> {
        let client = self.client.shared.timeout;
        self.timeout.unwrap_or(client.filter(|_| self.can_repeat()))
    }

    /// How long a streamed body may stand still while it is sent: as long as other calls may take in all, unless
    /// the client has a limit for it.
    pub(crate) fn upload_idle_limit(&self) -> Option<Duration> {
        let shared = &self.client.shared;
        shared.idle_timeout.or(shared.timeout)
    }

    /// Follows redirects of this call to other origins too, without credentials, cookies and headers of your own:
    /// for downloads that the API hands over to a store. Only `GET` and `HEAD` are redirected so, and not by an HTTP
    /// client of your own.
    pub fn follow_other_origins(&mut self, follow: bool) {
        self.follows_elsewhere = follow;
    }

    pub(crate) fn follows_elsewhere(&self) -> bool {
        self.follows_elsewhere
    }

    /// Hands a value to the middleware of this call, as one of the [`Attempt::extensions`](crate::Attempt). There
    /// is one of each type.
    pub fn extension<T: Send + Sync + 'static>(&mut self, value: T) {
        let value: Extension = Arc::new(value);
        let is_other = |known: &Extension| (**known).type_id() != (*value).type_id();
        self.extensions.retain(is_other);
        self.extensions.push(value);
    }

    /// Sets how long this call may take in all, with all retries; `None` means no limit.
    pub fn timeout(&mut self, timeout: impl Into<Option<Duration>>) {
        self.timeout = Some(timeout.into());
    }

    /// Sets how large the body of this call's response may be, in bytes after decompression, in place of
    /// what the client says. See [`ClientBuilder::max_response_size`](crate::ClientBuilder::max_response_size).
    pub fn max_response_size(&mut self, bytes: usize) {
        self.max_response_size = Some(bytes);
    }

    /// How large a body may be that is held in memory as a whole, in bytes.
    pub(crate) fn response_limit(&self) -> usize {
        let client = self.client.shared.max_response_size;
        self.max_response_size.unwrap_or(client)
    }

    /// Sends this call to another server: an absolute base URL, or a path on the client's own. It
    /// takes the place of the client's base URL and of the operation's own server.
    pub fn base_url(&mut self, base_url: impl Into<String>) {
        self.base_url = Some(base_url.into());
    }
}
