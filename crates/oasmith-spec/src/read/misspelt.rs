//! Keywords of schemas that are spelt in other capitals than they have.

use super::fields::is_spelling;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::Member;

/// Those of more than one word: JSON Schema lets a schema have keywords of its author's own, and
/// another word may be one.
const KEYWORDS: [&str; 30] = [
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "externalDocs",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "multipleOf",
    "oneOf",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "readOnly",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
    "writeOnly",
];

/// Reports a member that is no keyword, but is spelt like one.
pub(super) fn report(member: &Member, diagnostics: &mut Diagnostics) {
    let key = member.key.as_str();
    let Some(meant) = KEYWORDS.iter().find(|known| is_spelling(key, known)) else {
        return;
    };
    diagnostics
        .report(
            Code::MISPLACED_KEYWORD,
            member.key_span,
            format!("a schema has no keyword `{key}`"),
        )
        .label("not a keyword of this object")
        .consequence(format!("`{key}` is ignored"))
        .help(format!("did you mean `{meant}`?"));
}
