//! JSON's types, as far as a shape allows them.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_ir::api::Api;
use oasmith_ir::types::{Additional, EnumBase, Member, Shape, Type, TypeId, TypeRef, Union};
use oasmith_spec::node::{Node, Value};

use crate::compare::documented;
use crate::compare::subject::TypePair;
use crate::sentence::Sentence;

/// A set of JSON types, null aside; whole numbers count by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Kinds(u8);

impl Kinds {
    const BOOLEAN: Self = Self(1);
    const INTEGER: Self = Self(2);
    const NUMBER: Self = Self(2 | 4);
    const STRING: Self = Self(8);
    const ARRAY: Self = Self(16);
    const OBJECT: Self = Self(32);
    const ALL: Self = Self(63);

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn within(self, other: Self) -> bool {
        self.0 & other.0 == self.0
    }

    /// Whether the sets have nothing in common.
    pub(crate) fn disjoint(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// Whether it is all of them.
    pub(crate) fn is_all(self) -> bool {
        self == Self::ALL
    }

    /// The types, as messages name them.
    pub(crate) fn describe(self) -> Sentence {
        if self == Self::ALL {
            return "any JSON".into();
        }
        let names = [
            (Self::BOOLEAN, "boolean"),
            (Self::NUMBER, "number"),
            (Self::STRING, "string"),
            (Self::ARRAY, "array"),
            (Self::OBJECT, "object"),
        ];
        let mut found: Vec<&'static str> = names
            .into_iter()
            .filter(|(kind, _)| kind.within(self))
            .map(|(_, name)| name)
            .collect();
        if self.0 & Self::NUMBER.0 == Self::INTEGER.0 {
            found.insert(0, "integer");
        }
        if found.is_empty() {
            "null".into()
        } else {
            Sentence::joined(found.into_iter().map(Sentence::from), " or ")
        }
    }
}

/// How what the head allows relates to what the base did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The same.
    Same,
    /// More.
    Wider,
    /// Less.
    Narrower,
    /// Something else.
    Other,
}

/// How two sets relate.
pub(crate) fn relation(base: Kinds, head: Kinds) -> Relation {
    match (base.within(head), head.within(base)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Wider,
        (false, true) => Relation::Narrower,
        (false, false) => Relation::Other,
    }
}

/// How the types of a pair relate; `Same` where another rule knows more (unions).
pub(in crate::rules) fn related(pair: &TypePair<'_>) -> Relation {
    let base = kinds(pair.base_api, &pair.base.shape);
    let head = kinds(pair.head_api, &pair.head.shape);
    let union = |shape: &Shape| matches!(shape, Shape::Union(_));
    if (union(&pair.base.shape) || union(&pair.head.shape)) && !base.disjoint(head) {
        return Relation::Same;
    }
    relation(base, head)
}

/// The types that a shape allows.
pub(crate) fn kinds(api: &Api, shape: &Shape) -> Kinds {
    of(api, shape, &mut HashSet::new())
}

fn of(api: &Api, shape: &Shape, seen: &mut HashSet<TypeId>) -> Kinds {
    match shape {
        Shape::Any => Kinds::ALL,
        Shape::Never | Shape::Null => Kinds::default(),
        Shape::Boolean => Kinds::BOOLEAN,
        Shape::Integer(_) => Kinds::INTEGER,
        Shape::Number(_) => Kinds::NUMBER,
        Shape::Text(_) => Kinds::STRING,
        Shape::Array(_) | Shape::Tuple(_) => Kinds::ARRAY,
        Shape::Map(_) | Shape::Object(_) => Kinds::OBJECT,
        Shape::Enum(list) => match list.base {
            EnumBase::Text => Kinds::STRING,
            EnumBase::Integer => Kinds::INTEGER,
            EnumBase::Number => Kinds::NUMBER,
            EnumBase::Boolean => Kinds::BOOLEAN,
            EnumBase::Mixed => list
                .values
                .iter()
                .map(|value| of_value(&value.value.value))
                .fold(Kinds::default(), Kinds::with),
        },
        Shape::Union(union) => of_union(api, union, seen),
        Shape::Alias(target) => of_type(api, target.id, seen),
        // A shape that is new to this crate is taken for anything.
        #[allow(unreachable_patterns)]
        _ => Kinds::ALL,
    }
}

fn of_type(api: &Api, id: TypeId, seen: &mut HashSet<TypeId>) -> Kinds {
    if seen.insert(id) {
        of(api, &api.documented(id).shape, seen)
    } else {
        Kinds::default()
    }
}

fn of_union(api: &Api, union: &Union, seen: &mut HashSet<TypeId>) -> Kinds {
    let variants = union.variants.iter();
    variants
        .map(|variant| of_type(api, variant.ty.id, seen))
        .fold(Kinds::default(), Kinds::with)
}

fn of_value(value: &Value) -> Kinds {
    match value {
        Value::Null => Kinds::default(),
        Value::Bool(_) => Kinds::BOOLEAN,
        Value::Number(number) if number.as_i128().is_some() => Kinds::INTEGER,
        Value::Number(_) => Kinds::NUMBER,
        Value::String(_) => Kinds::STRING,
        Value::Array(_) => Kinds::ARRAY,
        Value::Object(_) => Kinds::OBJECT,
    }
}

/// The variant of a union that a type of the other document is: the same component, one that is declared alike, the
/// only one of the same kind, or the one object that has most of its properties. A variant that is a union itself
/// counts by its own variants.
pub(crate) fn alike(api: &Api, union: &Union, other: &Api, ty: &Type) -> Option<TypeId> {
    let ids = flat(api, union);
    let same_origin = |id: &&TypeId| ty.origin.is_component() && api.ty(**id).origin == ty.origin;
    let declared =
        |id: &&TypeId| is_declared_alike((other, ty), (api, documented(api, **id)), DEPTH);
    if let Some(id) = ids
        .iter()
        .find(same_origin)
        .or_else(|| ids.iter().find(declared))
    {
        return Some(*id);
    }
    let wanted = kinds(other, &ty.shape);
    let of_kind = |id: &&TypeId| kinds(api, &documented(api, **id).shape) == wanted;
    let same: Vec<TypeId> = ids.iter().filter(of_kind).copied().collect();
    match same.as_slice() {
        [only] => Some(*only),
        several => nearest(api, several, ty),
    }
}

/// How deep declarations are compared.
const DEPTH: usize = 6;

/// The variants of a union, those of its unions with them.
fn flat(api: &Api, union: &Union) -> Vec<TypeId> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let mut open: Vec<TypeId> = union.variants.iter().rev().map(|one| one.ty.id).collect();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        match &documented(api, id).shape {
            Shape::Union(inner) => open.extend(inner.variants.iter().rev().map(|one| one.ty.id)),
            _ => found.push(id),
        }
    }
    found
}

/// The one object that has at least half of the properties of another one, and more of them than any other.
fn nearest(api: &Api, ids: &[TypeId], ty: &Type) -> Option<TypeId> {
    let Shape::Object(object) = &ty.shape else {
        return None;
    };
    let common = |id: TypeId| match &documented(api, id).shape {
        Shape::Object(other) => {
            let known = |member: &&Member| other.members.iter().any(|one| one.name == member.name);
            object.members.iter().filter(known).count()
        }
        _ => 0,
    };
    let mut counted: Vec<(usize, TypeId)> = ids.iter().map(|id| (common(*id), *id)).collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counted.as_slice() {
        [(most, id), (next, _), ..] if most > next && 2 * most >= object.members.len() => Some(*id),
        _ => None,
    }
}

/// Whether two types of two documents are declared alike, docs aside.
pub(crate) fn is_declared_alike(
    (one_api, one): (&Api, &Type),
    (other_api, other): (&Api, &Type),
    depth: usize,
) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let part = |one: TypeRef, other: TypeRef| {
        let ends = (documented(one_api, one.id), documented(other_api, other.id));
        one.nullable == other.nullable
            && is_declared_alike((one_api, ends.0), (other_api, ends.1), depth)
    };
    if one.constraints != other.constraints || one.format != other.format {
        return false;
    }
    match (&one.shape, &other.shape) {
        (Shape::Object(one), Shape::Object(other)) => {
            let additional = match (one.additional, other.additional) {
                (Additional::Allowed(one), Additional::Allowed(other)) => part(one, other),
                (one, other) => std::mem::discriminant(&one) == std::mem::discriminant(&other),
            };
            let same = |member: &Member| {
                let mut others = other.members.iter();
                let found = others.find(|one| one.name == member.name);
                found.is_some_and(|found| {
                    found.required == member.required && part(member.ty, found.ty)
                })
            };
            additional && one.members.len() == other.members.len() && one.members.iter().all(same)
        }
        (Shape::Array(one), Shape::Array(other)) => part(one.items, other.items),
        (Shape::Map(one), Shape::Map(other)) => part(one.values, other.values),
        (Shape::Enum(one), Shape::Enum(other)) => {
            let has = |list: &oasmith_ir::types::Enum, value: &Node| {
                list.values.iter().any(|one| one.value.same_value(value))
            };
            one.values.len() == other.values.len()
                && one.values.iter().all(|value| has(other, &value.value))
        }
        (Shape::Integer(one), Shape::Integer(other)) => one == other,
        (Shape::Number(one), Shape::Number(other)) => one == other,
        (Shape::Text(one), Shape::Text(other)) => one == other,
        (Shape::Boolean, Shape::Boolean)
        | (Shape::Null, Shape::Null)
        | (Shape::Any, Shape::Any) => true,
        _ => false,
    }
}
