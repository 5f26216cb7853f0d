//! Where the bodies of errors have their code and message.

use crate::{Json, decode_slice};

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

    /// Code and message of a body, where they are strings or numbers.
    pub(super) fn read(self, body: &[u8]) -> (Option<String>, Option<String>) {
        if self == Self::NONE {
            return (None, None);
        }
        let Ok(json) = decode_slice::<Json>(body) else {
            return (None, None);
        };
        let find = |pointer: &str| match json.pointer(pointer).filter(|_| !pointer.is_empty()) {
            Some(Json::String(text)) => Some(text.clone()),
            Some(Json::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        (find(self.code), find(self.message))
    }
}
