//! A provider, as a connection sees it.

use super::ProxiedCall;
use super::operation::operation;
use crate::proxy::Proxy;
use crate::runtime::{Call, Method};

/// The API of a provider, called with the credentials of one connection.
///
/// Paths are the provider's: with or without a leading slash, with slashes inside, and with a query if you like; `/` is
/// the root of the API. Characters that a path can't have are encoded; percent-encoded ones stay as they are.
#[derive(Debug, Clone)]
pub struct Provider {
    proxy: Proxy,
    connection_id: String,
    provider_config_key: String,
}

impl Proxy {
    /// The API of the provider that a connection is with.
    ///
    /// - `connection_id`: ID of the connection, unique within its integration.
    /// - `provider_config_key`: Unique key of the integration that the connection is under.
    pub fn through(
        &self,
        connection_id: impl Into<String>,
        provider_config_key: impl Into<String>,
    ) -> Provider {
        Provider {
            proxy: self.clone(),
            connection_id: connection_id.into(),
            provider_config_key: provider_config_key.into(),
        }
    }
}

impl Provider {
    /// A GET request.
    pub fn get(&self, path: impl AsRef<str>) -> ProxiedCall {
        self.request(Method::GET, path)
    }

    /// A POST request.
    pub fn post(&self, path: impl AsRef<str>) -> ProxiedCall {
        self.request(Method::POST, path)
    }

    /// A PUT request.
    pub fn put(&self, path: impl AsRef<str>) -> ProxiedCall {
        self.request(Method::PUT, path)
    }

    /// A PATCH request.
    pub fn patch(&self, path: impl AsRef<str>) -> ProxiedCall {
        self.request(Method::PATCH, path)
    }

    /// A DELETE request.
    pub fn delete(&self, path: impl AsRef<str>) -> ProxiedCall {
        self.request(Method::DELETE, path)
    }

    /// A HEAD request.
    pub fn head(&self, path: impl AsRef<str>) -> ProxiedCall {
        self.request(Method::HEAD, path)
    }

    /// An OPTIONS request.
    pub fn options(&self, path: impl AsRef<str>) -> ProxiedCall {
        self.request(Method::OPTIONS, path)
    }

    /// A request of any method, such as `PROPFIND` or `REPORT`.
    pub fn request(&self, method: Method, path: impl AsRef<str>) -> ProxiedCall {
        let path = path.as_ref();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut call = self.call(&method, path.strip_prefix('/').unwrap_or(path));
        if path.starts_with("http://") || path.starts_with("https://") {
            call.refuse(
                "the path of a proxied call is a URL; give its origin to `base_url_override`",
            );
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match (decoded(name), decoded(value)) {
                (Some(name), Some(value)) => call.extra_query(&name, &value),
                _ => call.refuse("the query of a proxied call is not UTF-8"),
            }
        }
        ProxiedCall::new(call)
    }

    fn call(&self, method: &Method, path: &str) -> Call {
        let (connection, key) = (&self.connection_id, &self.provider_config_key);
        if path.is_empty() {
            // A path parameter can't be empty, so the root has an operation of its own, without one.
            return as_operation(
                self.proxy.get("-", connection, key).into_call(),
                method,
                true,
            );
        }
        match *method {
            Method::GET => self.proxy.get(path, connection, key).into_call(),
            Method::POST => self.proxy.post(path, connection, key).into_call(),
            Method::PUT => self.proxy.put(path, connection, key).into_call(),
            Method::PATCH => self.proxy.patch(path, connection, key).into_call(),
            Method::DELETE => self.proxy.delete(path, connection, key).into_call(),
            _ => {
                let call = self.proxy.get(path, connection, key).into_call();
                as_operation(call, method, false)
            }
        }
    }
}

/// The same call of another method, or of the root of the provider's API.
fn as_operation(mut call: Call, method: &Method, is_root: bool) -> Call {
    match operation(method, is_root) {
        Some(operation) => call.as_operation(operation),
        None => {
            call.refuse("the proxy was called with too many different methods");
            call
        }
    }
}

/// A part of a query, without its encoding (WHATWG URL §5.1).
fn decoded(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    let text = percent_encoding::percent_decode_str(&text).decode_utf8();
    text.ok().map(|text| text.into_owned())
}
