//! The sections of the Components Object (OpenAPI 3.1.1, section 4.8.7).

use crate::json_pointer::tokens;

/// A kind of object that references lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Section {
    Schemas,
    Responses,
    Parameters,
    Examples,
    RequestBodies,
    Headers,
    SecuritySchemes,
    Links,
    Callbacks,
    PathItems,
    MediaTypes,
}

impl Section {
    const ALL: [Self; 11] = [
        Self::Schemas,
        Self::Responses,
        Self::Parameters,
        Self::Examples,
        Self::RequestBodies,
        Self::Headers,
        Self::SecuritySchemes,
        Self::Links,
        Self::Callbacks,
        Self::PathItems,
        Self::MediaTypes,
    ];

    /// The key below `components`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Responses => "responses",
            Self::Parameters => "parameters",
            Self::Examples => "examples",
            Self::RequestBodies => "requestBodies",
            Self::Headers => "headers",
            Self::SecuritySchemes => "securitySchemes",
            Self::Links => "links",
            Self::Callbacks => "callbacks",
            Self::PathItems => "pathItems",
            Self::MediaTypes => "mediaTypes",
        }
    }

    /// The pointer to the section of the document.
    pub(crate) fn pointer(self) -> String {
        format!("#/components/{}", self.key())
    }

    /// One of its objects, as messages name it.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Schemas => "a schema",
            Self::Responses => "a response",
            Self::Parameters => "a parameter",
            Self::Examples => "an example",
            Self::RequestBodies => "a request body",
            Self::Headers => "a header",
            Self::SecuritySchemes => "a security scheme",
            Self::Links => "a link",
            Self::Callbacks => "a callback",
            Self::PathItems => "a path item",
            Self::MediaTypes => "a media type",
        }
    }

    /// What becomes of the place of a reference that leads nowhere, leniently read.
    pub(crate) fn lenient_reading(self) -> &'static str {
        match self {
            Self::Schemas => "any JSON is accepted in its place",
            Self::Responses => "the response is left out",
            Self::Parameters => "the parameter is left out",
            Self::Examples => "the example is left out",
            Self::RequestBodies => "the body is left out",
            Self::Headers => "the header is left out",
            Self::SecuritySchemes => "the security scheme is left out",
            Self::Links => "the link is left out",
            Self::Callbacks => "the callback is left out",
            Self::PathItems => "the operations of the path are left out",
            Self::MediaTypes => "the media type is left out",
        }
    }

    /// The section of a key.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }
}

/// A name for what stands at a pointer of another file: the last of the pointer or the file's, with a number where it is
/// taken.
pub(crate) fn free_name(pointer: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let (file, fragment) = pointer.split_once('#').unwrap_or((pointer, ""));
    let tokens = tokens(fragment).unwrap_or_default();
    let file = file.rsplit('/').next().unwrap_or(file);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let last = tokens.last().map_or(stem, |last| last.as_ref());
    // What the specification allows in names of components (OpenAPI 3.1.1, section 4.8.7.1).
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let last = last.chars().map(|c| if allowed(c) { c } else { '_' });
    let base: String = last.collect();
    let mut name = base.clone();
    let mut number = 2;
    while is_taken(&name) {
        name = format!("{base}{number}");
        number += 1;
    }
    name
}
