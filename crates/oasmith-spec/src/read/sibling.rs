//! What stands beside a `$ref` in OpenAPI 3.0: the reference is all that is read of such a schema (OpenAPI
//! 3.0.4, section 4.7.23), but docs and `nullable` do no harm and are of use.

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Object, Value};

/// The keywords that are read all the same.
const KEPT: [&str; 11] = [
    "$ref",
    "nullable",
    "title",
    "description",
    "summary",
    "deprecated",
    "readOnly",
    "writeOnly",
    "default",
    "example",
    "externalDocs",
];

/// Whether a schema is a reference.
pub(super) fn refers(schema: &Object) -> bool {
    let reference = schema.member("$ref").map(|member| &member.value.value);
    matches!(reference, Some(Value::String(_)))
}

/// Whether a keyword beside a `$ref` is read.
pub(super) fn counts(keyword: &str) -> bool {
    KEPT.contains(&keyword) || keyword.starts_with("x-")
}

/// Reports the keywords that are not.
pub(super) fn report(schema: &Object, diagnostics: &mut Diagnostics) {
    let ignored: Vec<_> = schema.iter().filter(|one| !counts(&one.key)).collect();
    let Some(first) = ignored.first() else {
        return;
    };
    let names: Vec<String> = ignored.iter().map(|one| format!("`{}`", one.key)).collect();
    let names = names.join(", ");
    diagnostics
        .report(
            Code::IGNORED_SIBLING,
            first.key_span,
            format!("OpenAPI 3.0 ignores {names} beside `$ref`"),
        )
        .label("means nothing here")
        .consequence("the schema is what the reference leads to");
}
