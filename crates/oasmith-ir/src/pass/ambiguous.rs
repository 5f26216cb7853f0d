//! Reports variants of unions that no value is ever read as, since another one has all of its values.

use foldhash::HashSet;

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;

use crate::api::Api;
use crate::types::{Additional, Enum, Object, Shape, TextFormat, TypeId, TypeRef, Union, Variant};

/// Variants are compared pair by pair up to this many.
const MAX_COMPARED: usize = 64;

/// How many pairs of types are compared for a pair of variants. Unions of each other have endlessly many.
const MAX_COMPARISONS: usize = 64;

/// Reports them where the union is received, after the evidence was worked out.
pub(super) fn report(api: &Api, diagnostics: &mut Diagnostics) {
    for ty in &api.types {
        let Shape::Union(union) = &ty.shape else {
            continue;
        };
        if !ty.usage.received || union.variants.len() > MAX_COMPARED {
            continue;
        }
        let order = union.order();
        let ordered = order.iter().filter_map(|at| union.variants.get(*at));
        let ordered: Vec<&Variant> = ordered.collect();
        for (at, variant) in ordered.iter().enumerate() {
            let mut before = ordered.iter().take(at);
            let Some(first) = before.find(|first| hides(api, union, first, variant)) else {
                continue;
            };
            let is_same = hides(api, union, variant, first);
            let (name, other) = (&variant.name, &first.name);
            let message = match is_same {
                true => format!("nothing tells `{name}` from `{other}`"),
                false => format!("each value of `{name}` is one of `{other}` too"),
            };
            let found = diagnostics.report(Code::AMBIGUOUS_UNION, ty.span, message);
            found
                .label("of this union")
                .consequence(format!("no value is read as `{name}`"));
            for (variant, says) in [(*first, "always chosen"), (*variant, "never chosen")] {
                found.related(api.ty(variant.ty.id).span, says);
            }
        }
    }
}

/// Whether each value of a variant is read as another one that is tried before it.
fn hides(api: &Api, union: &Union, first: &Variant, variant: &Variant) -> bool {
    if union.discriminator.is_some() {
        let tags: HashSet<&String> = first.evidence.tags.iter().collect();
        let of_both = |tag: &String| tags.contains(tag);
        if !variant.evidence.tags.iter().all(of_both) {
            return false;
        }
    }
    Comparison::new(api).covers(first.ty.id, variant.ty.id)
}

/// A comparison of two variants. Above the limit they count as different.
struct Comparison<'a> {
    api: &'a Api,
    /// The pairs that are being compared. One that is met again within itself says nothing against it.
    open: Vec<(TypeId, TypeId)>,
    count: usize,
}

impl<'a> Comparison<'a> {
    fn new(api: &'a Api) -> Self {
        Self {
            api,
            open: Vec::new(),
            count: 0,
        }
    }

    /// Whether every value of `b` is one of `a`, and `b` declares no more of it.
    fn covers(&mut self, a: TypeId, b: TypeId) -> bool {
        let api = self.api;
        let (a, b) = (api.resolve_alias(a), api.resolve_alias(b));
        if a == b || self.open.contains(&(a, b)) {
            return true;
        }
        self.count += 1;
        if self.count > MAX_COMPARISONS {
            return false;
        }
        self.open.push((a, b));
        let covers = self.shapes(&api.ty(a).shape, &api.ty(b).shape);
        self.open.pop();
        covers
    }

    fn shapes(&mut self, a: &Shape, b: &Shape) -> bool {
        match (a, b) {
            (Shape::Any, Shape::Any) | (Shape::Boolean, Shape::Boolean) => true,
            (Shape::Integer(a), Shape::Integer(b)) => a == b,
            (Shape::Number(a), Shape::Number(b)) => a == b,
            (Shape::Text(a), Shape::Text(b)) => spelling(a) == spelling(b),
            (Shape::Enum(a), Shape::Enum(b)) => lists(a, b),
            (Shape::Array(a), Shape::Array(b)) => self.uses(a.items, b.items),
            (Shape::Map(a), Shape::Map(b)) => a.names == b.names && self.uses(a.values, b.values),
            (Shape::Object(a), Shape::Object(b)) => self.objects(a, b),
            (Shape::Union(a), Shape::Union(b)) => b.variants.iter().all(|inner| {
                let mut others = a.variants.iter();
                others.any(|other| self.covers(other.ty.id, inner.ty.id))
            }),
            _ => false,
        }
    }

    fn uses(&mut self, a: TypeRef, b: TypeRef) -> bool {
        (a.nullable || !b.nullable) && self.covers(a.id, b.id)
    }

    fn objects(&mut self, a: &Object, b: &Object) -> bool {
        let others = match (&a.additional, &b.additional) {
            (Additional::Allowed(a), Additional::Allowed(b)) => self.uses(*a, *b),
            (Additional::Allowed(_), _) | (_, Additional::Allowed(_)) => false,
            (Additional::Forbidden, Additional::Forbidden) => true,
            (Additional::Forbidden, _) | (_, Additional::Forbidden) => false,
            _ => true,
        };
        let required = |object: &Object| object.members.iter().filter(|one| one.required).count();
        others
            && a.names == b.names
            && required(a) == required(b)
            && b.members.iter().all(|member| {
                let mut members = a.members.iter();
                members.any(|one| {
                    one.name == member.name
                        && one.required == member.required
                        && self.uses(one.ty, member.ty)
                })
            })
    }
}

/// What is read of a text: all spellings of a format are taken, but for dates.
fn spelling(format: &TextFormat) -> Option<&TextFormat> {
    Some(format).filter(|one| matches!(one, TextFormat::Date | TextFormat::DateTime))
}

fn lists(a: &Enum, b: &Enum) -> bool {
    let mut values = b.values.iter();
    values.all(|value| {
        let mut others = a.values.iter();
        others.any(|other| other.value.same_value(&value.value))
    })
}
