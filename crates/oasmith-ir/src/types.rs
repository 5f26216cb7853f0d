//! The type graph.

use crate::constraint::Constraints;
use crate::origin::Origin;
use crate::rule::RuleId;
use oasmith_spec::node::Node;
use oasmith_spec::source::Span;

/// The place of a type in [`Api::types`](crate::api::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(crate) u32);

impl TypeId {
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
            Shape::Array(_) | Shape::Map(_) => self.recursive,
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
    /// A component that is another type under a second name.
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

/// Widths of whole numbers, from `format` and bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IntegerFormat {
    /// Signed 32 bits.
    I32,
    /// Signed 64 bits.
    I64,
    /// Unsigned 32 bits.
    U32,
    /// Unsigned 64 bits.
    U64,
    /// More than 64 bits hold.
    Big,
}

/// Widths of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NumberFormat {
    /// Single precision.
    F32,
    /// Double precision.
    F64,
    /// More digits than double precision has.
    Exact,
}

/// What a string holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextFormat {
    /// Text.
    Plain,
    /// `date-time`: RFC 3339, section 5.6.
    DateTime,
    /// `date`: full-date of RFC 3339.
    Date,
    /// `time`.
    Time,
    /// `duration`: RFC 3339, appendix A.
    Duration,
    /// `uuid`: RFC 9562.
    Uuid,
    /// `byte` or `contentEncoding: base64`: RFC 4648, section 4.
    Base64,
    /// `binary`: bytes as they are, outside JSON only.
    Binary,
    /// `password`: not to be shown.
    Password,
    /// Any other format, by its name; carried as text.
    Other(String),
}

impl Shape {
    /// The format that validation asks of it, by its name in the registry; `None` where the values of
    /// the shape have no other.
    pub fn format(&self) -> Option<&str> {
        let Self::Text(format) = self else {
            return None;
        };
        match format {
            TextFormat::DateTime => Some("date-time"),
            TextFormat::Time => Some("time"),
            TextFormat::Duration => Some("duration"),
            TextFormat::Uuid => Some("uuid"),
            TextFormat::Other(name) => FORMATS.contains(&name.as_str()).then_some(name),
            TextFormat::Plain
            | TextFormat::Date
            | TextFormat::Base64
            | TextFormat::Binary
            | TextFormat::Password => None,
        }
    }
}

/// Formats of text that validation knows, beside those that have a [`TextFormat`] of their own (JSON
/// Schema validation, section 7.3).
const FORMATS: [&str; 14] = [
    "email",
    "hostname",
    "idn-email",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "regex",
    "relative-json-pointer",
    "uri",
    "uri-reference",
    "uri-template",
];

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
    /// A name that the document suggests (`x-enum-varnames` and its like).
    pub name: Option<String>,
    /// What it means (`x-enum-descriptions`, or the title of a `const` in a `oneOf`).
    pub description: Option<String>,
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
#[derive(Debug, Clone, Copy)]
pub struct Map {
    /// The values.
    pub values: TypeRef,
}

/// Declared members.
#[derive(Debug, Clone)]
pub struct Object {
    /// The members, in the document's order; those of `allOf` branches in the branches' order.
    pub members: Vec<Member>,
    /// What is known of other members.
    pub additional: Additional,
    /// Patterns (ECMA-262) of which one is found in the names of other members that are kept
    /// (`patternProperties`); those with other names are tolerated. None: all are kept.
    pub names: Vec<String>,
}

/// Members that are not declared.
#[derive(Debug, Clone, Copy)]
pub enum Additional {
    /// The document does not say: they are tolerated and not kept.
    Unstated,
    /// `additionalProperties: false`. They are tolerated all the same when received.
    Forbidden,
    /// The document does not say, but a rule of a union that this is a variant of asks for them: they
    /// are kept, and not offered.
    Kept,
    /// They are kept, as values of this type.
    Allowed(TypeRef),
}

/// A declared member.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name on the wire.
    pub name: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether the object must have it.
    pub required: bool,
    /// `readOnly`: only in responses.
    pub read_only: bool,
    /// `writeOnly`: only in requests.
    pub write_only: bool,
    /// `default`.
    pub default: Option<Node>,
    /// The member's own description and deprecation where it has them, else its type's.
    pub docs: Docs,
    /// Where it stands.
    pub span: Span,
}

/// One of several types. Null is never a variant; it makes the use nullable.
#[derive(Debug, Clone)]
pub struct Union {
    /// The variants, in the document's order.
    pub variants: Vec<Variant>,
    /// The member whose value chooses, where the document names one.
    pub discriminator: Option<String>,
    /// Whether exactly one should match (`oneOf`) rather than at least one (`anyOf`).
    pub exclusive: bool,
}

/// A variant of a [`Union`].
#[derive(Debug, Clone)]
pub struct Variant {
    /// The type.
    pub ty: TypeRef,
    /// A name for it: the component's, the title, the constant that chooses it, or what it is
    /// (`string`, `array`). Not yet an identifier and not yet unique.
    pub name: String,
    /// Its description where it stands beside a reference.
    pub docs: Docs,
    /// By what a value is known to be of this variant.
    pub evidence: Evidence,
}

/// What tells a variant from its siblings, computed from the types.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// The JSON types that it can have: `boolean`, `integer`, `number`, `string`, `array`, `object`.
    pub kinds: oasmith_spec::schema::TypeSet,
    /// The strings that the discriminator has for this variant.
    pub tags: Vec<String>,
    /// Members that must have one of these constants (scalars), where an object.
    pub constants: Vec<(String, Vec<Node>)>,
    /// The members that it must have, where an object.
    pub required: Vec<String>,
    /// All the members that it declares, where an object.
    pub known: Vec<String>,
    /// Whether it forbids others (`additionalProperties: false`).
    pub closed: bool,
    /// The strings that it can be, where an enum of strings.
    pub values: Vec<String>,
}
