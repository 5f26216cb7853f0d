//! What types say of the value at a JSON pointer.

use std::borrow::Cow;

use crate::api::Api;
use crate::types::{Additional, Enum, EnumBase, Member, Shape, TypeId, TypeRef};

/// What is at a pointer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    /// Its type; `None` where the document has any JSON on the way.
    pub(super) ty: Option<TypeRef>,
    /// Whether it may be missing, or null.
    pub(super) optional: bool,
    /// Whether an array is on the way.
    pub(super) in_array: bool,
    /// The member that has it, where one is declared.
    pub(super) member: Option<&'a Member>,
}

/// Why there is nothing at a pointer.
#[derive(Debug)]
pub(super) struct Missing {
    /// The name that is not found.
    pub(super) name: String,
    /// The names that there are.
    pub(super) known: Vec<String>,
}

impl Missing {
    fn of(name: &str, known: Vec<String>) -> Self {
        let name = name.to_owned();
        Self { name, known }
    }
}

/// Looks for the value at a pointer, given by its keys, in values of a type.
pub(super) fn at<'a>(
    api: &'a Api,
    of: TypeRef,
    pointer: &[Cow<'_, str>],
) -> Result<Found<'a>, Missing> {
    let (mut ty, mut optional) = through_aliases(api, of);
    let (mut in_array, mut last) = (false, None);
    for name in pointer {
        last = None;
        let (next, may_lack) = match &api.ty(ty.id).shape {
            Shape::Object(object) => {
                let mut members = object.members.iter();
                match (
                    members.find(|member| member.name == *name),
                    &object.additional,
                ) {
                    (Some(member), _) => {
                        last = Some(member);
                        (member.ty, !member.required)
                    }
                    (None, Additional::Allowed(values)) => (*values, true),
                    (None, _) => {
                        let known = object.members.iter().map(|member| member.name.clone());
                        let known = known.collect();
                        return Err(Missing::of(name, known));
                    }
                }
            }
            Shape::Map(map) => (map.values, true),
            Shape::Array(array) if name.parse::<usize>().is_ok() => {
                in_array = true;
                (array.items, true)
            }
            Shape::Any => {
                return Ok(Found {
                    ty: None,
                    optional: true,
                    in_array,
                    member: None,
                });
            }
            _ => {
                let known = Vec::new();
                return Err(Missing::of(name, known));
            }
        };
        let (target, nullable) = through_aliases(api, next);
        ty = target;
        optional |= may_lack || nullable;
    }
    let ty = Some(ty).filter(|ty| !matches!(api.ty(ty.id).shape, Shape::Any));
    Ok(Found {
        ty,
        optional,
        in_array,
        member: last,
    })
}

/// The type that aliases stand for, and whether null is allowed on the way.
fn through_aliases(api: &Api, of: TypeRef) -> (TypeRef, bool) {
    let (mut ty, mut nullable) = (of, of.nullable);
    for _ in 0..api.types.len() {
        let Shape::Alias(target) = &api.ty(ty.id).shape else {
            break;
        };
        ty = *target;
        nullable |= target.nullable;
    }
    (ty, nullable)
}

/// What is asked of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A string or number.
    Cursor,
    /// A string.
    Url,
    /// `true` or `false`.
    Boolean,
    /// A whole number, or a string, which may be one.
    Number,
}

impl Wanted {
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::Cursor => "a string or a number",
            Self::Url => "a string",
            Self::Boolean => "true or false",
            Self::Number => "a whole number",
        }
    }
}

/// Whether values of a type can be what is asked for.
pub(super) fn fits(api: &Api, id: TypeId, wanted: Wanted) -> bool {
    let id = api.resolve_alias(id);
    match &api.ty(id).shape {
        Shape::Any | Shape::External(_) => true,
        // Some say so of a cursor that never comes.
        Shape::Null => wanted != Wanted::Boolean,
        Shape::Boolean => wanted == Wanted::Boolean,
        Shape::Text(_) => wanted != Wanted::Boolean,
        Shape::Integer(_) => matches!(wanted, Wanted::Cursor | Wanted::Number),
        Shape::Number(_) => matches!(wanted, Wanted::Cursor | Wanted::Number),
        Shape::Enum(Enum { base, .. }) => match base {
            EnumBase::Text => matches!(wanted, Wanted::Cursor | Wanted::Url),
            EnumBase::Integer | EnumBase::Number => wanted == Wanted::Cursor,
            EnumBase::Boolean => wanted == Wanted::Boolean,
            EnumBase::Mixed => wanted == Wanted::Cursor,
        },
        Shape::Union(union) => {
            // Scalars of several kinds: a string or a number.
            let mut variants = union.variants.iter();
            variants.any(|variant| {
                !matches!(api.ty(variant.ty.id).shape, Shape::Union(_))
                    && fits(api, variant.ty.id, wanted)
            })
        }
        _ => false,
    }
}

/// Whether values of a type are texts.
pub(super) fn is_text(api: &Api, ty: Option<TypeRef>) -> bool {
    ty.is_some_and(|ty| {
        let shape = &api.ty(api.resolve_alias(ty.id)).shape;
        matches!(shape, Shape::Text(_))
    })
}

/// Whether a cursor is sent as a number where its place has this type: where that takes no text, or takes
/// both and the cursor is a number where it is read from.
pub(super) fn is_number(api: &Api, place: Option<TypeRef>, source: Option<TypeRef>) -> bool {
    let takes_no_text = |ty: TypeRef| !fits(api, ty.id, Wanted::Url);
    let takes_both = !is_text(api, place);
    place.is_some_and(takes_no_text) || (takes_both && source.is_some_and(takes_no_text))
}
