//! Explicit tags: `!!str 200`, `!!int "1"`, and those of applications.

use granit_parser::Tag;

use crate::node::{Number, Value};
use crate::scalar;

const YAML_NAMESPACE: &str = "tag:yaml.org,2002:";

/// What a tag says about its node.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing that the notation doesn't say.
    Plain,
    /// A type of the core schema, or one whose values are strings in JSON.
    Core(Core),
    /// A merge key.
    Merge,
    /// Nothing that YAML defines.
    Unknown(String),
}

/// A scalar type of the core schema (YAML 1.2.2, section 10.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Core {
    Str,
    Int,
    Float,
    Bool,
    Null,
}

/// The meaning of a tag.
pub(super) fn meaning(tag: &Tag) -> Meaning {
    if tag.handle().is_empty() && tag.suffix() == "!" {
        return Meaning::Core(Core::Str);
    }
    match tag.suffix_in_namespace(YAML_NAMESPACE).as_deref() {
        Some("str" | "binary" | "timestamp" | "value") => Meaning::Core(Core::Str),
        Some("int") => Meaning::Core(Core::Int),
        Some("float") => Meaning::Core(Core::Float),
        Some("bool") => Meaning::Core(Core::Bool),
        Some("null") => Meaning::Core(Core::Null),
        Some("map" | "seq" | "set" | "omap" | "pairs") => Meaning::Plain,
        Some("merge") => Meaning::Merge,
        _ => Meaning::Unknown(tag.original()),
    }
}

impl Core {
    /// The value of a scalar's text under this tag, if the text can be one.
    pub(super) fn value(self, text: &str) -> Option<Value> {
        match self {
            Self::Str => Some(Value::String(text.to_owned())),
            Self::Int => scalar::number(text).filter(is_whole).map(Value::Number),
            Self::Float => scalar::number(text).map(Value::Number),
            Self::Bool => scalar::boolean(text).map(Value::Bool),
            Self::Null => scalar::is_null(text).then_some(Value::Null),
        }
    }

    /// As messages name it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Str => "!!str",
            Self::Int => "!!int",
            Self::Float => "!!float",
            Self::Bool => "!!bool",
            Self::Null => "!!null",
        }
    }
}

fn is_whole(number: &Number) -> bool {
    !number.as_str().contains(['.', 'e'])
}
