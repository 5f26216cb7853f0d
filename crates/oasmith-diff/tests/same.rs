//! The same thing said differently is no change.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;

use support::{compare_texts, rules_of};

/// A document with this schema as a component that is sent and received.
fn with_schema(version: &str, schema: &str) -> String {
    format!(
        r##"{{"openapi": "{version}", "info": {{"title": "Same", "version": "1"}}, "paths": {{"/pets": {{"put": {{
            "operationId": "putPet",
            "requestBody": {{"required": true, "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/Pet"}}}}}}}},
            "responses": {{"200": {{"description": "Done", "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/Pet"}}}}}}}}}}
        }}}}}}, "components": {{"schemas": {{"Pet": {schema}, "Name": {{"type": "string", "minLength": 1}}}}}}}}"##
    )
}

/// Every pair of spellings, in both orders, has no change at all.
#[track_caller]
fn all_same(spellings: &[String]) {
    for base in spellings {
        for head in spellings {
            let changes = compare_texts(base, head);
            assert_eq!(rules_of(&changes), BTreeSet::new(), "{base}\n{head}");
            assert_eq!(
                oasmith_diff::report::headline(&changes).to_string(),
                "No change"
            );
        }
    }
}

fn schemas(spellings: &[&str]) -> Vec<String> {
    spellings
        .iter()
        .map(|schema| with_schema("3.1.0", schema))
        .collect()
}

fn member(spellings: &[&str]) -> Vec<String> {
    let objects: Vec<String> = spellings
        .iter()
        .map(|member| {
            format!(r#"{{"type": "object", "required": ["m"], "properties": {{"m": {member}}}}}"#)
        })
        .collect();
    objects
        .iter()
        .map(|schema| with_schema("3.1.0", schema))
        .collect()
}

#[test]
fn conditions_in_any_order() {
    all_same(&schemas(&[
        r#"{"type": "object", "patternProperties": {"^x-": {"type": ["string", "null"], "enum": ["a", "b", null]}, "^y-": {"type": "integer"}}}"#,
        r#"{"patternProperties": {"^y-": {"type": "integer"}, "^x-": {"enum": [null, "b", "a"], "type": ["null", "string"]}}, "type": "object"}"#,
    ]));
    all_same(&schemas(&[
        r#"{"type": "object", "not": {"required": ["a", "b"], "anyOf": [{"minProperties": 2}, {"maxProperties": 1}]}}"#,
        r#"{"not": {"anyOf": [{"maxProperties": 1}, {"minProperties": 2}], "required": ["b", "a"]}, "type": "object"}"#,
    ]));
    // Positions have an order.
    let tuples = schemas(&[
        r#"{"not": {"prefixItems": [{"type": "string"}, {"type": "integer"}]}}"#,
        r#"{"not": {"prefixItems": [{"type": "integer"}, {"type": "string"}]}}"#,
    ]);
    let [base, head] = tuples.as_slice() else {
        panic!("two spellings");
    };
    assert_ne!(rules_of(&compare_texts(base, head)), BTreeSet::new());
}

#[test]
fn null_in_its_five_forms() {
    all_same(&member(&[
        r#"{"type": "string", "nullable": true}"#,
        r#"{"type": ["string", "null"]}"#,
        r#"{"type": ["null", "string"]}"#,
        r#"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#,
        r#"{"oneOf": [{"type": "null"}, {"type": "string"}]}"#,
    ]));
    all_same(&member(&[
        r#"{"type": "string", "enum": ["a", "b"], "nullable": true}"#,
        r#"{"type": ["string", "null"], "enum": ["a", "b", null]}"#,
        r#"{"enum": ["a", "b", null]}"#,
    ]));
}

#[test]
fn versions_of_openapi() {
    let schema = r#"{"type": "object", "properties": {"n": {"type": "integer", "minimum": 1, "exclusiveMinimum": true}}}"#;
    let newer =
        r#"{"type": "object", "properties": {"n": {"type": "integer", "exclusiveMinimum": 1}}}"#;
    all_same(&[
        with_schema("3.0.3", schema),
        with_schema("3.1.0", newer),
        with_schema("3.2.0", newer),
    ]);
}

#[test]
fn bounds_and_numbers() {
    all_same(&member(&[
        r#"{"type": "integer", "maximum": 100}"#,
        r#"{"type": "integer", "maximum": 100.0}"#,
        r#"{"type": "integer", "maximum": 1e2}"#,
    ]));
    all_same(&member(&[
        r#"{"const": "a"}"#,
        r#"{"enum": ["a"]}"#,
        r#"{"type": "string", "enum": ["a"]}"#,
    ]));
}

#[test]
fn compositions_of_one() {
    all_same(&member(&[
        r##"{"$ref": "#/components/schemas/Name"}"##,
        r##"{"allOf": [{"$ref": "#/components/schemas/Name"}]}"##,
        r##"{"oneOf": [{"$ref": "#/components/schemas/Name"}]}"##,
        r##"{"anyOf": [{"$ref": "#/components/schemas/Name"}]}"##,
    ]));
}

#[test]
fn all_of_and_its_sum() {
    all_same(&schemas(&[
        r#"{"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}"#,
        r#"{"allOf": [{"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}},
                      {"type": "object", "properties": {"b": {"type": "integer"}}}]}"#,
        r#"{"type": "object", "properties": {"a": {"type": "string"}}, "allOf": [{"required": ["a"], "properties": {"b": {"type": "integer"}}}]}"#,
    ]));
}

#[test]
fn order() {
    all_same(&schemas(&[
        r#"{"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}"#,
        r#"{"properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "required": ["b", "a"], "type": "object"}"#,
    ]));
    all_same(&member(&[
        r#"{"type": "string", "enum": ["a", "b", "c"]}"#,
        r#"{"type": "string", "enum": ["a", "b", "c", "a"]}"#,
    ]));
}

/// Other places of members and values in the text; in Rust they are arguments and variants in another
/// order, so the code is not the same.
#[test]
fn order_of_members_and_values_is_nothing_on_the_wire() {
    for (base, head) in [
        (
            r#"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}"#,
            r#"{"type": "object", "properties": {"b": {"type": "integer"}, "a": {"type": "string"}}}"#,
        ),
        (
            r#"{"type": "string", "enum": ["a", "b", "c"]}"#,
            r#"{"type": "string", "enum": ["c", "a", "b"]}"#,
        ),
    ] {
        let changes = compare_texts(&with_schema("3.1.0", base), &with_schema("3.1.0", head));
        assert_eq!(rules_of(&changes), BTreeSet::new());
    }
}

fn with_path(item: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: Same, version: '1'}}\npaths:\n{item}components:\n  parameters:\n    \
         Limit: {{name: limit, in: query, schema: {{type: integer}}}}\n"
    )
}

#[test]
fn parameters_wherever_they_are_declared() {
    let rest = "      responses: {'200': {description: Done}}\n";
    let limit = "{name: limit, in: query, schema: {type: integer}}";
    all_same(&[
        with_path(&format!(
            "  /pets:\n    get:\n      operationId: listPets\n      parameters: [{limit}]\n{rest}"
        )),
        with_path(&format!(
            "  /pets:\n    parameters: [{limit}]\n    get:\n      operationId: listPets\n{rest}"
        )),
        with_path(&format!(
            "  /pets:\n    get:\n      operationId: listPets\n      parameters: [{{$ref: '#/components/parameters/Limit'}}]\n{rest}"
        )),
        with_path(&format!(
            "  /pets:\n    get:\n      operationId: listPets\n      parameters: [{}]\n{rest}",
            "{name: limit, in: query, required: false, style: form, explode: true, deprecated: false, schema: {type: integer}}"
        )),
    ]);
}

#[test]
fn names_of_path_parameters_and_quoted_statuses() {
    let path = |name: &str, status: &str| {
        with_path(&format!(
            "  /pets/{{{name}}}:\n    get:\n      operationId: getPet\n      parameters: [{{name: {name}, in: path, required: true, \
             schema: {{type: string}}}}]\n      responses: {{{status}: {{description: Done}}}}\n"
        ))
    };
    all_same(&[path("id", "'200'"), path("id", "200")]);
    let changes = compare_texts(&path("id", "200"), &path("pet", "200"));
    assert_eq!(rules_of(&changes), BTreeSet::new());
}

#[test]
fn names_of_headers_in_capitals_or_not() {
    let path = |name: &str| {
        with_path(&format!(
            "  /pets:\n    get:\n      operationId: getPet\n      parameters: [{{name: {name}, in: header, schema: {{type: string}}}}]\n      \
             responses: {{'200': {{description: Done, headers: {{{name}: {{schema: {{type: string}}}}}}}}}}\n"
        ))
    };
    let changes = compare_texts(&path("X-Next"), &path("x-next"));
    assert_eq!(rules_of(&changes), BTreeSet::new());
}

#[test]
fn security_that_is_inherited_and_security_that_is_stated() {
    let document = |root: &str, own: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: Same, version: '1'}}\n{root}paths:\n  /pets:\n    get:\n      operationId: listPets\n{own}      \
             responses: {{'200': {{description: Done}}}}\ncomponents:\n  securitySchemes:\n    key: {{type: apiKey, in: header, name: X-Key}}\n"
        )
    };
    let changes = compare_texts(
        &document("security: [{key: []}]\n", ""),
        &document("security: [{key: []}]\n", "      security: [{key: []}]\n"),
    );
    assert_eq!(rules_of(&changes), BTreeSet::new());
}

#[test]
fn yaml_and_json() {
    let yaml = "openapi: 3.1.0\ninfo: {title: Same, version: '1'}\npaths:\n  /pets:\n    get:\n      operationId: listPets\n      \
                responses:\n        '200': {description: Done, content: {application/json: {schema: {type: array, items: {type: string}}}}}\n";
    let json = r#"{"openapi": "3.1.0", "info": {"title": "Same", "version": "1"}, "paths": {"/pets": {"get": {
        "operationId": "listPets", "responses": {"200": {"description": "Done", "content": {"application/json":
        {"schema": {"type": "array", "items": {"type": "string"}}}}}}}}}}"#;
    all_same(&[yaml.to_owned(), json.to_owned()]);
}

#[test]
fn a_body_that_is_a_reference_and_one_that_is_written_out() {
    let document = |response: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: Same, version: '1'}}\npaths:\n  /pets:\n    get:\n      operationId: listPets\n      \
             responses: {{'200': {response}}}\ncomponents:\n  responses:\n    Done: {{description: Done, content: {{text/plain: {{schema: \
             {{type: string}}}}}}}}\n"
        )
    };
    all_same(&[
        document("{$ref: '#/components/responses/Done'}"),
        document("{description: Done, content: {text/plain: {schema: {type: string}}}}"),
    ]);
}

#[test]
fn limits_that_everything_keeps_to() {
    all_same(&member(&[
        r#"{"type": "string"}"#,
        r#"{"type": "string", "minLength": 0}"#,
    ]));
    all_same(&member(&[
        r#"{"type": "array", "items": {"type": "string"}}"#,
        r#"{"type": "array", "items": {"type": "string"}, "minItems": 0, "uniqueItems": false}"#,
    ]));
}

/// Validation says it in other words.
#[test]
fn whole_numbers_above_zero_are_those_from_one() {
    let spellings = member(&[
        r#"{"type": "integer", "minimum": 1, "maximum": 9}"#,
        r#"{"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 10}"#,
    ]);
    for (base, head) in [(0, 1), (1, 0)] {
        let changes = compare_texts(&spellings[base], &spellings[head]);
        assert_eq!(rules_of(&changes), BTreeSet::new());
    }
}

#[test]
fn encodings_that_hold_anyway() {
    let form = |encoding: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: Same, version: '1'}}\npaths:\n  /pets:\n    post:\n      operationId: addPet\n      \
             requestBody:\n        content:\n          multipart/form-data:\n            schema:\n              type: object\n              \
             properties: {{file: {{type: string, format: binary}}, note: {{type: string}}, ids: {{type: array, items: {{type: integer}}}}}}\n\
             {encoding}      responses: {{'204': {{description: Done}}}}\n"
        )
    };
    all_same(&[
        form(""),
        form("            encoding: {file: {contentType: application/octet-stream}}\n"),
        form(
            "            encoding: {note: {contentType: text/plain}, ids: {contentType: text/plain}}\n",
        ),
    ]);
}
