//! Values of parameters, and how each style writes them (OpenAPI 3.1.1 §4.8.12, RFC 6570).

mod encode;
mod percent;
mod style;
mod to_param;

pub(crate) use encode::{cookie, path, plain, query};
pub(crate) use percent::{form_component, strict};
pub use style::{DeepArrays, Form, Style};
pub use to_param::ToParam;

use crate::Writer;

/// The value of a parameter, free of its type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Param {
    /// No value: the parameter, element or member is left out.
    Absent,
    /// A string.
    Text(String),
    /// A number or boolean by its JSON spelling.
    Literal(String),
    /// A list.
    Array(Vec<Param>),
    /// Members in the order in which they are sent.
    Object(Vec<(String, Param)>),
}

impl Param {
    /// A string.
    #[must_use]
    pub fn text(value: impl Into<String>) -> Self {
        Self::Text(value.into())
    }

    /// A member of an object.
    #[must_use]
    pub fn member(name: impl Into<String>, value: &(impl ToParam + ?Sized)) -> (String, Self) {
        (name.into(), value.to_param())
    }

    /// The first number in it that is none in JSON: NaN or an infinity.
    pub(crate) fn not_finite(&self) -> Option<&str> {
        match self {
            Self::Absent | Self::Text(_) => None,
            Self::Literal(spelling) => {
                let named = ["NaN", "inf", "-inf"].contains(&spelling.as_str());
                named.then_some(spelling)
            }
            Self::Array(elements) => elements.iter().find_map(Self::not_finite),
            Self::Object(members) => members.iter().find_map(|(_, value)| value.not_finite()),
        }
    }

    /// The text of a value inside a list or object. What is itself a list or object has no
    /// spelling in any style, and becomes JSON text.
    pub(crate) fn flat(&self) -> Option<std::borrow::Cow<'_, str>> {
        match self {
            Self::Absent => None,
            Self::Text(text) | Self::Literal(text) => Some(text.into()),
            Self::Array(_) | Self::Object(_) => Some(self.json().into()),
        }
    }

    /// The value as JSON text.
    pub(crate) fn json(&self) -> String {
        match self {
            Self::Absent => "null".to_owned(),
            Self::Literal(spelling) => spelling.clone(),
            Self::Text(text) => quoted(text),
            Self::Array(elements) => {
                let elements: Vec<_> = elements.iter().map(Self::json).collect();
                format!("[{}]", elements.join(","))
            }
            Self::Object(members) => {
                let members: Vec<_> = (members.iter())
                    .filter(|(_, value)| *value != Self::Absent)
                    .map(|(name, value)| format!("{}:{}", quoted(name), value.json()))
                    .collect();
                format!("{{{}}}", members.join(","))
            }
        }
    }
}

/// The text as a JSON string.
fn quoted(text: &str) -> String {
    let mut writer = Writer::new();
    writer.string(text);
    // Strings can always be written.
    let bytes = writer.finish().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
