//! Parameters: setters, and the statements that give them to a call.

use oasmith_ir::operation::{ContentKind, Parameter, ParameterLocation, ParameterStyle};

use crate::ident::Ident;
use crate::print::doc::CodeSpan;
use crate::print::{Code, Expr, FnParam, On, close, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::response::allow;
use crate::rust::{model, ty};

/// The setter of an optional parameter.
pub(super) fn emit_setter(cx: &Cx<'_>, parameter: &Parameter, name: &Ident, code: &mut Code) {
    let mut doc = model::docs(&parameter.docs);
    if doc.is_empty() && parameter.name != name.as_str() {
        doc.paragraph(&snippet!(
            "Sets the parameter {}.",
            CodeSpan::new(&parameter.name)
        ));
    }
    code.blank();
    code.doc(&doc);
    model::deprecate(On::Item, &parameter.docs, code);
    if !parameter.docs.deprecated {
        allow(ty::mentions_deprecated(cx, parameter.ty.id), code);
    }
    let argument = ty::argument(cx, parameter.ty.id);
    let arguments = [
        FnParam::receiver("mut self"),
        FnParam::new(name, argument.ty),
    ];
    code.signature(
        &snippet!("pub fn {}", name),
        &arguments,
        Some(&"Self".into()),
    );
    let call = Expr::from("self").field("call");
    emit_parameter(cx, parameter, name, call, true, code);
    line!(code, "self");
    close!(code, "}}");
}

/// The statement that gives a parameter to the call.
pub(super) fn emit_parameter(
    cx: &Cx<'_>,
    parameter: &Parameter,
    name: &Ident,
    call: Expr,
    present: bool,
    code: &mut Code,
) {
    let nullable = !present && ty::is_nullable(cx, parameter.ty);
    let argument = if nullable {
        ty::argument_of(cx, parameter.ty)
    } else {
        ty::argument(cx, parameter.ty.id)
    };
    let value = argument.value(name);
    let turbofish = argument.converts.then(|| ty::value(cx, parameter.ty.id));
    let wire = Expr::text(&parameter.name);
    let place = match parameter.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::QueryString => "querystring",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    };
    // Text in a `content` is sent as it is, like a string without one.
    let as_text = |kind| matches!(kind, ContentKind::Text | ContentKind::Bytes);
    let call = if parameter.location == ParameterLocation::QueryString {
        // It has always a `content`, so no style.
        let (method, value) = match parameter.content_kind {
            Some(ContentKind::Form) => ("querystring_form", value.reference()),
            Some(kind) if !as_text(kind) => ("querystring_json", value.reference()),
            _ => (place, value),
        };
        call.typed_method(method, turbofish, [wire, value])
    } else if parameter.content_kind.is_some_and(|kind| !as_text(kind)) {
        let arguments = [wire, value.reference()];
        call.typed_method(snippet!("{}_json", place), turbofish, arguments)
    } else {
        let (explode, reserved) = (parameter.explode, parameter.allow_reserved);
        let style = style(cx, parameter.style, explode, reserved);
        call.typed_method(place, turbofish, [wire, style, value])
    };
    code.run(&call);
}

/// A style of the runtime.
pub(super) fn style(
    cx: &Cx<'_>,
    form: ParameterStyle,
    exploded: bool,
    allow_reserved: bool,
) -> Expr {
    let (constant, explode) = match form {
        ParameterStyle::Matrix => ("MATRIX", false),
        ParameterStyle::Label => ("LABEL", false),
        ParameterStyle::Simple => ("SIMPLE", false),
        ParameterStyle::Form => ("FORM", true),
        ParameterStyle::SpaceDelimited => ("SPACE_DELIMITED", false),
        ParameterStyle::TabDelimited => ("TAB_DELIMITED", false),
        ParameterStyle::PipeDelimited => ("PIPE_DELIMITED", false),
        ParameterStyle::DeepObject => ("DEEP_OBJECT", true),
        ParameterStyle::Cookie => ("COOKIE", true),
    };
    let mut style = Expr::from(snippet!("rt::Style::{}", constant));
    if exploded != explode && form != ParameterStyle::DeepObject {
        let exploded = snippet!("{}", exploded);
        style = style.method("explode", [exploded.into()]);
    }
    if allow_reserved {
        style = style.method("allow_reserved", []);
    }
    if form == ParameterStyle::DeepObject
        && let Some(arrays) = cx.config.deep_object_arrays.variant()
    {
        let arrays = snippet!("rt::DeepArrays::{}", arrays);
        style = style.method("deep_arrays", [arrays.into()]);
    }
    style
}
