//! What no value can meet: said at its place, with what excludes each other.

use oasmith_spec::code::Code;

use super::{lowered, with_schemas};

/// The findings of schemas: what is the matter, what each side says, and what comes of it.
fn findings(schemas: &str) -> Vec<String> {
    let (_, diagnostics) = lowered(&with_schemas(schemas));
    let found = diagnostics.iter().map(|one| {
        assert_eq!(one.code, Code::UNSATISFIABLE, "{}", one.message);
        let sides: Vec<_> = one.related.iter().map(|(_, says)| says.as_str()).collect();
        let consequence = one.consequence.as_deref().unwrap_or_default();
        format!("{} [{}] {consequence}", one.message, sides.join(", "))
    });
    found.collect()
}

#[test]
fn types_exclude_each_other() {
    assert_eq!(
        findings("A: {allOf: [{type: string}, {type: [integer, boolean]}]}"),
        [
            "the types that hold here exclude each other, so that no value is valid \
             [only string here, only boolean or integer here] raw JSON is accepted"
        ]
    );
    assert_eq!(
        findings("A: {allOf: [{type: [string, 'null']}, {type: [integer, 'null']}]}"),
        [
            "the types that hold here exclude each other, so that only null is valid \
             [only string here, only integer here] raw JSON is accepted"
        ]
    );
}

#[test]
fn members_of_branches_exclude_each_other() {
    let found = findings(
        "A:\n  allOf:\n  - {properties: {a: {type: string}}}\n  - {properties: {a: {type: boolean}}}",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("[only string here, only boolean here]"),
        "{found:?}"
    );
}

#[test]
fn lists_have_nothing_in_common() {
    assert_eq!(
        findings("A: {allOf: [{type: string, enum: [a, b]}, {const: c}]}"),
        [
            "none of the listed values is allowed by what else holds here \
             [only these values here, only this value here] what the type allows is accepted"
        ]
    );
    assert_eq!(
        findings("A: {allOf: [{type: integer, enum: [1, 2]}, {minimum: 10}]}"),
        [
            "none of the listed values is within the limits that hold here [only these values here] \
             they are accepted all the same, and a request with one never passes validation"
        ]
    );
    assert_eq!(
        findings("A: {type: integer, enum: [a]}"),
        [
            "none of the listed values is of the `type` that holds here \
             [only integer here, only these values here] raw JSON is accepted"
        ]
    );
    assert_eq!(
        findings("A: {type: array, items: {type: string}, enum: [a]}"),
        [
            "none of the listed values is of the `type` that holds here \
             [only array here, only these values here] what the type allows is accepted"
        ]
    );
}

#[test]
fn limits_cross() {
    let consequence =
        "responses are still read, but no request with such a value passes validation";
    let matter = "these constraints contradict each other, so that no value is valid";
    for (schema, sides) in [
        (
            "allOf: [{type: integer, minimum: 10}, {maximum: 5}]",
            "greater than or equal: 10, less than or equal: 5",
        ),
        (
            "allOf: [{type: number, exclusiveMinimum: 5}, {maximum: 5}]",
            "greater than: 5, less than or equal: 5",
        ),
        (
            "allOf: [{type: integer, exclusiveMinimum: 5}, {exclusiveMaximum: 6}]",
            "greater than: 5, less than: 6",
        ),
        (
            "allOf: [{type: string, minLength: 9}, {maxLength: 8}]",
            "`minLength` is 9, `maxLength` is 8",
        ),
        (
            "allOf: [{type: array, items: {}, minItems: 2}, {maxItems: 1}]",
            "`minItems` is 2, `maxItems` is 1",
        ),
        (
            "{$ref: '#/components/schemas/B', maximum: 5}",
            "greater than or equal: 10, less than or equal: 5",
        ),
    ] {
        let schema = schema.trim_matches(['{', '}']);
        let found = findings(&format!(
            "A: {{{schema}}}\nB: {{type: integer, minimum: 10}}"
        ));
        assert_eq!(
            found,
            [format!("{matter} [{sides}] {consequence}")],
            "{schema}"
        );
    }
    for schema in [
        "allOf: [{type: number, exclusiveMinimum: 5}, {exclusiveMaximum: 6}]",
        "allOf: [{type: integer, minimum: 5}, {maximum: 5}]",
        "allOf: [{type: string, minLength: 9}, {maxLength: 9}]",
    ] {
        assert!(findings(&format!("A: {{{schema}}}")).is_empty(), "{schema}");
    }
}

#[test]
fn a_member_must_be_there_and_may_not() {
    let found = findings("A: {type: object, required: [a], properties: {a: false}}");
    assert_eq!(
        found,
        [
            "the property is required but no value is allowed, so that no object is valid \
             [] any JSON value is accepted"
        ]
    );
}
