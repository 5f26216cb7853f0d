//! Where a call says which page it is for.

use super::member;
use crate::{Call, Kind, Style};

/// Where a call says which page it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In this query parameter.
    Query(&'static str),
    /// In a member of its JSON body.
    Body(Member),
}

/// A member of a JSON body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) pointer: &'static str,
    /// The media type of a body that has nothing else.
    pub(super) media_type: &'static str,
    /// What its value is: a number or a string.
    pub(super) kind: Kind,
}

impl Place {
    /// The member at a pointer that stands in the place of a parameter's name.
    pub(super) const fn in_body(self, media_type: &'static str, kind: Kind) -> Self {
        match self {
            Self::Query(pointer) => Self::Body(Member {
                pointer,
                media_type,
                kind,
            }),
            Self::Body(_) => self,
        }
    }

    /// What a call has there.
    pub(super) fn value(self, call: &Call) -> Option<String> {
        match self {
            Self::Query(name) => call.query_value(name),
            Self::Body(to) => member::get(call.body_held()?, to.pointer),
        }
    }

    /// Sets it. What can't be is remembered by the call.
    pub(super) fn set(self, call: &mut Call, value: &str) {
        match self {
            Self::Query(name) => call.query::<String>(name, Style::FORM, value.to_owned()),
            Self::Body(to) => match to.put(call, value) {
                Ok(text) => call.body_instead(to.media_type, text),
                Err(error) => call.refuse(format!("the next page: {error}")),
            },
        }
    }
}

impl Member {
    /// The body of a call with a value there.
    fn put(self, call: &Call, value: &str) -> Result<Vec<u8>, String> {
        let body = match call.body_held() {
            Some(body) => body,
            None if call.has_body() => {
                return Err("the body is a stream, whose members can't be set".to_owned());
            }
            None => b"{}",
        };
        let value = match self.kind {
            Kind::Number => member::number(value)?,
            _ => member::string(value),
        };
        member::put(body, self.pointer, &value).map_err(|error| format!("body: {error}"))
    }
}
