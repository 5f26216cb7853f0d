//! A group of operations: a file with the group's type and the calls of its operations.

use oasmith_spec::code::Code as Finding;
use oasmith_spec::diagnostic::Diagnostics;

use super::cx::Cx;
use super::operation::{Call, is_sendable, report_form};
use super::response;
use crate::ident::Ident;
use crate::names::Group;
use crate::names::body::chosen;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, close, line, open, snippet};

/// The operations of a group that can be expressed.
pub type Calls<'a> = Vec<Call<'a>>;

/// The items of the group's module, without a blank line at either end. `cx` writes types as they are
/// written outside of `models`.
pub fn emit(cx: &Cx<'_>, group: &Group, calls: &Calls<'_>, depth: usize) -> Code {
    let mut items = Code::at_depth(depth);
    emit_type(cx, group, calls, &mut items);
    for call in calls {
        call.emit_static(cx, &mut items);
        call.emit_call(cx, &group.names.ty, &mut items);
    }
    let mut code = Code::at_depth(depth);
    line!(code, "use oasmith_runtime as rt;");
    let siblings = siblings(calls.is_empty(), &items);
    code.blank();
    code.use_list("use super", &siblings.iter().collect::<Vec<_>>());
    code.blank();
    code.append(&items);
    code
}

/// The group's type alone, for a module whose operations have modules of their own inside it.
pub fn emit_root(cx: &Cx<'_>, group: &Group) -> Code {
    let mut code = Code::new();
    line!(code, "use oasmith_runtime as rt;");
    code.blank();
    emit_type(cx, group, &Vec::new(), &mut code);
    code
}

/// What belongs to one operation, for a module inside the group's: the method of the group's type,
/// and the call.
pub fn emit_operation(cx: &Cx<'_>, group: &Group, call: &Call<'_>) -> Code {
    let ty = &group.names.ty;
    let mut items = Code::new();
    items.own_impl(ty);
    call.emit_methods(cx, &mut items);
    close!(items, "}}");
    call.emit_static(cx, &mut items);
    call.emit_call(cx, ty, &mut items);
    let mut code = Code::new();
    line!(code, "use oasmith_runtime as rt;");
    code.blank();
    line!(code, "use super::{};", ty);
    code.blank();
    let siblings = siblings(false, &items);
    code.use_list("use super::super", &siblings.iter().collect::<Vec<_>>());
    code.blank();
    code.append(&items);
    code
}

/// What items of operations import from the root.
fn siblings(none: bool, items: &Code) -> Vec<Ident> {
    let mut siblings = Vec::new();
    if !none {
        siblings.push(Ident::fixed("Error"));
    }
    if items.imports().has_models() {
        siblings.push(Ident::fixed("models"));
    }
    siblings
}

/// The operations that can be expressed; the others are reported.
pub fn calls<'a>(cx: &Cx<'a>, group: &Group, diagnostics: &mut Diagnostics) -> Calls<'a> {
    calls_of(cx, &group.operations, diagnostics)
}

/// The same for operations by their index.
pub fn calls_of<'a>(cx: &Cx<'a>, operations: &[usize], diagnostics: &mut Diagnostics) -> Calls<'a> {
    let mut calls = Vec::new();
    for &at in operations {
        let names = cx.names.operations().get(at);
        let (Some(operation), Some(names)) = (cx.api.operations.get(at), names) else {
            continue;
        };
        if !is_sendable(&operation.method) {
            let message = format!(
                "requests of the method `{}` can't be made",
                operation.method
            );
            diagnostics
                .report(Finding::UNSUPPORTED, operation.span, message)
                .consequence("the operation is left out");
            continue;
        }
        if let Some(body) = &operation.body
            && body.contents.len() > 1 + names.bodies.len()
            && let Some(content) = chosen(body)
        {
            diagnostics
                .report(
                    Finding::UNSUPPORTED,
                    body.span,
                    format!(
                        "of several media types for the same, `{}` is sent",
                        content.media_type
                    ),
                )
                .consequence("another one can be set by `configure(|call| call.content_type(…))`");
        }
        if let Some(body) = &operation.body {
            report_form(cx, body, diagnostics);
        }
        response::report(cx, operation, diagnostics);
        calls.push(Call::new(cx, operation, names));
    }
    calls
}

/// The docs of a group: what its tag says.
pub fn docs<'a>(cx: &Cx<'a>, group: &Group) -> Doc {
    let mut doc = Doc::new();
    let tag = group.tag.and_then(|at| cx.api.tags.get(at));
    let text = |text: Option<&'a String>| text.map_or("", String::as_str);
    doc.markdown(text(tag.and_then(|tag| tag.summary.as_ref())));
    doc.markdown(text(tag.and_then(|tag| tag.description.as_ref())));
    if let Some(parent) = tag.and_then(|tag| tag.parent.as_ref()) {
        doc.paragraph(&snippet!("Part of {}.", CodeSpan::new(&parent.value)));
    }
    doc
}

fn emit_type(cx: &Cx<'_>, group: &Group, calls: &Calls<'_>, code: &mut Code) {
    let ty = &group.names.ty;
    code.doc(&docs(cx, group));
    line!(code, "#[derive(Debug, Clone)]");
    code.item_head("pub struct", ty);
    line!(code, "client: rt::Client,");
    close!(code, "}}");
    code.blank();
    code.own_impl(ty);
    open!(code, "pub(crate) fn new(client: rt::Client) -> Self {{");
    line!(code, "Self {{ client }}");
    close!(code, "}}");
    for call in calls {
        call.emit_methods(cx, code);
    }
    close!(code, "}}");
}
