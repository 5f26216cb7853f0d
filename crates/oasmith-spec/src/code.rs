//! The catalogue of diagnostics, as data. `oasmith explain CODE` prints a page of it.

use crate::diagnostic::Level;

/// What kind of finding a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

struct Entry {
    name: &'static str,
    level: Level,
    lenient_reading: Option<&'static str>,
    help: Option<&'static str>,
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

    /// For an error that has a fallback all the same: what that reading is.
    pub fn lenient_reading(self) -> Option<&'static str> {
        CATALOGUE[usize::from(self.0)].lenient_reading
    }

    /// What to do about it, where a diagnostic doesn't say it better.
    pub fn help(self) -> Option<&'static str> {
        CATALOGUE[usize::from(self.0)].help
    }

    /// The manual page, in Markdown.
    pub fn page(self) -> &'static str {
        CATALOGUE[usize::from(self.0)].page
    }

    /// What it is about, in one sentence without a full stop: the first paragraph of the page.
    pub fn title(self) -> &'static str {
        let first = self.page().lines().nth(2).unwrap_or("");
        first.trim_end_matches('.')
    }

    /// The part of the catalogue that it stands in.
    pub fn section(self) -> &'static str {
        let begun = SECTIONS.iter().take_while(|(first, _)| *first <= self);
        begun.last().map_or("", |(_, section)| section)
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
    ($($constant:ident, $name:literal, $level:ident, $reading:expr $(, $help:literal)?;)*) => {
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
                help: [$(Some($help),)? None][0],
                page: include_str!(concat!("../codes/", $name, ".md")),
            },
        )*];
    };
}

/// The parts of the catalogue, each with its first code.
const SECTIONS: &[(Code, &str)] = &[
    (Code::UNREADABLE, "Files and their text"),
    (Code::UNSUPPORTED_VERSION, "The document as a whole"),
    (Code::UNRESOLVED_REFERENCE, "References"),
    (
        Code::DUPLICATE_OPERATION_ID,
        "Operations, parameters and security",
    ),
    (Code::UNSATISFIABLE, "Schemas"),
    (Code::UNSUPPORTED, "What is not generated"),
    (Code::OVERLAY_NO_MATCH, "Overlays and configuration"),
];

catalogue! {
    // Getting at the text.
    UNREADABLE, "unreadable", Error, None, "check the path and its permissions";
    NOT_UTF8, "not-utf8", Error, None, "save the file as UTF-8 text";
    SYNTAX, "syntax", Error, None;
    SEVERAL_DOCUMENTS, "several-documents", Error, Some("only the first document is read"), "split the file, or remove what follows the first document";
    LONE_SURROGATE, "lone-surrogate", Warning, None, "write both halves, `\\ud83d\\ude00` for instance, or the character itself";
    NOT_FINITE, "not-finite", Error, Some("it is read as a string"), "leave the keyword out, or give a finite number";
    UNKNOWN_TAG, "unknown-tag", Warning, None, "remove the tag";
    MERGE_KEY, "merge-key", Note, None, "write the properties out, or use `$ref`: not every reader supports merge keys";
    DUPLICATE_KEY, "duplicate-key", Error, Some("the first of the two is read"), "remove or rename one of the two";
    TOO_DEEP, "too-deep", Error, None, "give inner schemas names of their own and refer to them";
    TOO_MANY_ALIASES, "too-many-aliases", Error, None, "use `$ref` in place of aliases";
    // The document as a whole.
    UNSUPPORTED_VERSION, "unsupported-version", Error, None, "give Swagger 2.0, or an OpenAPI version from 3.0 to 3.2";
    MISSING_FIELD, "missing-field", Error, Some("what lacks it is left out"), "add the field";
    WRONG_TYPE, "wrong-type", Error, Some("the keyword is ignored");
    UNKNOWN_TYPE, "unknown-type", Error, Some("any JSON is accepted"), "use null, boolean, object, array, number, integer or string";
    LOOSE_VALUE, "loose-value", Warning, None, "write the value with its proper type";
    // References.
    UNRESOLVED_REFERENCE, "unresolved-reference", Error, Some("any JSON is accepted in its place"), "check the spelling, or add what it refers to";
    REFERENCE_CYCLE, "reference-cycle", Error, Some("any JSON is accepted in its place"), "let one of the references lead to a definition";
    UNRESOLVED_EXAMPLE, "unresolved-example", Warning, None, "correct the reference, or take the example out";
    MISPLACED_REFERENCE, "misplaced-reference", Warning, None, "bundle the document: `oasmith bundle SPEC`; or refer from where OpenAPI has references";
    REMOTE_REFERENCE, "remote-reference", Error, Some("any JSON is accepted in its place"), "fetch it with `oasmith fetch SPEC`";
    IGNORED_SIBLING, "ignored-sibling", Note, None, "wrap the reference, `allOf: [{$ref: …}]`, or remove the keywords";
    REFERENCE_OUTSIDE, "reference-outside", Error, None, "move the file into the repository, or set `references.allow` in `oasmith.toml`";
    // Operations.
    DUPLICATE_OPERATION_ID, "duplicate-operation-id", Error, Some("the later operation is named by its method and path"), "give each operation an `operationId` of its own";
    DUPLICATE_PATH, "duplicate-path", Warning, None, "keep one of the two paths";
    PATH_FRAGMENT, "path-fragment", Warning, None, "tell operations of one path apart by what is sent: the method, the query or the body";
    PATH_TEMPLATE, "path-template", Warning, None, "correct the path";
    SERVER_URL, "server-url", Warning, None, "give a URL that ends with its path, and declare its variables";
    INVALID_NAME, "invalid-name", Warning, None, "correct the name";
    UNDECLARED_PATH_PARAMETER, "undeclared-path-parameter", Error, Some("the parameter is taken as a string"), "declare it under `parameters` with `in: path` and `required: true`";
    UNUSED_PATH_PARAMETER, "unused-path-parameter", Error, Some("the parameter is left out"), "put the parameter into the path's braces, or remove it";
    DUPLICATE_PARAMETER, "duplicate-parameter", Error, Some("the last declaration holds"), "remove one of the two";
    INVALID_PARAMETER, "invalid-parameter", Error, Some("`schema` holds before `content`, and without either any text is taken"), "give it one type, as the version of the document has it";
    INVALID_STYLE, "invalid-style", Error, Some("the style that is usual at the place is taken"), "use a style of this place";
    OPTIONAL_PATH_PARAMETER, "optional-path-parameter", Warning, None, "write `required: true`";
    PAGINATION, "pagination", Error, Some("the operation has no `pages` and `items`"), "let it name what the document has";
    UNKNOWN_SECURITY_SCHEME, "unknown-security-scheme", Error, Some("the requirement is ignored; for an operation without another one, the root's `security` applies"), "declare the scheme";
    CONFLICTING_SECURITY, "conflicting-security", Error, Some("the schemes are read as alternatives: either of them is sent"), "write alternatives as items of their own: `security: [{basic: []}, {bearer: []}]`";
    // Schemas: odd, but readable.
    UNSATISFIABLE, "unsatisfiable", Warning, None, "relax one of the constraints";
    UNDECLARED_REQUIRED, "undeclared-required", Warning, None, "declare the property, or remove it from `required`";
    CLOSED_ALL_OF, "closed-all-of", Warning, None, "use `unevaluatedProperties: false` beside the `allOf`";
    INVALID_PATTERN, "invalid-pattern", Warning, None, "write it as JavaScript would";
    INVALID_DEFAULT, "invalid-default", Warning, None, "let the default fit its schema";
    AMBIGUOUS_UNION, "ambiguous-union", Warning, None, "let a required property with a constant, or a `discriminator`, tell them apart";
    MISPLACED_KEYWORD, "misplaced-keyword", Warning, None, "move the keyword to where it has a meaning, or remove it";
    EXPANSION_LIMIT, "expansion-limit", Error, None, "let schemas refer to each other by properties, or raise `expansion` in `[limits]` of `oasmith.toml`";
    // What could not be expressed.
    UNSUPPORTED, "unsupported", Note, None;
    // Overlays and configuration.
    OVERLAY_NO_MATCH, "overlay-no-match", Error, Some("the action is left out"), "check the target against the document";
    OVERLAY_INVALID, "overlay-invalid", Error, None;
    CONFIG_INVALID, "config-invalid", Error, None;
    CONFIG_NO_MATCH, "config-no-match", Error, None, "check the name against the document";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_of_its_own() {
        for code in Code::all() {
            let page = code.page();
            assert!(
                page.starts_with(&format!("# {}\n", code.name())),
                "{}",
                code.name()
            );
            assert!(
                page.lines().count() >= 10,
                "codes/{}.md is too short",
                code.name()
            );
            assert!(page.contains("\n## What to do\n"), "{}", code.name());
            let title = code.title();
            assert!(page.contains(&format!("\n\n{title}.\n\n")), "{title}");
            assert!(!title.is_empty() && title.len() <= 120, "{title}");
            assert!(!code.section().is_empty(), "{}", code.name());
        }
    }

    #[test]
    fn every_page_has_a_code() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/codes");
        for file in std::fs::read_dir(folder).expect("the folder of pages") {
            let path = file.expect("a page").path();
            let name = path.file_stem().and_then(|name| name.to_str());
            assert!(
                name.and_then(Code::from_name).is_some(),
                "{}",
                path.display()
            );
        }
    }

    #[test]
    fn names_lead_back() {
        for code in Code::all() {
            assert_eq!(Code::from_name(code.name()), Some(code));
        }
    }
}
