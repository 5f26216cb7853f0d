//! What to call in the place of a deprecated operation.

use oasmith_ir::operation::Operation;

use crate::print::doc::deprecation_note;
use crate::print::{Code, On};
use crate::rust::cx::Cx;

/// `#[deprecated]` with what the description says about it. Operations of the document that it names
/// as `GET /pets` are named as in Rust: callers read the note in the compiler's warning.
pub(super) fn deprecate(cx: &Cx<'_>, operation: &Operation, code: &mut Code) {
    if operation.docs.deprecated {
        let note = deprecation_note(&operation.docs).map(|note| in_rust(cx, &note));
        code.attribute_text(On::Item, "deprecated", "note", note.as_deref());
    }
}

/// The note with code that names an operation put into Rust.
fn in_rust(cx: &Cx<'_>, note: &str) -> String {
    let mut parts: Vec<String> = note.split('`').map(str::to_owned).collect();
    // Every other part is code; behind an unpaired mark is none.
    let pairs = (parts.len() - 1) / 2;
    for span in parts.iter_mut().skip(1).step_by(2).take(pairs) {
        if let Some(name) = rust_name(cx, span) {
            *span = name;
        }
    }
    parts.join("`")
}

/// How an operation is called that is named by method and path.
fn rust_name(cx: &Cx<'_>, endpoint: &str) -> Option<String> {
    let (method, path) = endpoint.split_once(' ')?;
    let mut operations = cx.api.operations.iter().zip(cx.names.operations());
    let (_, names) = operations.find(|(operation, _)| {
        operation.method == method && operation.path.raw == path.trim_start()
    })?;
    let group = &cx.names.groups().get(names.group)?.names.method;
    Some(format!("{}().{}()", group.as_str(), names.method.as_str()))
}
