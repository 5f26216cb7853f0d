//! The spellings of 3.0, 3.1 and 3.2 come out as one.

#![allow(clippy::expect_used, clippy::panic, reason = "a test")]

mod common;

use common::{component, load_text, property, with_paths, with_schemas};
use oasmith_spec::document::Document;
use oasmith_spec::parameter::{ParameterLocation, ParameterStyle};
use oasmith_spec::schema::{Bound, JsonType, Schema};

fn one_schema(text: &str) -> common::Loaded {
    load_text(&with_schemas(&format!("    A: {text}\n")), false)
}

fn a(document: &Document) -> &Schema {
    component(document, "A").1
}

fn limit(bound: Option<&Bound>) -> Option<(&str, bool)> {
    bound.map(|bound| (bound.value.as_str(), bound.exclusive))
}

#[test]
fn null_is_a_flag() {
    for text in [
        "{type: string, nullable: true}",
        "{type: [string, 'null']}",
        "{type: ['null', string]}",
    ] {
        let loaded = one_schema(text);
        let schema = a(loaded.silent());
        assert!(schema.nullable && !schema.null_only, "{text}");
        assert_eq!(
            schema.types.iter().collect::<Vec<_>>(),
            [JsonType::String],
            "{text}"
        );
    }
    assert!(a(one_schema("{type: 'null'}").silent()).null_only);
    assert!(!a(one_schema("{nullable: true}").silent()).null_only);
}

#[test]
fn exclusive_limits_are_one() {
    let cases = [
        ("{minimum: 1, exclusiveMinimum: true}", Some(("1", true))),
        ("{minimum: 1, exclusiveMinimum: false}", Some(("1", false))),
        ("{exclusiveMinimum: 1}", Some(("1", true))),
        ("{minimum: 2, exclusiveMinimum: 1}", Some(("2", false))),
        ("{minimum: 1, exclusiveMinimum: 1}", Some(("1", true))),
        ("{exclusiveMinimum: true}", None),
    ];
    for (text, expected) in cases {
        let loaded = one_schema(text);
        assert_eq!(
            limit(a(loaded.silent()).bounds.minimum.as_ref()),
            expected,
            "{text}"
        );
    }
    let loaded = one_schema("{maximum: 18446744073709551616, maxLength: 1e30}");
    assert_eq!(
        limit(a(loaded.silent()).bounds.maximum.as_ref()),
        Some(("18446744073709551616", false))
    );
    assert_eq!(a(loaded.silent()).bounds.max_length, Some(u64::MAX));
}

#[test]
fn older_keywords_are_read_as_newer_ones() {
    let loaded = one_schema(
        "{items: [{type: string}], additionalItems: false, example: 1, examples: [2], dependencies: {a: [b], c: {type: object}}, definitions: {d: {}}}",
    );
    let schema = a(loaded.silent());
    assert_eq!(schema.prefix_items.len(), 1);
    assert!(schema.items.is_some());
    assert_eq!(schema.examples.len(), 2);
    assert_eq!(schema.dependent_required.len(), 1);
    assert_eq!(schema.dependent_schemas.len(), 1);
    assert_eq!(schema.definitions.len(), 1);
}

#[test]
fn keywords_beside_a_reference_are_kept() {
    let loaded =
        one_schema("{$ref: '#/components/schemas/A/$defs/b', description: Mine, $defs: {b: {}}}");
    let schema = a(loaded.silent());
    assert!(schema.reference.is_some());
    assert_eq!(
        schema.description.as_ref().map(|text| text.value.as_str()),
        Some("Mine")
    );
}

#[test]
fn what_is_plain_in_meaning_is_read_with_a_warning() {
    let loaded =
        one_schema("{minLength: '1', properties: {b: null}, required: null, description: 5}");
    assert_eq!(loaded.codes(), ["loose-value"; 4]);
    let schema = a(loaded.document());
    assert_eq!(schema.bounds.min_length, Some(1));
    assert!(property(loaded.document(), schema, "b").1.types.is_empty());
}

#[test]
fn what_is_of_the_wrong_type_is_left_out() {
    let text = with_schemas(
        "    A: {type: strng, properties: [a], maxLength: x, enum: 5, required: true}\n",
    );
    let loaded = load_text(&text, false);
    assert_eq!(
        loaded.codes(),
        [
            "unknown-type",
            "wrong-type",
            "wrong-type",
            "wrong-type",
            "wrong-type"
        ]
    );
    assert!(loaded.document.is_none());
    let lenient = load_text(&text, true);
    assert!(a(lenient.document()).types.is_empty());
}

#[test]
fn operations_of_all_versions_are_read() {
    let loaded = load_text(
        &with_paths(
            "  /a:\n    summary: Common\n    query: {responses: {200: {description: ok, content: {application/jsonl: {itemSchema: {type: object}}}}}}\n    \
             additionalOperations: {COPY: {responses: {default: {description: ok}, 4XX: {description: no}}}}\n    x-own: 1\n",
        ),
        false,
    );
    let document = loaded.silent();
    let methods: Vec<&str> = document
        .operations
        .iter()
        .map(|operation| operation.method.as_str())
        .collect();
    assert_eq!(methods, ["QUERY", "COPY"]);
    let query = &document.operations[0];
    assert!(query.responses[0].content[0].item_schema.is_some());
    assert_eq!(
        query.summary.as_ref().map(|text| text.value.as_str()),
        Some("Common")
    );
}

#[test]
fn parameters_have_the_defaults_of_their_place() {
    let loaded = load_text(
        &with_paths(
            "  /a/{p}:\n    parameters:\n      - {name: q, in: query, schema: {type: string}}\n      - {name: p, in: path, required: true, schema: {type: string}}\n    \
             get:\n      parameters:\n        - {name: q, in: query, schema: {type: integer}, style: pipeDelimited}\n        \
             - {name: h, in: header, schema: {}}\n        - {name: c, in: cookie, schema: {}}\n        \
             - {name: j, in: query, content: {application/json: {schema: {}}}}\n      responses: {}\n",
        ),
        false,
    );
    let operation = &loaded.silent().operations[0];
    let read: Vec<_> = operation
        .parameters
        .iter()
        .map(|p| {
            (
                p.name.value.as_str(),
                p.location,
                p.style,
                p.explode,
                p.required,
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            (
                "p",
                ParameterLocation::Path,
                ParameterStyle::Simple,
                false,
                true
            ),
            (
                "q",
                ParameterLocation::Query,
                ParameterStyle::PipeDelimited,
                false,
                false
            ),
            (
                "h",
                ParameterLocation::Header,
                ParameterStyle::Simple,
                false,
                false
            ),
            (
                "c",
                ParameterLocation::Cookie,
                ParameterStyle::Form,
                true,
                false
            ),
            (
                "j",
                ParameterLocation::Query,
                ParameterStyle::Form,
                true,
                false
            ),
        ]
    );
    assert!(operation.parameters[4].content.is_some());
}

#[test]
fn versions_that_are_not_read_are_refused() {
    for version in [
        "swagger: '1.2'",
        "openapi: 4.0.0",
        "openapi: 2.0",
        "openapi: [3]",
    ] {
        let loaded = load_text(
            &format!("{version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n"),
            true,
        );
        assert!(
            loaded.document.is_none() && loaded.diagnostics.has_errors(),
            "{version}"
        );
    }
    for version in [
        "openapi: 3.0.0",
        "swagger: '2.0'",
        "swagger: 2.0",
        "openapi: 3.1",
        "openapi: 3.2.1",
        "openapi: '3.1.0'",
    ] {
        let loaded = load_text(
            &format!("{version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n"),
            false,
        );
        assert!(loaded.document.is_some(), "{version}");
    }
    for missing in [
        "info: {title: T, version: '1'}\npaths: {}",
        "openapi:\ninfo: {}",
    ] {
        let loaded = load_text(missing, true);
        assert!(loaded.document.is_none(), "{missing}");
        let expected = "unsupported-version";
        assert!(loaded.codes().contains(&expected), "{missing}");
    }
}

#[test]
fn callbacks_are_operations_too() {
    let loaded = load_text(
        &with_paths(
            "  /a:\n    post:\n      responses: {}\n      callbacks:\n        done:\n          '{$request.body#/url}':\n            post: {responses: {}}\n",
        ),
        false,
    );
    let callback = &loaded.silent().operations[0].callbacks[0];
    assert_eq!(callback.path.value, "done {$request.body#/url}");
}

#[test]
fn names_of_the_documents_own_may_begin_as_extensions_do() {
    let paths = "  /a:\n    post:\n      requestBody:\n        content:\n          x-world/x-vrml: {}\n          \
        multipart/form-data:\n            schema: {$ref: '#/components/schemas/Form'}\n            \
        encoding: {x-part: {contentType: text/csv}, x-note: told}\n      responses:\n        '200':\n          \
        description: Done\n          headers: {x-request-id: {schema: {type: string}}, x-note: told}\ncomponents:\n  \
        schemas:\n    Form: {type: object, properties: {x-part: {type: string}}}\n    Dog: {type: object}\n    \
        Pet: {oneOf: [{$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: k, mapping: {x-dog: Dog}}}\n";
    let loaded = load_text(&with_paths(paths), false);
    let document = loaded.silent();
    let operation = &document.operations[0];
    let contents = &operation.body.as_ref().expect("a body").content;
    assert_eq!(contents[0].name.value, "x-world/x-vrml");
    let [encoding] = contents[1].encoding.as_slice() else {
        panic!("one encoding");
    };
    assert_eq!(encoding.property.value, "x-part");
    let [header] = operation.responses[0].headers.as_slice() else {
        panic!("one header");
    };
    assert_eq!(header.name.value, "x-request-id");
    let pet = component(document, "Pet").1;
    let discriminator = pet.discriminator.as_ref().expect("one");
    assert_eq!(discriminator.mapping[0].0.value, "x-dog");
}

#[test]
fn a_callback_that_holds_itself_ends() {
    let loaded = load_text(
        &with_paths(
            "  /a:\n    post:\n      responses: {}\n      callbacks: {c: {$ref: '#/components/callbacks/C'}}\ncomponents:\n  callbacks:\n    C:\n      '{$url}':\n        post:\n          responses: {}\n          callbacks: {c: {$ref: '#/components/callbacks/C'}}\n",
        ),
        false,
    );
    assert_eq!(loaded.silent().operations[0].callbacks.len(), 1);
}

#[test]
fn a_keyword_among_the_properties_is_recognised() {
    let loaded = one_schema("{properties: {a: {}, required: [a]}}");
    assert_eq!(loaded.codes(), ["wrong-type"]);
    assert!(loaded.helps()[0].contains("move it out"));
}
