//! Checks of what is sent, on request.

mod limits;
mod place;

pub(super) use limits::has_limits;

use super::cx::Cx;
use super::model::Allow;
use super::object::{self, Presence};
use super::{tuple, ty};
use crate::ident::Ident;
use crate::print::section::Section;
use crate::print::{Code, Expr, Import, Snippet, close, line, open, snippet};
use limits::counts;
use oasmith_ir::rule::RuleId;
use oasmith_ir::types::{Additional, Object, Shape, Tuple, Type, TypeId, TypeRef, Union};
use place::Place;

/// `Validate` of a model that requests send, or that is part of one; nothing for the others, and for open enums, to which the
/// runtime's macros give it.
pub fn emit(cx: &Cx<'_>, id: TypeId, code: &mut Code) {
    let declared = cx.api.ty(id);
    let by_macro = matches!(declared.shape, Shape::Enum(_));
    if !cx.is_checked(id) || by_macro {
        return;
    }
    code.blank();
    code.section(Section::Validate);
    Allow::of(cx, id).write(code);
    let name = cx.names.model(id);
    let is_checked = code.block(
        |code| {
            code.impl_head("rt::Validate", name);
            open!(code, "fn check(&self, checker: &mut rt::Checker) {{");
        },
        |code| checks(cx, id, declared, code),
    );
    if is_checked {
        close!(code, "}}");
    } else {
        code.empty_impl("rt::Validate", name);
    }
}

fn checks(cx: &Cx<'_>, id: TypeId, declared: &Type, code: &mut Code) {
    match (&declared.shape, declared.rule) {
        (_, Some(id)) => rule(cx, id, &"self".into(), code),
        (Shape::Object(object), None) => members(cx, id, object, code),
        (Shape::Union(union), None) => variants(cx, id, union, code),
        (Shape::Tuple(tuple), None) if declared.is_declared() => {
            let place = Place::variable("self");
            let limits = &declared.constraints;
            counts(cx, limits, &declared.shape, &place, code);
            positions(cx, tuple, &place, code);
            if tuple::keeps_undeclared(cx, id, tuple) {
                let count = tuple.items.len();
                line!(
                    code,
                    "checker.undeclared_items({}, &self.{});",
                    count,
                    count
                );
            }
        }
        (_, None) => own(cx, id, &Place::field(&Expr::from("self").field("0")), code),
    }
}

/// The check of a rule, which says all that is demanded.
fn rule(cx: &Cx<'_>, id: RuleId, value: &Expr, code: &mut Code) {
    let name = Expr::text(&cx.api.rule(id).name);
    let table = Expr::Path(Snippet::from("RULES").importing(Import::Rules));
    let arguments = [value.clone(), table.reference(), name];
    code.run(&Expr::from("checker").method("rule", arguments));
}

fn members(cx: &Cx<'_>, id: TypeId, object: &Object, code: &mut Code) {
    for (index, member) in object.members.iter().enumerate() {
        if !cx.is_limited(member.ty.id) {
            continue;
        }
        let path = Expr::from("self").field(cx.names.member(id, index));
        let name = Expr::text(&member.name);
        if is_checked_by_itself(cx, member.ty.id) {
            let arguments = [name, path.reference()];
            code.run(&Expr::from("checker").method("member", arguments));
            continue;
        }
        let pattern = match object::presence(cx, id, member) {
            Presence::Required => None,
            Presence::Nullable | Presence::Optional => Some(cx.std("Some")),
            Presence::Field => Some("rt::Field::Value"),
        };
        let present = pattern.map(|pattern| (pattern, "value"));
        held(cx, member.ty.id, &path, present, ("at", name), code);
    }
    if matches!(object.additional, Additional::Forbidden)
        && let Some(name) = object::undeclared(cx, id)
    {
        line!(code, "checker.undeclared(&self.{});", name);
    }
    if let Additional::Allowed(additional) = object.additional {
        let path = Expr::from("self").field(&Ident::fixed("additional_properties"));
        values(cx, additional, &Place::field(&path), code);
    }
}

/// The checks of a tuple's items.
fn positions(cx: &Cx<'_>, tuple: &Tuple, place: &Place, code: &mut Code) {
    for (position, item) in tuple.items.iter().enumerate() {
        let field = place.base.clone().field(snippet!("{}", position));
        let pattern = match tuple::presence(cx, tuple, position, *item) {
            tuple::Presence::Required if !ty::is_nullable(cx, *item) => None,
            tuple::Presence::Field => Some("rt::Field::Value"),
            _ => Some(cx.std("Some")),
        };
        let present = pattern.map(|pattern| (pattern, "item"));
        let position = snippet!("{}", position).into();
        held(cx, item.id, &field, present, ("index", position), code);
    }
    if let Some(rest) = tuple.rest {
        let count = tuple.items.len();
        let list = place.base.clone().field(snippet!("{}", count));
        items(cx, rest, &list, &snippet!("index + {}", count), code);
    }
}

/// The checks of what a field holds: where it may hold nothing, by what pattern and name it is taken out,
/// and the step that leads to it, a method of the checker with what it is given.
fn held(
    cx: &Cx<'_>,
    id: TypeId,
    field: &Expr,
    present: Option<(&'static str, &'static str)>,
    (step, argument): (&'static str, Expr),
    code: &mut Code,
) {
    let arguments = [argument];
    let step = snippet!("checker.{}", step);
    let checked = |place: &Place, code: &mut Code| {
        let check = |code: &mut Code| check(cx, id, place, code);
        code.closure(&step, &arguments, "|checker|", ";", check);
    };
    let Some((pattern, name)) = present else {
        return checked(&Place::field(field), code);
    };
    code.block(
        |code| {
            code.if_let(
                &snippet!("{}({})", pattern, name),
                &field.clone().reference(),
            )
        },
        |code| checked(&Place::variable(name), code),
    );
}

fn variants(cx: &Cx<'_>, id: TypeId, union: &Union, code: &mut Code) {
    let has_arms = code.block(
        |code| open!(code, "match self {{"),
        |code| {
            if let Some(rest) = arms(cx, id, union, code) {
                line!(code, "Self::Unknown(_) => checker.unknown_shape(),");
                if rest {
                    line!(code, "_ => {{}}");
                }
            }
        },
    );
    if !has_arms {
        open!(code, "if let Self::Unknown(_) = self {{");
        line!(code, "checker.unknown_shape();");
        close!(code, "}}");
    }
}

/// The arms of the variants that are checked, and whether there are others; `None` where there are no arms.
fn arms(cx: &Cx<'_>, id: TypeId, union: &Union, code: &mut Code) -> Option<bool> {
    let mut checked = 0;
    for (index, variant) in union.variants.iter().enumerate() {
        let pattern = Expr::call(
            snippet!("Self::{}", cx.names.variant(id, index)),
            ["value".into()],
        );
        if is_checked_by_itself(cx, variant.ty.id) {
            let arguments = ["value".into(), "checker".into()];
            code.arm(&pattern, &Expr::call("rt::Validate::check", arguments));
            checked += 1;
            continue;
        }
        let is_checked = code.block(
            |code| open!(code, "{} => {{", pattern),
            |code| check(cx, variant.ty.id, &Place::variable("value"), code),
        );
        checked += usize::from(is_checked);
    }
    (checked > 0).then_some(checked < union.variants.len())
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
        let arguments = [place.reference.clone(), "checker".into()];
        return code.run(&Expr::call("rt::Validate::check", arguments));
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
fn items(cx: &Cx<'_>, part: TypeRef, list: &Expr, index: &Snippet, code: &mut Code) {
    let index = [Expr::Path(index.clone())];
    let list = list.clone().method("iter", []).method("enumerate", []);
    code.block(
        |code| code.for_each("(index, item)", &list),
        |code| {
            code.closure(&"checker.index".into(), &index, "|checker|", ";", |code| {
                part_checks(cx, part, "item", code);
            });
        },
    );
}

fn values(cx: &Cx<'_>, part: TypeRef, place: &Place, code: &mut Code) {
    let key = ["key".into()];
    code.block(
        |code| code.for_each("(key, value)", &place.reference),
        |code| {
            code.closure(&"checker.at".into(), &key, "|checker|", ";", |code| {
                part_checks(cx, part, "value", code);
            });
        },
    );
}

fn part_checks(cx: &Cx<'_>, part: TypeRef, name: &'static str, code: &mut Code) {
    let place = Place::variable(name);
    if !ty::is_nullable(cx, part) {
        return check(cx, part.id, &place, code);
    }
    code.block(
        |code| open!(code, "if let {}({}) = {} {{", cx.std("Some"), name, name),
        |code| check(cx, part.id, &place, code),
    );
}
