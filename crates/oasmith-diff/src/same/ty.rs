//! Whether two types are the same, what they are made of aside.

use oasmith_ir::api::Api;
use oasmith_ir::origin::{Origin, Root};
use oasmith_ir::types::{
    Additional, Docs, Enum, Evidence, Member, Object, Shape, Type, TypeId, TypeRef, Union, Variant,
};
use oasmith_spec::node::Node;

use super::Half;
use crate::side::Side;

/// Pairs of types that two types are made of.
pub(super) type Parts = Vec<(TypeId, TypeId)>;

/// The pairs of parts of two types that are the same but, perhaps, for these; `None` where they differ.
pub(super) fn parts(
    base: &Half<'_>,
    head: &Half<'_>,
    base_id: TypeId,
    head_id: TypeId,
) -> Option<Parts> {
    let (was, is) = (base.side.api.ty(base_id), head.side.api.ty(head_id));
    let sides = Sides {
        base: base.side,
        head: head.side,
        ids: (base_id, head_id),
        parts: Vec::new(),
    };
    let same = sides.are_same(was, is)
        && base.cx.is_checked(base_id) == head.cx.is_checked(head_id)
        && base.cx.is_parameter(base_id) == head.cx.is_parameter(head_id);
    if !same {
        return None;
    }
    sides.shapes(&was.shape, &is.shape)
}

/// Whether two objects are declared under one name with all that their users see of them, so that a user's
/// code is the same whatever their members are.
pub(super) fn are_named_alike(
    base: &Half<'_>,
    head: &Half<'_>,
    base_id: TypeId,
    head_id: TypeId,
) -> bool {
    let (was, is) = (base.side.api.ty(base_id), head.side.api.ty(head_id));
    let objects = matches!(
        (&was.shape, &is.shape),
        (Shape::Object(_), Shape::Object(_))
    );
    objects
        && base.side.names.model(base_id) == head.side.names.model(head_id)
        && was.docs.deprecated == is.docs.deprecated
        && was.usage == is.usage
        && was.recursive == is.recursive
        && was.rule.is_some() == is.rule.is_some()
        && was.constraints == is.constraints
        && base.cx.is_checked(base_id) == head.cx.is_checked(head_id)
        && base.cx.is_limited(base_id) == head.cx.is_limited(head_id)
        && base.cx.is_parameter(base_id) == head.cx.is_parameter(head_id)
        && base.cx.derives.of(base_id).eq(head.cx.derives.of(head_id))
}

/// Whether the same is said of two things; where examples stand is no matter.
pub(super) fn docs(was: &Docs, is: &Docs) -> bool {
    was.title == is.title
        && was.description == is.description
        && was.deprecated == is.deprecated
        && nodes(&was.examples, &is.examples)
}

pub(super) fn nodes(was: &[Node], is: &[Node]) -> bool {
    all(was, is, |was, is| was.same_value(is))
}

pub(super) fn node(was: Option<&Node>, is: Option<&Node>) -> bool {
    both(was, is, Node::same_value)
}

/// Whether two things are the same, or neither is there.
pub(super) fn both<T>(was: Option<T>, is: Option<T>, same: impl FnOnce(T, T) -> bool) -> bool {
    match (was, is) {
        (Some(was), Some(is)) => same(was, is),
        (was, is) => was.is_none() && is.is_none(),
    }
}

pub(super) fn all<T>(was: &[T], is: &[T], mut same: impl FnMut(&T, &T) -> bool) -> bool {
    was.len() == is.len() && was.iter().zip(is).all(|(was, is)| same(was, is))
}

struct Sides<'a> {
    base: &'a Side,
    head: &'a Side,
    ids: (TypeId, TypeId),
    parts: Parts,
}

impl Sides<'_> {
    fn are_same(&self, was: &Type, is: &Type) -> bool {
        let (base, head) = (&self.base.api, &self.head.api);
        // What stands in the place of a type is compared in its own way.
        let replaced =
            base.replaced.contains_key(&self.ids.0) || head.replaced.contains_key(&self.ids.1);
        !replaced
            && was.format == is.format
            && was.constraints == is.constraints
            && was.usage == is.usage
            && was.recursive == is.recursive
            && both(was.extensible.as_deref(), is.extensible.as_deref(), nodes)
            && self.origins(&was.origin, &is.origin)
            && docs(&was.docs, &is.docs)
            && rules(base, head, was, is)
            && (!was.is_model() || self.names())
    }

    fn names(&self) -> bool {
        let (base, head) = self.ids;
        self.base.names.model(base) == self.head.names.model(head)
    }

    fn origins(&self, was: &Origin, is: &Origin) -> bool {
        let operations = |was: &[_], is: &[_], ends: (usize, usize)| {
            let place = |list: &[oasmith_ir::operation::Operation], at: usize| {
                let operation = list.get(at);
                operation.map(|one| (one.method.clone(), one.path.raw.clone(), one.id.clone()))
            };
            place(was, ends.0) == place(is, ends.1)
        };
        let (base, head) = (&self.base.api, &self.head.api);
        was.steps == is.steps
            && match (&was.root, &is.root) {
                (Root::Operation(was), Root::Operation(is)) => {
                    operations(&base.operations, &head.operations, (*was, *is))
                }
                (Root::Webhook(was), Root::Webhook(is)) => {
                    operations(&base.webhooks, &head.webhooks, (*was, *is))
                }
                (was, is) => was == is,
            }
    }

    fn shapes(mut self, was: &Shape, is: &Shape) -> Option<Parts> {
        let same = match (was, is) {
            (Shape::Any, Shape::Any)
            | (Shape::Never, Shape::Never)
            | (Shape::Null, Shape::Null)
            | (Shape::Boolean, Shape::Boolean) => true,
            (Shape::Integer(was), Shape::Integer(is)) => was == is,
            (Shape::Number(was), Shape::Number(is)) => was == is,
            (Shape::Text(was), Shape::Text(is)) => was == is,
            (Shape::Enum(was), Shape::Enum(is)) => self.enums(was, is),
            (Shape::Array(was), Shape::Array(is)) => self.part(was.items, is.items),
            (Shape::Map(was), Shape::Map(is)) => {
                was.names == is.names && self.part(was.values, is.values)
            }
            (Shape::Alias(was), Shape::Alias(is)) => self.part(*was, *is),
            (Shape::Tuple(was), Shape::Tuple(is)) => {
                was.required == is.required
                    && was.plain == is.plain
                    && self.lists(&was.items, &is.items)
                    && self.option(was.rest, is.rest)
            }
            (Shape::Object(was), Shape::Object(is)) => self.objects(was, is),
            (Shape::Union(was), Shape::Union(is)) => self.unions(was, is),
            _ => false,
        };
        same.then_some(self.parts)
    }

    fn part(&mut self, was: TypeRef, is: TypeRef) -> bool {
        self.parts.push((was.id, is.id));
        was.nullable == is.nullable && was.cyclic == is.cyclic
    }

    fn option(&mut self, was: Option<TypeRef>, is: Option<TypeRef>) -> bool {
        both(was, is, |was, is| self.part(was, is))
    }

    fn lists(&mut self, was: &[TypeRef], is: &[TypeRef]) -> bool {
        was.len() == is.len() && was.iter().zip(is).all(|(was, is)| self.part(*was, *is))
    }

    fn enums(&self, was: &Enum, is: &Enum) -> bool {
        let values = all(&was.values, &is.values, |was, is| {
            was.value.same_value(&is.value)
                && was.name == is.name
                && was.description == is.description
        });
        was.base == is.base && values && self.variant_names(was.values.len())
    }

    /// Whether values or variants are called alike.
    fn variant_names(&self, count: usize) -> bool {
        let (base, head) = (&self.base.names, &self.head.names);
        (0..count).all(|at| base.variant(self.ids.0, at) == head.variant(self.ids.1, at))
    }

    fn objects(&mut self, was: &Object, is: &Object) -> bool {
        let additional = match (was.additional, is.additional) {
            (Additional::Unstated, Additional::Unstated)
            | (Additional::Forbidden, Additional::Forbidden)
            | (Additional::Kept, Additional::Kept) => true,
            (Additional::Allowed(was), Additional::Allowed(is)) => self.part(was, is),
            _ => false,
        };
        additional
            && was.names == is.names
            && all(&was.members, &is.members, |was, is| {
                members(was, is) && self.part(was.ty, is.ty)
            })
            && self.member_names(was.members.len())
    }

    fn member_names(&self, count: usize) -> bool {
        let (base, head) = (&self.base.names, &self.head.names);
        let (was, is) = self.ids;
        (0..count).all(|at| {
            base.member(was, at) == head.member(is, at)
                && base.or_default(was, at) == head.or_default(is, at)
        })
    }

    fn unions(&mut self, was: &Union, is: &Union) -> bool {
        was.discriminator == is.discriminator
            && was.default == is.default
            && was.exclusive == is.exclusive
            && all(&was.variants, &is.variants, |was, is| {
                variants(was, is) && self.part(was.ty, is.ty)
            })
            && self.variant_names(was.variants.len())
    }
}

/// Whether two members are the same, their types aside.
pub(crate) fn members(was: &Member, is: &Member) -> bool {
    was.name == is.name
        && was.required == is.required
        && was.undeclared == is.undeclared
        && was.read_only == is.read_only
        && was.write_only == is.write_only
        && node(was.default.as_deref(), is.default.as_deref())
        && docs(&was.docs, &is.docs)
}

fn variants(was: &Variant, is: &Variant) -> bool {
    was.name == is.name
        && was.written_tag == is.written_tag
        && docs(&was.docs, &is.docs)
        && evidence(&was.evidence, &is.evidence)
}

fn evidence(was: &Evidence, is: &Evidence) -> bool {
    let constants = all(&was.constants, &is.constants, |was, is| {
        was.0 == is.0 && nodes(&was.1, &is.1)
    });
    constants
        && was.kinds == is.kinds
        && was.tags == is.tags
        && was.tag_kinds == is.tag_kinds
        && was.tag_nullable == is.tag_nullable
        && was.openness == is.openness
        && was.required == is.required
        && was.known == is.known
        && was.closed == is.closed
        && was.values == is.values
}

fn rules(base: &Api, head: &Api, was: &Type, is: &Type) -> bool {
    both(was.rule, is.rule, |was, is| {
        base.rule(was).json(base) == head.rule(is).json(head)
    })
}
