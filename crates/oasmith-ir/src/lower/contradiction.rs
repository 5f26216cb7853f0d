//! What no value can meet where several schemas hold: reported at the place, with each schema that has
//! a part in it. What one schema says against itself is reported when the document is checked.

use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::{Bound, Bounds, JsonType, Schema, SchemaId};
use oasmith_spec::source::Span;

use super::Lowering;
use super::conjunction::{Conjunction, states_limits};
use super::limit;
use super::open::Opened;
use crate::constraint::Constraints;
use crate::types::{IntegerFormat, NumberFormat, Shape, TextFormat};

/// A place where nothing can hold.
pub(super) struct Contradiction {
    pub(super) span: Span,
    pub(super) reason: &'static str,
    /// The schemas that exclude each other, with what they say.
    pub(super) sides: Vec<(Span, String)>,
}

/// How many schemas a finding lists.
const SHOWN: usize = 4;

impl Lowering<'_> {
    /// Takes note that nothing can hold at a place.
    pub(super) fn contradict(
        &mut self,
        span: Span,
        reason: &'static str,
        sides: Vec<(Span, String)>,
    ) {
        self.fall_back(span, reason);
        self.contradictions.push(Contradiction {
            span,
            reason,
            sides,
        });
    }

    /// Reports limits that cross only together.
    pub(super) fn weigh_limits(&mut self, span: Span, opened: &Opened<'_>, shape: &Shape) {
        if opened.parts.len() < 2 {
            return;
        }
        let limits = limit::constraints(opened, shape);
        let whole = matches!(shape, Shape::Integer(_));
        let Some((least, most)) = crossing(&limits, whole) else {
            return;
        };
        let sides = opened.parts.iter().flat_map(|part| {
            [least, most].into_iter().filter_map(|keyword| {
                Some((part.schema.place_of(keyword), says(part.schema, keyword)?))
            })
        });
        let sides = sides.take(SHOWN).collect();
        self.contradict(
            span,
            "these constraints contradict each other, so that no value is valid; responses are still read, but no request with such a value passes validation",
            sides,
        );
    }

    /// Reports limits that cross where a schema says more than what it refers to, and has no type of
    /// its own for that.
    pub(super) fn weigh_passed_over(&mut self) {
        for (index, schema) in self.document.schemas.iter().enumerate() {
            let refers = schema.reference.is_some() || !schema.all_of.is_empty();
            let inner = schema.all_of.iter();
            let mut inner = inner.map(|id| self.document.schema(*id));
            if !refers || !(states_limits(schema) || inner.any(states_limits)) {
                continue;
            }
            let id = SchemaId::at(index);
            let opened = self.open(&Conjunction::one(id));
            let Some(kinds) = super::kinds::stated(&opened) else {
                continue;
            };
            let mut kinds = kinds.iter();
            if let (Some(kind), None) = (kinds.next(), kinds.next()) {
                self.weigh_limits(schema.span, &opened, &scalar(kind));
            }
        }
    }
}

/// A shape with the limits of a kind.
fn scalar(kind: JsonType) -> Shape {
    match kind {
        JsonType::Integer => Shape::Integer(IntegerFormat::I64),
        JsonType::Number => Shape::Number(NumberFormat::F64),
        JsonType::String => Shape::Text(TextFormat::Plain),
        _ => Shape::Any,
    }
}

/// What a schema says by a keyword, where it has it.
fn says(schema: &Schema, keyword: &str) -> Option<String> {
    let Bounds {
        minimum, maximum, ..
    } = &schema.bounds;
    let bound = |bound: &Option<Bound>, than: &str| {
        let bound = bound.as_ref()?;
        let equal = if bound.exclusive { "" } else { " or equal" };
        Some(format!("{than} than{equal}: {}", bound.value.as_str()))
    };
    let count = |count: Option<u64>| Some(format!("`{keyword}` is {}", count?));
    match keyword {
        "minimum" => bound(minimum, "greater"),
        "maximum" => bound(maximum, "less"),
        "minLength" => count(schema.bounds.min_length),
        "maxLength" => count(schema.bounds.max_length),
        "minItems" => count(schema.bounds.min_items),
        "maxItems" => count(schema.bounds.max_items),
        "minProperties" => count(schema.bounds.min_properties),
        "maxProperties" => count(schema.bounds.max_properties),
        _ => None,
    }
}

/// The keywords of limits that leave nothing between them.
fn crossing(limits: &Constraints, whole: bool) -> Option<(&'static str, &'static str)> {
    let counts = [
        (
            limits.min_length,
            limits.max_length,
            ("minLength", "maxLength"),
        ),
        (limits.min_items, limits.max_items, ("minItems", "maxItems")),
        (
            limits.min_properties,
            limits.max_properties,
            ("minProperties", "maxProperties"),
        ),
    ];
    let crossed = counts.into_iter().find(
        |(least, most, _)| matches!((least, most), (Some(least), Some(most)) if least > most),
    );
    if let Some((_, _, names)) = crossed {
        return Some(names);
    }
    let (least, most) = (limits.minimum.as_ref()?, limits.maximum.as_ref()?);
    least
        .excludes(most, whole)
        .then_some(("minimum", "maximum"))
}

/// The types that schemas name, each at its place.
pub(super) fn types(opened: &Opened<'_>) -> Vec<(Span, String)> {
    let named = opened
        .parts
        .iter()
        .filter(|part| !part.schema.types.is_empty());
    let named = named.map(|part| {
        let types = part.schema.types.iter().map(JsonType::as_str);
        let types: Vec<_> = types.collect();
        (
            part.schema.span,
            format!("only {} here", types.join(" or ")),
        )
    });
    named.take(SHOWN).collect()
}

/// The lists of values, each at its place.
pub(super) fn lists(opened: &Opened<'_>) -> Vec<(Span, String)> {
    let lists = opened.parts.iter().filter_map(|part| {
        let schema = part.schema;
        let list = schema
            .enumeration
            .as_deref()
            .filter(|list| !list.is_empty());
        match &schema.constant {
            Some(constant) => Some((constant.span, "only this value here".to_owned())),
            None => list.map(|_| (schema.place_of("enum"), "only these values here".to_owned())),
        }
    });
    lists.take(SHOWN).collect()
}

/// Whether a listed number or text is within the limits of all that hold.
pub(super) fn is_within(node: &Node, opened: &Opened<'_>) -> bool {
    opened.parts.iter().all(|part| {
        let bounds = &part.schema.bounds;
        match &node.value {
            Value::Number(value) => {
                let exact = |value: &oasmith_spec::node::Number| Bound {
                    value: value.clone(),
                    exclusive: false,
                };
                let (least, most) = (bounds.minimum.as_ref(), bounds.maximum.as_ref());
                !least.is_some_and(|least| least.excludes(&exact(value), false))
                    && !most.is_some_and(|most| exact(value).excludes(most, false))
            }
            Value::String(value) => {
                let length = value.chars().count() as u64;
                bounds.min_length.is_none_or(|least| length >= least)
                    && bounds.max_length.is_none_or(|most| length <= most)
            }
            _ => true,
        }
    })
}
