//! OAuth 2.0 client credentials (RFC 6749 §4.4).

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use reqwest::Url;

use super::{Token, TokenSource};
use crate::client_builder::checked_url;
use crate::{
    AnyError, BoxFuture, Call, ClientBuilder, Credential, Error, ErrorShape, Json, Operation,
    Retry, Secret, param,
};

/// Gets tokens for a client by its id and secret: what `oauth2` schemes call the flow
/// `clientCredentials`.
///
/// ```
/// # fn main() -> Result<(), oasmith_runtime::Error> {
/// use oasmith_runtime::{Client, ClientCredentials, Credential};
///
/// let tokens = ClientCredentials::new("https://auth.example.com/token", "my-client", "my-secret");
/// let tokens = tokens.scope("orders.read");
/// let client = Client::builder("http://localhost:8080").credential("oauth", Credential::bearer(tokens));
/// # client.build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "it is for a credential"]
pub struct ClientCredentials {
    token_url: String,
    id: String,
    secret: Secret,
    scopes: Vec<String>,
    parameters: Vec<(String, String)>,
    in_body: bool,
    http: Option<reqwest::Client>,
}

static FETCH: Operation = Operation {
    id: "token",
    group: "oauth2",
    method: "POST",
    path: "",
    accept: "application/json",
    server: None,
    security: &[&[CLIENT], &[]],
};
const CLIENT: &str = "client";
/// Where errors say what is wrong (RFC 6749 §5.2).
const ERROR: ErrorShape = ErrorShape {
    code: "/error",
    message: "/error_description",
};

impl ClientCredentials {
    /// Tokens of the server at `token_url`, without a scope.
    pub fn new(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self {
            token_url: token_url.into(),
            id: client_id.into(),
            secret: client_secret.into(),
            scopes: Vec::new(),
            parameters: Vec::new(),
            in_body: false,
            http: None,
        }
    }

    /// Asks for a scope beside those before.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Sends a further parameter, such as `audience` or `resource`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends id and secret in the body instead of by HTTP's basic authentication, for servers that
    /// want that.
    pub fn in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// Brings an HTTP client of your own.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    fn call(&self) -> Result<Call, Error> {
        let url = checked_url(&self.token_url, "the URL for tokens");
        let url = url.map_err(|error| Error::build(Some(&FETCH), error))?;
        let builder = ClientBuilder::new(url.origin().ascii_serialization());
        // Getting a token twice does no harm.
        let mut builder = builder
            .error_shape(ERROR)
            .max_response_size(LARGEST)
            .retry(Retry::new().any_method(true));
        if let Some(http) = &self.http {
            builder = builder
                .http_client(http.clone())
                .timeout(Duration::from_secs(60));
        }
        let mut form: BTreeMap<String, &str> = BTreeMap::new();
        let scope = self.scopes.join(" ");
        if self.in_body {
            form.insert("client_id".to_owned(), &self.id);
            form.insert("client_secret".to_owned(), self.secret.expose());
        } else {
            // Both are written as in a form before they are put together (RFC 6749 §2.3.1).
            let id = param::strict(&self.id).to_string();
            let secret = Secret::new(param::strict(self.secret.expose()).to_string());
            builder = builder.credential(CLIENT, Credential::basic(id, secret));
        }
        form.insert("grant_type".to_owned(), "client_credentials");
        if !scope.is_empty() {
            form.insert("scope".to_owned(), &scope);
        }
        for (name, value) in &self.parameters {
            form.insert(name.clone(), value);
        }
        let mut call = Call::new(&builder.build()?, &FETCH);
        // As it was given: with the slash at its end and its query, where it has them.
        call.target = Some(url);
        call.form(&form);
        Ok(call)
    }
}

/// The most bytes that a token server's response may have.
const LARGEST: usize = 1 << 20;

/// The token URL without user name, password, query and fragment, which may hold secrets.
fn shown(token_url: &str) -> String {
    match Url::parse(token_url) {
        Ok(url) if url.has_host() => {
            format!("{}{}", url.origin().ascii_serialization(), url.path())
        }
        _ => "not a URL".to_owned(),
    }
}

/// Without the secret and the further parameters, which may hold one.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("token_url", &shown(&self.token_url))
            .field("id", &self.id)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

impl TokenSource for ClientCredentials {
    fn fetch(&self) -> BoxFuture<Result<Token, AnyError>> {
        let call = self.call();
        Box::pin(async move { read(&call?.send::<Json>().await?) })
    }
}

/// Reads a response (RFC 6749 §5.1). It is a secret as a whole, so messages don't repeat it.
fn read(answer: &Json) -> Result<Token, AnyError> {
    let Some(Json::String(token)) = answer.get("access_token") else {
        return Err("the token server's response has no `access_token`".into());
    };
    let seconds = match answer.get("expires_in") {
        Some(Json::Number(seconds)) => seconds.as_f64(),
        // Some servers write it as text.
        Some(Json::String(seconds)) => seconds.parse().ok(),
        _ => None,
    };
    let lifetime = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    let token = Token::new(token);
    Ok(match lifetime {
        Some(lifetime) => token.expires_in(lifetime),
        None => token,
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{ClientCredentials, read};
    use crate::{Json, decode_slice};

    #[test]
    fn what_is_shown_has_no_secrets() {
        for url in [
            "https://me:sesame@a.example/token?key=sesame#sesame",
            "data:sesame",
            "sesame",
            "https://me:sesame@[",
        ] {
            let tokens = ClientCredentials::new(url, "id", "sesame").parameter("p", "sesame");
            let shown = format!("{tokens:?}");
            assert!(!shown.contains("sesame"), "{shown}");
            let error = tokens.call().unwrap_err();
            assert!(!format!("{error} {error:?}").contains("sesame"), "{error}");
        }
        let tokens = ClientCredentials::new("https://a.example:8443/t/?key=sesame", "id", "sesame");
        let shown = format!("{tokens:?}");
        assert!(shown.contains("\"https://a.example:8443/t/\""), "{shown}");
    }

    #[test]
    fn lifetimes_are_read() {
        let lifetime = |text: &str| {
            let answer: Json = decode_slice(text.as_bytes()).unwrap();
            read(&answer).map(|token| token.lifetime)
        };
        for (text, seconds) in [
            (r#"{"access_token":"a","expires_in":7}"#, Some(7)),
            (r#"{"access_token":"a","expires_in":"7"}"#, Some(7)),
            (r#"{"access_token":"a","expires_in":-1}"#, None),
            (r#"{"access_token":"a"}"#, None),
        ] {
            assert_eq!(
                lifetime(text).unwrap(),
                seconds.map(Duration::from_secs),
                "{text}"
            );
        }
        let error = lifetime(r#"{"token":"sesame"}"#).unwrap_err();
        assert!(!error.to_string().contains("sesame"));
    }
}
