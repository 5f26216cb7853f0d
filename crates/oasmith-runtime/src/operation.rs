//! What an operation of the document is, as data.

/// The unchanging part of an operation; generated code has one static of it for each.
#[derive(Debug)]
pub struct Operation {
    /// The `operationId`, or the name that stands in for it.
    pub id: &'static str,
    /// The group of operations that it belongs to.
    pub group: &'static str,
    /// The HTTP method, a token (RFC 9110 §9.1): `GET`, or one of the API's own.
    pub method: &'static str,
    /// The path template, after the server's base URL.
    pub path: &'static str,
    /// The media types that responses are read from, as `Accept` lists them. Empty: any.
    pub accept: &'static str,
    /// The URL of the operation's own server, where it has one. It takes the place of the client's
    /// base URL unless that was set by [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    pub server: Option<&'static str>,
    /// The alternatives of the security requirement: the names of the schemes that each needs
    /// together. Empty: nothing is sent. An empty alternative: it may go without.
    pub security: &'static [&'static [&'static str]],
}

#[cfg(test)]
impl Operation {
    /// What tests vary.
    pub(crate) const SAMPLE: Self = Self {
        id: "getThing",
        group: "things",
        method: "GET",
        path: "/things",
        accept: "",
        server: None,
        security: &[],
    };
}
