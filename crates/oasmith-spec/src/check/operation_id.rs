//! `duplicate-operation-id`: an `operationId` names one operation (OpenAPI 3.1.1, section 4.8.10.1).

use foldhash::{HashMap, HashMapExt as _};

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::operation::Operation;
use crate::source::Span;

/// An operation that has a name.
struct Holder {
    /// What the operation is grouped by, where that is said.
    tag: Option<String>,
    span: Span,
    place: String,
}

/// Reports names that several operations have. In one group the first keeps it; operations of other groups do too, because
/// there it names one.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, Vec<Holder>> = HashMap::new();
    for operation in document.operations.iter_mut().chain(&mut document.webhooks) {
        let Some(id) = operation.operation_id.clone() else {
            continue;
        };
        let place = format!("{} {}", operation.method, operation.path.value);
        let holder = Holder {
            tag: group(operation),
            span: id.span,
            place,
        };
        let known = seen.entry(id.value.clone()).or_default();
        if let Some(first) = known.first() {
            let in_group = holder.tag.is_none()
                || known
                    .iter()
                    .any(|one| one.tag.is_none() || one.tag == holder.tag);
            report(&id.value, first, &holder, operation, in_group, diagnostics);
            if in_group {
                operation.operation_id = None;
                continue;
            }
        }
        known.push(holder);
    }
}

/// The first tag, by its letters and digits.
fn group(operation: &Operation) -> Option<String> {
    let tag = operation.tags.first()?;
    let letters = tag.value.chars().filter(|c| c.is_alphanumeric());
    Some(letters.flat_map(char::to_lowercase).collect())
}

fn report(
    id: &str,
    first: &Holder,
    holder: &Holder,
    operation: &Operation,
    in_group: bool,
    diagnostics: &mut Diagnostics,
) {
    let message = format!(
        "the operationId `{id}` is given twice, to {} and {}",
        first.place, holder.place
    );
    let found = diagnostics.report(Code::DUPLICATE_OPERATION_ID, holder.span, message);
    if first.span == holder.span {
        // One path item that several paths refer to.
        found.label("in a path item that is referred to twice");
        found.related(operation.path.span, "referred to here");
    } else {
        found.label(format!("for {}", holder.place));
        found.related(first.span, format!("first for {}", first.place));
    }
    found.help("give each operation an `operationId` of its own");
    if !in_group {
        found.reading("each keeps it, as they have different tags");
    }
}
