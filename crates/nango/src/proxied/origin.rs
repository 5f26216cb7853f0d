//! Whether an error of a proxied call is Nango's or the provider's.

use crate::models::StdError;
use crate::runtime::{Json, StatusCode, decode_slice};

/// Errors of the proxy whose codes other APIs use as well, so that the status has to fit too.
const OF_THE_PROXY: &[(u16, &str)] = &[
    (400, "invalid_headers"),
    (400, "invalid_query_params"),
    (400, "server_error"),
    (400, "unknown_connection"),
    (401, "invalid_secret_key_format"),
    (401, "missing_auth_header"),
    (401, "unknown_account"),
    (402, "plan_limit"),
    (403, "forbidden"),
    (404, "unknown_connection"),
    (404, "unknown_provider_config"),
    (415, "invalid_content_type"),
    (424, "connection_refresh_backoff"),
    (429, "too_many_request"),
    (500, "generic_error_support"),
];

/// Errors of the proxy with codes of its own.
const OWN_CODES: &[&str] = &[
    "base_url_override_disabled",
    "missing_api_url",
    "missing_provider",
    "unknown_provider",
    "unsupported_auth",
    "unsupported_provider",
];

/// The properties of Nango's errors.
const MEMBERS: &[&str] = &[
    "additional_properties",
    "code",
    "errors",
    "message",
    "method",
    "path",
    "payload",
    "upstream",
];

/// The error, if it is Nango's own.
pub(crate) fn nango_error(status: StatusCode, body: &[u8]) -> Option<StdError> {
    let json: Json = decode_slice(body).ok()?;
    let envelope = json.as_object().filter(|members| members.len() == 1)?;
    let error = envelope.get("error")?.as_object()?;
    let code = error.get("code")?.as_str()?;
    let is_known = OF_THE_PROXY.contains(&(status.as_u16(), code))
        || OWN_CODES.contains(&code)
        // `base_url_override_not_allowed` and what else a plan or a setting of Nango forbids.
        || (is_refusal(status) && code.ends_with("_not_allowed"))
        // A provider hardly ever responds with that; Nango does if it can't refresh the credentials.
        || (status == StatusCode::FAILED_DEPENDENCY && code.starts_with("connection_"));
    let is_bare = error.keys().all(|name| MEMBERS.contains(&name.as_str()));
    (is_known && is_bare).then(|| decode_slice(body).ok())?
}

/// Whether the proxy forbids something with this status.
fn is_refusal(status: StatusCode) -> bool {
    matches!(status.as_u16(), 400 | 403)
}
