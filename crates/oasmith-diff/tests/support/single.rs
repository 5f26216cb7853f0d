//! Single changes, and their verdict.

use oasmith_diff::change::Change;
use oasmith_diff::effect::Bump;

use super::compare_texts;

/// Where a schema is used.
#[derive(Clone, Copy)]
pub(crate) enum At {
    Sent,
    Received,
}

pub(crate) fn document(at: At, schema: &str) -> String {
    let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}";
    let (body, response) = match at {
        At::Sent => (
            format!("      requestBody: {{required: true, {content}}}\n"),
            String::new(),
        ),
        At::Received => (String::new(), format!(", {content}")),
    };
    format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /pets:\n    put:\n      operationId: putPet\n{body}      \
         responses: {{'200': {{description: Done{response}}}}}\ncomponents:\n  schemas:\n    Pet:\n      {schema}\n"
    )
}

pub(crate) fn object(member: &str, required: bool) -> String {
    let required = if required { "required: [m], " } else { "" };
    format!("{{type: object, {required}properties: {{m: {member}}}}}")
}

#[track_caller]
pub(crate) fn only(base: &str, head: &str) -> Change {
    let changes = compare_texts(base, head).changes;
    assert_eq!(changes.len(), 1, "{changes:#?}");
    changes.into_iter().next().expect("one")
}

/// The rule, the gravest effect on the wire, the bump, and whether it is silent.
#[track_caller]
pub(crate) fn check(at: At, base: &str, head: &str, wanted: (&str, &str, Bump, bool)) {
    let change = only(&document(at, base), &document(at, head));
    assert_eq!(
        (
            change.rule.as_str(),
            change.wire.worst().as_str(),
            change.rust,
            change.silent
        ),
        wanted,
        "{change:#?}"
    );
}
