//! Listed values: `enum`, `const`, and alternatives that are constants.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_spec::node::{Node, Number, Value};
use oasmith_spec::schema::{JsonType, Schema, TypeSet};

use super::Lowering;
use super::contradiction;
use super::kinds;
use super::open::Opened;
use super::union::Alternative;
use super::values::{self, is_null, is_scalar, key};
use crate::types::{Enum, EnumBase, EnumValue, Shape, TextFormat, TypeId};

impl<'d> Lowering<'d> {
    /// The shape of listed values; `None` where the list is better passed over.
    pub(super) fn enumeration(
        &mut self,
        ty: TypeId,
        opened: &Opened<'d>,
        listed: &[&'d Node],
    ) -> Option<Shape> {
        let span = self.span_of(ty);
        let typed = opened
            .parts
            .iter()
            .any(|part| !part.schema.types.is_empty());
        if listed.is_empty() {
            if lists_null(opened) {
                return Some(Shape::Null);
            }
            self.contradict(
                span,
                "none of the listed values is allowed by what else holds here; what the type allows is accepted",
                contradiction::lists(opened),
            );
            return (!typed).then_some(Shape::Text(TextFormat::Plain));
        }
        let described = opened.parts.iter().any(|part| describes_parts(part.schema));
        if described && !listed.iter().all(|node| is_scalar(node)) {
            self.fall_back(
                span,
                "arrays and objects are listed as values; any of the kind are accepted, and validation compares them",
            );
            return None;
        }
        let mut values = named_values(opened, listed);
        if typed && let Some(kinds) = kinds::stated(opened) {
            self.as_typed(ty, kinds, &mut values);
            if !self.weigh_kinds(ty, opened, kinds, &values) {
                let number = kinds::is_number(kinds);
                return number.then_some(Shape::Any);
            }
        }
        if !values
            .iter()
            .any(|one| contradiction::is_within(&one.value, opened))
        {
            self.contradict(
                span,
                "none of the listed values is within the limits that hold here; they are accepted all the same, and a request with one never passes validation",
                contradiction::lists(opened),
            );
        }
        Some(shape_of(values, opened))
    }

    /// Takes listed values as the type has them: `enum: [1, 2]` of a string means the texts, and
    /// `['1', '2']` of an integer the numbers; quotes are easily forgotten.
    fn as_typed(&mut self, ty: TypeId, kinds: TypeSet, values: &mut [EnumValue]) {
        if kinds == super::only(JsonType::String) {
            self.as_text(ty, values);
        } else if kinds::is_number(kinds) {
            self.as_numbers(ty, values);
        }
    }

    /// Reports values that the type excludes; false if it excludes all.
    fn weigh_kinds(
        &mut self,
        ty: TypeId,
        opened: &Opened<'d>,
        kinds: TypeSet,
        values: &[EnumValue],
    ) -> bool {
        let fits = |one: &&EnumValue| {
            kinds::kind_of(&one.value).is_some_and(|kind| {
                kinds.contains(kind)
                    || kind == JsonType::Integer && kinds.contains(JsonType::Number)
            })
        };
        let span = self.span_of(ty);
        let fitting = values.iter().filter(fits).count();
        if fitting == 0 && !kinds.is_empty() {
            // Texts may stand for numbers in any way. A list beside an array is meant for its items.
            let reason = if kinds::is_number(kinds) {
                "none of the listed values is of the `type` that holds here; raw JSON is accepted"
            } else {
                "none of the listed values is of the `type` that holds here; what the type allows is accepted"
            };
            let mut sides = contradiction::types(opened);
            sides.extend(contradiction::lists(opened));
            self.contradict(span, reason, sides);
        } else if fitting < values.len() {
            self.fall_back(
                span,
                "values are listed that are not of the `type` that holds here; they are accepted as they are listed",
            );
        }
        fitting > 0 || kinds.is_empty()
    }

    fn as_numbers(&mut self, ty: TypeId, values: &mut [EnumValue]) {
        for value in values {
            let Value::String(text) = &value.value.value else {
                continue;
            };
            let Some(number) = Number::from_text(text) else {
                continue;
            };
            value.value.value = Value::Number(number);
            self.fall_back(
                self.span_of(ty),
                "numbers are listed as texts, though `type` is a number; they are taken as numbers",
            );
        }
    }

    /// `enum: [1, 2]` of a string means the texts; its author forgot the quotes.
    fn as_text(&mut self, ty: TypeId, values: &mut [EnumValue]) {
        for value in values {
            let text = match &value.value.value {
                Value::Number(number) => number.as_str().to_owned(),
                Value::Bool(value) => value.to_string(),
                _ => continue,
            };
            value.value.value = Value::String(text);
            self.fall_back(
                self.span_of(ty),
                "values are listed that are not strings, though `type` is; they are taken as texts, numbers as JSON writes them (`0x10` as `16`)",
            );
        }
    }

    /// One enum, where every alternative is nothing but listed scalars.
    pub(super) fn enumeration_of(&mut self, alternatives: &[Alternative<'d>]) -> Option<Shape> {
        let mut values: Vec<EnumValue> = Vec::new();
        let mut seen = HashSet::new();
        for alternative in alternatives {
            if !alternative.opened.groups.is_empty() {
                return None;
            }
            let listed = values::listed(&alternative.opened)?;
            if listed.is_empty() || !listed.iter().all(|node| is_scalar(node)) {
                return None;
            }
            let one = listed.len() == 1;
            for mut value in named_values(&alternative.opened, &listed) {
                if one {
                    let docs = self.stated_docs(&alternative.written());
                    value.name = value.name.or(docs.title);
                    value.description = value.description.or(docs.description);
                }
                if seen.insert(key(&value.value)) {
                    values.push(value);
                }
            }
        }
        let first = alternatives.first()?;
        Some(shape_of(values, &first.opened))
    }
}

/// Whether a schema says what members or items are, which tells more of a value than that it is listed.
fn describes_parts(schema: &Schema) -> bool {
    super::conjunction::states_members(schema)
        || schema.items.is_some()
        || !schema.prefix_items.is_empty()
}

fn shape_of(values: Vec<EnumValue>, opened: &Opened<'_>) -> Shape {
    let number = opened
        .parts
        .iter()
        .any(|part| part.schema.types.contains(JsonType::Number));
    let mut bases = values.iter().map(|value| match &value.value.value {
        Value::String(_) => EnumBase::Text,
        Value::Bool(_) => EnumBase::Boolean,
        Value::Number(whole)
            if !number && whole.as_i128().is_some_and(|n| i64::try_from(n).is_ok()) =>
        {
            EnumBase::Integer
        }
        Value::Number(number) if is_exact(number) => EnumBase::Number,
        _ => EnumBase::Mixed,
    });
    let first = bases.next().unwrap_or(EnumBase::Mixed);
    let base = bases.fold(first, |a, b| match (a, b) {
        (a, b) if a == b => a,
        (EnumBase::Integer | EnumBase::Number, EnumBase::Integer | EnumBase::Number) => {
            EnumBase::Number
        }
        _ => EnumBase::Mixed,
    });
    if base == EnumBase::Boolean && values.len() > 1 {
        return Shape::Boolean;
    }
    Shape::Enum(Enum { base, values })
}

/// Whether double precision holds a number and tells it from its neighbours.
fn is_exact(number: &Number) -> bool {
    let digits = number.as_str().bytes().filter(u8::is_ascii_digit).count();
    let whole = number.as_i128();
    whole.map_or(digits <= 15, |whole| whole.unsigned_abs() <= 1 << 53)
}

/// Whether null is what the lists at a place allow.
fn lists_null(opened: &Opened<'_>) -> bool {
    opened.parts.iter().all(|part| {
        let schema = part.schema;
        schema
            .enumeration
            .as_ref()
            .is_none_or(|list| list.iter().any(is_null))
            && schema.constant.as_ref().is_none_or(is_null)
    })
}

/// The values with the names and descriptions that the document gives them.
fn named_values(opened: &Opened<'_>, listed: &[&Node]) -> Vec<EnumValue> {
    let parts = opened.parts.iter().map(|part| part.schema);
    let naming: Vec<Naming<'_>> = parts.filter_map(Naming::of).collect();
    let values = listed.iter().map(|node| {
        let key = key(node);
        EnumValue {
            value: (*node).clone(),
            name: naming.iter().find_map(|naming| naming.name(node, &key)),
            description: naming
                .iter()
                .find_map(|naming| naming.description(node, &key)),
        }
    });
    values.collect()
}

/// `x-extensible-enum`: a list of values, or `true` beside `enum`.
pub(super) fn extensible(opened: &Opened<'_>) -> Option<Vec<Node>> {
    let mut extensions = opened.parts.iter().flat_map(|part| &part.schema.extensions);
    let found = extensions.find(|one| one.name.value == "x-extensible-enum")?;
    match &found.value.value {
        Value::Array(values) => Some(values.clone()),
        Value::Bool(true) => Some(Vec::new()),
        _ => None,
    }
}

/// What extensions say of the values of one `enum`.
struct Naming<'d> {
    positions: foldhash::HashMap<String, usize>,
    names: Option<&'d Node>,
    descriptions: Option<&'d Node>,
    /// `values` of AutoRest's `x-ms-enum`: objects with `value`, `name` and `description`.
    entries: Option<&'d Node>,
}

impl<'d> Naming<'d> {
    fn of(schema: &'d Schema) -> Option<Self> {
        let list = schema.enumeration.as_ref()?;
        let extension = |names: [&str; 2]| {
            let mut extensions = schema.extensions.iter();
            let found = extensions.find(|one| names.contains(&one.name.value.as_str()))?;
            Some(&found.value)
        };
        let names = extension(["x-enum-varnames", "x-enumNames"]);
        let descriptions = extension(["x-enum-descriptions", "x-enumDescriptions"]);
        let entries = extension(["x-ms-enum"; 2]).and_then(|said| said.get("values"));
        if names.is_none() && descriptions.is_none() && entries.is_none() {
            return None;
        }
        let mut positions = foldhash::HashMap::default();
        for (at, node) in list.iter().enumerate() {
            positions.entry(key(node)).or_insert(at);
        }
        Some(Self {
            positions,
            names,
            descriptions,
            entries,
        })
    }

    fn name(&self, node: &Node, key: &str) -> Option<String> {
        let listed = self.names.and_then(|names| self.find(names, node, key));
        listed.or_else(|| self.said(key, "name"))
    }

    fn description(&self, node: &Node, key: &str) -> Option<String> {
        let listed = self
            .descriptions
            .and_then(|texts| self.find(texts, node, key));
        listed.or_else(|| self.said(key, "description"))
    }

    /// What the entry of `x-ms-enum` for a value says.
    fn said(&self, wanted: &str, member: &str) -> Option<String> {
        let Value::Array(entries) = &self.entries?.value else {
            return None;
        };
        let is_wanted =
            |entry: &&Node| entry.get("value").is_some_and(|value| key(value) == wanted);
        let text = entries
            .iter()
            .find(is_wanted)?
            .get(member)?
            .as_str()?
            .trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The entry for a value: by its position in a list, or by its text in a mapping.
    fn find(&self, entries: &Node, node: &Node, key: &str) -> Option<String> {
        let entry = match (&entries.value, &node.value) {
            (Value::Array(items), _) => items.get(*self.positions.get(key)?)?,
            (Value::Object(object), Value::String(text)) => object.get(text)?,
            (Value::Object(object), Value::Number(number)) => object.get(number.as_str())?,
            _ => return None,
        };
        let text = entry.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}
