//! From the credentials of a connection to a token.

use super::Token;
use crate::Error;
use crate::connections::GetConnection;
use crate::models::{AllAuthCredentials, CustomCredentials};
use crate::runtime::{DateTime, Json, Secret, Timestamp};

impl GetConnection {
    /// Sends the call for the connection's token. Nango refreshes one that has expired.
    ///
    /// ```no_run
    /// # async fn example(client: nango::Client) -> Result<(), nango::Error> {
    /// let token = client.connections().get("conn-1", "github").token().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub async fn token(self) -> Result<Token, Error> {
        Ok(Token::from(self.send().await?.credentials))
    }

    /// Sends the call for what the provider answered when it gave the token; `None` with auth modes
    /// that have no such answer.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub async fn raw_token_response(self) -> Result<Option<Json>, Error> {
        let credentials = self.send().await?.credentials;
        // Most modes have it, each in a type of its own.
        let credentials = serde_json::to_value(&credentials).unwrap_or_default();
        Ok(credentials.get("raw").cloned())
    }
}

impl From<AllAuthCredentials> for Token {
    fn from(credentials: AllAuthCredentials) -> Self {
        use AllAuthCredentials as Of;
        match credentials {
            Of::OAuth2CredentialsWithRaw(it) => Self::Access(it.access_token),
            Of::OAuth2ClientCredentialsWithRaw(it) => Self::Access(it.token),
            Of::AppCredentials(it) => Self::Access(it.access_token),
            Of::AppStoreCredentialsWithRaw(it) => Self::Access(it.access_token),
            Of::OAuth1CredentialsWithRaw(it) => Self::OAuth1 {
                token: it.oauth_token,
                token_secret: it.oauth_token_secret,
            },
            Of::ApiKeyCredentials(it) => Self::ApiKey(it.api_key),
            Of::BasicApiCredentials(it) => Self::Basic {
                username: it.username,
                password: it.password,
            },
            Of::TbaCredentials(it) => Self::Tba {
                token_id: it.token_id,
                token_secret: it.token_secret,
            },
            Of::AwsSigV4Credentials(it) => Self::Aws {
                access_key_id: it.access_key_id,
                secret_access_key: it.secret_access_key,
                session_token: it.session_token,
            },
            Of::CustomCredentials(it) => Self::from_custom(*it),
            Of::UnauthCredentials(_) => Self::None,
            other => match token_of(&other) {
                Some(token) => Self::Access(token.clone()),
                None => Self::Credentials(Box::new(other)),
            },
        }
    }
}

impl Token {
    fn from_custom(credentials: CustomCredentials) -> Self {
        if credentials.app.is_none() && credentials.user.is_none() {
            return Self::Credentials(Box::new(credentials.into()));
        }
        Self::App {
            app: credentials.app.map(|app| app.access_token),
            user: credentials.user.map(|user| user.access_token),
        }
    }
}

/// The token of modes that have one as soon as it was fetched.
fn token_of(credentials: &AllAuthCredentials) -> Option<&Secret> {
    match credentials {
        AllAuthCredentials::JwtCredentials(it) => it.token.as_ref(),
        AllAuthCredentials::TwoStepCredentials(it) => it.token.as_ref(),
        AllAuthCredentials::SignatureCredentials(it) => it.token.as_ref(),
        _ => None,
    }
}

/// When the credentials expire: the first of them, where there are several.
pub(super) fn expiry(credentials: &AllAuthCredentials) -> Option<Timestamp> {
    use AllAuthCredentials as Of;
    let at = match credentials {
        Of::OAuth2CredentialsWithRaw(it) => it.expires_at.as_ref(),
        Of::OAuth2ClientCredentialsWithRaw(it) => it.expires_at.as_ref(),
        Of::AppCredentials(it) => it.expires_at.as_ref(),
        Of::AppStoreCredentialsWithRaw(it) => it.expires_at.as_ref(),
        Of::JwtCredentials(it) => it.expires_at.as_ref(),
        Of::TwoStepCredentials(it) => it.expires_at.as_ref(),
        Of::SignatureCredentials(it) => it.expires_at.as_ref(),
        Of::BillCredentialsWithRaw(it) => it.expires_at.as_ref(),
        Of::AwsSigV4Credentials(it) => it.expires_at.as_ref(),
        Of::CustomCredentials(it) => {
            let app = it.app.as_ref().and_then(|app| app.expires_at.as_ref());
            let user = it.user.as_ref().and_then(|user| user.expires_at.as_ref());
            app.into_iter().chain(user).min()
        }
        _ => None,
    };
    at.map(DateTime::timestamp)
}
