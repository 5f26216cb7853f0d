//! A call: an operation with its arguments, not sent yet.

mod body;
#[cfg(all(feature = "mock", not(target_arch = "wasm32")))]
mod expected;
mod parameters;
mod parts;
mod settings;
#[cfg(test)]
mod tests;

use std::fmt;
use std::time::Duration;

use reqwest::header::{HeaderName, HeaderValue};

use crate::extensions::Extension;
use crate::{Body, Client, Credential, Operation, Retry};

/// A call in the making. It can be kept, cloned and sent more than once.
///
/// Setting a parameter again replaces it. What can't be sent is an error when the call is sent.
#[derive(Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct Call {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    timeout: Option<Option<Duration>>,
    retry: Option<Retry>,
    follows_elsewhere: bool,
    extensions: Vec<Extension>,
    max_response_size: Option<usize>,
    pub(crate) base_url: Option<String>,
    /// The URL of a page, with its query, that stands in the place of path and query.
    pub(crate) target: Option<reqwest::Url>,
    path: Vec<(&'static str, String)>,
    /// The path parameters that keep their slashes.
    #[cfg(all(feature = "mock", not(target_arch = "wasm32")))]
    with_slashes: Vec<&'static str>,
    query: Vec<(&'static str, String)>,
    /// Pairs behind those of the parameters.
    extra_query: Vec<String>,
    cookies: Vec<(&'static str, String)>,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Option<(String, Body)>,
    /// Credentials that go before the client's.
    credentials: Vec<(String, Credential)>,
    /// The first thing that can't be sent.
    fault: Option<String>,
}

impl Call {
    /// A call of `operation` without arguments.
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            timeout: None,
            retry: None,
            follows_elsewhere: false,
            extensions: Vec::new(),
            max_response_size: None,
            base_url: None,
            target: None,
            path: Vec::new(),
            #[cfg(all(feature = "mock", not(target_arch = "wasm32")))]
            with_slashes: Vec::new(),
            query: Vec::new(),
            extra_query: Vec::new(),
            cookies: Vec::new(),
            headers: Vec::new(),
            body: None,
            credentials: Vec::new(),
            fault: None,
        }
    }

    /// The operation that is called.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The same arguments for another operation that takes them.
    pub fn as_operation(mut self, operation: &'static Operation) -> Self {
        self.operation = operation;
        self
    }

    /// The values that are handed to middleware.
    pub(crate) fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    /// The client that sends the call.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Makes the sending fail with [`ErrorKind::Build`](crate::ErrorKind::Build) and this message,
    /// which must not repeat a secret. Of several messages the first is reported.
    pub fn refuse(&mut self, fault: impl Into<String>) {
        if self.fault.is_none() {
            self.fault = Some(fault.into());
        }
    }
}

/// Names the operation only: arguments may be personal.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .finish_non_exhaustive()
    }
}
