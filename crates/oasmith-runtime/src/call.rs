//! A call: an operation with its arguments, not sent yet.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue};

use crate::json::encode_sent;
use crate::request::{RequestParts, expand, header_name, header_value};
use crate::{
    Client, Credential, Encode, Encoding, Multipart, Operation, Style, ToParam, auth, form, param,
};

/// A call in the making. It can be kept, cloned and sent again.
///
/// Setting a parameter again replaces it. What can't be sent is remembered and said when the call
/// is sent.
#[derive(Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct Call {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) timeout: Option<Option<Duration>>,
    pub(crate) base_url: Option<String>,
    path: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    /// Pairs behind those of the parameters.
    extra_query: Vec<String>,
    cookies: Vec<(&'static str, String)>,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Option<(String, Bytes)>,
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
            base_url: None,
            path: Vec::new(),
            query: Vec::new(),
            extra_query: Vec::new(),
            cookies: Vec::new(),
            headers: Vec::new(),
            body: None,
            credentials: Vec::new(),
            fault: None,
        }
    }

    /// Sets a path parameter.
    pub fn path<T: ToParam>(&mut self, name: &'static str, style: Style, value: T) {
        self.check("path parameter", name, &value);
        replace(
            &mut self.path,
            name,
            param::path(name, style, &value.to_param()),
        );
    }

    /// Sets a path parameter whose `content` is JSON.
    pub fn path_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match json_text(value) {
            Ok(text) => replace(&mut self.path, name, param::strict(&text)),
            Err(error) => self.refuse(format!("path parameter `{name}`: {error}")),
        }
    }

    /// Sets a query parameter; a value that is absent removes it.
    pub fn query<T: ToParam>(&mut self, name: &'static str, style: Style, value: T) {
        self.check("query parameter", name, &value);
        replace(
            &mut self.query,
            name,
            param::query(name, style, &value.to_param()),
        );
    }

    /// Sets a query parameter whose `content` is JSON.
    pub fn query_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match json_text(value) {
            Ok(text) => {
                let text = param::strict(&text);
                replace(
                    &mut self.query,
                    name,
                    format!("{}={text}", param::strict(name)),
                );
            }
            Err(error) => self.refuse(format!("query parameter `{name}`: {error}")),
        }
    }

    /// Sets a header parameter; a value that is absent removes it.
    pub fn header<T: ToParam>(&mut self, name: &'static str, style: Style, value: T) {
        self.check("header", name, &value);
        match param::header(style, &value.to_param()) {
            Some(value) => self.extra_header(name, &value),
            None => self
                .headers
                .retain(|(known, _)| !known.as_str().eq_ignore_ascii_case(name)),
        }
    }

    /// Sets a header parameter whose `content` is JSON.
    pub fn header_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match json_text(value) {
            Ok(text) => self.extra_header(name, &text),
            Err(error) => self.refuse(format!("header `{name}`: {error}")),
        }
    }

    /// Adds a query parameter by name, whether the document knows it or not. One of the same name that
    /// is there already stays beside it.
    pub fn extra_query(&mut self, name: &str, value: &str) {
        let pair = format!("{}={}", param::strict(name), param::strict(value));
        self.extra_query.push(pair);
    }

    /// Sets a cookie parameter; a value that is absent removes it.
    pub fn cookie<T: ToParam>(&mut self, name: &'static str, style: Style, value: T) {
        self.check("cookie", name, &value);
        match param::cookie(name, style, &value.to_param()) {
            Ok(pairs) => replace(&mut self.cookies, name, pairs),
            Err(error) => self.refuse(format!("cookie `{name}`: {error}")),
        }
    }

    /// Sets a cookie parameter whose `content` is JSON, percent-encoded: JSON has commas and quotes,
    /// which no cookie may hold (RFC 6265 §4.1.1).
    pub fn cookie_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        match json_text(value) {
            Ok(text) => {
                let pair = format!("{}={}", param::strict(name), param::strict(&text));
                replace(&mut self.cookies, name, pair);
            }
            Err(error) => self.refuse(format!("cookie `{name}`: {error}")),
        }
    }

    /// Sets any header by name, whether the document knows it or not.
    pub fn extra_header(&mut self, name: &str, value: &str) {
        match (header_name(name), header_value(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.retain(|(known, _)| *known != name);
                self.headers.push((name, value));
            }
            (Err(error), _) => self.refuse(error),
            (_, Err(error)) => self.refuse(format!("header `{name}`: {error}")),
        }
    }

    /// Sets the `Accept` header in place of the one that goes with the type of the answer.
    pub fn accept(&mut self, media_types: &str) {
        self.extra_header("accept", media_types);
    }

    /// Sets what this call sends for the security scheme of that name, in place of the client's.
    pub fn credential(&mut self, scheme: impl Into<String>, credential: Credential) {
        let scheme = scheme.into();
        self.credentials.retain(|(known, _)| *known != scheme);
        self.credentials.push((scheme, credential));
    }

    /// Sets the `Content-Type` in place of the one that goes with the body.
    pub fn content_type(&mut self, media_type: &str) {
        self.extra_header("content-type", media_type);
    }

    /// Sets how long this call may take in all; `None` means no limit.
    pub fn timeout(&mut self, timeout: impl Into<Option<Duration>>) {
        self.timeout = Some(timeout.into());
    }

    /// Sends this call to another server: an absolute base URL, or a path on the client's own. It
    /// takes the place of the client's base URL and of the operation's own server.
    pub fn base_url(&mut self, base_url: impl Into<String>) {
        self.base_url = Some(base_url.into());
    }

    /// Sets a JSON body.
    pub fn json<T: Encode + ?Sized>(&mut self, body: &T) {
        self.json_as("application/json", body);
    }

    /// Sets a JSON body of another media type (`application/merge-patch+json`).
    pub fn json_as<T: Encode + ?Sized>(&mut self, media_type: &str, body: &T) {
        match encode_sent(body) {
            Ok(text) => self.bytes(media_type, text),
            Err(error) => self.refuse(format!("body: {error}")),
        }
    }

    /// Sets an `application/x-www-form-urlencoded` body out of the members of an object.
    pub fn form<T: Encode + ?Sized>(&mut self, body: &T) {
        self.form_with(body, &[]);
    }

    /// The same, with members that are written in other ways than is usual.
    pub fn form_with<T: Encode + ?Sized>(&mut self, body: &T, encodings: &[(&str, Encoding)]) {
        match form::encode(body, encodings) {
            Ok(text) => self.bytes("application/x-www-form-urlencoded", text),
            Err(error) => self.refuse(format!("body: {error}")),
        }
    }

    /// Sets a `multipart/form-data` body.
    pub fn multipart(&mut self, body: Multipart) {
        match body.finish() {
            Ok((media_type, bytes)) => self.bytes(&media_type, bytes),
            Err(error) => self.refuse(format!("body: {error}")),
        }
    }

    /// Sets a body of text, sent as UTF-8.
    pub fn text(&mut self, media_type: &str, text: impl Into<String>) {
        self.bytes(media_type, text.into());
    }

    /// Sets a body of bytes.
    pub fn bytes(&mut self, media_type: &str, bytes: impl Into<Bytes>) {
        self.body = Some((media_type.to_owned(), bytes.into()));
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

    /// The value of a query parameter as it was set: of one that is written as a single pair, decoded.
    #[must_use]
    pub fn query_value(&self, name: &str) -> Option<String> {
        let (_, pair) = self.query.iter().find(|(known, _)| *known == name)?;
        let (_, value) = pair.split_once('=').filter(|_| !pair.contains('&'))?;
        let value = percent_encoding::percent_decode_str(value).decode_utf8();
        Some(value.ok()?.into_owned())
    }

    /// The client that sends the call.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Makes the sending fail with [`ErrorKind::Build`](crate::ErrorKind::Build) and this message,
    /// which must not repeat a secret. Of several the first is told.
    pub fn refuse(&mut self, fault: impl Into<String>) {
        if self.fault.is_none() {
            self.fault = Some(fault.into());
        }
    }

    /// Refuses a value that says of itself that it can't be sent.
    fn check(&mut self, place: &str, name: &str, value: &impl ToParam) {
        if let Some(fault) = value.fault() {
            self.refuse(format!("{place} `{name}`: {fault}"));
        }
    }

    /// The request, with the client's headers and credentials.
    pub(crate) fn parts(&self, accept: &str) -> Result<RequestParts, String> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let shared = &self.client.shared;
        let mut request = RequestParts {
            path: expand(self.operation.path, &self.path)?,
            headers: shared.headers.clone(),
            ..RequestParts::default()
        };
        let parameters = self.query.iter().map(|(_, pairs)| pairs);
        for pairs in parameters.chain(&self.extra_query) {
            request.query_pairs(pairs);
        }
        for (name, pairs) in self.cookies.iter().filter(|(_, pairs)| !pairs.is_empty()) {
            request
                .cookie(pairs)
                .map_err(|error| format!("cookie `{name}`: {error}"))?;
        }
        let credentials = self.credentials.iter().chain(&shared.credentials);
        auth::authorize(self.operation, credentials, &mut request)?;
        request
            .headers
            .entry(ACCEPT)
            .or_insert(accept_value(accept)?);
        if let Some((media_type, bytes)) = &self.body {
            request
                .headers
                .insert(CONTENT_TYPE, header_value(media_type)?);
            request.body = Some(bytes.clone());
        }
        for (name, value) in &self.headers {
            request.headers.insert(name, value.clone());
        }
        Ok(request)
    }
}

/// The media types that are asked for, before all others: a server that has none of them may still
/// answer, which makes the better error.
fn accept_value(media_types: &str) -> Result<HeaderValue, String> {
    if media_types.is_empty() {
        return Ok(HeaderValue::from_static("*/*"));
    }
    header_value(&format!("{media_types}, */*;q=0.1"))
}

/// A value as JSON text.
fn json_text<T: Encode + ?Sized>(value: &T) -> Result<String, String> {
    let text = encode_sent(value).map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Sets the value under a name, in the place where it first stood.
fn replace(list: &mut Vec<(&'static str, String)>, name: &'static str, value: String) {
    match list.iter_mut().find(|(known, _)| *known == name) {
        Some((_, before)) => *before = value,
        None => list.push((name, value)),
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

#[cfg(test)]
mod tests {
    use crate::{
        Call, Client, Credential, Encode, Operation, Param, Style, ToParam, Writer, encode_vec,
    };

    static GET: Operation = Operation {
        id: "getThing",
        group: "things",
        method: "GET",
        path: "/things/{id}",
        accept: "",
        server: None,
        security: &[&["token"]],
    };

    struct Picky;

    impl ToParam for Picky {
        fn to_param(&self) -> Param {
            Param::Absent
        }

        fn fault(&self) -> Option<String> {
            Some("too picky".to_owned())
        }
    }

    impl Encode for Picky {
        fn encode(&self, writer: &mut Writer) {
            if writer.is_sent() {
                writer.refuse("too picky");
            }
            writer.null();
        }
    }

    fn call() -> Call {
        let builder = Client::builder("http://localhost/v1/");
        let client = builder
            .credential("token", Credential::bearer("t"))
            .header("X-A", "default");
        Call::new(&client.build().unwrap(), &GET)
    }

    #[test]
    fn parts_are_put_together() {
        let mut call = call();
        call.path("id", Style::SIMPLE, "a/b c");
        call.query("limit", Style::FORM, 1);
        call.query("tags", Style::FORM, vec!["x", "y"]);
        call.query("limit", Style::FORM, 2);
        call.query("gone", Style::FORM, None::<bool>);
        assert_eq!(call.query_value("limit").as_deref(), Some("2"));
        assert_eq!(call.query_value("tags").or(call.query_value("gone")), None);
        call.query_json("filter", &vec![1]);
        call.extra_query("a b", "&");
        call.extra_query("a b", "");
        call.cookie("c", Style::FORM, "1");
        call.cookie("d", Style::COOKIE, "2");
        call.header("X-A", Style::SIMPLE, vec![1, 2]);
        call.json(&"body");
        let request = call.parts("*/*").unwrap();
        assert_eq!(request.path, "/things/a%2Fb%20c");
        assert_eq!(
            request.query,
            "limit=2&tags=x&tags=y&filter=%5B1%5D&a%20b=%26&a%20b="
        );
        assert_eq!(request.headers["cookie"], "c=1; d=2");
        assert_eq!(request.headers["x-a"], "1,2");
        assert_eq!(request.headers["authorization"], "Bearer t");
        assert_eq!(request.headers["content-type"], "application/json");
        assert_eq!(request.body.unwrap(), "\"body\"".as_bytes());
    }

    #[test]
    fn a_call_may_have_a_credential_of_its_own() {
        let mut call = call();
        call.path("id", Style::SIMPLE, "a");
        call.credential("token", Credential::bearer("first"));
        call.credential("token", Credential::bearer("own"));
        let request = call.parts("*/*").unwrap();
        assert_eq!(request.headers["authorization"], "Bearer own");
        assert!(request.headers["authorization"].is_sensitive());
    }

    #[test]
    fn faults_wait_for_the_sending() {
        let fault = |set: &dyn Fn(&mut Call)| {
            let mut call = call();
            call.path("id", Style::SIMPLE, "a");
            set(&mut call);
            call.parts("*/*").err().unwrap_or_default()
        };
        assert_eq!(fault(&|_| {}), "");
        assert!(fault(&|call| call.path("id", Style::SIMPLE, "..")).contains("`id`"));
        assert!(fault(&|call| call.header("X-B", Style::SIMPLE, "a\r\nEvil: 1")).contains("`X-B`"));
        assert_eq!(fault(&|call| call.refuse("no")), "no");
        assert_eq!(
            fault(&|call| call.query("q", Style::FORM, Some(&Picky))),
            "query parameter `q`: too picky"
        );
        assert_eq!(
            fault(&|call| call.json(&vec![Picky])),
            "body: $[0]: too picky"
        );
        assert_eq!(
            encode_vec(&Picky).unwrap(),
            b"null",
            "it may be written elsewhere"
        );
        assert!(fault(&|call| call.json(&f64::NAN)).starts_with("body: $: "));
        assert!(fault(&|call| call.cookie("c", Style::COOKIE, "a\nb")).contains("`c`"));
    }

    #[test]
    fn arguments_are_not_printed() {
        let mut call = call();
        call.path("id", Style::SIMPLE, "personal");
        assert_eq!(format!("{call:?}"), r#"Call { operation: "getThing", .. }"#);
    }
}
