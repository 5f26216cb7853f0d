//! From a place to the shape of its type.

use oasmith_spec::schema::{JsonType, SchemaId, TypeSet};

use super::Lowering;
use super::conjunction::{Conjunction, Place, is_never, states_limits};
use super::contradiction;
use super::kinds;
use super::open::{Opened, Part};
use super::values;
use crate::origin::Step;
use crate::types::{Shape, TextFormat, Type, TypeId, Union, Variant};

impl<'d> Lowering<'d> {
    /// Works off a component: it keeps its name, also where it is nothing but another type.
    pub(super) fn build_component(&mut self, ty: TypeId, id: SchemaId) {
        if let Some(shape) = self.hierarchy(ty, id) {
            let docs = self.stated_docs(&Place::one(id));
            return self.finish(ty, shape, docs);
        }
        let mut at = id;
        for _ in 0..=self.document.schemas.len() {
            let Some(next) = self.step(at) else { break };
            if self.says_more(at) {
                self.needs_rule(ty);
            }
            let place = self.bare_child(id, next).unwrap_or(Place::one(next));
            let claimed = self.places.get(&place).is_some_and(|known| *known != ty);
            if self.component_of(next).is_some() || claimed {
                let span = self.span_of(ty);
                let origin = self.types[ty.index()].origin.clone();
                let target = self.place(place, origin, span);
                let docs = self.stated_docs(&Place::one(id));
                self.finish(ty, Shape::Alias(target), docs);
                return self.keep_residue(ty, &Place::one(id));
            }
            at = next;
        }
        let place = Place::one(at);
        if at != id {
            self.places.insert(place.clone(), ty);
        }
        self.build(ty, &place);
        let docs = self.stated_docs(&Place::one(id));
        self.types[ty.index()].docs = docs;
        self.keep_residue(ty, &Place::one(id));
    }

    /// Works off a place.
    pub(super) fn build(&mut self, ty: TypeId, place: &Place) {
        if self.repeated.is_too_much() && self.is_composed(place) {
            return;
        }
        let docs = self.stated_docs(place);
        let shape = match place {
            Place::All(conjunction) => {
                let opened = self.open(conjunction);
                if !self.may_repeat(ty, &opened.parts) {
                    return;
                }
                let shape = self.shape(ty, conjunction, &opened);
                self.weigh(ty, &opened, &shape);
                shape
            }
            Place::Either(list) => self.either(ty, list),
            Place::Together(list) => self.together(ty, list),
        };
        // The holder checks what is in its branches; types with a name can be checked alone.
        let several = !matches!(place, Place::All(_));
        if several && matches!(shape, Shape::Object(_) | Shape::Union(_)) {
            self.needs_rule(ty);
        }
        self.finish(ty, shape, docs);
        self.keep_residue(ty, place);
    }

    fn finish(&mut self, ty: TypeId, shape: Shape, docs: crate::types::Docs) {
        let known = &mut self.types[ty.index()];
        known.shape = shape;
        known.docs = docs;
        if Type::is_model(known) {
            self.models.push(ty);
        }
    }

    /// The shape of what a conjunction allows.
    pub(super) fn shape(
        &mut self,
        ty: TypeId,
        conjunction: &Conjunction,
        opened: &Opened<'d>,
    ) -> Shape {
        self.types[ty.index()].format = super::text::format(opened).map(str::to_owned);
        self.types[ty.index()].extensible = super::enumeration::extensible(opened);
        if opened.overflow {
            self.fall_back(
                self.span_of(ty),
                "more schemas hold here than are merged; any JSON is accepted",
            );
            return Shape::Any;
        }
        let never = |part: &Part<'_>| is_never(self.document, part.id);
        if opened.parts.iter().any(never) {
            return Shape::Never;
        }
        if opened
            .parts
            .iter()
            .any(|part| part.schema.null_only && opened.only.is_none())
        {
            return Shape::Null;
        }
        if let Some(listed) = values::listed(opened)
            && let Some(shape) = self.enumeration(ty, opened, &listed)
        {
            return shape;
        }
        if let Some(shape) = self.group(ty, conjunction, opened) {
            return shape;
        }
        match kinds::stated(opened) {
            None => self.anything(ty, opened),
            Some(kinds) => self.of_kinds(ty, conjunction, opened, kinds),
        }
    }

    fn anything(&mut self, ty: TypeId, opened: &Opened<'d>) -> Shape {
        if opened.parts.iter().any(|part| states_limits(part.schema)) {
            self.fall_back(
                self.span_of(ty),
                "limits stand here without a `type`, so that they hold for some JSON only; any JSON is accepted, and validation checks the limits",
            );
        }
        if opened
            .parts
            .iter()
            .any(|part| empty_list(part.schema.enumeration.as_ref()))
        {
            return Shape::Text(TextFormat::Plain);
        }
        Shape::Any
    }

    fn of_kinds(
        &mut self,
        ty: TypeId,
        conjunction: &Conjunction,
        opened: &Opened<'d>,
        kinds: TypeSet,
    ) -> Shape {
        let kinds: Vec<JsonType> = kinds
            .iter()
            .filter(|kind| *kind != JsonType::Integer || !kinds.contains(JsonType::Number))
            .collect();
        match kinds.as_slice() {
            [] => {
                let span = self.span_of(ty);
                let sides = contradiction::types(opened);
                if self.place_is_nullable(&Place::All(conjunction.clone())) {
                    self.contradict(
                        span,
                        "the types that hold here exclude each other, so that only null is valid; raw JSON is accepted",
                        sides,
                    );
                } else {
                    self.contradict(
                        span,
                        "the types that hold here exclude each other, so that no value is valid; raw JSON is accepted",
                        sides,
                    );
                }
                Shape::Any
            }
            [kind] => {
                let shape = self.of_kind(ty, opened, *kind);
                self.types[ty.index()].constraints = super::limit::constraints(opened, &shape);
                self.weigh_limits(self.span_of(ty), opened, &shape);
                shape
            }
            several => self.of_several_kinds(ty, conjunction, several),
        }
    }

    fn of_kind(&mut self, ty: TypeId, opened: &Opened<'d>, kind: JsonType) -> Shape {
        match kind {
            JsonType::Boolean => Shape::Boolean,
            JsonType::Integer => Shape::Integer(super::text::integer_format(opened)),
            JsonType::Number => Shape::Number(super::text::number_format(opened)),
            JsonType::String => Shape::Text(super::text::text_format(opened)),
            JsonType::Array => self.list(ty, opened),
            JsonType::Object => self.object(ty, opened),
        }
    }

    fn of_several_kinds(
        &mut self,
        ty: TypeId,
        conjunction: &Conjunction,
        kinds: &[JsonType],
    ) -> Shape {
        let mut variants = Vec::new();
        for kind in kinds {
            let conjunction = Conjunction {
                only: Some(*kind),
                ..conjunction.clone()
            };
            let opened = self.open(&conjunction);
            let name = self.kind_name(&opened, *kind);
            let step = Step::Variant(name.clone());
            let mut target = self.below(ty, step, Place::All(conjunction));
            target.nullable = false;
            variants.push(Variant {
                ty: target,
                name,
                docs: Default::default(),
                evidence: Default::default(),
                written_tag: None,
            });
        }
        Shape::Union(Union {
            variants,
            discriminator: None,
            default: None,
            exclusive: false,
        })
    }
}

fn empty_list<T>(list: Option<&Vec<T>>) -> bool {
    list.is_some_and(Vec::is_empty)
}
