//! Objects with declared members: structs.

mod codec;
mod field;
mod methods;

use super::cx::Cx;
use super::derive;
use super::model::{self, Allow};
use super::ty;
use crate::ident::Ident;
use crate::print::{Code, Ty, close, line, snippet};
pub(super) use codec::name_patterns;
pub(super) use field::is_demanded;
use field::{Field, field_docs};
use oasmith_ir::types::{Additional, Member, Object, Shape, TypeId};

/// How a member may be missing, and so what its field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// Always there: the value itself.
    Required,
    /// Always there, perhaps null: `Option`.
    Nullable,
    /// Perhaps absent: `Option`.
    Optional,
    /// Perhaps absent, perhaps null, and that makes a difference: `rt::Field`.
    Field,
}

/// A struct and what its parts have in common.
pub(super) struct Struct<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) name: &'a Ident,
    pub(super) fields: Vec<Field<'a>>,
    /// The field of undeclared members, and its type.
    pub(super) additional: Option<(Ident, Ty)>,
    /// The patterns that names of undeclared members have to match to be kept.
    pub(super) names: &'a [String],
    /// The field of members that are forbidden, but were read all the same.
    pub(super) undeclared: Option<Ident>,
    /// For items that name the struct or its fields.
    pub(super) allow: Allow,
    /// For the struct itself.
    allow_types: Allow,
    sent: bool,
    /// Whether no member is required.
    is_default: bool,
}

/// The struct, its constructor and setters, `Decode` and `Encode`.
pub fn emit(cx: &Cx<'_>, id: TypeId, object: &Object, code: &mut Code) {
    let item = Struct::new(cx, id, object);
    item.declare(id, code);
    item.methods(code);
    item.decode(code);
    item.encode(code);
}

/// How a member of an object may be missing. What only responses have can't be asked of requests,
/// nor the other way round; what nothing but `required` names, responses may lack.
pub(super) fn presence(cx: &Cx<'_>, id: TypeId, member: &Member) -> Presence {
    let usage = cx.api.ty(id).usage;
    let one_way = (member.read_only && usage.sent) || (member.write_only && usage.received);
    let misspelt = member.undeclared && usage.received;
    let required = member.required && !one_way && !misspelt;
    let nullable = ty::is_nullable(cx, member.ty);
    match (required, nullable) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, true) if usage.sent => Presence::Field,
        (false, _) => Presence::Optional,
    }
}

/// The field for members that an object forbids, or that only a rule asks for. What is only sent has
/// none that are forbidden, nor is what is only received checked.
pub(super) fn undeclared(cx: &Cx<'_>, id: TypeId) -> Option<Ident> {
    let ty = cx.api.ty(id);
    let Shape::Object(object) = &ty.shape else {
        return None;
    };
    let keeps = match object.additional {
        Additional::Kept => true,
        Additional::Forbidden => ty.usage.sent && ty.usage.received,
        // Names that fit no pattern may be forbidden.
        Additional::Allowed(_) => !object.names.is_empty() && ty.usage.sent && ty.usage.received,
        Additional::Unstated => false,
    };
    let taken = |name: &Ident| {
        let mut members = 0..object.members.len();
        members.any(|index| cx.names.member(id, index) == name)
    };
    keeps.then(|| Ident::unlike("undeclared", taken))
}

impl<'a> Struct<'a> {
    fn new(cx: &'a Cx<'a>, id: TypeId, object: &'a Object) -> Self {
        let declared = cx.api.ty(id);
        let members = object.members.iter().enumerate();
        let fields: Vec<Field<'a>> = members
            .map(|(index, member)| Field::new(cx, id, index, member))
            .collect();
        let additional = match object.additional {
            Additional::Allowed(values) => {
                let ty = ty::map_of(cx, ty::of(cx, values));
                Some((Ident::fixed("additional_properties"), ty))
            }
            Additional::Unstated | Additional::Kept | Additional::Forbidden => None,
        };
        let undeclared = undeclared(cx, id);
        Self {
            name: cx.names.model(id),
            allow: Allow::of(cx, id),
            allow_types: Allow::of_types(cx, id),
            sent: declared.usage.sent,
            is_default: !fields.iter().any(Field::is_argument),
            cx,
            fields,
            additional,
            names: &object.names,
            undeclared,
        }
    }

    fn declare(&self, id: TypeId, code: &mut Code) {
        model::describe(self.cx, id, code);
        self.allow_types.write(code);
        let derives: &[_] = if self.is_default {
            &["Debug", "Clone", "Default", "PartialEq"]
        } else {
            &["Debug", "Clone", "PartialEq"]
        };
        derive::write(self.cx, id, derives, code);
        line!(code, "#[non_exhaustive]");
        if self.fields.is_empty() && self.additional.is_none() && self.undeclared.is_none() {
            line!(code, "pub struct {} {{}}", self.name);
            return;
        }
        code.item_head("pub struct", self.name);
        for field in &self.fields {
            field_docs(field.name, field.member, code);
            code.allow_complex(&field.ty);
            code.typed(&snippet!("pub {}", field.name), &field.ty);
        }
        if let Some((name, ty)) = &self.additional {
            if self.names.is_empty() {
                line!(code, "/// Properties that the API doesn't declare by name.");
            } else {
                line!(
                    code,
                    "/// Properties that the API declares by patterns of their names."
                );
            }
            code.allow_complex(ty);
            code.typed(&snippet!("pub {}", name), ty);
        }
        if let Some(name) = &self.undeclared {
            line!(code, "{}: rt::Undeclared,", name);
        }
        close!(code, "}}");
    }
}

/// Whether clippy expects another kind of `self` from a method of this name.
pub(super) fn reads_like_a_conversion(name: &Ident) -> bool {
    ["as_", "from_", "is_", "to_"]
        .iter()
        .any(|prefix| name.as_str().starts_with(prefix))
}

/// Whether clippy takes a method of this name, of `self` and one argument, for an operator.
pub(super) fn reads_like_an_operator(name: &Ident) -> bool {
    let operators = [
        "add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub",
    ];
    operators.contains(&name.as_str())
}
