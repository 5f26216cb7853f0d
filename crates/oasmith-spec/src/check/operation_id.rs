//! `duplicate-operation-id`: an `operationId` names one operation (OpenAPI 3.1.1, section 4.8.10.1).

use foldhash::{HashMap, HashMapExt as _};

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;

/// Reports names that several operations have; the first keeps it.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for operation in document.operations.iter_mut().chain(&mut document.webhooks) {
        let Some(id) = operation.operation_id.clone() else {
            continue;
        };
        let place = format!("{} {}", operation.method, operation.path.value);
        let Some((first, first_place)) = seen.get(&id.value) else {
            seen.insert(id.value, (id.span, place));
            continue;
        };
        let message = format!(
            "the operationId `{}` is given twice, to {first_place} and {place}",
            id.value
        );
        let found = diagnostics.report(Code::DUPLICATE_OPERATION_ID, id.span, message);
        if *first == id.span {
            // One path item that several paths refer to.
            found.label("in a path item that is referred to twice");
            found.related(operation.path.span, "referred to here");
        } else {
            found.label(format!("for {place}"));
            found.related(*first, format!("first for {first_place}"));
        }
        found.help("give each operation an `operationId` of its own");
        operation.operation_id = None;
    }
}
