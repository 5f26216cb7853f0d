//! The sections of the Components Object (OpenAPI 3.1.1, section 4.8.7), and of the root in Swagger 2.0.

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
