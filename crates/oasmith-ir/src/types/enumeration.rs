//! Enums.

use oasmith_spec::node::Node;

/// One of some listed scalars.
#[derive(Debug, Clone)]
pub struct Enum {
    /// What the values are; mixed lists are [`EnumBase::Mixed`].
    pub base: EnumBase,
    /// The values, without null and without repetition, in the document's order. One value: a
    /// constant.
    pub values: Vec<EnumValue>,
}

/// What the values of an [`Enum`] are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnumBase {
    /// Strings.
    Text,
    /// Whole numbers that fit 64 bits.
    Integer,
    /// Numbers.
    Number,
    /// Booleans.
    Boolean,
    /// Several of these, or arrays and objects.
    Mixed,
}

/// A value of an [`Enum`].
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// The value.
    pub value: Node,
    /// A name that the document suggests (`x-enum-varnames`, `x-ms-enum` and their like).
    pub name: Option<String>,
    /// What it means (`x-enum-descriptions`, or the title of a `const` in a `oneOf`).
    pub description: Option<String>,
}
