//! Checks of what is sent, on request.

mod limits;
mod place;

pub(super) use limits::has_limits;

use super::cx::Cx;
use super::model::Allow;
use super::object::{self, Presence};
use super::{tuple, ty};
use crate::ident::Ident;
use crate::print::literal::Literal;
use crate::print::section::Section;
use crate::print::{CALL_WIDTH, Code, Import, Snippet, close, line, open, snippet};
use limits::counts;
use oasmith_ir::rule::RuleId;
use oasmith_ir::types::{Additional, Object, Shape, Tuple, TypeId, TypeRef, Union};
use place::Place;

/// `Validate` of a model that requests send, or that is part of one; nothing for the others, and for open enums, to which the
/// runtime's macros give it.
pub fn emit(cx: &Cx<'_>, id: TypeId, code: &mut Code) {
    let declared = cx.api.ty(id);
    let by_macro = matches!(declared.shape, Shape::Enum(_));
    if !cx.is_checked(id) || by_macro {
        return;
    }
    let mut checks = Code::at_depth(code.depth() + 2);
    match (&declared.shape, declared.rule) {
        (_, Some(id)) => rule(cx, id, &"self".into(), &mut checks),
        (Shape::Object(object), None) => members(cx, id, object, &mut checks),
        (Shape::Union(union), None) => variants(cx, id, union, &mut checks),
        (Shape::Tuple(tuple), None) if declared.is_declared() => {
            let place = Place::variable("self");
            let limits = &declared.constraints;
            counts(cx, limits, &declared.shape, &place, &mut checks);
            positions(cx, tuple, &place, &mut checks);
            if tuple::keeps_undeclared(cx, id, tuple) {
                let count = tuple.items.len();
                line!(
                    checks,
                    "checker.undeclared_items({}, &self.{});",
                    count,
                    count
                );
            }
        }
        (_, None) => own(cx, id, &Place::field(&"self.0".into()), &mut checks),
    }
    code.blank();
    code.section(Section::Validate);
    Allow::of(cx, id).write(code);
    let name = cx.names.model(id);
    if checks.is_empty() {
        return code.empty_impl("impl rt::Validate", name);
    }
    code.impl_head(&"impl rt::Validate".into(), name);
    open!(code, "fn check(&self, checker: &mut rt::Checker) {{");
    code.append(&checks);
    close!(code, "}}");
    close!(code, "}}");
}

/// The check of a rule, which says all that is demanded.
fn rule(cx: &Cx<'_>, id: RuleId, value: &Snippet, code: &mut Code) {
    let name = Literal::string(&cx.api.rule(id).name);
    let table = Snippet::from("&RULES").importing(Import::Rules);
    let arguments = [value.clone(), table, snippet!("{}", name)];
    code.call(&"checker.rule".into(), &arguments, ";");
}

fn members(cx: &Cx<'_>, id: TypeId, object: &Object, code: &mut Code) {
    for (index, member) in object.members.iter().enumerate() {
        if !cx.is_limited(member.ty.id) {
            continue;
        }
        let path = snippet!("self.{}", cx.names.member(id, index));
        if is_checked_by_itself(cx, member.ty.id) {
            let name = snippet!("{}", Literal::string(&member.name));
            let arguments = [name, snippet!("&{}", path)];
            code.call(&"checker.member".into(), &arguments, ";");
            continue;
        }
        let pattern = match object::presence(cx, id, member) {
            Presence::Required => None,
            Presence::Nullable | Presence::Optional => Some(cx.std("Some")),
            Presence::Field => Some("rt::Field::Value"),
        };
        let present = pattern.map(|pattern| (pattern, "value"));
        let name = snippet!("{}", Literal::string(&member.name));
        held(cx, member.ty.id, &path, present, ("at", name), code);
    }
    if matches!(object.additional, Additional::Forbidden)
        && let Some(name) = object::undeclared(cx, id)
    {
        line!(code, "checker.undeclared(&self.{});", name);
    }
    if let Additional::Allowed(additional) = object.additional {
        let path = snippet!("self.{}", Ident::fixed("additional_properties"));
        values(cx, additional, &Place::field(&path), code);
    }
}

/// The checks of a tuple's items.
fn positions(cx: &Cx<'_>, tuple: &Tuple, place: &Place, code: &mut Code) {
    for (position, item) in tuple.items.iter().enumerate() {
        let field = snippet!("{}.{}", place.base, position);
        let pattern = match tuple::presence(cx, tuple, position, *item) {
            tuple::Presence::Required if !ty::is_nullable(cx, *item) => None,
            tuple::Presence::Field => Some("rt::Field::Value"),
            _ => Some(cx.std("Some")),
        };
        let present = pattern.map(|pattern| (pattern, "item"));
        let position = snippet!("{}", position);
        held(cx, item.id, &field, present, ("index", position), code);
    }
    if let Some(rest) = tuple.rest {
        let count = tuple.items.len();
        let list = snippet!("{}.{}", place.base, count);
        items(cx, rest, &list, &snippet!("index + {}", count), code);
    }
}

/// The checks of what a field holds: where it may hold nothing, by what pattern and name it is taken out,
/// and the step that leads to it, a method of the checker with what it is given.
fn held(
    cx: &Cx<'_>,
    id: TypeId,
    field: &Snippet,
    present: Option<(&'static str, &'static str)>,
    (step, argument): (&'static str, Snippet),
    code: &mut Code,
) {
    let place = match present {
        Some((_, name)) => Place::variable(name),
        None => Place::field(field),
    };
    // rustfmt gives each argument a line of its own where they are too long for one.
    let is_long = argument.width() + ", |checker| {".len() > CALL_WIDTH;
    let levels = 1 + usize::from(present.is_some()) + usize::from(is_long);
    let mut checks = Code::at_depth(code.depth() + levels);
    check(cx, id, &place, &mut checks);
    if checks.is_empty() {
        return;
    }
    if let Some((pattern, name)) = present {
        code.if_let(
            &snippet!("if let {}({})", pattern, name),
            &snippet!("&{}", field),
        );
    }
    if is_long {
        open!(code, "checker.{}(", step);
        line!(code, "{},", argument);
        open!(code, "|checker| {{");
        code.append(&checks);
        close!(code, "}},");
        close!(code, ");");
    } else {
        open!(code, "checker.{}({}, |checker| {{", step, argument);
        code.append(&checks);
        close!(code, "}});");
    }
    if present.is_some() {
        close!(code, "}}");
    }
}

fn variants(cx: &Cx<'_>, id: TypeId, union: &Union, code: &mut Code) {
    let mut arms = Code::at_depth(code.depth() + 1);
    let mut rest = false;
    for (index, variant) in union.variants.iter().enumerate() {
        let pattern = snippet!("Self::{}(value)", cx.names.variant(id, index));
        if is_checked_by_itself(cx, variant.ty.id) {
            arms.arm(&pattern, &"rt::Validate::check(value, checker)".into());
            continue;
        }
        let mut checks = Code::at_depth(code.depth() + 2);
        check(cx, variant.ty.id, &Place::variable("value"), &mut checks);
        if checks.is_empty() {
            rest = true;
            continue;
        }
        open!(arms, "{} => {{", pattern);
        arms.append(&checks);
        close!(arms, "}}");
    }
    if arms.is_empty() {
        open!(code, "if let Self::Unknown(_) = self {{");
        line!(code, "checker.unknown_shape();");
        return close!(code, "}}");
    }
    open!(code, "match self {{");
    code.append(&arms);
    line!(code, "Self::Unknown(_) => checker.unknown_shape(),");
    if rest {
        line!(code, "_ => {{}}");
    }
    close!(code, "}}");
}

/// Whether the runtime knows how to check a type: a model with limits, and lists and maps of what it
/// knows.
fn is_checked_by_itself(cx: &Cx<'_>, id: TypeId) -> bool {
    let ty = cx.api.ty(id);
    if !cx.is_limited(id) {
        return false;
    }
    if ty.is_model() && !ty::is_alias(cx, id) {
        return true;
    }
    let free = ty.constraints.is_empty() && ty.rule.is_none();
    match &ty.shape {
        Shape::Array(array) => free && is_checked_by_itself(cx, array.items.id),
        Shape::Map(map) => free && is_checked_by_itself(cx, map.values.id),
        Shape::Alias(target) => free && is_checked_by_itself(cx, target.id),
        _ => false,
    }
}

/// The checks of a value that is not null.
fn check(cx: &Cx<'_>, id: TypeId, place: &Place, code: &mut Code) {
    if !cx.is_limited(id) {
        return;
    }
    let ty = cx.api.ty(id);
    if is_checked_by_itself(cx, id) {
        return line!(code, "rt::Validate::check({}, checker);", place.reference);
    }
    if let Some(id) = ty.rule {
        return rule(cx, id, &place.reference, code);
    }
    own(cx, id, place, code);
}

/// The limits of a type, and of what it is made of.
fn own(cx: &Cx<'_>, id: TypeId, place: &Place, code: &mut Code) {
    let ty = cx.api.ty(id);
    counts(cx, &ty.constraints, ty::shape_of(cx, id), place, code);
    match &ty.shape {
        Shape::Alias(target) => check(cx, target.id, place, code),
        Shape::Array(array) => items(cx, array.items, &place.base, &"index".into(), code),
        Shape::Tuple(tuple) => positions(cx, tuple, place, code),
        Shape::Map(map) => values(cx, map.values, place, code),
        _ => {}
    }
}

/// The checks of a list's items, each of which is at `index` of the value that is checked.
fn items(cx: &Cx<'_>, part: TypeRef, list: &Snippet, index: &Snippet, code: &mut Code) {
    let mut checks = Code::at_depth(code.depth() + 2);
    part_checks(cx, part, "item", &mut checks);
    if !checks.is_empty() {
        open!(code, "for (index, item) in {}.iter().enumerate() {{", list);
        open!(code, "checker.index({}, |checker| {{", index);
        code.append(&checks);
        close!(code, "}});");
        close!(code, "}}");
    }
}

fn values(cx: &Cx<'_>, part: TypeRef, place: &Place, code: &mut Code) {
    let mut checks = Code::at_depth(code.depth() + 2);
    part_checks(cx, part, "value", &mut checks);
    if !checks.is_empty() {
        open!(code, "for (key, value) in {} {{", place.reference);
        open!(code, "checker.at(key, |checker| {{");
        code.append(&checks);
        close!(code, "}});");
        close!(code, "}}");
    }
}

fn part_checks(cx: &Cx<'_>, part: TypeRef, name: &'static str, code: &mut Code) {
    let place = Place::variable(name);
    if !ty::is_nullable(cx, part) {
        return check(cx, part.id, &place, code);
    }
    let mut checks = Code::at_depth(code.depth() + 1);
    check(cx, part.id, &place, &mut checks);
    if !checks.is_empty() {
        open!(code, "if let {}({}) = {} {{", cx.std("Some"), name, name);
        code.append(&checks);
        close!(code, "}}");
    }
}
