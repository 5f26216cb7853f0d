//! Where the bodies of errors have their code and message.

use crate::media_type::essence;
use reqwest::header::CONTENT_TYPE;

use crate::{Json, RawResponse, decode_slice};

/// JSON pointers (RFC 6901) into the bodies of errors; an empty text means nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ErrorShape {
    /// Where the code stands: `/error/code`.
    pub code: &'static str,
    /// Where the message stands: `/error/message`.
    pub message: &'static str,
}

impl ErrorShape {
    /// Neither is looked for.
    pub const NONE: Self = Self {
        code: "",
        message: "",
    };

    /// Code and message of a response, where they are strings or numbers. Where no message is found in
    /// `application/problem+json`, it is the title and the detail of the problem (RFC 9457, section 3.1).
    pub(super) fn read(self, response: &RawResponse) -> (Option<String>, Option<String>) {
        let is_problem = is_problem(response);
        if self == Self::NONE && !is_problem {
            return (None, None);
        }
        let Ok(json) = decode_slice::<Json>(&response.body) else {
            return (None, None);
        };
        let find = |pointer: &str| match json.pointer(pointer).filter(|_| !pointer.is_empty()) {
            Some(Json::String(text)) => Some(text.clone()),
            Some(Json::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let message = find(self.message);
        let problem = || is_problem.then(|| problem(&json, response)).flatten();
        (find(self.code), message.or_else(problem))
    }
}

/// Whether a response describes a problem (RFC 9457, section 3).
fn is_problem(response: &RawResponse) -> bool {
    let value = response.headers().get(CONTENT_TYPE);
    let value = value.and_then(|value| value.to_str().ok()).unwrap_or("");
    essence(value).eq_ignore_ascii_case("application/problem+json")
}

/// `title: detail`, or the one that is there. A title that only repeats the status says nothing.
fn problem(json: &Json, response: &RawResponse) -> Option<String> {
    let text = |name: &str| match json.pointer(name) {
        Some(Json::String(text)) if !text.is_empty() => Some(text.as_str()),
        _ => None,
    };
    let reason = response.status().canonical_reason();
    let title = text("/title").filter(|title| reason != Some(title));
    match (title, text("/detail")) {
        (Some(title), Some(detail)) => Some(format!("{title}: {detail}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}
