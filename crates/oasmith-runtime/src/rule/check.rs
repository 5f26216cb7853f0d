//! A schema, taken apart into what is to be checked.

use std::collections::HashMap;

use super::decimal::Decimal;
use super::pattern::Pattern;
use super::value::Value;

/// All rules, and where each is.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rules: Vec<Rule>,
    pub(super) places: HashMap<String, usize>,
    /// Whether any rule asks which items or members others have looked at.
    pub(super) tracks: bool,
}

impl Table {
    /// The rule of that `$id`.
    pub(super) fn find(&self, id: &str) -> Option<&Rule> {
        self.rules.get(*self.places.get(id)?)
    }
}

/// A schema: all of its checks must hold.
#[derive(Debug, Default)]
pub(super) struct Rule {
    pub(super) checks: Vec<Check>,
}

/// What a keyword, or several that belong together, demand.
#[derive(Debug)]
pub(super) enum Check {
    /// `false`
    Never,
    /// `$ref`, by the index of the rule.
    Reference(usize),
    /// `type`
    Kinds(Vec<Kind>),
    /// `enum` and `const`
    Values(Vec<Value>),
    Number(NumberCheck),
    Text(TextCheck),
    Array(ArrayCheck),
    Object(ObjectCheck),
    AllOf(Vec<Rule>),
    AnyOf(Vec<Rule>),
    OneOf(Vec<Rule>),
    Not(Box<Rule>),
    Condition(Box<Condition>),
    /// `unevaluatedItems`; comes last.
    UnevaluatedItems(Box<Rule>),
    /// `unevaluatedProperties`; comes last.
    UnevaluatedProperties(Box<Rule>),
}

/// A type of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    Array,
    Object,
}

impl Kind {
    /// The type of this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::Null,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "string" => Self::Text,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }

    /// The name with its article.
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }

    /// Whether a value is of this type. Every whole number is an integer, however it is spelled.
    pub(super) fn has(self, value: &Value) -> bool {
        match value {
            Value::Null => self == Self::Null,
            Value::Boolean(_) => self == Self::Boolean,
            Value::Number(number) => {
                self == Self::Number || self == Self::Integer && number.is_whole()
            }
            Value::Text(_) => self == Self::Text,
            Value::Array(_) => self == Self::Array,
            Value::Object(_) => self == Self::Object,
        }
    }
}

/// A limit of numbers.
#[derive(Debug)]
pub(super) enum NumberCheck {
    Minimum(Decimal, String),
    Maximum(Decimal, String),
    ExclusiveMinimum(Decimal, String),
    ExclusiveMaximum(Decimal, String),
    MultipleOf(Decimal, String),
}

/// A limit of strings.
#[derive(Debug)]
pub(super) enum TextCheck {
    Length(Range),
    Pattern(Pattern),
    Format(String),
}

/// `min…` and `max…`.
#[derive(Debug, Default)]
pub(super) struct Range {
    pub(super) min: Option<usize>,
    pub(super) max: Option<usize>,
}

/// What is demanded of arrays.
#[derive(Debug)]
pub(super) enum ArrayCheck {
    /// `prefixItems` and `items`.
    Items {
        prefix: Vec<Rule>,
        rest: Option<Box<Rule>>,
    },
    Count(Range),
    Unique,
    /// `contains` with `minContains` and `maxContains`.
    Contains {
        rule: Box<Rule>,
        range: Range,
    },
}

/// What is demanded of objects.
#[derive(Debug)]
pub(super) enum ObjectCheck {
    /// `properties`, `patternProperties` and `additionalProperties`.
    Members {
        known: HashMap<String, Rule>,
        patterns: Vec<(Pattern, Rule)>,
        others: Option<Box<Rule>>,
    },
    Count(Range),
    Required(Vec<String>),
    Names(Box<Rule>),
    /// `dependentRequired`
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `dependentSchemas`
    Dependent(Vec<(String, Rule)>),
}

/// `if`, `then` and `else`.
#[derive(Debug)]
pub(super) struct Condition {
    pub(super) test: Rule,
    pub(super) then: Option<Rule>,
    pub(super) otherwise: Option<Rule>,
}
