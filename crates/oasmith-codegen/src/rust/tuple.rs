//! Arrays whose items have a type each, by position: structs without names for their fields.

use super::cx::Cx;
use super::derive;
use super::model::{self, Allow};
use super::ty;
use crate::ident::Ident;
use crate::print::doc::CodeSpan;
use crate::print::{Code, Expr, FnParam, Ty, close, line, open, snippet};
use oasmith_ir::types::{Tuple, TypeId, TypeRef};

/// The struct, its constructor, `Decode` and `Encode`.
pub fn emit(cx: &Cx<'_>, id: TypeId, tuple: &Tuple, code: &mut Code) {
    let allow = Allow::of(cx, id);
    declare(cx, id, tuple, code);
    constructor(cx, id, tuple, allow, code);
    decode(cx, id, tuple, allow, code);
    encode(cx, id, tuple, allow, code);
}

/// How an item may be missing, and so what its field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// It must be there, perhaps as null.
    Required,
    /// It may be left out, or be null, which is the same: `Option`.
    Optional,
    /// It may be left out, and null is one of its values: `Option`.
    Any,
    /// It may be left out or be null: `rt::Field`.
    Field,
}

/// How the item at a position may be missing.
pub(super) fn presence(cx: &Cx<'_>, tuple: &Tuple, position: usize, item: TypeRef) -> Presence {
    if position < tuple.required {
        Presence::Required
    } else if ty::holds_null(cx, item) {
        Presence::Any
    } else if ty::is_nullable(cx, item) {
        Presence::Field
    } else {
        Presence::Optional
    }
}

fn declare(cx: &Cx<'_>, id: TypeId, tuple: &Tuple, code: &mut Code) {
    model::describe(cx, id, code);
    Allow::of_types(cx, id).write(code);
    let derives: &[_] = if tuple.required == 0 {
        &["Debug", "Clone", "Default", "PartialEq"]
    } else {
        &["Debug", "Clone", "PartialEq"]
    };
    derive::write(cx, id, derives, code);
    line!(code, "#[non_exhaustive]");
    line!(code, "pub struct {}(", cx.names.model(id));
    code.indent();
    for (position, item) in tuple.items.iter().enumerate() {
        line!(code, "/// The item at {}.", position);
        code.field(&public(field(cx, tuple, position, *item)));
    }
    if let Some(rest) = tuple.rest {
        line!(code, "/// The items after those.");
        code.field(&public(list(cx, rest)));
    } else if keeps_undeclared(cx, id, tuple) {
        code.field(&Ty::of(cx.std("Vec"), "rt::Json".into()));
    }
    code.dedent();
    line!(code, ");");
}

/// Whether items behind the last are kept though none may be there, in a field of its own that nobody
/// sees: validation reports them. What goes one way only has no need of it.
pub(super) fn keeps_undeclared(cx: &Cx<'_>, id: TypeId, tuple: &Tuple) -> bool {
    let usage = cx.api.ty(id).usage;
    tuple.rest.is_none() && usage.sent && usage.received
}

/// The type of a position.
fn field(cx: &Cx<'_>, tuple: &Tuple, position: usize, item: TypeRef) -> Ty {
    match presence(cx, tuple, position, item) {
        Presence::Required => ty::of(cx, item),
        Presence::Optional | Presence::Any => Ty::of(cx.std("Option"), ty::boxed(cx, item)),
        Presence::Field => Ty::of("rt::Field", ty::boxed(cx, item)),
    }
}

fn list(cx: &Cx<'_>, items: TypeRef) -> Ty {
    Ty::of(cx.std("Vec"), ty::of(cx, items))
}

fn public(ty: Ty) -> Ty {
    Ty::Prefixed("pub ", Box::new(ty))
}

/// The variable for a position.
fn variable(position: usize) -> Ident {
    Ident::fixed("item").with_suffix(position)
}

fn constructor(cx: &Cx<'_>, id: TypeId, tuple: &Tuple, allow: Allow, code: &mut Code) {
    let given = tuple.items.iter().take(tuple.required).enumerate();
    let new_box = || snippet!("{}::new", cx.std("Box"));
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for (position, item) in given {
        let name = variable(position);
        let argument = ty::argument_of(cx, *item);
        let value = match (item.cyclic, ty::is_nullable(cx, *item)) {
            (false, _) => argument.value(&name),
            (true, false) => Expr::call(new_box(), [argument.value(&name)]),
            (true, true) => Expr::from(&name).method("map", [new_box().into()]),
        };
        arguments.push(FnParam::new(&name, argument.ty));
        values.push(value);
    }
    for (position, item) in tuple.items.iter().enumerate().skip(tuple.required) {
        values.push(match presence(cx, tuple, position, *item) {
            Presence::Field => "rt::Field::Absent".into(),
            _ => cx.std("None").into(),
        });
    }
    if tuple.rest.is_some() || keeps_undeclared(cx, id, tuple) {
        values.push(Expr::call(snippet!("{}::new", cx.std("Vec")), []));
    }
    code.blank();
    allow.write(code);
    code.own_impl(cx.names.model(id));
    let name = CodeSpan::new(cx.names.model(id).as_str());
    match (arguments.is_empty(), values.len() > arguments.len()) {
        (true, _) => line!(code, "/// Creates a {} without any item.", name),
        (false, true) => line!(
            code,
            "/// Creates a {} of its required items; the others are absent.",
            name
        ),
        (false, false) => line!(code, "/// Creates a {} of its items.", name),
    }
    if arguments.len() > 7 {
        line!(code, "#[allow(clippy::too_many_arguments)]");
    }
    code.signature(&"pub fn new".into(), &arguments, Some(&"Self".into()));
    code.give(&Expr::call("Self", values));
    close!(code, "}}");
    close!(code, "}}");
}

fn decode(cx: &Cx<'_>, id: TypeId, tuple: &Tuple, allow: Allow, code: &mut Code) {
    code.blank();
    allow.write(code);
    code.impl_head("rt::Decode", cx.names.model(id));
    open!(
        code,
        "fn decode(reader: &mut rt::Reader<'_>) -> rt::Decoded<Self> {{"
    );
    line!(code, "let mut items = rt::Items::open(reader)?;");
    for (position, item) in tuple.items.iter().enumerate() {
        let method = match presence(cx, tuple, position, *item) {
            Presence::Required => "required",
            Presence::Optional => "optional",
            Presence::Any => "any",
            Presence::Field => "field",
        };
        let name = variable(position);
        line!(code, "let {} = items.{}(reader)?;", name, method);
    }
    let mut values: Vec<Expr> = (0..tuple.items.len())
        .map(|position| Expr::from(&variable(position)))
        .collect();
    if tuple.rest.is_some() || keeps_undeclared(cx, id, tuple) {
        line!(code, "let rest = items.rest(reader)?;");
        values.push("rest".into());
    } else {
        line!(code, "items.close(reader)?;");
    }
    code.give(&Expr::call(cx.std("Ok"), [Expr::call("Self", values)]));
    close!(code, "}}");
    close!(code, "}}");
}

fn encode(cx: &Cx<'_>, id: TypeId, tuple: &Tuple, allow: Allow, code: &mut Code) {
    code.blank();
    allow.write(code);
    code.impl_head("rt::Encode", cx.names.model(id));
    open!(code, "fn encode(&self, writer: &mut rt::Writer) {{");
    line!(code, "let mut items = rt::ItemsWriter::open(writer);");
    for (position, item) in tuple.items.iter().enumerate() {
        let method = match presence(cx, tuple, position, *item) {
            Presence::Required => "item",
            Presence::Optional | Presence::Any => "optional",
            Presence::Field => "field",
        };
        line!(code, "items.{}(&self.{});", method, position);
    }
    if tuple.rest.is_some() || keeps_undeclared(cx, id, tuple) {
        line!(code, "items.rest(&self.{});", tuple.items.len());
    }
    line!(code, "items.close();");
    close!(code, "}}");
    close!(code, "}}");
}
