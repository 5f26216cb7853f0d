//! An event, and what its data is read as.

use serde_json::{Map, Value};

use super::parser::RawEvent;
use crate::{Decode, DecodeError, decode_slice};

/// An event that a server sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its name (`event`); `message` where it has none.
    pub name: String,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// What it says.
    pub data: T,
}

/// Reads an event as what a stream gives; `None` is the end of the stream.
pub(super) type Read<T> = fn(RawEvent) -> Result<Option<T>, DecodeError>;

/// With JSON as its data. `[DONE]`, by which some APIs say that nothing follows, is the end.
pub(super) fn json<T: Decode>(raw: RawEvent) -> Result<Option<Event<T>>, DecodeError> {
    if raw.data.trim() == "[DONE]" {
        return Ok(None);
    }
    let data = decode_slice(raw.data.as_bytes())?;
    Ok(Some(event(raw, |_| data)))
}

/// With text as its data.
#[allow(clippy::unnecessary_wraps, reason = "it is a `Read`")]
pub(super) fn text(raw: RawEvent) -> Result<Option<Event<String>>, DecodeError> {
    Ok(Some(event(raw, |data| data)))
}

fn event<T>(raw: RawEvent, data: impl FnOnce(String) -> T) -> Event<T> {
    let name = match raw.name.is_empty() {
        true => "message".to_owned(),
        false => raw.name,
    };
    Event {
        name,
        id: raw.id,
        data: data(raw.data),
    }
}

/// As an object with the event's fields, as `itemSchema` describes it (OpenAPI 3.2 §4.14.4).
pub(super) fn item<T: Decode>(raw: RawEvent) -> Result<Option<T>, DecodeError> {
    let mut fields = Map::new();
    fields.insert("data".to_owned(), raw.data.into());
    if !raw.name.is_empty() {
        fields.insert("event".to_owned(), raw.name.into());
    }
    if let Some(id) = raw.id {
        fields.insert("id".to_owned(), id.into());
    }
    if let Some(retry) = raw.retry {
        fields.insert("retry".to_owned(), retry.into());
    }
    let text = Value::Object(fields).to_string();
    decode_slice(text.as_bytes()).map(Some)
}
