//! What a client must be given to be authorised.

use oasmith_ir::api::{Api, SecurityRequirement, SecuritySchemeKind};

use super::path::words;
use super::scope::Scope;
use super::settle::{Claimant, settle};
use crate::ident::Ident;

/// A security scheme that the client is made with.
#[derive(Debug)]
pub struct Credential {
    /// The scheme, by its index in [`Api::security_schemes`].
    pub scheme: usize,
    /// What it takes.
    pub kind: CredentialKind,
    /// The arguments: one, but user name and password for [`CredentialKind::Basic`].
    pub arguments: Vec<Ident>,
}

/// What a security scheme takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// A bearer token (RFC 6750): `http` with `bearer`, `oauth2`, `openIdConnect`.
    Token,
    /// A key, sent under a name: `apiKey`.
    ApiKey,
    /// User name and password (RFC 7617).
    Basic,
    /// All that follows the scheme's name in `Authorization`: other `http` schemes.
    Authorization,
}

impl CredentialKind {
    /// What a scheme takes; `None` where nothing is sent for it (`mutualTLS`).
    pub fn of(scheme: &SecuritySchemeKind) -> Option<Self> {
        Some(match scheme {
            SecuritySchemeKind::Http { scheme } => match scheme.as_str() {
                "bearer" => Self::Token,
                "basic" => Self::Basic,
                _ => Self::Authorization,
            },
            SecuritySchemeKind::ApiKey { .. } => Self::ApiKey,
            SecuritySchemeKind::OAuth2 { .. } | SecuritySchemeKind::OpenIdConnect { .. } => {
                Self::Token
            }
            SecuritySchemeKind::MutualTls => return None,
        })
    }

    /// The arguments that it needs, as they are called where one scheme is alone.
    pub fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Token => &["token"],
            Self::ApiKey => &["api_key"],
            Self::Basic => &["username", "password"],
            Self::Authorization => &["authorization"],
        }
    }
}

/// The credentials that calls can't do without: those of the only security requirement. Where there are
/// alternatives, the client is made with whichever credentials there are.
pub(super) fn credentials(api: &Api) -> Vec<Credential> {
    let requirements = requirements(api);
    let [requirement] = requirements.as_slice() else {
        return Vec::new();
    };
    let mut scope = Scope::reserving(&["client"]);
    let mut credentials = Vec::new();
    // A requirement is a map, so its order means nothing.
    let mut schemes: Vec<_> = requirement.schemes.iter().collect();
    schemes.sort_by(|(a, _), (b, _)| a.value.cmp(&b.value));
    for (name, _) in schemes {
        let found = api
            .security_schemes
            .iter()
            .position(|(known, _)| known.value == name.value);
        let kind = found.and_then(|at| CredentialKind::of(&api.security_schemes.get(at)?.1.kind));
        if let (Some(scheme), Some(kind)) = (found, kind) {
            let arguments = kind.arguments().iter().map(|argument| {
                let named = Ident::snake(&format!("{}_{argument}", words(&name.value).join("_")));
                scope.claim([Ident::fixed(argument), named])
            });
            credentials.push(Credential {
                scheme,
                kind,
                arguments: arguments.collect(),
            });
        }
    }
    credentials
}

/// Methods that every builder of a client has.
const BUILDER_METHODS: &[&str] = &[
    "base_url",
    "build",
    "clone",
    "connect_timeout",
    "header",
    "http_client",
    "idle_timeout",
    "max_response_size",
    "middleware",
    "new",
    "query",
    "retry",
    "timeout",
    "transport",
    "user_agent",
];

/// The builder's method for each security scheme, by the scheme's index; `None` for those that the
/// client is made with, and where nothing is sent.
pub(super) fn scheme_methods(api: &Api, credentials: &[Credential]) -> Vec<Option<Ident>> {
    let mut scope = Scope::reserving(BUILDER_METHODS);
    let mut names: Vec<Option<Ident>> = vec![None; api.security_schemes.len()];
    let mut places = Vec::new();
    let mut claimants: Vec<Claimant<'_>> = Vec::new();
    for (at, (name, scheme)) in api.security_schemes.iter().enumerate() {
        let given = credentials.iter().any(|credential| credential.scheme == at);
        if given || CredentialKind::of(&scheme.kind).is_none() {
            continue;
        }
        let plain = Ident::snake(&name.value);
        let credential = Ident::snake(&format!("{}_credential", name.value));
        places.push(at);
        claimants.push(Claimant {
            text: &name.value,
            place: "",
            wanted: vec![plain, credential],
        });
    }
    for (at, name) in places.into_iter().zip(settle(&claimants, &mut scope)) {
        if let Some(slot) = names.get_mut(at) {
            *slot = Some(name);
        }
    }
    names
}

/// The alternatives that a client can be made for, where there are several: the schemes of each by their indices.
pub(super) fn alternatives(api: &Api) -> Vec<Vec<usize>> {
    let requirements = requirements(api);
    if requirements.len() < 2 {
        return Vec::new();
    }
    let is_sent = |at: &usize| {
        let scheme = api.security_schemes.get(*at);
        scheme.is_some_and(|(_, scheme)| CredentialKind::of(&scheme.kind).is_some())
    };
    let of = |requirement: &&SecurityRequirement| -> Vec<usize> {
        let schemes = requirement.schemes.iter();
        let found = schemes.filter_map(|(name, _)| {
            let mut known = api.security_schemes.iter();
            known.position(|(known, _)| known.value == name.value)
        });
        found.filter(is_sent).collect()
    };
    requirements.iter().map(of).collect()
}

/// The names of a requirement's schemes.
fn names(requirement: &SecurityRequirement) -> Vec<&str> {
    let schemes = requirement.schemes.iter();
    schemes.map(|(name, _)| name.value.as_str()).collect()
}

/// The requirements that differ by more than their scopes. None where one of them is empty: then what the others
/// ask for is left to the caller (OpenAPI 3.1.1, section 4.8.30).
fn distinct(requirements: &[SecurityRequirement]) -> Vec<&SecurityRequirement> {
    let mut distinct: Vec<&SecurityRequirement> = Vec::new();
    for requirement in requirements {
        if requirement.schemes.is_empty() {
            return Vec::new();
        }
        if !distinct
            .iter()
            .any(|known| names(known) == names(requirement))
        {
            distinct.push(requirement);
        }
    }
    distinct
}

/// The root's requirements. Where the root has none, those of most operations.
fn requirements(api: &Api) -> Vec<&SecurityRequirement> {
    if !api.security.is_empty() {
        return distinct(&api.security);
    }
    let mut counts: Vec<(usize, Vec<&SecurityRequirement>)> = Vec::new();
    for operation in &api.operations {
        let wanted = distinct(&operation.security);
        if wanted.is_empty() {
            continue;
        }
        let is_same = |known: &[&SecurityRequirement]| {
            let mut pairs = known.iter().zip(&wanted);
            known.len() == wanted.len() && pairs.all(|(one, other)| names(one) == names(other))
        };
        match counts.iter_mut().find(|(_, known)| is_same(known)) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, wanted)),
        }
    }
    let most = counts.iter().map(|(count, _)| *count).max();
    let found = counts.into_iter().find(|(count, _)| Some(*count) == most);
    found
        .map(|(_, requirements)| requirements)
        .unwrap_or_default()
}
