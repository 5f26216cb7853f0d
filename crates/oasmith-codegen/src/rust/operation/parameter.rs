//! Parameters: setters, and the statements that give them to a call.

use oasmith_ir::operation::{ContentKind, Parameter, ParameterLocation, ParameterStyle};

use super::chain::emit_call;
use crate::ident::Ident;
use crate::print::doc::CodeSpan;
use crate::print::literal::Literal;
use crate::print::{Code, On, Snippet, close, line, snippet};
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
    let arguments = [snippet!("mut self"), snippet!("{}: {}", name, argument.ty)];
    code.signature(
        &snippet!("pub fn {}", name),
        &arguments,
        Some(&"Self".into()),
    );
    emit_parameter(cx, parameter, name, "self.call", true, code);
    line!(code, "self");
    close!(code, "}}");
}

/// The statement that gives a parameter to the call.
pub(super) fn emit_parameter(
    cx: &Cx<'_>,
    parameter: &Parameter,
    name: &Ident,
    call: &'static str,
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
    let turbofish = if argument.converts {
        snippet!("::<{}>", ty::value(cx, parameter.ty.id))
    } else {
        snippet!("")
    };
    let wire = snippet!("{}", Literal::string(&parameter.name));
    let place = match parameter.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::QueryString => "querystring",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    };
    // Text in a `content` is sent as it is, like a string without one.
    let as_text = |kind| matches!(kind, ContentKind::Text | ContentKind::Bytes);
    if parameter.location == ParameterLocation::QueryString {
        // It has always a `content`, so no style.
        let (method, value) = match parameter.content_kind {
            Some(ContentKind::Form) => ("querystring_form", snippet!("&{}", value)),
            Some(kind) if !as_text(kind) => ("querystring_json", snippet!("&{}", value)),
            _ => ("querystring", value),
        };
        let method = snippet!("{}{}", Snippet::from(method), turbofish);
        emit_call(call, &method, &[wire, value], code);
    } else if parameter.content_kind.is_some_and(|kind| !as_text(kind)) {
        let method = snippet!("{}_json{}", place, turbofish);
        emit_call(call, &method, &[wire, snippet!("&{}", value)], code);
    } else {
        let method = snippet!("{}{}", place, turbofish);
        let style = style(
            cx,
            parameter.style,
            parameter.explode,
            parameter.allow_reserved,
        );
        emit_call(call, &method, &[wire, style, value], code);
    }
}

/// A style of the runtime.
pub(super) fn style(
    cx: &Cx<'_>,
    form: ParameterStyle,
    exploded: bool,
    allow_reserved: bool,
) -> Snippet {
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
    let mut style = snippet!("rt::Style::{}", constant);
    if exploded != explode && form != ParameterStyle::DeepObject {
        style = snippet!("{}.explode({})", style, exploded);
    }
    if allow_reserved {
        style = snippet!("{}.allow_reserved()", style);
    }
    if form == ParameterStyle::DeepObject
        && let Some(arrays) = cx.config.deep_object_arrays.variant()
    {
        style = snippet!("{}.deep_arrays(rt::DeepArrays::{})", style, arrays);
    }
    style
}
