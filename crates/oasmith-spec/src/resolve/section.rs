//! The sections of the Components Object (OpenAPI 3.1.1, section 4.8.7), and of the root in Swagger 2.0.

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
    /// All of them.
    pub(crate) const ALL: [Self; 11] = [
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

    /// The keys from the root of an OpenAPI 3 document to its objects.
    pub(crate) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Schemas => &["components", "schemas"],
            Self::Responses => &["components", "responses"],
            Self::Parameters => &["components", "parameters"],
            Self::Examples => &["components", "examples"],
            Self::RequestBodies => &["components", "requestBodies"],
            Self::Headers => &["components", "headers"],
            Self::SecuritySchemes => &["components", "securitySchemes"],
            Self::Links => &["components", "links"],
            Self::Callbacks => &["components", "callbacks"],
            Self::PathItems => &["components", "pathItems"],
            Self::MediaTypes => &["components", "mediaTypes"],
        }
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
