//! What is checked beyond the shape of objects, and what the lenient readings make of it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test")]

mod common;

use common::{component, load_text, with_paths, with_schemas};
use oasmith_spec::code::Code;

#[test]
fn operation_ids_name_one_operation() {
    let text = with_paths(
        "  /a: {get: {operationId: x, responses: {}}, put: {operationId: y, responses: {}}}\n  /b: {get: {operationId: x, responses: {}}}\n",
    );
    let loaded = load_text(&text, false);
    assert_eq!(loaded.codes(), ["duplicate-operation-id"]);
    assert_eq!(
        loaded.places(Code::DUPLICATE_OPERATION_ID),
        ["openapi.yaml:5:27"]
    );
    let related = &loaded.diagnostics.iter().next().expect("one").related;
    assert_eq!(related.len(), 1);
    let lenient = load_text(&text, true);
    let ids: Vec<bool> = lenient
        .document()
        .operations
        .iter()
        .map(|operation| operation.operation_id.is_some())
        .collect();
    assert_eq!(ids, [true, true, false]);
}

#[test]
fn operation_ids_of_different_groups_stay() {
    let text = with_paths(
        "  /a: {get: {operationId: list, tags: [Users, x], responses: {}}}\n  /b: {get: {operationId: list, tags: [orders], responses: {}}}\n  /c: {get: {operationId: list, tags: [users], responses: {}}}\n  /d: {get: {operationId: list, responses: {}}}\n",
    );
    let loaded = load_text(&text, false);
    assert_eq!(loaded.codes(), ["duplicate-operation-id"; 3]);
    let lenient = load_text(&text, true);
    let kept = lenient.document().operations.iter();
    let kept: Vec<bool> = kept.map(|one| one.operation_id.is_some()).collect();
    assert_eq!(kept, [true, true, false, false]);
}

#[test]
fn path_parameters_are_those_of_the_path() {
    let text = with_paths(
        "  /a/{id}/{x}.json:\n    get:\n      parameters:\n        - {name: ID, in: path, required: true, schema: {type: string}}\n        - {name: x, in: path, required: true, schema: {type: integer}}\n      responses: {}\n",
    );
    let loaded = load_text(&text, false);
    assert_eq!(
        loaded.codes(),
        ["undeclared-path-parameter", "unused-path-parameter"]
    );
    assert_eq!(
        loaded.helps()[0],
        "did you mean `ID`, which is declared and not in the path?"
    );
    let lenient = load_text(&text, true);
    let parameters = &lenient.document().operations[0].parameters;
    let names: Vec<&str> = parameters
        .iter()
        .map(|parameter| parameter.name.value.as_str())
        .collect();
    assert_eq!(names, ["x", "id"]);
    assert!(parameters[1].schema.is_some());
}

#[test]
fn the_same_parameter_twice_is_harmless_and_two_are_not() {
    let twice = with_paths(
        "  /a:\n    get:\n      parameters: [{$ref: '#/components/parameters/P'}, {$ref: '#/components/parameters/P'}]\n      responses: {}\ncomponents: {parameters: {P: {name: p, in: query, schema: {type: string}}}}\n",
    );
    let loaded = load_text(&twice, false);
    assert_eq!(loaded.codes(), ["loose-value"]);
    assert_eq!(loaded.document().operations[0].parameters.len(), 1);
    let headers = with_paths(
        "  /a:\n    get:\n      parameters: [{name: X-A, in: header, schema: {}}, {name: x-a, in: header, schema: {}}]\n      responses: {}\n",
    );
    assert_eq!(load_text(&headers, false).codes(), ["duplicate-parameter"]);
}

#[test]
fn unknown_schemes_are_reported_once_each() {
    let text = with_paths(
        "  /a: {get: {security: [{key: []}, {}], responses: {}}, put: {security: [{key: []}], responses: {}}}\n",
    );
    let loaded = load_text(&text, false);
    assert_eq!(loaded.codes(), ["unknown-security-scheme"]);
    let lenient = load_text(&text, true);
    let left = lenient.document().operations[0]
        .security
        .as_ref()
        .map(Vec::len);
    assert_eq!(left, Some(1));
}

#[test]
fn required_members_are_looked_for_where_they_may_be_declared() {
    let silent = [
        "{required: [a]}",
        "{required: [a], properties: {b: {}}, additionalProperties: {type: string}}",
        "{required: [a], properties: {b: {}}, allOf: [{properties: {a: {}}}]}",
        "{properties: {a: {}}, allOf: [{required: [a], properties: {b: {}}}]}",
        "{properties: {a: {}}, anyOf: [{required: [a], properties: {b: {}}}]}",
    ];
    for schema in silent {
        load_text(&with_schemas(&format!("    A: {schema}\n")), false).silent();
    }
    let loaded = load_text(
        &with_schemas("    A: {required: [a], properties: {b: {}}}\n"),
        false,
    );
    assert_eq!(loaded.codes(), ["undeclared-required"]);
}

#[test]
fn closed_branches_are_reported_where_they_shut_others_out() {
    let silent = [
        "{allOf: [{properties: {a: {}}}, {properties: {a: {}, b: {}}, additionalProperties: false}]}",
        "{allOf: [{description: d}, {properties: {a: {}}, additionalProperties: false}]}",
    ];
    for schema in silent {
        load_text(&with_schemas(&format!("    A: {schema}\n")), false).silent();
    }
    let faulty = [
        "{allOf: [{properties: {a: {}}}, {properties: {b: {}}, additionalProperties: false}]}",
        "{allOf: [{properties: {a: {}}, additionalProperties: false}, {properties: {b: {}}, additionalProperties: false}]}",
        "{allOf: [{properties: {a: {}}}], properties: {b: {}}, additionalProperties: false}",
    ];
    for schema in faulty {
        let loaded = load_text(&with_schemas(&format!("    A: {schema}\n")), false);
        assert_eq!(loaded.codes(), ["closed-all-of"], "{schema}");
    }
}

#[test]
fn defaults_fit_or_are_left_out() {
    for schema in [
        "{type: integer, default: 1.0}",
        "{type: string, default: null}",
        "{$ref: '#/components/schemas/B', default: x}",
        "{anyOf: [{type: string}], default: 1}",
        "{type: [string, array], default: []}",
    ] {
        let text = with_schemas(&format!("    A: {schema}\n    B: {{enum: [x]}}\n"));
        load_text(&text, false).silent();
    }
    for schema in [
        "{type: integer, default: 1.5}",
        "{$ref: '#/components/schemas/B', default: y}",
    ] {
        let text = with_schemas(&format!("    A: {schema}\n    B: {{enum: [x]}}\n"));
        let loaded = load_text(&text, false);
        assert_eq!(loaded.codes(), ["invalid-default"], "{schema}");
        assert!(component(loaded.document(), "A").1.default.is_none());
    }
}

#[test]
fn one_run_shows_all_mistakes() {
    let loaded = load_text(
        "openapi: 3.1.0\npaths:\n  /a/{b}: {get: {operationId: 1, responses: {OK: {}}}, GET: {}}\ncomponents:\n  schemas: {A: {type: x, items: {$ref: nowhere.yaml}}}\n",
        false,
    );
    let mut codes = loaded.codes();
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "loose-value",
            "misplaced-keyword",
            "missing-field",
            "undeclared-path-parameter",
            "unknown-type",
            "unresolved-reference",
            "wrong-type",
        ]
    );
}

#[test]
fn paths_are_told_apart_by_what_is_sent() {
    let text = with_paths(
        "  /a: {get: {responses: {}}}\n  /a#x: {get: {responses: {}}, put: {responses: {}}}\n  /a?x=1: {get: {responses: {}}}\n  /b#{id}: {post: {responses: {}}}\n",
    );
    let loaded = load_text(&text, true);
    assert_eq!(loaded.places(Code::DUPLICATE_PATH), ["openapi.yaml:5:3"]);
    assert_eq!(
        loaded.places(Code::PATH_FRAGMENT),
        ["openapi.yaml:5:3", "openapi.yaml:7:3"]
    );
    let duplicate = loaded
        .diagnostics
        .iter()
        .find(|found| found.code == Code::DUPLICATE_PATH)
        .expect("one");
    assert_eq!(duplicate.related.len(), 1);
}

#[test]
fn usual_paths_servers_and_names_pass_silently() {
    let text = with_paths(
        "  /a/{id}.json/{x}/..b?q=..:\n    get:\n      parameters:\n        - {name: id, in: path, required: true, schema: {type: string}}\n        - {name: x, in: path, required: true, schema: {type: string}}\n        - {name: X-A, in: header, schema: {type: string}}\n      responses: {'200': {description: ok, content: {'text/plain; charset=\"utf-8\"': {}, '*/*': {}}}}\nservers: [{url: 'https://{r}.example.com/v1', variables: {r: {default: eu}}}, {url: /}]\n",
    );
    load_text(&text, false).silent();
}

#[test]
fn servers_of_operations_are_looked_at_too() {
    let text = with_paths(
        "  /a: {get: {servers: [{url: 'https://a.example/?x'}], responses: {}}, servers: [{url: 'https://{b}'}], put: {responses: {}}}\n",
    );
    assert_eq!(
        load_text(&text, false).codes(),
        ["server-url", "server-url"]
    );
}

#[test]
fn the_examples_of_the_manual_bring_their_codes_about() {
    let mut whole = 0;
    for code in Code::all() {
        let example = code.page().split("```yaml\n").nth(1);
        let Some(text) = example.and_then(|rest| rest.split("```").next()) else {
            continue;
        };
        if !text.starts_with("openapi:") {
            continue;
        }
        whole += 1;
        let codes = load_text(text, false).codes();
        assert!(codes.contains(&code.name()), "{}: {codes:?}", code.name());
    }
    assert!(whole >= 4, "{whole}");
}

#[test]
fn null_is_nothing_where_nothing_may_stand() {
    let text =
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\nexternalDocs:\n";
    let loaded = load_text(text, false);
    assert_eq!(loaded.codes(), ["loose-value", "loose-value"]);
    assert!(loaded.document.is_some());
}

#[test]
fn a_scheme_that_can_not_be_read_is_not_undeclared_too() {
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\nsecurity: [{key: []}]\n\
                components: {securitySchemes: {key: {type: apikey, name: k, in: header}}}\n";
    assert_eq!(load_text(text, false).codes(), ["wrong-type"]);
    let lenient = load_text(text, true);
    assert!(lenient.document().security.is_empty());
}

#[test]
fn a_lenient_reading_says_what_becomes_of_the_place() {
    let text = "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      parameters: [{name: a, in: qeury}, {in: query}]\n      \
                responses: {}\ncomponents:\n  securitySchemes: {a: {type: oauth}, b: {type: http}}\n  \
                schemas:\n    A: {oneOf: [{type: object}], discriminator: {propertyName: a, mapping: {x: B, y: '#/nowhere'}}}\n";
    let strict = load_text(text, false);
    let readings: Vec<&str> = strict
        .diagnostics
        .iter()
        .filter_map(|found| found.lenient_reading())
        .collect();
    let scheme = "the security scheme is left out, and so is what requires it";
    assert_eq!(
        readings,
        [
            "title and version are read as empty",
            scheme,
            scheme,
            "the parameter is left out",
            "the parameter is left out",
            "this entry of `mapping` is ignored",
            "this entry of `mapping` is ignored",
        ]
    );
    let lenient = load_text(text, true);
    let document = lenient.document();
    assert!(document.operations[0].parameters.is_empty());
    assert!(document.security_schemes.is_empty());
}

#[test]
fn a_missing_field_that_is_spelt_otherwise_is_shown() {
    let loaded = load_text("OpenAPI: 3.1.0\ninfo: {}\n", false);
    assert_eq!(loaded.helps(), ["write `openapi` in place of `OpenAPI`"]);
}

#[test]
fn additional_methods_have_no_field_of_their_own() {
    let text = with_paths(
        "  /a:\n    get: {responses: {}}\n    additionalOperations:\n      GET: {responses: {}}\n      PUT: {responses: {}}\n      get: {responses: {}}\n      LOCK: {responses: {}}\n",
    );
    let loaded = load_text(&text, false);
    assert_eq!(loaded.codes(), ["misplaced-keyword", "misplaced-keyword"]);
    let methods = loaded
        .document()
        .operations
        .iter()
        .map(|it| it.method.as_str());
    // Methods are told apart by case (RFC 9110, section 9.1).
    assert_eq!(methods.collect::<Vec<_>>(), ["GET", "PUT", "get", "LOCK"]);
}

#[test]
fn the_parents_of_tags_lead_upwards() {
    let text = with_paths(
        "  /a: {get: {responses: {}}}\ntags:\n  - {name: a, parent: b}\n  - {name: b}\n  - {name: c, parent: x}\n  - {name: d, parent: e}\n  - {name: e, parent: d}\n",
    );
    let loaded = load_text(&text, false);
    assert_eq!(
        loaded.codes(),
        ["loose-value", "loose-value", "loose-value"]
    );
    assert_eq!(loaded.document().tags.len(), 5);
}

#[test]
fn links_are_noted() {
    let text = with_paths(
        "  /a: {get: {operationId: a, responses: {'200': {description: x, links: {next: {operationId: a}}}}}}\n",
    );
    assert_eq!(load_text(&text, false).codes(), ["unsupported"]);
}
