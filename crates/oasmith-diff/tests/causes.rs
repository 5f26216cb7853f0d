//! What is one change, and what is none: operations, callbacks, security, and what components share.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use oasmith_diff::effect::Bump;
use support::single::{At, check, document, object, only};
use support::{compare_texts, configured};

#[test]
fn an_operation_that_moves_under_its_name_is_silent() {
    let at = |path: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  {path}:\n    get:\n      operationId: listPets\n      tags: [pets]\n      \
             responses: {{'200': {{description: Done}}}}\n"
        )
    };
    let change = only(&at("/pets"), &at("/v2/pets"));
    assert_eq!(
        (change.rule.as_str(), change.silent, change.rust),
        ("operation-moved", true, Bump::Patch)
    );
}

/// A change of a component is one change, with all operations that it reaches.
#[test]
fn one_cause_is_one_change() {
    let with = |ty: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: {{'200': {{description: D, \
             content: {{application/json: {{schema: {{$ref: '#/components/schemas/Inner'}}}}}}}}}}\n  /b:\n    post:\n      operationId: b\n      \
             requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Outer'}}}}}}}}\n      responses: {{'204': \
             {{description: D}}}}\ncomponents:\n  schemas:\n    Inner: {{type: object, required: [m], properties: {{m: {{type: {ty}}}}}}}\n    \
             Outer: {{type: object, properties: {{inner: {{$ref: '#/components/schemas/Inner'}}, more: {{type: array, items: {{$ref: \
             '#/components/schemas/Outer'}}}}}}}}\n"
        )
    };
    let change = only(&with("string"), &with("integer"));
    assert_eq!(change.rule, "type-changed");
    assert_eq!(change.operations, ["GET /a", "POST /b"]);
    assert_eq!(change.through_models, ["POST /b"]);
    assert_eq!(
        change.pointer,
        "/components/schemas/Inner/properties/m/type"
    );
    assert_eq!(
        (change.wire.send.as_str(), change.wire.receive.as_str()),
        ("breaking", "breaking")
    );
}

/// The messages of a case.
fn messages(case: &str) -> Vec<String> {
    let changes = support::changes(case).changes;
    changes
        .into_iter()
        .map(|change| change.message.to_string())
        .collect()
}

/// A part of all paths that came from the servers is no change of the operations that did not move, nor
/// of the servers.
#[test]
fn a_prefix_that_moves_from_the_servers_to_the_paths_is_no_change() {
    let moved = ["`DELETE /pets/{id}` moved to `DELETE /v1/animals/{id}`"];
    assert_eq!(messages("operation-moved"), moved);
    // Where only the servers have it, calls go elsewhere.
    let with = |server: &str, path: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nservers: [{{url: '{server}'}}]\npaths:\n  {path}:\n    \
             get: {{operationId: a, tags: [t], responses: {{'200': {{description: D}}}}}}\n"
        )
    };
    let same = |base: (&str, &str), head: (&str, &str)| {
        let found = compare_texts(&with(base.0, base.1), &with(head.0, head.1));
        found.changes.is_empty()
    };
    assert!(same(("/v1", "/x"), ("/", "/v1/x")));
    assert!(same(("/", "/v1/x"), ("/v1", "/x")));
    assert!(same(
        ("https://a.example/v1/a", "/x"),
        ("https://a.example/v1", "/a/x")
    ));
    assert!(!same(
        ("https://a.example/v1", "/x"),
        ("https://a.example/", "/x")
    ));
    assert!(!same(
        ("https://a.example/v1", "/x"),
        ("https://b.example/", "/v1/x")
    ));
    assert!(!same(
        ("https://a.example/v1", "/x"),
        ("https://a.example/", "/v2/x")
    ));
}

/// Examples are docs: nothing on the wire and nothing in Rust.
#[test]
fn examples_that_change_are_docs() {
    assert_eq!(
        messages("property-docs-changed"),
        [
            "the examples of `Pet.id` changed",
            "the description of `Pet.name` changed"
        ]
    );
    assert_eq!(messages("parameter-docs-changed").len(), 2);
    assert_eq!(messages("response-header-docs-changed").len(), 2);
    assert_eq!(messages("schema-docs-changed").len(), 2);
    for at in [At::Sent, At::Received] {
        check(
            at,
            &object("{type: string, example: a}", false),
            &object("{type: string, examples: [a, b]}", false),
            ("property-docs-changed", "ok", Bump::None, false),
        );
    }
}

/// With one use, null is the component's where it says so.
#[test]
fn a_component_with_one_use_becomes_nullable_itself() {
    let found = support::changes("became-nullable").changes;
    let places: Vec<&str> = found.iter().map(|change| &*change.pointer).collect();
    let wanted = [
        "/components/schemas/Pet/properties/name",
        "/components/schemas/Owner",
    ];
    assert_eq!(places, wanted);
}

/// A component that allows null now is one change, though null is a fact of its uses.
#[test]
fn a_component_that_becomes_nullable_is_one_change() {
    let with = |ty: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: {{'200': {{description: D, \
             content: {{application/json: {{schema: {{$ref: '#/components/schemas/Outer'}}}}}}}}}}\ncomponents:\n  schemas:\n    \
             Inner: {{type: {ty}, properties: {{m: {{type: string}}}}}}\n    Outer: {{type: object, properties: {{one: {{$ref: \
             '#/components/schemas/Inner'}}, two: {{$ref: '#/components/schemas/Inner'}}, three: {{type: array, items: {{$ref: \
             '#/components/schemas/Inner'}}}}}}}}\n"
        )
    };
    let change = only(&with("object"), &with("[object, 'null']"));
    assert_eq!(change.rule, "became-nullable");
    assert_eq!(change.pointer, "/components/schemas/Inner");
    assert_eq!(change.rust, Bump::Major);
}

/// A webhook's payload is received.
#[test]
fn webhooks_run_the_other_way() {
    let with = |schema: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\nwebhooks:\n  newPet:\n    post:\n      requestBody: {{required: true, \
             content: {{application/json: {{schema: {schema}}}}}}}\n      responses: {{'204': {{description: D}}}}\n"
        )
    };
    let optional = "{type: object, properties: {m: {type: string}}}";
    let required = "{type: object, required: [m], properties: {m: {type: string}}}";
    let change = only(&with(required), &with(optional));
    assert_eq!(
        (change.wire.send.as_str(), change.wire.receive.as_str()),
        ("ok", "breaking")
    );
    let change = only(&with(optional), &with(required));
    assert_eq!(
        (change.wire.send.as_str(), change.wire.receive.as_str()),
        ("ok", "ok")
    );
}

#[test]
fn security_of_the_document_is_one_change_however_many_operations_inherit_it() {
    let document = |security: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nsecurity: [{security}]\npaths:\n  /pets:\n    get:\n      operationId: listPets\n      \
             responses: {{'204': {{description: Done}}}}\n    delete:\n      operationId: clearPets\n      responses: {{'204': {{description: Done}}}}\n\
             webhooks:\n  pet:\n    post: {{responses: {{'204': {{description: Done}}}}}}\ncomponents:\n  securitySchemes:\n    \
             key: {{type: apiKey, in: header, name: X-Key}}\n    token: {{type: http, scheme: bearer}}\n"
        )
    };
    let change = only(&document("{key: []}"), &document("{key: [], token: []}"));
    assert_eq!(change.rule, "security-tightened");
    assert_eq!(change.operations, ["GET /pets", "DELETE /pets"]);
    assert!(
        change.pointer.starts_with("/security/0"),
        "{}",
        change.pointer
    );
}

#[test]
fn a_callback_goes_with_its_operation() {
    let document = |more: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /pets:\n    get:\n      operationId: listPets\n      \
             responses: {{'204': {{description: Done}}}}\n{more}"
        )
    };
    let operation = "    post:\n      operationId: addPet\n      callbacks:\n        done:\n          '{$request.query.url}':\n            \
                     post: {responses: {'204': {description: Done}}}\n      responses: {'204': {description: Done}}\n";
    let change = only(&document(operation), &document(""));
    assert_eq!(change.rule, "operation-removed");
}

#[test]
fn a_condition_beside_a_reference_is_one_of_who_refers() {
    let document = |beside: &str| {
        document(
            At::Sent,
            &format!(
                "{{type: object, properties: {{m: {{$ref: '#/components/schemas/Part'{beside}}}}}}}\n    Part: {{type: object, properties: {{a: {{type: string}}}}}}"
            ),
        )
    };
    let change = only(&document(""), &document(", minProperties: 1"));
    assert_eq!(change.rule, "constraint-added");
    assert_eq!(change.pointer, "/components/schemas/Pet");
}

#[test]
fn a_model_that_is_not_sent_any_more_changes_for_what_sent_it() {
    let base = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /pets:\n    put:\n      operationId: putPet\n      \
                requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}\n      \
                responses: {'200': {description: Done, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}\n\
                components:\n  schemas:\n    Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}\n    \
                Owner: {type: object, properties: {name: {type: string}}}\n";
    let head = base.replace(
        "{owner: {$ref: '#/components/schemas/Owner'}}",
        "{owner: {$ref: '#/components/schemas/Owner', readOnly: true}}",
    );
    let change = only(base, &head);
    assert_eq!(change.rule, "property-became-read-only");
    assert_eq!(change.rust, Bump::Major);
}

/// A type of another crate stands in the place of a model; the messages are what the document says.
#[test]
fn a_model_that_another_type_stands_for_is_compared_as_the_document_has_it() {
    let config = "[types.models]\nPart = \"other::Part\"\n";
    let document = |part: &str| {
        document(
            At::Sent,
            &format!(
                "{{type: object, properties: {{m: {{$ref: '#/components/schemas/Part'}}}}}}\n    Part: {part}"
            ),
        )
    };
    let base = document("{type: object, properties: {a: {type: string, maxLength: 9}}}");
    let head = document("{type: object, properties: {a: {type: string, maxLength: 3}}}");
    let changes =
        oasmith_diff::compare(&configured(&base, config), &configured(&head, config)).changes;
    let found: Vec<(&str, Bump, bool)> = changes
        .iter()
        .map(|change| (change.rule.as_str(), change.rust, change.silent))
        .collect();
    assert_eq!(found, [("max-length-tightened", Bump::None, true)]);
    // The configuration alone is no change of messages.
    let changes = oasmith_diff::compare(&configured(&base, ""), &configured(&base, config));
    assert_eq!(changes.summary.wire.as_str(), "ok");
    assert_eq!(changes.summary.rust, Bump::Major);
}

/// What makes a multipart body changes with the member that a part is.
#[test]
fn a_part_of_a_form_and_its_member_are_one_change() {
    let document = |schema: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /files:\n    post:\n      operationId: upload\n      \
             requestBody: {{required: true, content: {{multipart/form-data: {{schema: {schema}}}}}}}\n      \
             responses: {{'204': {{description: Done}}}}\n"
        )
    };
    let form = |required: &str, members: &str| {
        document(&format!(
            "{{type: object, required: [{required}], properties: {{file: {{type: string, contentMediaType: application/octet-stream}}, {members}}}}}"
        ))
    };
    let base = form("file", "note: {type: string}");
    for (head, rule, bump) in [
        (
            form("file", "note: {type: string}, more: {type: string}"),
            "property-added",
            Bump::Minor,
        ),
        (form("file", ""), "property-removed", Bump::Major),
        (
            form("file, note", "note: {type: string}"),
            "property-became-required",
            Bump::Major,
        ),
        (
            form("file", "note: {type: integer}"),
            "type-changed",
            Bump::Major,
        ),
    ] {
        let change = only(&base, &head);
        assert_eq!((change.rule.as_str(), change.rust), (rule, bump));
        let signatures = format!("{:?} {:?}", change.before, change.after);
        assert!(signatures.contains("UploadForm"), "{signatures}");
    }
}

/// What a component passes on by `allOf` is its own change, wherever it shows.
#[test]
fn a_member_that_others_are_made_of_is_one_change() {
    let document = |members: &str| {
        document(
            At::Received,
            &format!(
                "{{allOf: [{{$ref: '#/components/schemas/Animal'}}, {{type: object, properties: {{bark: {{type: boolean}}}}}}]}}\n    \
                 Animal: {{type: object, required: [name], properties: {{{members}}}}}"
            ),
        )
    };
    let base = document("name: {type: string}");
    let change = only(
        &base,
        &document("name: {type: string}, age: {type: integer}"),
    );
    assert_eq!(change.rule, "property-added");
    assert_eq!(
        change.message.to_string(),
        "the property `Animal.age` was added"
    );
    assert_eq!(change.operations, ["PUT /pets"]);
    assert!(
        change
            .after
            .iter()
            .any(|item| item.contains("models::Pet: pub age"))
    );
    let change = only(&base, &document("name: {type: integer}"));
    assert_eq!(
        change.message.to_string(),
        "the type of `Animal.name` changed from string to integer"
    );
    assert_eq!(change.wire.receive.as_str(), "breaking");
}

#[test]
fn a_text_that_is_written_out_is_the_same() {
    let found = messages("reference-inlined");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("response.first"), "{found:?}");
}
