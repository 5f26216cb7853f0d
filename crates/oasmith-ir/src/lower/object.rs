//! Objects and maps.

use foldhash::HashSet;

use oasmith_spec::schema::SchemaId;
use oasmith_spec::source::Span;

use super::Lowering;
use super::compose::{self, Declared, Others};
use super::conjunction::{Conjunction, Place, is_never};
use super::open::Opened;
use super::origins::OriginCandidate;
use super::union::Alternative;
use crate::origin::Step;
use crate::types::{Additional, Map, Member, Object, Shape, TypeId, TypeRef};

impl<'d> Lowering<'d> {
    /// An object with members, or a map where none are declared.
    pub(super) fn object(&mut self, ty: TypeId, opened: &Opened<'d>) -> Shape {
        let declared = compose::members(opened);
        let required = compose::required(opened);
        let others = compose::others(self, opened, &declared);
        if declared.is_empty() && required.is_empty() {
            return self.without_members(ty, others);
        }
        let names: HashSet<&str> = required.iter().map(|name| name.value.as_str()).collect();
        let mut members: Vec<Member> = declared
            .iter()
            .map(|member| self.member(ty, member, names.contains(member.name)))
            .collect();
        let known: HashSet<&str> = declared.iter().map(|member| member.name).collect();
        for name in required {
            if !known.contains(name.value.as_str()) {
                // Not declared, but not unknown either: what holds for others holds for it.
                let place = match &others {
                    Others::Allowed(place) => place.clone(),
                    _ => Place::maybe(None),
                };
                let undeclared = !known.is_empty() && !matches!(others, Others::Allowed(_));
                let member = self.member_of(ty, &name.value, name.span, place, true);
                members.push(Member {
                    undeclared,
                    ..member
                });
            }
        }
        let (additional, names) = self.additional(ty, others);
        Shape::Object(Object {
            members,
            additional,
            names,
        })
    }

    fn without_members(&mut self, ty: TypeId, others: Others) -> Shape {
        match others {
            Others::Forbidden => Shape::Object(Object {
                members: Vec::new(),
                additional: Additional::Forbidden,
                names: Vec::new(),
            }),
            Others::Unstated => {
                let values = self.below(ty, Step::Values, Place::maybe(None));
                Shape::Map(Map::of(values))
            }
            Others::Allowed(place) => {
                let values = self.below(ty, Step::Values, place);
                Shape::Map(Map::of(values))
            }
            // Who declares nothing but patterns means a map.
            Others::Named(named) => {
                let values = self.below(ty, Step::Values, named.values);
                Shape::Map(Map {
                    values,
                    names: named.names,
                })
            }
        }
    }

    /// What is known of other members, and the patterns that their names match.
    fn additional(&mut self, ty: TypeId, others: Others) -> (Additional, Vec<String>) {
        let (place, names) = match others {
            Others::Unstated => return (Additional::Unstated, Vec::new()),
            Others::Forbidden => return (Additional::Forbidden, Vec::new()),
            Others::Allowed(place) => (place, Vec::new()),
            Others::Named(named) => (named.values, named.names),
        };
        let values = self.below(ty, Step::Values, place);
        (Additional::Allowed(values), names)
    }

    fn member(&mut self, ty: TypeId, declared: &Declared<'_>, required: bool) -> Member {
        let never = |id: &SchemaId| is_never(self.document, *id);
        if required && declared.schemas.iter().any(never) {
            self.contradict(
                declared.span,
                "the property is required but no value is allowed, so that no object is valid; any JSON value is accepted",
                Vec::new(),
            );
        }
        let place = Place::All(Conjunction::of(declared.schemas.clone()));
        self.member_of(ty, declared.name, declared.span, place, required)
    }

    fn member_of(
        &mut self,
        ty: TypeId,
        name: &str,
        span: Span,
        place: Place,
        required: bool,
    ) -> Member {
        let stated = self.stated_use(&place);
        Member {
            name: name.to_owned(),
            ty: self.below(ty, Step::Member(name.to_owned()), place),
            required,
            undeclared: false,
            read_only: stated.read_only,
            write_only: stated.write_only,
            default: stated.default,
            docs: stated.docs,
            span,
        }
    }

    /// A place one step below a type.
    pub(super) fn below(&mut self, ty: TypeId, step: Step, place: Place) -> TypeRef {
        let origin = self.types[ty.index()].origin.step(step.clone());
        let span = self.place_span(&place).unwrap_or(self.span_of(ty));
        if self.loses(&place) {
            self.needs_rule(ty);
        }
        let elsewhere = self.composites.contains(&ty) || self.is_referred(&place);
        let target = self.place(place, origin, span);
        self.origin_candidates
            .push((target.id, OriginCandidate::Step(ty, step, elsewhere)));
        target
    }

    /// Where a type stands.
    pub(super) fn span_of(&self, ty: TypeId) -> Span {
        self.types[ty.index()].span
    }

    /// Where the first schema of a place stands.
    pub(super) fn place_span(&self, place: &Place) -> Option<Span> {
        let first: Option<SchemaId> = match place {
            Place::All(conjunction) => conjunction.parts.first().copied(),
            Place::Either(list) | Place::Together(list) => list.first()?.parts.first().copied(),
        };
        Some(self.document.schema(first?).span)
    }

    /// The branches of an `anyOf` that may hold together, as one object: it has all their members,
    /// and must have what every one of them must have.
    pub(super) fn merged(&mut self, ty: TypeId, alternatives: &[Alternative<'d>]) -> Shape {
        for alternative in alternatives {
            if !self.may_repeat(ty, &alternative.opened.parts) {
                return Shape::Any;
            }
        }
        self.needs_rule(ty);
        let mut order: Vec<(&'d str, Span)> = Vec::new();
        let mut places: foldhash::HashMap<&'d str, Vec<Conjunction>> = Default::default();
        let mut required: Option<HashSet<&'d str>> = None;
        let mut others = Vec::new();
        for alternative in alternatives {
            let declared = compose::members(&alternative.opened);
            let mut beside = compose::others(self, &alternative.opened, &declared);
            if declared.is_empty() && matches!(beside, Others::Unstated) {
                // An object without members holds anything.
                beside = Others::Allowed(Place::maybe(None));
            }
            others.push(beside);
            for member in declared {
                let list = places.entry(member.name).or_default();
                if list.is_empty() {
                    order.push((member.name, member.span));
                }
                let conjunction = Conjunction::of(member.schemas);
                if !list.contains(&conjunction) {
                    list.push(conjunction);
                }
            }
            let here: HashSet<&str> = compose::required(&alternative.opened)
                .into_iter()
                .map(|name| name.value.as_str())
                .collect();
            required = Some(match required {
                None => here,
                Some(before) => before.intersection(&here).copied().collect(),
            });
        }
        let required = required.unwrap_or_default();
        let mut members = Vec::new();
        for (name, span) in order {
            let place = Place::Together(places.remove(name).unwrap_or_default());
            members.push(self.member_of(ty, name, span, place, required.contains(name)));
        }
        let allowed = others
            .iter()
            .position(|others| matches!(others, Others::Allowed(_)))
            .or_else(|| {
                let mut others = others.iter();
                others.position(|others| matches!(others, Others::Named(..)))
            });
        let others = match allowed {
            Some(at) => others.swap_remove(at),
            // Together they hold each other's members, so that none of them is closed.
            None => Others::Unstated,
        };
        let (additional, names) = self.additional(ty, others);
        Shape::Object(Object {
            members,
            additional,
            names,
        })
    }
}
