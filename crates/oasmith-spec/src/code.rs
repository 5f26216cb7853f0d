//! The catalogue of diagnostics, as data. `oasmith explain CODE` prints a page of it.

use crate::diagnostic::Level;

/// What kind of finding a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

struct Entry {
    name: &'static str,
    level: Level,
    lenient_reading: Option<&'static str>,
    page: &'static str,
}

impl Code {
    /// The name, in kebab case: `unresolved-reference`.
    pub fn name(self) -> &'static str {
        CATALOGUE[usize::from(self.0)].name
    }

    /// The level where no policy says otherwise.
    pub fn level(self) -> Level {
        CATALOGUE[usize::from(self.0)].level
    }

    /// For an error that has a sensible reading all the same: what that reading is.
    pub fn lenient_reading(self) -> Option<&'static str> {
        CATALOGUE[usize::from(self.0)].lenient_reading
    }

    /// The manual page, in Markdown.
    pub fn page(self) -> &'static str {
        CATALOGUE[usize::from(self.0)].page
    }

    /// The code of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|code| code.name() == name)
    }

    /// All codes, in the order of the catalogue.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u16..).take(CATALOGUE.len()).map(Self)
    }
}

/// Declares the constants and the catalogue together, so that neither can lack an entry. A page
/// stands in `codes/`, under the code's name.
macro_rules! catalogue {
    ($($constant:ident, $name:literal, $level:ident, $reading:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Index { $($constant),* }

        impl Code {
            $(
                #[doc = concat!("`", $name, "`")]
                pub const $constant: Self = Self(Index::$constant as u16);
            )*
        }

        const CATALOGUE: &[Entry] = &[$(
            Entry {
                name: $name,
                level: Level::$level,
                lenient_reading: $reading,
                page: include_str!(concat!("../codes/", $name, ".md")),
            },
        )*];
    };
}

catalogue! {
    // Getting at the text.
    UNREADABLE, "unreadable", Error, None;
    NOT_TEXT, "not-text", Error, None;
    SYNTAX, "syntax", Error, None;
    DUPLICATE_KEY, "duplicate-key", Error, None;
    TOO_DEEP, "too-deep", Error, None;
    TOO_MANY_ALIASES, "too-many-aliases", Error, None;
    // The document as a whole.
    UNSUPPORTED_VERSION, "unsupported-version", Error, None;
    MISSING_FIELD, "missing-field", Error, None;
    WRONG_TYPE, "wrong-type", Error, Some("the keyword is ignored");
    UNKNOWN_TYPE, "unknown-type", Error, Some("any JSON is accepted");
    // References.
    UNRESOLVED_REFERENCE, "unresolved-reference", Error, Some("any JSON is accepted in its place");
    REFERENCE_CYCLE, "reference-cycle", Error, Some("any JSON is accepted in its place");
    REMOTE_REFERENCE, "remote-reference", Error, Some("any JSON is accepted in its place");
    REFERENCE_OUTSIDE, "reference-outside", Error, None;
    // Operations.
    DUPLICATE_OPERATION_ID, "duplicate-operation-id", Error, Some("the later operation is named by its method and path");
    DUPLICATE_PATH, "duplicate-path", Warning, None;
    UNDECLARED_PATH_PARAMETER, "undeclared-path-parameter", Error, Some("the parameter is taken as a string");
    UNUSED_PATH_PARAMETER, "unused-path-parameter", Error, Some("the parameter is left out");
    DUPLICATE_PARAMETER, "duplicate-parameter", Error, Some("the last declaration holds");
    UNKNOWN_SECURITY_SCHEME, "unknown-security-scheme", Error, Some("the requirement is ignored");
    // Schemas: odd, but readable.
    UNSATISFIABLE, "unsatisfiable", Warning, None;
    UNDECLARED_REQUIRED, "undeclared-required", Warning, None;
    CLOSED_ALL_OF, "closed-all-of", Warning, None;
    INVALID_DEFAULT, "invalid-default", Warning, None;
    MISPLACED_KEYWORD, "misplaced-keyword", Warning, None;
    // What could not be expressed.
    UNSUPPORTED, "unsupported", Note, None;
    // Overlays and configuration.
    OVERLAY_NO_MATCH, "overlay-no-match", Error, None;
    OVERLAY_INVALID, "overlay-invalid", Error, None;
    CONFIG_INVALID, "config-invalid", Error, None;
    CONFIG_NO_MATCH, "config-no-match", Error, None;
}
