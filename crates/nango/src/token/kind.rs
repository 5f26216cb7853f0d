//! The kinds of tokens.

use std::fmt;

use crate::models::AllAuthCredentials;
use crate::runtime::Secret;

/// What a call to a provider is authorised with, by the auth mode of its connection.
///
/// Its [`Debug`](fmt::Debug) tells the kind only.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Token {
    /// An access token, for `Authorization: Bearer` with most providers: `OAUTH2`, `OAUTH2_CC`, `APP`,
    /// `JWT`, `TWO_STEP`, `SIGNATURE`.
    Access(Secret),
    /// A token and its secret, to sign with: `OAUTH1`.
    #[non_exhaustive]
    OAuth1 {
        /// The token.
        token: Secret,
        /// The secret that goes with it.
        token_secret: Secret,
    },
    /// An API key: `API_KEY`.
    ApiKey(Secret),
    /// A user name and a password: `BASIC`.
    #[non_exhaustive]
    Basic {
        /// The user name.
        username: String,
        /// The password; empty for providers that go by the user name.
        password: Secret,
    },
    /// A token by its ID and its secret, to sign with: `TBA`.
    #[non_exhaustive]
    Tba {
        /// ID of the token.
        token_id: Secret,
        /// The secret that goes with it.
        token_secret: Secret,
    },
    /// Temporary credentials of AWS, to sign with: `AWS_SIGV4`.
    #[non_exhaustive]
    Aws {
        /// ID of the access key.
        access_key_id: String,
        /// The secret that goes with it.
        secret_access_key: Secret,
        /// To be sent along.
        session_token: Option<Secret>,
    },
    /// The access tokens of an app that acts as itself and for a user: `CUSTOM`.
    #[non_exhaustive]
    App {
        /// The app's own.
        app: Option<Secret>,
        /// The user's, once the user has authorised the app.
        user: Option<Secret>,
    },
    /// There is none: the provider needs none, or the API key lacks the scope to read credentials.
    None,
    /// Of another mode: the credentials, whole.
    Credentials(Box<AllAuthCredentials>),
}

impl Token {
    /// The access token or API key, where it is one text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Access(token) | Self::ApiKey(token) => Some(token.expose()),
            _ => None,
        }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::Access(_) => "Access(…)",
            Self::OAuth1 { .. } => "OAuth1 { … }",
            Self::ApiKey(_) => "ApiKey(…)",
            Self::Basic { .. } => "Basic { … }",
            Self::Tba { .. } => "Tba { … }",
            Self::Aws { .. } => "Aws { … }",
            Self::App { .. } => "App { … }",
            Self::None => "None",
            Self::Credentials(_) => "Credentials(…)",
        };
        write!(f, "Token::{kind}")
    }
}
