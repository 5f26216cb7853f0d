//! The type graph.

mod enumeration;
mod format;
mod object;
mod union;

pub use enumeration::{Enum, EnumBase, EnumValue};
pub use format::{IntegerFormat, NumberFormat, TextFormat};
pub use object::{Additional, Member, Object};
pub use union::{Evidence, Union, Variant};

use crate::constraint::Constraints;
use crate::origin::Origin;
use crate::rule::RuleId;
use oasmith_spec::node::Node;
use oasmith_spec::source::Span;

/// The place of a type in [`Api::types`](crate::api::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(crate) u32);

impl TypeId {
    /// The type at an index of the table.
    pub(crate) fn of_index(index: usize) -> Self {
        // A table of more types does not fit into memory.
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index into the table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A type.
#[derive(Debug, Clone)]
pub struct Type {
    /// What values it has.
    pub shape: Shape,
    /// `format` as the document has it, where it is a scalar.
    pub format: Option<String>,
    /// By which path it got its place; names are made of it.
    pub origin: Origin,
    /// Title, description, examples, deprecation.
    pub docs: Docs,
    /// Limits that the shape does not express.
    pub constraints: Constraints,
    /// `x-extensible-enum`: the values that are known, where others may come; none are listed where it is
    /// just a flag beside `enum`.
    pub extensible: Option<Vec<Node>>,
    /// What else is demanded, where shape and limits do not say all. It says it all.
    pub rule: Option<RuleId>,
    /// Where it stands.
    pub span: Span,
    /// Whether operations send it, receive it, or both. A component that no operation reaches counts
    /// as both.
    pub usage: Usage,
    /// Whether it holds itself by way of lists, maps and second names only, so that it has to be
    /// declared as a type for these to come to an end.
    pub recursive: bool,
    /// Whether it is an inline type that became a second name of one that is the same (see
    /// [`twins`](crate::twins)).
    pub twin: bool,
}

impl Type {
    /// Whether the type has a name of its own: components always, inline types where they are
    /// declared, or were before a twin of theirs came to stand for them.
    pub fn is_model(&self) -> bool {
        self.origin.is_component() || self.is_declared() || self.twin
    }

    /// Whether the type is declared as one, rather than written out where it is used: objects with
    /// members, enums, unions, tuples that are more than a few scalars, and what holds itself.
    pub fn is_declared(&self) -> bool {
        match &self.shape {
            Shape::Enum(_) | Shape::Object(_) | Shape::Union(_) => true,
            Shape::Tuple(tuple) => !tuple.plain || self.recursive,
            Shape::Map(map) => self.recursive || !map.names.is_empty(),
            Shape::Array(_) => self.recursive,
            _ => false,
        }
    }
}

/// A use of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeRef {
    /// The type.
    pub id: TypeId,
    /// Whether null is allowed here, in whatever spelling.
    pub nullable: bool,
    /// Whether this use closes a cycle that holds no array or map, so that a value needs a pointer.
    pub cyclic: bool,
}

/// Title, description, examples and deprecation.
#[derive(Debug, Clone, Default)]
pub struct Docs {
    /// `title`, or an operation's `summary`.
    pub title: Option<String>,
    /// `description`, in CommonMark.
    pub description: Option<String>,
    /// The examples.
    pub examples: Vec<Node>,
    /// `deprecated`.
    pub deprecated: bool,
}

/// The direction in which operations move a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// Part of a request (parameters and bodies), or of what a webhook's receiver answers.
    pub sent: bool,
    /// Part of a response, or of a webhook's payload.
    pub received: bool,
}

/// What values a type has.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Any JSON value.
    Any,
    /// No value at all (`false`).
    Never,
    /// Only null.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer(IntegerFormat),
    /// A number.
    Number(NumberFormat),
    /// A string.
    Text(TextFormat),
    /// One of some listed scalars.
    Enum(Enum),
    /// Any number of items of one type.
    Array(Array),
    /// Items by position.
    Tuple(Tuple),
    /// Members of any name and one type.
    Map(Map),
    /// Declared members.
    Object(Object),
    /// One of several types.
    Union(Union),
    /// A component that is an alias of another type.
    Alias(TypeRef),
    /// A type that is declared elsewhere. The lowering makes none; whoever generates code may put one in
    /// the place of another type (see [`replace`](crate::replace)).
    External(External),
}

/// A type that is declared elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    /// What it is called by whoever put it here.
    pub name: String,
    /// What the document has in its place.
    pub wire: Wire,
}

/// What a value is on the wire, where that makes a difference to a type that is declared elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// A string.
    Text,
    /// A number, whole or not.
    Number,
    /// Anything else.
    Other,
}

impl Shape {
    /// What values of this shape are on the wire.
    pub fn wire(&self) -> Wire {
        match self {
            Self::Text(_) => Wire::Text,
            Self::Integer(_) | Self::Number(_) => Wire::Number,
            Self::External(external) => external.wire,
            Self::Enum(list) => match list.base {
                EnumBase::Text => Wire::Text,
                EnumBase::Integer | EnumBase::Number => Wire::Number,
                EnumBase::Boolean | EnumBase::Mixed => Wire::Other,
            },
            _ => Wire::Other,
        }
    }
}

/// Items of one type.
#[derive(Debug, Clone, Copy)]
pub struct Array {
    /// The items.
    pub items: TypeRef,
}

/// Items by position (`prefixItems`).
#[derive(Debug, Clone)]
pub struct Tuple {
    /// The leading items.
    pub items: Vec<TypeRef>,
    /// How many of them must be there.
    pub required: usize,
    /// What may follow them; `None` where nothing may.
    pub rest: Option<TypeRef>,
    /// Whether it is nothing but a few scalars, all of which must be there, so that it reads well
    /// without a name.
    pub plain: bool,
}

/// Members of any name.
#[derive(Debug, Clone)]
pub struct Map {
    /// The values.
    pub values: TypeRef,
    /// Patterns (ECMA-262) of which one is found in the names of the members; those with other names are
    /// tolerated and not kept. None: all are kept.
    pub names: Vec<String>,
}

impl Map {
    /// A map whose members may have any name.
    pub fn of(values: TypeRef) -> Self {
        Self {
            values,
            names: Vec::new(),
        }
    }
}
