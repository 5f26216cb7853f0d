//! Unions: `oneOf`, `anyOf`, and what `discriminator` says of them.

use foldhash::HashSet;

use oasmith_spec::schema::{Discriminator, SchemaId};

use super::Lowering;
use super::conjunction::{Conjunction, GroupKind, Place};
use super::open::{Group, Opened};
use crate::origin::Step;
use crate::types::{Evidence, Shape, TypeId, TypeRef, Union, Variant};

/// An alternative on its way to be a variant.
pub(super) struct Alternative<'d> {
    /// What holds for it.
    pub(super) conjunction: Conjunction,
    /// The same, opened.
    pub(super) opened: Opened<'d>,
    /// The branch as it is written.
    pub(super) written: SchemaId,
    /// The component that the branch leads to.
    pub(super) component: Option<&'d str>,
    /// The shape, where it stands for several that can't be told apart.
    pub(super) plain: Option<Shape>,
}

impl<'d> Lowering<'d> {
    /// The shape that the alternatives at a place give it; `None` where there are none that matter.
    pub(super) fn group(
        &mut self,
        ty: TypeId,
        conjunction: &Conjunction,
        opened: &Opened<'d>,
    ) -> Option<Shape> {
        let mut chosen: Option<&Group> = None;
        for group in &opened.groups {
            if !self.are_conditions(group) && chosen.is_none() {
                chosen = Some(group);
            }
        }
        let group = chosen?;
        let list = self.alternatives(conjunction, opened, group);
        let discriminator = self.document.schema(group.holder).discriminator.as_ref();
        Some(self.union(ty, list, group.kind, discriminator))
    }

    /// One of several.
    pub(super) fn either(&mut self, ty: TypeId, list: &[Conjunction]) -> Shape {
        match self.each(list) {
            Some(alternatives) => self.union(ty, alternatives, GroupKind::AnyOf, None),
            None => Shape::Any,
        }
    }

    /// What one member is in branches that hold together: where it is an object in each, one with
    /// all the members; where it has listed values, all of them.
    pub(super) fn together(&mut self, ty: TypeId, list: &[Conjunction]) -> Shape {
        let Some(alternatives) = self.each(list) else {
            return Shape::Any;
        };
        if alternatives.iter().all(super::distinct::is_object) {
            return self.merged(ty, &alternatives);
        }
        match self.enumeration_of(&alternatives) {
            Some(shape) => shape,
            None => self.union(ty, alternatives, GroupKind::AnyOf, None),
        }
    }

    /// The alternatives; `None` where one of them is not described.
    fn each(&mut self, list: &[Conjunction]) -> Option<Vec<Alternative<'d>>> {
        let mut alternatives = Vec::new();
        for conjunction in list {
            let written = conjunction.parts.first().copied()?;
            let component = conjunction.single().and_then(|id| self.component_name(id));
            alternatives.push(self.alternative(conjunction.clone(), written, component));
        }
        Some(alternatives)
    }

    fn union(
        &mut self,
        ty: TypeId,
        mut list: Vec<Alternative<'d>>,
        kind: GroupKind,
        discriminator: Option<&Discriminator>,
    ) -> Shape {
        if list.iter().all(|one| one.component.is_none())
            && let Some(shape) = self.enumeration_of(&list)
        {
            return shape;
        }
        if discriminator.is_none() {
            self.weigh_alternatives(ty, &list, kind);
        }
        if self.collapse(&mut list) {
            self.needs_rule(ty);
        }
        if list.len() < 2 {
            return match list.pop() {
                Some(alternative) => self.only_alternative(ty, alternative),
                None => Shape::Any,
            };
        }
        let may_merge = kind == GroupKind::AnyOf && discriminator.is_none();
        if may_merge && self.hold_together(&list) {
            return self.merged(ty, &list);
        }
        let property = discriminator.map(|one| one.property.value.as_str());
        let mapping = discriminator
            .map(|one| self.mapping(one))
            .unwrap_or_default();
        let default = discriminator.and_then(|one| self.default_target(one));
        let mut default_at = None;
        let mut variants = Vec::new();
        let mut met: HashSet<TypeId> = HashSet::from_iter([ty]);
        let names = self.variant_names(&list, property);
        for (alternative, name) in list.iter().zip(names) {
            let name = self.without_own_name(ty, alternative, name);
            let tags = property.map(|property| self.tags(alternative, property, &mapping));
            let variant = self.variant(ty, alternative, name, tags.unwrap_or_default());
            if met.insert(variant.ty.id) {
                if default.is_some_and(|target| target == self.follow(alternative.written)) {
                    default_at = Some(variants.len());
                }
                variants.push(variant);
            }
        }
        match variants.as_slice() {
            [] => Shape::Any,
            [one] => Shape::Alias(one.ty),
            _ => Shape::Union(Union {
                variants,
                discriminator: discriminator.map(|one| one.property.value.clone()),
                default: default_at,
                exclusive: kind == GroupKind::OneOf,
            }),
        }
    }

    /// The shape where all alternatives came to one.
    fn only_alternative(&mut self, ty: TypeId, alternative: Alternative<'d>) -> Shape {
        if let Some(shape) = alternative.plain {
            return shape;
        }
        if alternative.component.is_some() && alternative.conjunction.single().is_some() {
            let origin = self.types[ty.index()].origin.clone();
            let place = Place::All(alternative.conjunction);
            return Shape::Alias(self.place(place, origin, self.span_of(ty)));
        }
        self.shape(ty, &alternative.conjunction, &alternative.opened)
    }

    pub(super) fn variant(
        &mut self,
        ty: TypeId,
        alternative: &Alternative<'d>,
        name: String,
        tags: Vec<String>,
    ) -> Variant {
        let step = Step::Variant(name.clone());
        let target = match &alternative.plain {
            Some(shape) => self.plain(ty, step, shape.clone()),
            None => self.below(ty, step, Place::All(alternative.conjunction.clone())),
        };
        let evidence = Evidence {
            tags,
            ..Evidence::default()
        };
        Variant {
            ty: TypeRef {
                nullable: false,
                ..target
            },
            docs: self.stated_docs(&alternative.written()),
            name,
            evidence,
            written_tag: None,
        }
    }

    /// A type of a known shape.
    fn plain(&mut self, ty: TypeId, step: Step, shape: Shape) -> TypeRef {
        let mut target = self.below(ty, step, Place::maybe(None));
        self.types[target.id.index()].shape = shape;
        target.nullable = false;
        target
    }
}
