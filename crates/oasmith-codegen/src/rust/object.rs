//! Objects with declared members: structs.

mod codec;

use super::cx::Cx;
use super::default::{self, Constant};
use super::derive;
use super::doc::{CodeSpan, Doc};
use super::model::{self, Allow};
use super::section::Section;
use super::ty::{self, Argument};
use crate::ident::Ident;
use crate::print::{Code, Snippet, close, line, snippet};
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

/// A field of the struct.
pub(super) struct Field<'a> {
    pub(super) name: &'a Ident,
    pub(super) member: &'a Member,
    pub(super) presence: Presence,
    /// The type without what the presence adds.
    value: Snippet,
    /// The whole type.
    ty: Snippet,
    argument: Argument,
    /// The method that gives the default where the member is absent, and what the default is.
    default: Option<(&'a Ident, Constant)>,
}

/// A struct and what its parts have in common.
pub(super) struct Struct<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) name: &'a Ident,
    pub(super) fields: Vec<Field<'a>>,
    /// The field of undeclared members, and its type.
    pub(super) additional: Option<(Ident, Snippet)>,
    /// The patterns that names of undeclared members have to match to be kept.
    pub(super) names: &'a [String],
    /// The field of members that are forbidden, but were read all the same.
    pub(super) undeclared: Option<Ident>,
    /// For items that name the struct or its fields.
    pub(super) allow: Allow,
    /// For the struct itself.
    allow_types: Allow,
    sent: bool,
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
/// nor the other way round.
pub(super) fn presence(cx: &Cx<'_>, id: TypeId, member: &Member) -> Presence {
    let usage = cx.api.ty(id).usage;
    let one_way = (member.read_only && usage.sent) || (member.write_only && usage.received);
    let required = member.required && !one_way;
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

impl<'a> Field<'a> {
    fn new(cx: &'a Cx<'a>, id: TypeId, index: usize, member: &'a Member) -> Self {
        let presence = presence(cx, id, member);
        let value = ty::boxed(cx, member.ty);
        let ty = match presence {
            Presence::Required => value.clone(),
            Presence::Nullable | Presence::Optional => {
                snippet!("{}<{}>", cx.std("Option"), value)
            }
            Presence::Field => snippet!("rt::Field<{}>", value),
        };
        // What a default stands for is up to who receives the object.
        let default = default::constant(cx, member, presence)
            .filter(|_| cx.api.ty(id).usage.received)
            .map(|constant| (cx.names.or_default(id, index), constant));
        Self {
            default,
            name: cx.names.member(id, index),
            argument: ty::argument(cx, member.ty.id),
            member,
            presence,
            value,
            ty,
        }
    }

    /// The argument by which the field is set, and the value that it becomes.
    fn set(&self, cx: &Cx<'_>) -> (Snippet, Snippet) {
        let name = self.name;
        let plain = self.argument.value(name);
        let boxed = if self.member.ty.cyclic {
            snippet!("{}::new({})", cx.std("Box"), plain)
        } else {
            plain
        };
        match self.presence {
            Presence::Required => (snippet!("{}: {}", name, self.argument.ty), boxed),
            Presence::Nullable => (snippet!("{}: {}", name, self.ty), Snippet::from(name)),
            Presence::Optional => (
                snippet!("{}: {}", name, self.argument.ty),
                snippet!("{}({})", cx.std("Some"), boxed),
            ),
            Presence::Field => (
                snippet!(
                    "{}: impl {}<rt::Field<{}>>",
                    name,
                    cx.std("Into"),
                    self.value
                ),
                snippet!("{}.into()", name),
            ),
        }
    }

    fn is_argument(&self) -> bool {
        matches!(self.presence, Presence::Required | Presence::Nullable)
    }

    /// What the field is where nothing was given.
    pub(super) fn absent(&self, cx: &Cx<'_>) -> Snippet {
        match self.presence {
            Presence::Field => "rt::Field::Absent".into(),
            _ => cx.std("None").into(),
        }
    }
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
                let (map, string) = (cx.std("BTreeMap"), cx.std("String"));
                let ty = snippet!("{}<{}, {}>", map, string, ty::of(cx, values));
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
        let derives: &[_] = if self.is_default() {
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
            field_docs(field.member, code);
            code.allow_complex(&field.ty);
            code.typed(&snippet!("pub {}", field.name), &field.ty);
        }
        if let Some((name, ty)) = &self.additional {
            if self.names.is_empty() {
                line!(code, "/// Members that the API does not declare by name.");
            } else {
                line!(
                    code,
                    "/// Members that the API declares by patterns of their names."
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

    /// Whether no member is required.
    fn is_default(&self) -> bool {
        !self.fields.iter().any(Field::is_argument)
    }

    fn methods(&self, code: &mut Code) {
        code.blank();
        code.section(Section::Builder);
        self.allow.write(code);
        let setters: Vec<&Field<'_>> = self
            .fields
            .iter()
            .filter(|field| self.sent && !field.is_argument())
            .collect();
        if setters
            .iter()
            .any(|field| reads_like_a_conversion(field.name))
        {
            // Setters are named like their members, whatever those are called.
            line!(code, "#[allow(clippy::wrong_self_convention)]");
        }
        code.item_head("impl", self.name);
        code.opened();
        self.constructor(code);
        for field in setters {
            code.blank();
            code.seam();
            self.setter(field, code);
        }
        for field in &self.fields {
            self.or_default(field, code);
        }
        close!(code, "}}");
    }

    /// The method that gives a field's value or its default.
    fn or_default(&self, field: &Field<'_>, code: &mut Code) {
        let Some((name, constant)) = &field.default else {
            return;
        };
        let default = field.member.default.as_ref().and_then(default::said);
        let mut doc = Doc::new();
        let member = CodeSpan::new(&field.member.name);
        let default = match default {
            Some(text) => snippet!("{}", CodeSpan::new(&text)),
            None => "its default".into(),
        };
        doc.paragraph(&snippet!("{}, or {} where it is absent.", member, default));
        code.blank();
        code.seam();
        code.doc(&doc);
        model::deprecate(&field.member.docs, code);
        default::method(self.cx, name, field.name, &field.value, constant, code);
    }

    fn constructor(&self, code: &mut Code) {
        let given: Vec<&Field<'_>> = self.fields.iter().filter(|f| f.is_argument()).collect();
        let rest = self.fields.len() > given.len();
        match (given.is_empty(), rest) {
            (true, _) => line!(code, "/// A `{}` without any member.", self.name),
            (false, true) => line!(
                code,
                "/// A `{}` with its required members; the others are absent.",
                self.name
            ),
            (false, false) => line!(code, "/// A `{}` of its members.", self.name),
        }
        if given.len() > 7 {
            line!(code, "#[allow(clippy::too_many_arguments)]");
        }
        let arguments: Vec<Snippet> = given.iter().map(|field| field.set(self.cx).0).collect();
        code.signature(&"pub fn new".into(), &arguments, Some(&"Self".into()));
        if given.is_empty() {
            code.snippet(&self.default_value());
        } else {
            code.struct_literal(&"Self".into(), &self.initial(), "");
        }
        close!(code, "}}");
    }

    /// The struct without any member.
    pub(super) fn default_value(&self) -> Snippet {
        if self.fields.iter().any(|f| f.name.as_str() == "default") {
            // `Self::default` is a setter.
            snippet!("<Self as {}>::default()", self.cx.std("Default"))
        } else {
            "Self::default()".into()
        }
    }

    fn initial(&self) -> Vec<Snippet> {
        let field = |field: &Field<'_>| {
            let value = if field.is_argument() {
                field.set(self.cx).1
            } else {
                field.absent(self.cx)
            };
            initialise(field.name, &value)
        };
        let additional = self
            .additional
            .as_ref()
            .map(|(name, _)| snippet!("{}: {}::new()", name, self.cx.std("BTreeMap")));
        let undeclared = self.undeclared.as_ref();
        let undeclared = undeclared.map(|name| snippet!("{}: rt::Undeclared::default()", name));
        let others = additional.into_iter().chain(undeclared);
        self.fields.iter().map(field).chain(others).collect()
    }

    fn setter(&self, field: &Field<'_>, code: &mut Code) {
        let mut doc = Doc::new();
        doc.paragraph(&snippet!("Sets {}.", CodeSpan::new(&field.member.name)));
        doc.first_paragraph(field.member.docs.description.as_deref().unwrap_or(""));
        code.doc(&doc);
        model::deprecate(&field.member.docs, code);
        if reads_like_an_operator(field.name) {
            line!(code, "#[allow(clippy::should_implement_trait)]");
        }
        line!(code, "#[must_use]");
        let (argument, value) = field.set(self.cx);
        let head = snippet!("pub fn {}", field.name);
        code.signature(&head, &["mut self".into(), argument], Some(&"Self".into()));
        code.binding(&snippet!("self.{}", field.name), &value);
        line!(code, "self");
        close!(code, "}}");
    }
}

/// The docs of a field, for want of a description the name of the member.
fn field_docs(member: &Member, code: &mut Code) {
    let mut doc = model::docs(&member.docs);
    if doc.is_empty() {
        doc.paragraph(&snippet!("{}", CodeSpan::new(&member.name)));
    }
    if let Some(text) = member.default.as_ref().and_then(default::said) {
        doc.paragraph(&snippet!("Default: {}.", CodeSpan::new(&text)));
    }
    code.doc(&doc);
    model::deprecate(&member.docs, code);
}

/// `name: value`, or `name` where the value is a variable of that name.
pub(super) fn initialise(name: &Ident, value: &Snippet) -> Snippet {
    if value.as_str() == name.as_str() {
        value.clone()
    } else {
        snippet!("{}: {}", name, value)
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
