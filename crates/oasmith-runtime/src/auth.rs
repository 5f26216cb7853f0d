//! Credentials, and which of them an operation gets.

mod tokens;

use std::fmt;

use crate::request::RequestParts;
use crate::token::Origin;
use crate::{Base64, Bearer, Operation, Secret};
pub(crate) use tokens::Tokens;

/// What is sent for one security scheme of the document.
#[derive(Clone)]
pub struct Credential {
    kind: Kind,
}

#[derive(Clone)]
enum Kind {
    Bearer(Bearer),
    Basic { username: String, password: Secret },
    Header { name: String, key: Secret },
    Query { name: String, key: Secret },
    Cookie { name: String, key: Secret },
}

impl Credential {
    /// A bearer token (RFC 6750), one that stays or one that is got when it is needed; also for the
    /// schemes `oauth2` and `openIdConnect`.
    #[must_use]
    pub fn bearer(token: impl Into<Bearer>) -> Self {
        Self::of(Kind::Bearer(token.into()))
    }

    /// A user name and password (RFC 7617).
    #[must_use]
    pub fn basic(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self::of(Kind::Basic {
            username: username.into(),
            password: password.into(),
        })
    }

    /// An API key in a header.
    #[must_use]
    pub fn header(name: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self::of(Kind::Header {
            name: name.into(),
            key: key.into(),
        })
    }

    /// An API key in the query.
    #[must_use]
    pub fn query(name: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self::of(Kind::Query {
            name: name.into(),
            key: key.into(),
        })
    }

    /// An API key in a cookie.
    #[must_use]
    pub fn cookie(name: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self::of(Kind::Cookie {
            name: name.into(),
            key: key.into(),
        })
    }

    fn of(kind: Kind) -> Self {
        Self { kind }
    }

    /// Whether the credential can be sent at all.
    ///
    /// # Errors
    ///
    /// It has line breaks, say. The message does not repeat it.
    pub(crate) fn check(&self) -> Result<(), String> {
        self.apply(&mut RequestParts::default())
    }

    /// Whether there is nothing to send: an environment variable that is not set often comes as an empty string.
    fn is_blank(&self) -> bool {
        match &self.kind {
            Kind::Bearer(Bearer(Origin::Source(_))) => false,
            Kind::Bearer(Bearer(Origin::Fixed(key)))
            | Kind::Header { key, .. }
            | Kind::Query { key, .. }
            | Kind::Cookie { key, .. } => key.expose().trim().is_empty(),
            // Some servers take a key as the user name and no password, or the other way round.
            Kind::Basic { username, password } => {
                username.trim().is_empty() && password.expose().trim().is_empty()
            }
        }
    }

    /// Adds the credential to a request.
    fn apply(&self, request: &mut RequestParts) -> Result<(), String> {
        if self.is_blank() {
            return Err("it is an empty string".to_owned());
        }
        match &self.kind {
            // Its token goes before it, when the call has got one.
            Kind::Bearer(Bearer(Origin::Source(_))) => Ok(()),
            Kind::Bearer(Bearer(Origin::Fixed(token))) => {
                let value = Secret::new(format!("Bearer {}", token.expose()));
                request.secret_header("authorization", value.expose())
            }
            Kind::Basic { username, password } => {
                if username.contains(':') {
                    return Err("a user name with a colon can't be sent by basic".to_owned());
                }
                let pair = Secret::new(format!("{username}:{}", password.expose()));
                let encoded = Base64::encode(pair.expose().as_bytes());
                let value = Secret::new(format!("Basic {encoded}"));
                request.secret_header("authorization", value.expose())
            }
            Kind::Header { name, key } => request.secret_header(name, key.expose()),
            Kind::Query { name, key } => {
                request.query(name, &crate::param::strict(key.expose()));
                Ok(())
            }
            Kind::Cookie { key, .. } if key.expose().contains(';') => {
                Err("a semicolon is not allowed in a cookie".to_owned())
            }
            Kind::Cookie { name, key } => request.cookie(&format!("{name}={}", key.expose())),
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.kind {
            Kind::Bearer(_) => "bearer",
            Kind::Basic { .. } => "basic",
            Kind::Header { .. } => "header",
            Kind::Query { .. } => "query",
            Kind::Cookie { .. } => "cookie",
        };
        write!(f, "Credential::{kind}(…)")
    }
}

/// A credential with the name of its scheme.
type Named = (String, Credential);

/// Adds the credentials of the first alternative that there are credentials for. Of two for one scheme
/// the first counts.
///
/// # Errors
///
/// There are none for any alternative, or one can't be sent.
pub(crate) fn authorize<'a>(
    operation: &Operation,
    credentials: impl IntoIterator<Item = &'a Named>,
    request: &mut RequestParts,
) -> Result<(), String> {
    for (scheme, credential) in chosen(operation, credentials)? {
        let place = |error| format!("the credential for `{scheme}`: {error}");
        credential.apply(request).map_err(place)?;
    }
    Ok(())
}

/// The credentials of the first alternative that there are credentials for.
fn chosen<'a>(
    operation: &Operation,
    credentials: impl IntoIterator<Item = &'a Named>,
) -> Result<Vec<&'a Named>, String> {
    let credentials: Vec<&Named> = credentials.into_iter().collect();
    let find = |scheme: &str| credentials.iter().copied().find(|(name, _)| name == scheme);
    let complete = |alternative: &&&[&str]| alternative.iter().all(|scheme| find(scheme).is_some());
    // An alternative that asks for nothing is the last choice, wherever it stands.
    let (open, asking): (Vec<_>, Vec<_>) = operation
        .security
        .iter()
        .partition(|alternative| alternative.is_empty());
    let Some(alternative) = asking.iter().copied().find(|a| complete(&a)) else {
        if asking.is_empty() || !open.is_empty() {
            return Ok(Vec::new());
        }
        return Err(missing(&asking, |scheme| find(scheme).is_some()));
    };
    Ok(alternative
        .iter()
        .filter_map(|scheme| find(scheme))
        .collect())
}

/// Says which credentials are missing, by alternative.
fn missing(alternatives: &[&[&str]], is_given: impl Fn(&str) -> bool) -> String {
    let listed = |schemes: Vec<&str>| {
        let quoted: Vec<_> = schemes.iter().map(|name| format!("`{name}`")).collect();
        quoted.join(" and ")
    };
    let wanted: Vec<_> = alternatives
        .iter()
        .map(|alternative| {
            let (given, missing): (Vec<&str>, Vec<&str>) = alternative
                .iter()
                .copied()
                .partition(|scheme| is_given(scheme));
            match given.is_empty() {
                true => listed(missing),
                false => format!("{} (beside {})", listed(missing), listed(given)),
            }
        })
        .collect();
    format!("no credentials for {}", wanted.join(", or "))
}

#[cfg(test)]
mod tests {
    use super::{Credential, authorize};
    use crate::Operation;
    use crate::request::RequestParts;

    fn sent(
        security: &'static [&'static [&'static str]],
        credentials: &[(&str, Credential)],
    ) -> Result<RequestParts, String> {
        let operation = Operation {
            id: "a",
            group: "b",
            method: "GET",
            path: "/",
            accept: "",
            server: None,
            security,
        };
        let credentials: Vec<_> = credentials
            .iter()
            .map(|(name, c)| ((*name).to_owned(), c.clone()))
            .collect();
        let mut request = RequestParts::default();
        authorize(&operation, &credentials, &mut request).map(|()| request)
    }

    #[test]
    fn the_first_complete_alternative_is_sent() {
        let bearer = ("b", Credential::bearer("t1"));
        let key = ("k", Credential::query("key", "t 2"));
        let both = [bearer.clone(), key.clone()];
        let request = sent(&[&["x"], &["k"], &["b"]], &both).unwrap();
        assert_eq!(
            (request.query.as_str(), request.headers.len()),
            ("key=t%202", 0)
        );
        let request = sent(&[&["b", "k"]], &both).unwrap();
        assert_eq!(request.headers["authorization"], "Bearer t1");
        assert!(request.headers["authorization"].is_sensitive());
        let request = sent(&[&[], &["b"]], &both).unwrap();
        assert_eq!(request.headers.len(), 1);
        assert_eq!(sent(&[], &both).unwrap().headers.len(), 0);
        assert_eq!(sent(&[&["x"], &[]], &both).unwrap().headers.len(), 0);
        let error = sent(&[&["x", "b"], &["y"]], &both).err().unwrap();
        assert_eq!(error, "no credentials for `x` (beside `b`), or `y`");
        let error = sent(&[&["x", "z"]], &both).err().unwrap();
        assert_eq!(error, "no credentials for `x` and `z`");
    }

    #[test]
    fn empty_strings_are_no_credentials() {
        for empty in [
            Credential::bearer(""),
            Credential::bearer(" "),
            Credential::basic("", ""),
            Credential::header("x-key", ""),
            Credential::query("key", "\t"),
            Credential::cookie("key", ""),
        ] {
            let error = sent(&[&["b"]], &[("b", empty.clone())]).err().unwrap();
            assert_eq!(error, "the credential for `b`: it is an empty string");
            let builder = crate::Client::builder("http://a").credential("b", empty);
            assert!(builder.build().unwrap_err().is_build());
        }
        for whole in [Credential::basic("key", ""), Credential::basic("", "key")] {
            assert!(sent(&[&["b"]], &[("b", whole)]).is_ok());
        }
    }

    #[test]
    fn secrets_are_not_printed_and_must_be_sendable() {
        let credential = Credential::bearer("se\nsame");
        assert!(!format!("{credential:?}").contains("same"));
        let error = sent(&[&["b"]], &[("b", credential)]).err().unwrap();
        assert!(error.contains("`b`") && !error.contains("same"), "{error}");
    }
}
