//! Media types (RFC 9110, section 8.3.1).

/// The type and subtype, without parameters.
pub fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}
