//! A group of operations: a file with the group's type and the calls of its operations.

use oasmith_spec::code::Code as Finding;
use oasmith_spec::diagnostic::Diagnostics;

use super::cx::Cx;
use super::doc::{CodeSpan, Doc};
use super::operation::{Call, chosen, method};
use super::response;
use crate::ident::Ident;
use crate::names::Group;
use crate::print::{Code, close, line, open, snippet};

/// The operations of a group that can be expressed, each with the constant of its method.
pub type Calls<'a> = Vec<(Call<'a>, &'static str)>;

/// The items of the group's module, without a blank line at either end. `cx` writes types as they are
/// written outside of `models`.
pub fn emit(cx: &Cx<'_>, group: &Group, calls: &Calls<'_>, depth: usize) -> Code {
    let mut items = Code::at_depth(depth);
    emit_type(cx, group, calls, &mut items);
    for (call, method) in calls {
        call.emit_static(cx, method, &mut items);
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
pub fn emit_operation(
    cx: &Cx<'_>,
    group: &Group,
    (call, method): &(Call<'_>, &'static str),
) -> Code {
    let ty = &group.names.ty;
    let mut items = Code::new();
    items.item_head("impl", ty);
    call.emit_method(cx, &mut items);
    close!(items, "}}");
    call.emit_static(cx, method, &mut items);
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
    if names_models(items) {
        siblings.push(Ident::fixed("models"));
    }
    siblings
}

/// Whether a line of code, and not only of docs, names the module `models`.
fn names_models(items: &Code) -> bool {
    let mut lines = items.as_text().lines().map(str::trim_start);
    lines.any(|line| !line.starts_with("//") && line.contains("models::"))
}

/// The operations that can be expressed; the others are reported.
pub fn calls<'a>(cx: &Cx<'a>, group: &Group, diagnostics: &mut Diagnostics) -> Calls<'a> {
    let mut calls = Vec::new();
    for &at in &group.operations {
        let names = cx.names.operations().get(at);
        let (Some(operation), Some(names)) = (cx.api.operations.get(at), names) else {
            continue;
        };
        let Some(method) = method(operation) else {
            diagnostics
                .report(
                    Finding::UNSUPPORTED,
                    operation.span,
                    format!("the method {} is not one of HTTP's", operation.method),
                )
                .consequence("the operation is left out");
            continue;
        };
        if let Some(body) = &operation.body
            && body.contents.len() > 1
            && let Some(content) = chosen(body)
        {
            diagnostics
                .report(
                    Finding::UNSUPPORTED,
                    body.span,
                    format!("of several media types `{}` is sent", content.media_type),
                )
                .consequence("the others can't be sent by this method");
        }
        response::report(operation, diagnostics);
        calls.push((Call::new(cx, operation, names), method));
    }
    calls
}

/// The docs of a group: what its tag says, or its name.
pub fn docs(cx: &Cx<'_>, group: &Group) -> Doc {
    let mut doc = Doc::new();
    let tag = group.tag.and_then(|at| cx.api.tags.get(at));
    doc.markdown(tag.and_then(|tag| tag.description.as_deref()).unwrap_or(""));
    if doc.is_empty() {
        let name = CodeSpan::new(group.names.module.as_str());
        doc.paragraph(&snippet!("Operations of the group {}.", name));
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
    code.item_head("impl", ty);
    open!(code, "pub(crate) fn new(client: rt::Client) -> Self {{");
    line!(code, "Self {{ client }}");
    close!(code, "}}");
    for (call, _) in calls {
        call.emit_method(cx, code);
    }
    close!(code, "}}");
}
