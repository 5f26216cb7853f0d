//! A part of a form.

use crate::Body;

/// A part of a form: bytes or a stream of them, with a file name and a media type where they are set. What can
/// become a [`Body`] can become a part.
#[derive(Debug, Clone)]
#[must_use = "it is for a form"]
pub struct Part {
    pub(super) body: Body,
    pub(super) file_name: Option<String>,
    /// Whether it is a file, which has a name in a form.
    pub(super) is_file: bool,
    pub(super) media_type: Option<String>,
    /// Further headers, by their names as they are written.
    pub(super) headers: Vec<(String, String)>,
}

impl Part {
    /// A part without file name and media type.
    pub fn new(body: impl Into<Body>) -> Self {
        Self {
            body: body.into(),
            file_name: None,
            is_file: false,
            media_type: None,
            headers: Vec::new(),
        }
    }

    /// Sets the file name. Many servers take a part for a file only where it has one.
    pub fn file_name(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// Sets the media type.
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Sets a header of the part, such as `X-Checksum`, in place of one of that name. A call with one that can't be
    /// sent is not sent.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set_header(&name.into(), &value.into());
        self
    }

    pub(super) fn set_header(&mut self, name: &str, value: &str) {
        let mut known = self.headers.iter_mut();
        match known.find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, known)) => value.clone_into(known),
            None => self.headers.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Makes it a file, of this media type where none is set.
    pub(super) fn into_file(mut self, media_type: &str) -> Self {
        self.media_type.get_or_insert_with(|| media_type.to_owned());
        self.is_file = true;
        self
    }
}

impl<T: Into<Body>> From<T> for Part {
    fn from(body: T) -> Self {
        Self::new(body)
    }
}
