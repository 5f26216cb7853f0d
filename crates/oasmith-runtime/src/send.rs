//! Sending a call.

use crate::media_type::essence;
use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;

use reqwest::Url;
use reqwest::header::{CONTENT_LENGTH, HeaderValue, TRANSFER_ENCODING};

use crate::auth::Tokens;
use crate::client_builder::{check_url, without_slash};
use crate::response::{AnyText, Optional, Text};
use crate::{
    Body, BodyError, Call, Client, Decode, Error, FromResponse, Operation, RawResponse, Response,
};

/// What the futures of calls are once boxed.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What the futures of calls are once boxed; on wasm32 they stay on their thread.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// The futures are boxed here, where the compiler sees once that they may go from thread to thread. Boxed by
/// generated code, that would be proven anew for each call, by all that its response is made of.
impl Call {
    /// Sends the call and decodes the response.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind).
    pub fn send<T: FromResponse + 'static>(self) -> BoxFuture<Result<T, Error>> {
        Box::pin(async move { self.answered().await.map(Response::into_body) })
    }

    /// Sends the call and gives the decoded body with status and headers.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind).
    pub fn send_response<T: FromResponse + 'static>(self) -> BoxFuture<Result<Response<T>, Error>> {
        Box::pin(self.answered())
    }

    async fn answered<T: FromResponse>(self) -> Result<Response<T>, Error> {
        let (client, operation) = (self.client.clone(), self.operation);
        let raw = self.whole(operation.accept).await?;
        read(&client, operation, raw)
    }

    /// Reads a response as one of this call, one that [`Call::send_raw`] gave.
    ///
    /// # Errors
    ///
    /// The status of the response is an error, or its body is not what the document declares.
    pub fn read<T: FromResponse>(&self, raw: RawResponse) -> Result<Response<T>, Error> {
        read(&self.client, self.operation, raw)
    }

    /// Sends the call and gives a body of text.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind).
    pub fn send_text(self) -> BoxFuture<Result<String, Error>> {
        Box::pin(async move { Ok(self.answered::<Text>().await?.into_body().0) })
    }

    /// Sends the call and gives a body of text with status and headers.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind).
    pub fn send_text_response(self) -> BoxFuture<Result<Response<String>, Error>> {
        Box::pin(async move { Ok(self.answered::<Text>().await?.map(|text| text.0)) })
    }

    /// Sends the call and gives a string, which may come as text or as JSON.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind).
    pub fn send_any_text(self) -> BoxFuture<Result<String, Error>> {
        Box::pin(async move { Ok(self.answered::<AnyText>().await?.into_body().0) })
    }

    /// Sends the call and gives a string, which may come as text or as JSON, with status and headers.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind).
    pub fn send_any_text_response(self) -> BoxFuture<Result<Response<String>, Error>> {
        Box::pin(async move { Ok(self.answered::<AnyText>().await?.map(|text| text.0)) })
    }

    /// Sends the call and decodes the response, where it has a body.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind).
    pub fn send_optional<T: Decode + 'static>(self) -> BoxFuture<Result<Option<T>, Error>> {
        Box::pin(async move { Ok(self.answered::<Optional<T>>().await?.into_body().0) })
    }

    /// Sends the call and gives the decoded body, where there is one, with status and headers.
    ///
    /// # Errors
    ///
    /// All of [`ErrorKind`](crate::ErrorKind).
    pub fn send_optional_response<T: Decode + 'static>(
        self,
    ) -> BoxFuture<Result<Response<Option<T>>, Error>> {
        Box::pin(async move { Ok(self.answered::<Optional<T>>().await?.map(|body| body.0)) })
    }

    /// Sends the call and gives the response undecoded and whole, whatever its status.
    ///
    /// # Errors
    ///
    /// The call can't be sent, or there is no whole response.
    pub fn send_raw(self) -> BoxFuture<Result<RawResponse, Error>> {
        self.entire()
    }

    pub(crate) fn request(
        &self,
        accept: &str,
        tokens: &Tokens,
    ) -> Result<reqwest::Request, String> {
        let parts = self.parts(accept, tokens)?;
        let url = match &self.target {
            Some(target) => with_credentials(target.clone(), &parts.query),
            None => {
                let mut url = format!("{}{}", self.server()?, parts.path);
                if !parts.query.is_empty() {
                    url.push(if url.contains('?') { '&' } else { '?' });
                    url.push_str(&parts.query);
                }
                Url::parse(&url).map_err(|error| format!("not a URL: {error}"))?
            }
        };
        let method = reqwest::Method::from_bytes(self.operation.method.as_bytes())
            .map_err(|_| "the method is not a token".to_owned())?;
        let mut request = reqwest::Request::new(method, url);
        *request.headers_mut() = parts.headers;
        let length = parts.body.as_ref().map_or(Some(0), Body::length);
        let length = framed(&mut request, length, parts.body.is_some())?;
        if let Some(body) = &parts.body {
            *request.body_mut() = Some(body.to_sent(length)?);
        }
        Ok(request)
    }
}

/// Holds the headers that frame a body against its length in bytes, where that is known, and gives the length
/// that is sent. It is the connection that frames a body (RFC 9112, section 6): a body that was said to be shorter
/// would be cut, and its rest read as another request.
///
/// # Errors
///
/// The call's own headers frame the body in another way.
fn framed(
    request: &mut reqwest::Request,
    length: Option<u64>,
    has_body: bool,
) -> Result<Option<u64>, String> {
    if request.headers().contains_key(TRANSFER_ENCODING) {
        return Err("header `transfer-encoding`: the connection sets it, not the call".to_owned());
    }
    let own = request.headers_mut().remove(CONTENT_LENGTH);
    let own = match own.as_ref().map(|own| own.to_str().map(str::parse::<u64>)) {
        None => None,
        Some(Ok(Ok(own))) => Some(own),
        Some(_) => return Err("header `content-length`: not a number of bytes".to_owned()),
    };
    if let (Some(own), Some(length)) = (own, length)
        && own != length
    {
        return Err(format!(
            "header `content-length`: it says {own} bytes, but the body has {length}"
        ));
    }
    if !has_body && (own.is_some() || anticipates_content(request.method())) {
        request
            .headers_mut()
            .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(length.or(own))
}

/// Whether servers expect content with a method, so that its absence is stated (RFC 9110, section 8.6).
fn anticipates_content(method: &reqwest::Method) -> bool {
    matches!(method.as_str(), "POST" | "PUT" | "PATCH")
}

impl Call {
    /// The base URL of the operation, without a slash at its end.
    pub(crate) fn server(&self) -> Result<Cow<'_, str>, String> {
        let shared = &self.client.shared;
        let own = match (&self.base_url, self.operation.server) {
            (Some(server), _) => ("the call's base URL", server.as_str()),
            (None, Some(server)) if !shared.one_server => ("the operation's server", server),
            _ => return Ok(shared.base_url.as_str().into()),
        };
        // It may be relative: `/v2`.
        let (what, server) = own;
        let url = Url::parse(&shared.base_url).and_then(|base| base.join(server));
        let url = url.map_err(|error| format!("{what}: {error}"))?;
        check_url(&url, what)?;
        without_slash(&url, what).map(Cow::from)
    }
}

/// The URL of a page with the credentials that stand in the query, unless it has them already.
fn with_credentials(mut url: Url, pairs: &str) -> Url {
    let own = url.query().unwrap_or_default().to_owned();
    let name = |pair: &str| pair.split('=').next().map(str::to_owned);
    let is_new = |pair: &&str| !own.split('&').any(|known| name(known) == name(pair));
    let added = pairs.split('&').filter(is_new);
    let all: Vec<&str> = own.split('&').chain(added).collect();
    let all: Vec<&str> = all.into_iter().filter(|pair| !pair.is_empty()).collect();
    url.set_query((!all.is_empty()).then(|| all.join("&")).as_deref());
    url
}

/// Reads a response of an operation.
fn read<T: FromResponse>(
    client: &Client,
    operation: &'static Operation,
    raw: RawResponse,
) -> Result<Response<T>, Error> {
    let raw = successful(client, operation, raw)?;
    if raw.is_html() && !promises_html(operation.accept) {
        return Err(undecoded(client, operation, raw, BodyError::html()));
    }
    match T::from_response(&raw) {
        Ok(body) => Ok(Response {
            status: raw.status,
            headers: raw.headers,
            body,
        }),
        Err(error) => Err(undecoded(client, operation, raw, error)),
    }
}

/// Whether a list of media types, as `Accept` has it, leaves room for HTML. An empty list leaves it to the type.
fn promises_html(accept: &str) -> bool {
    let mut media_types = accept.split(',').map(essence);
    let is_room = |one: &str| {
        ["", "*/*", "text/*"].contains(&one)
            || one.eq_ignore_ascii_case("text/html")
            || one.eq_ignore_ascii_case("application/xhtml+xml")
    };
    media_types.any(is_room)
}

/// The response, where it says success.
fn successful(
    client: &Client,
    operation: &'static Operation,
    raw: RawResponse,
) -> Result<RawResponse, Error> {
    if raw.status.is_success() {
        return Ok(raw);
    }
    let raw = raw.cut(client.shared.max_error_body);
    Err(Error::of_status(operation, raw, client.shared.error_shape))
}

fn undecoded(
    client: &Client,
    operation: &'static Operation,
    raw: RawResponse,
    error: BodyError,
) -> Error {
    Error::of_decode(operation, raw.cut(client.shared.max_error_body), error)
}

#[cfg(test)]
mod tests {
    use crate::auth::Tokens;
    use crate::{Call, Client, Operation};

    #[test]
    fn operations_may_have_a_server_of_their_own() {
        let url = |server: Option<&'static str>, own: bool| {
            let operation = Box::leak(Box::new(Operation {
                id: "a",
                group: "b",
                method: "GET",
                path: "/c",
                accept: "",
                server,
                security: &[],
            }));
            let builder = Client::builder("http://one.example/v1/");
            let builder = if own {
                builder.base_url("http://own.example")
            } else {
                builder
            };
            let call = Call::new(&builder.build().unwrap(), operation);
            call.request("*/*", &Tokens::default())
                .unwrap()
                .url()
                .to_string()
        };
        assert_eq!(url(None, false), "http://one.example/v1/c");
        assert_eq!(
            url(Some("https://two.example/x/"), false),
            "https://two.example/x/c"
        );
        assert_eq!(url(Some("/v2"), false), "http://one.example/v2/c");
        assert_eq!(
            url(Some("https://two.example"), true),
            "http://own.example/c"
        );
    }
}
