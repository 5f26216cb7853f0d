//! What statuses are called.

/// The name of a status as the document writes it (`202`, `4XX`, `default`), in the words of the
/// HTTP Status Code Registry. Nothing for `200`, which goes without saying, and for no status.
pub(crate) fn phrase(status: &str) -> String {
    let phrase = match status {
        "" | "200" => "",
        "1XX" | "1xx" => "informational",
        "2XX" | "2xx" => "success",
        "3XX" | "3xx" => "redirection",
        "4XX" | "4xx" => "client error",
        "5XX" | "5xx" => "server error",
        other => other.parse().ok().and_then(reason).unwrap_or(other),
    };
    phrase.to_owned()
}

/// The registered reason phrase of a status code, in lower case.
pub(crate) fn reason(code: u16) -> Option<&'static str> {
    Some(match code {
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        207 => "multi status",
        208 => "already reported",
        226 => "im used",
        300 => "multiple choices",
        301 => "moved permanently",
        302 => "found",
        303 => "see other",
        304 => "not modified",
        307 => "temporary redirect",
        308 => "permanent redirect",
        400 => "bad request",
        401 => "unauthorized",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        411 => "length required",
        412 => "precondition failed",
        413 => "content too large",
        414 => "uri too long",
        415 => "unsupported media type",
        416 => "range not satisfiable",
        417 => "expectation failed",
        418 => "teapot",
        421 => "misdirected request",
        422 => "unprocessable content",
        423 => "locked",
        424 => "failed dependency",
        425 => "too early",
        426 => "upgrade required",
        428 => "precondition required",
        429 => "too many requests",
        431 => "header fields too large",
        451 => "unavailable for legal reasons",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        507 => "insufficient storage",
        508 => "loop detected",
        511 => "network authentication required",
        _ => return None,
    })
}
