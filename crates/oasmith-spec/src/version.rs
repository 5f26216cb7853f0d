//! The two layouts of documents: Swagger 2.0 and OpenAPI 3. Everything but names and places is read into one.

use crate::node::Node;
use crate::resolve::section::Section;

/// The layout of a file, by the field at its root that names its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SpecVersion {
    /// `swagger: "2.0"`.
    Swagger2,
    /// `openapi: 3.0`, `3.1` or `3.2`.
    #[default]
    OpenApi3,
}

impl SpecVersion {
    /// The layout that the root of a file names; `None` for a part of a document.
    pub(crate) fn of_root(root: &Node) -> Option<Self> {
        if root.get("swagger").is_some() {
            Some(Self::Swagger2)
        } else {
            root.get("openapi").map(|_| Self::OpenApi3)
        }
    }

    /// The keys from the root to the objects of a section, where this version has it.
    pub(crate) fn keys(self, section: Section) -> Option<&'static [&'static str]> {
        match (self, section) {
            (Self::OpenApi3, _) => Some(section.keys()),
            (Self::Swagger2, Section::Schemas) => Some(&["definitions"]),
            (Self::Swagger2, Section::Parameters) => Some(&["parameters"]),
            (Self::Swagger2, Section::Responses) => Some(&["responses"]),
            (Self::Swagger2, Section::SecuritySchemes) => Some(&["securityDefinitions"]),
            (Self::Swagger2, _) => None,
        }
    }

    /// The pointer to a section. One that this version lacks has the place of OpenAPI 3.
    pub(crate) fn pointer(self, section: Section) -> String {
        let keys = self.keys(section).unwrap_or_else(|| section.keys());
        format!("#/{}", keys.join("/"))
    }

    /// The section that has this key.
    pub(crate) fn section(self, key: &str) -> Option<Section> {
        let mut all = Section::ALL.into_iter();
        all.find(|section| self.keys(*section).and_then(<[_]>::last) == Some(&key))
    }

    /// The pointer to the schemas, without the last slash.
    pub(crate) fn schemas(self) -> &'static str {
        match self {
            Self::Swagger2 => "#/definitions",
            Self::OpenApi3 => "#/components/schemas",
        }
    }

    /// The place of security schemes, as messages name it.
    pub(crate) fn security_schemes(self) -> &'static str {
        match self {
            Self::Swagger2 => "securityDefinitions",
            Self::OpenApi3 => "components.securitySchemes",
        }
    }

    /// What makes a parameter one of strings.
    pub(crate) fn string_parameter(self) -> &'static str {
        match self {
            Self::Swagger2 => "type: string",
            Self::OpenApi3 => "schema: {type: string}",
        }
    }

    /// What one of the schemas at the root is called.
    pub(crate) fn named_schema(self) -> &'static str {
        match self {
            Self::Swagger2 => "definition",
            Self::OpenApi3 => "component schema",
        }
    }

    /// The section and name of what a pointer of just so many segments leads to, if that is a component.
    pub(crate) fn component(self, segments: &[String]) -> Option<(Section, String)> {
        let (name, before) = segments.split_last()?;
        if before.len() > 2 {
            return None;
        }
        let section = Section::ALL.into_iter().find(|section| {
            let keys = self.keys(*section);
            keys.is_some_and(|keys| before.iter().map(String::as_str).eq(keys.iter().copied()))
        })?;
        Some((section, name.clone()))
    }
}
