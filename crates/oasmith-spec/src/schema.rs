//! The Schema Object (OpenAPI 3.1.1, section 4.8.24; JSON Schema draft 2020-12).

use std::sync::Arc;

use crate::document::{Extension, Text};
use crate::node::{Member, Node, Number};
use crate::source::Span;

/// The place of a schema in [`Document::schemas`](crate::document::Document::schemas).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub(crate) u32);

impl SchemaId {
    /// The index into the table.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The id at an index of the table.
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// A schema. Keywords that are absent are `None` or empty.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Where it stands.
    pub span: Span,
    /// Where some of its keywords stand, for [`place_of`](Self::place_of).
    pub(crate) places: Vec<(&'static str, Span)>,
    /// The JSON pointer of the place, with its `#`.
    pub pointer: String,
    /// Set if the schema is `true` or `false` rather than an object.
    pub boolean: Option<bool>,
    /// `$ref`. Keywords beside it stand in this schema and hold as well (3.1); in a 3.0 document they
    /// are read the same way.
    pub reference: Option<Reference>,
    /// `type`, without `null`.
    pub types: TypeSet,
    /// Whether `null` is allowed by `type: [.., 'null']`, `type: 'null'` or `nullable: true`.
    /// (`enum` with null and `anyOf` with a null branch are left for the lowering, which sees
    /// through references.)
    pub nullable: bool,
    /// Whether `type` names `null` and nothing else, which `nullable: true` alone does not mean.
    pub null_only: bool,
    /// `enum`.
    pub enumeration: Option<Vec<Node>>,
    /// `const`.
    pub constant: Option<Node>,
    /// `format`.
    pub format: Option<Text>,
    /// `contentEncoding`.
    pub content_encoding: Option<String>,
    /// `contentMediaType`.
    pub content_media_type: Option<String>,
    /// `title`.
    pub title: Option<Text>,
    /// `description`.
    pub description: Option<Text>,
    /// `default`.
    pub default: Option<Arc<Node>>,
    /// `examples`, and `example` in front of them.
    pub examples: Vec<Node>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `properties`, in the document's order.
    pub properties: Vec<(Text, SchemaId)>,
    /// `required`.
    pub required: Vec<Text>,
    /// `additionalProperties`; a boolean stands as a boolean schema.
    pub additional_properties: Option<SchemaId>,
    /// `unevaluatedProperties`.
    pub unevaluated_properties: Option<SchemaId>,
    /// `patternProperties`.
    pub pattern_properties: Vec<(Text, SchemaId)>,
    /// `propertyNames`.
    pub property_names: Option<SchemaId>,
    /// `items`.
    pub items: Option<SchemaId>,
    /// `prefixItems`, and `items` where it is an array (drafts before 2020-12).
    pub prefix_items: Vec<SchemaId>,
    /// `unevaluatedItems`.
    pub unevaluated_items: Option<SchemaId>,
    /// `contains`.
    pub contains: Option<SchemaId>,
    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// `anyOf`; `Some` of an empty list where it stands empty.
    pub any_of: Option<Vec<SchemaId>>,
    /// `oneOf`; likewise.
    pub one_of: Option<Vec<SchemaId>>,
    /// `not`.
    pub not: Option<SchemaId>,
    /// `if`, `then`, `else`.
    pub condition: Option<Condition>,
    /// `dependentRequired`, and `dependencies` with arrays.
    pub dependent_required: Vec<(Text, Vec<Text>)>,
    /// `dependentSchemas`, and `dependencies` with schemas.
    pub dependent_schemas: Vec<(Text, SchemaId)>,
    /// `discriminator`.
    pub discriminator: Option<Discriminator>,
    /// The bounds.
    pub bounds: Bounds,
    /// `$defs` and `definitions`, read only because a reference may lead into them.
    pub definitions: Vec<(Text, SchemaId)>,
    /// Members that start with `x-`.
    pub extensions: Vec<Extension>,
}

impl Schema {
    /// Where a keyword stands, key and value; the place of the schema for a keyword that is absent
    /// or that nobody reports.
    pub fn place_of(&self, keyword: &str) -> Span {
        let mut places = self.places.iter();
        places
            .find(|(name, _)| *name == keyword)
            .map_or(self.span, |(_, span)| *span)
    }

    /// Keeps the place of a keyword if findings may be about it.
    pub(crate) fn keep_place(&mut self, member: &Member) {
        let Some(keyword) = reported(&member.key) else {
            return;
        };
        self.places.push((keyword, member.span()));
    }

    /// A schema without keywords, which allows any JSON.
    pub(crate) fn any(span: Span, pointer: String) -> Self {
        Self {
            span,
            places: Vec::new(),
            pointer,
            boolean: None,
            reference: None,
            types: TypeSet::default(),
            nullable: false,
            null_only: false,
            enumeration: None,
            constant: None,
            format: None,
            content_encoding: None,
            content_media_type: None,
            title: None,
            description: None,
            default: None,
            examples: Vec::new(),
            deprecated: false,
            read_only: false,
            write_only: false,
            properties: Vec::new(),
            required: Vec::new(),
            additional_properties: None,
            unevaluated_properties: None,
            pattern_properties: Vec::new(),
            property_names: None,
            items: None,
            prefix_items: Vec::new(),
            unevaluated_items: None,
            contains: None,
            all_of: Vec::new(),
            any_of: None,
            one_of: None,
            not: None,
            condition: None,
            dependent_required: Vec::new(),
            dependent_schemas: Vec::new(),
            discriminator: None,
            bounds: Bounds::default(),
            definitions: Vec::new(),
            extensions: Vec::new(),
        }
    }
}

/// The keywords that findings are about. The rest is too common to keep the places of.
fn reported(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "additionalProperties" => "additionalProperties",
        "anyOf" => "anyOf",
        "contains" => "contains",
        "dependencies" | "dependentRequired" => "dependentRequired",
        "dependentSchemas" => "dependentSchemas",
        "discriminator" => "discriminator",
        "enum" => "enum",
        "if" => "if",
        "maxContains" => "maxContains",
        "maxItems" => "maxItems",
        "maxLength" => "maxLength",
        "maxProperties" => "maxProperties",
        "maximum" | "exclusiveMaximum" => "maximum",
        "minContains" => "minContains",
        "minItems" => "minItems",
        "minLength" => "minLength",
        "minProperties" => "minProperties",
        "minimum" | "exclusiveMinimum" => "minimum",
        "not" => "not",
        "oneOf" => "oneOf",
        "patternProperties" => "patternProperties",
        "propertyNames" => "propertyNames",
        _ => return None,
    })
}

/// `$ref` of a schema.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The reference as written.
    pub text: Text,
    /// The schema that it leads to; `None` where it dangles (then an error was reported, and any
    /// JSON is the lenient reading).
    pub target: Option<SchemaId>,
}

/// `if`, `then` and `else`.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    /// `if`
    pub test: SchemaId,
    /// `then`
    pub then: Option<SchemaId>,
    /// `else`
    pub otherwise: Option<SchemaId>,
}

/// The Discriminator Object (OpenAPI 3.1.1, section 4.8.25).
#[derive(Debug, Clone)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: Text,
    /// `mapping`: the value, and the schema that it chooses.
    pub mapping: Vec<(Text, Reference)>,
    /// `defaultMapping`: the schema for values without the property, or with a value that is not mapped
    /// (OpenAPI 3.2.0, section 4.25).
    pub default: Option<Reference>,
}

/// Limits of numbers, strings, arrays and objects, as stated.
#[derive(Debug, Clone, Default)]
pub struct Bounds {
    /// `minimum`, or `exclusiveMinimum` as a number.
    pub minimum: Option<Bound>,
    /// `maximum`, or `exclusiveMaximum` as a number.
    pub maximum: Option<Bound>,
    /// `multipleOf`.
    pub multiple_of: Option<Number>,
    /// `minLength`, in Unicode characters.
    pub min_length: Option<u64>,
    /// `maxLength`, in Unicode characters.
    pub max_length: Option<u64>,
    /// `pattern` (ECMA-262).
    pub pattern: Option<Text>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `minContains`.
    pub min_contains: Option<u64>,
    /// `maxContains`.
    pub max_contains: Option<u64>,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
}

/// A limit of a number. Boolean `exclusiveMinimum` (3.0) and numeric (3.1) are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The limit.
    pub value: Number,
    /// Whether the limit itself is out.
    pub exclusive: bool,
}

impl Bound {
    /// Whether no number lies between this lower limit and an upper one: no whole number, if only
    /// these are asked for.
    pub fn excludes(&self, upper: &Self, whole: bool) -> bool {
        if let (true, Some(least), Some(most)) =
            (whole, self.value.as_i128(), upper.value.as_i128())
        {
            let least = least.saturating_add(i128::from(self.exclusive));
            return least > most.saturating_sub(i128::from(upper.exclusive));
        }
        if self.value.same_value(&upper.value) {
            return self.exclusive || upper.exclusive;
        }
        match (self.value.as_i128(), upper.value.as_i128()) {
            (Some(least), Some(most)) => least > most,
            _ => self.value.as_f64() > upper.value.as_f64(),
        }
    }
}

/// A set of JSON types. The empty set, for `type` absent, allows all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct TypeSet(u8);

/// A type of JSON Schema, `null` aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JsonType {
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

impl JsonType {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Boolean,
        Self::Integer,
        Self::Number,
        Self::String,
        Self::Array,
        Self::Object,
    ];

    /// The name in `type`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The type of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ty| ty.as_str() == name)
    }
}

impl TypeSet {
    /// Adds a type.
    pub fn insert(&mut self, ty: JsonType) {
        self.0 |= 1 << ty as u8;
    }

    /// Whether the type was named.
    pub fn contains(self, ty: JsonType) -> bool {
        self.0 & (1 << ty as u8) != 0
    }

    /// Whether none was named.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many were named.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The named types, in the order of [`JsonType::ALL`].
    pub fn iter(self) -> impl Iterator<Item = JsonType> {
        JsonType::ALL
            .into_iter()
            .filter(move |&ty| self.contains(ty))
    }

    /// The types that both sets name.
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
