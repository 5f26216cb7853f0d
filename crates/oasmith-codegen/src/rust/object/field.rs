//! The field of a member.

use oasmith_ir::types::{Member, TypeId};

use super::{Presence, presence};
use crate::ident::Ident;
use crate::print::doc::CodeSpan;
use crate::print::{Code, Expr, FnParam, On, Ty, snippet};
use crate::rust::cx::Cx;
use crate::rust::default::{self, Constant};
use crate::rust::model;
use crate::rust::ty::{self, Argument};

/// A field of the struct.
pub(in crate::rust) struct Field<'a> {
    pub(super) name: &'a Ident,
    /// The method that sets it.
    pub(super) setter: &'a Ident,
    pub(super) member: &'a Member,
    pub(super) presence: Presence,
    /// The type without what the presence adds.
    pub(super) value: Ty,
    /// The whole type.
    pub(super) ty: Ty,
    argument: Argument,
    /// Whether it must be given though it may be absent when received.
    demanded: bool,
    /// The method that gives the default where the member is absent, and what the default is.
    pub(super) default: Option<(&'a Ident, Constant)>,
}

impl<'a> Field<'a> {
    pub(super) fn new(cx: &'a Cx<'a>, id: TypeId, index: usize, member: &'a Member) -> Self {
        let presence = presence(cx, id, member);
        let value = ty::boxed(cx, member.ty);
        let ty = match presence {
            Presence::Required => value.clone(),
            Presence::Nullable | Presence::Optional => Ty::of(cx.std("Option"), value.clone()),
            Presence::Field => Ty::of("rt::Field", value.clone()),
        };
        // What a default stands for is up to who receives the object.
        let default = default::constant(cx, member, presence)
            .filter(|_| cx.api.ty(id).usage.received)
            .map(|constant| (cx.names.or_default(id, index), constant));
        Self {
            default,
            name: cx.names.member(id, index),
            setter: cx.names.setter(id, index),
            argument: ty::argument(cx, member.ty.id),
            demanded: is_demanded(cx, id, member),
            member,
            presence,
            value,
            ty,
        }
    }

    /// The argument by which the field is set, and the value that it becomes.
    pub(super) fn set(&self, cx: &Cx<'_>) -> (FnParam, Expr) {
        let name = self.name;
        let plain = self.argument.value(name);
        let boxed = if self.member.ty.cyclic {
            Expr::call(snippet!("{}::new", cx.std("Box")), [plain])
        } else {
            plain
        };
        let argument = || self.argument.ty.clone();
        let (ty, value) = match self.presence {
            Presence::Required => (argument(), boxed),
            Presence::Nullable => (self.ty.clone(), name.into()),
            Presence::Optional => (argument(), Expr::call(cx.std("Some"), [boxed])),
            Presence::Field => {
                let value = Expr::from(name).method("into", []);
                (ty::into(cx, self.ty.clone()), value)
            }
        };
        (FnParam::new(name, ty), value)
    }

    pub(super) fn is_argument(&self) -> bool {
        self.demanded || matches!(self.presence, Presence::Required | Presence::Nullable)
    }

    /// What the field is where nothing was given.
    pub(super) fn absent(&self, cx: &Cx<'_>) -> Expr {
        match self.presence {
            Presence::Field => "rt::Field::Absent".into(),
            _ => cx.std("None").into(),
        }
    }
}

/// Whether a member must be given to the constructor though what is received may lack it.
pub(in crate::rust) fn is_demanded(cx: &Cx<'_>, id: TypeId, member: &Member) -> bool {
    let usage = cx.api.ty(id).usage;
    member.required && member.undeclared && usage.sent && usage.received
}

/// The docs of a field: for want of a description the name of the member, where that is another than the field's.
pub(super) fn field_docs(name: &Ident, member: &Member, code: &mut Code) {
    let mut doc = model::docs(&member.docs);
    if doc.is_empty() && member.name != name.as_str() {
        doc.paragraph(&snippet!("{}", CodeSpan::new(&member.name)));
    }
    if let Some(text) = member.default.as_deref().and_then(default::said) {
        doc.paragraph(&snippet!("Default: {}.", CodeSpan::new(&text)));
    }
    code.doc(&doc);
    model::deprecate(On::Field, &member.docs, code);
}
