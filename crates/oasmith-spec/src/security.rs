//! Security schemes and requirements (OpenAPI 3.1.1, sections 4.8.27 to 4.8.30).

use crate::document::Text;
use crate::source::Span;

/// One alternative: schemes that hold together. An empty one means that no authorisation is needed.
#[derive(Debug, Clone)]
pub struct SecurityRequirement {
    /// Where it stands.
    pub span: Span,
    /// The schemes' names, each with the scopes it needs.
    pub schemes: Vec<(Text, Vec<String>)>,
}

/// The Security Scheme Object.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: SecuritySchemeKind,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated` (3.2).
    pub deprecated: bool,
}

/// What a security scheme is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecuritySchemeKind {
    /// `type: http` with its scheme in lower case: `bearer`, `basic`, …
    Http {
        /// `scheme`, in lower case.
        scheme: String,
    },
    /// `type: apiKey`.
    ApiKey {
        /// The name of the header, query parameter or cookie.
        name: String,
        /// Where it is sent; never the path.
        location: crate::parameter::ParameterLocation,
    },
    /// `type: oauth2`.
    OAuth2 {
        /// The flows that it declares.
        flows: Vec<OAuthFlow>,
    },
    /// `type: openIdConnect`.
    OpenIdConnect {
        /// `openIdConnectUrl`.
        url: String,
    },
    /// `type: mutualTLS`.
    MutualTls,
}

/// The OAuth Flow Object with its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthFlow {
    /// `implicit`, `password`, `clientCredentials`, `authorizationCode`, `deviceAuthorization`.
    pub kind: String,
    /// `tokenUrl`.
    pub token_url: Option<String>,
    /// `authorizationUrl`.
    pub authorization_url: Option<String>,
    /// `refreshUrl`.
    pub refresh_url: Option<String>,
    /// The names of the scopes.
    pub scopes: Vec<String>,
}
