//! Why a successful response could not be read.

use crate::media_type::is_json;
use std::fmt;

use crate::{DecodeError, RawResponse};

/// The body is not what the document declares.
#[derive(Debug, Clone)]
pub struct BodyError {
    reason: Reason,
    /// The name of the event that it is about.
    event: Option<Box<str>>,
}

impl From<Reason> for BodyError {
    fn from(reason: Reason) -> Self {
        Self {
            reason,
            event: None,
        }
    }
}

#[derive(Debug, Clone)]
enum Reason {
    Empty,
    Html,
    MediaType(String),
    CutOff(DecodeError),
    Json(DecodeError),
    /// From which byte on, and where that is in a body of JSON.
    NotUtf8(usize, Option<DecodeError>),
    Status(u16),
    /// A content coding that was not undone.
    Encoded(String),
    /// A charset that text can't be read in.
    Charset(String),
    /// Another media type, where something else than JSON was promised.
    Instead(String, &'static str),
    TooLong,
    /// More than so many bytes.
    TooLarge(usize),
}

/// JSON that stands alone, as an event or a line.
impl From<DecodeError> for BodyError {
    fn from(error: DecodeError) -> Self {
        Reason::Json(error).into()
    }
}

impl BodyError {
    /// The response's success status is none that the document declares.
    #[must_use]
    pub fn undeclared_status(response: &RawResponse) -> Self {
        Reason::Status(response.status().as_u16()).into()
    }

    /// Judges why a body could not be decoded as JSON.
    pub(crate) fn json(response: &RawResponse, error: DecodeError) -> Self {
        let media_type = response.media_type();
        let body = response.body().trim_ascii_start();
        let reason = if body.is_empty() {
            Reason::Empty
        } else if media_type.as_deref() == Some("text/html") || body.starts_with(b"<") {
            Reason::Html
        } else {
            match media_type {
                // Text is often JSON by a server that says nothing.
                Some(other) if !other.is_empty() && other != "text/plain" && !is_json(&other) => {
                    Reason::MediaType(other)
                }
                _ => Reason::of_json(response, error),
            }
        };
        reason.into()
    }

    /// The media type is another than that of what was promised.
    pub(crate) fn media_type_of(media_type: String, promised: &'static str) -> Self {
        Reason::Instead(media_type, promised).into()
    }

    /// The body is HTML where something else was promised, or nothing.
    pub(crate) fn html() -> Self {
        Reason::Html.into()
    }

    /// The body has a content coding (RFC 9110, section 8.4) that the HTTP client did not undo.
    pub(crate) fn encoded(coding: &str) -> Self {
        Reason::Encoded(coding.to_owned()).into()
    }

    /// The text is in a charset that can't be read.
    pub(crate) fn charset(charset: &str) -> Self {
        Reason::Charset(charset.to_owned()).into()
    }

    /// An event or line is longer than what is kept in memory.
    pub(crate) fn too_long() -> Self {
        Reason::TooLong.into()
    }

    /// The body is larger than the client or the call allows.
    pub(crate) fn too_large(limit: usize) -> Self {
        Reason::TooLarge(limit).into()
    }

    pub(crate) fn not_utf8(valid_up_to: usize) -> Self {
        Reason::NotUtf8(valid_up_to, None).into()
    }

    /// The same about an event of that name; one without a name is a `message`.
    pub(crate) fn in_event(mut self, name: &str) -> Self {
        self.event = (!name.is_empty()).then(|| name.into());
        self
    }

    /// The name of the event that can't be read, where it has one.
    #[must_use]
    pub fn event(&self) -> Option<&str> {
        self.event.as_deref()
    }

    /// Whether there was no body where one was expected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.reason, Reason::Empty)
    }

    /// The content coding, such as `gzip`, of a body that came compressed though the client does not read that.
    #[must_use]
    pub fn content_encoding(&self) -> Option<&str> {
        match &self.reason {
            Reason::Encoded(coding) => Some(coding),
            _ => None,
        }
    }

    /// Whether the body is HTML: a page of a proxy, a login or another server.
    #[must_use]
    pub fn is_html(&self) -> bool {
        match &self.reason {
            Reason::Html => true,
            Reason::Instead(media_type, _) => media_type == "text/html",
            _ => false,
        }
    }

    /// The limit in bytes, where the body is larger than
    /// [`max_response_size`](crate::ClientBuilder::max_response_size) allows.
    #[must_use]
    pub fn exceeded_limit(&self) -> Option<usize> {
        match self.reason {
            Reason::TooLarge(limit) => Some(limit),
            _ => None,
        }
    }

    /// Whether the JSON ends too early, though the response did not break off.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        matches!(self.reason, Reason::CutOff(_))
    }

    /// The byte from which on a body of JSON or text is not UTF-8.
    #[must_use]
    pub fn not_utf8_from(&self) -> Option<usize> {
        match self.reason {
            Reason::NotUtf8(at, _) => Some(at),
            _ => None,
        }
    }

    /// The media type, where it is not the expected one.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        match &self.reason {
            Reason::MediaType(media_type) | Reason::Instead(media_type, _) => Some(media_type),
            _ => None,
        }
    }

    /// Where and why the JSON is not of the expected type.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match &self.reason {
            Reason::Json(error) | Reason::CutOff(error) => Some(error),
            Reason::NotUtf8(_, error) => error.as_ref(),
            _ => None,
        }
    }
}

impl Reason {
    /// Why a body that looks like JSON is not what was promised.
    fn of_json(response: &RawResponse, error: DecodeError) -> Self {
        match std::str::from_utf8(response.body()) {
            Err(invalid) => Self::NotUtf8(invalid.valid_up_to(), Some(error)),
            Ok(_) if error.message() == DecodeError::CUT_OFF => Self::CutOff(error),
            Ok(_) => Self::Json(error),
        }
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(event) = &self.event {
            write!(f, "event `{}`: ", event.escape_debug())?;
        }
        match &self.reason {
            Reason::Empty => f.write_str("the body is empty where JSON was expected"),
            Reason::Html => f.write_str(
                "the body is HTML, which the API does not promise; check the base URL, and whether a proxy \
                 or a login page responds",
            ),
            Reason::Encoded(coding) => compressed(coding, f),
            Reason::Charset(charset) => {
                write!(f, "the body is text in the charset `{charset}`, which can't be read")
            }
            Reason::MediaType(media_type) => {
                write!(f, "the body is {media_type} where JSON was expected")
            }
            Reason::Instead(media_type, promised) => {
                write!(f, "the body is {media_type} where {promised} were expected")
            }
            Reason::TooLarge(limit) => write!(
                f,
                "the body is larger than {limit} bytes; `max_response_size` of the client or the \
                 call sets the limit"
            ),
            Reason::TooLong => f.write_str("an item of the body is too long to be read"),
            Reason::Json(error) => error.fmt(f),
            Reason::CutOff(error) => write!(f, "the body is cut off at {}", error.path()),
            Reason::NotUtf8(at, error) => {
                write!(f, "the body is not UTF-8 from byte {at} on")?;
                match error {
                    Some(error) => write!(f, ", at {}", error.path()),
                    None => Ok(()),
                }
            }
            Reason::Status(status) => write!(f, "the document declares no response for the status {status}"),
        }
    }
}

/// Names a content coding, and the Cargo feature that reads it.
pub(super) fn compressed(coding: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(
        f,
        "the body is compressed with `{coding}`, which the client does not read"
    )?;
    let feature = match coding {
        "gzip" | "x-gzip" => "gzip",
        "br" => "brotli",
        "deflate" => "deflate",
        "zstd" => "zstd",
        _ => return Ok(()),
    };
    write!(f, "; enable the feature `{feature}` of oasmith-runtime")
}

/// Its text says what is wrong with the JSON; [`BodyError::decode_error`] has it in parts.
impl std::error::Error for BodyError {}
