//! What a change does, by direction: single changes with the verdict that they must have.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use oasmith_diff::change::Change;
use oasmith_diff::effect::Bump;
use support::{compare_texts, configured};

/// Where a schema is used.
#[derive(Clone, Copy)]
enum At {
    Sent,
    Received,
}

fn document(at: At, schema: &str) -> String {
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

fn object(member: &str, required: bool) -> String {
    let required = if required { "required: [m], " } else { "" };
    format!("{{type: object, {required}properties: {{m: {member}}}}}")
}

#[track_caller]
fn only(base: &str, head: &str) -> Change {
    let changes = compare_texts(base, head).changes;
    assert_eq!(changes.len(), 1, "{changes:#?}");
    changes.into_iter().next().expect("one")
}

/// The rule, the gravest effect on the wire, the bump, and whether it is silent.
#[track_caller]
fn check(at: At, base: &str, head: &str, wanted: (&str, &str, Bump, bool)) {
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

#[test]
fn a_member_that_becomes_required_breaks_senders_only() {
    let (optional, required) = (
        object("{type: string}", false),
        object("{type: string}", true),
    );
    let rule = "member-became-required";
    check(
        At::Sent,
        &optional,
        &required,
        (rule, "breaking", Bump::Major, false),
    );
    check(
        At::Received,
        &optional,
        &required,
        (rule, "ok", Bump::Major, false),
    );
}

#[test]
fn a_member_that_becomes_optional_breaks_receivers_only() {
    let (optional, required) = (
        object("{type: string}", false),
        object("{type: string}", true),
    );
    let rule = "member-became-optional";
    check(
        At::Sent,
        &required,
        &optional,
        (rule, "ok", Bump::Major, false),
    );
    check(
        At::Received,
        &required,
        &optional,
        (rule, "breaking", Bump::Major, false),
    );
}

#[test]
fn limits_that_are_tighter_are_silent_where_they_are_sent() {
    let limit = |most: u32| object(&format!("{{type: string, maxLength: {most}}}"), true);
    let rule = "max-length-tightened";
    check(
        At::Sent,
        &limit(20),
        &limit(10),
        (rule, "breaking", Bump::Patch, true),
    );
    check(
        At::Received,
        &limit(20),
        &limit(10),
        (rule, "ok", Bump::None, false),
    );
    let rule = "max-length-loosened";
    check(
        At::Sent,
        &limit(10),
        &limit(20),
        (rule, "ok", Bump::Patch, false),
    );
    check(
        At::Received,
        &limit(10),
        &limit(20),
        (rule, "risk", Bump::None, false),
    );
}

#[test]
fn values_of_enums() {
    let list = |values: &str| object(&format!("{{type: string, enum: [{values}]}}"), true);
    check(
        At::Sent,
        &list("a, b"),
        &list("a"),
        ("enum-value-removed", "breaking", Bump::Major, false),
    );
    check(
        At::Received,
        &list("a, b"),
        &list("a"),
        ("enum-value-removed", "ok", Bump::Major, false),
    );
    check(
        At::Sent,
        &list("a"),
        &list("a, b"),
        ("enum-value-added", "ok", Bump::Minor, false),
    );
    // Generated clients keep what they don't know.
    check(
        At::Received,
        &list("a"),
        &list("a, b"),
        ("enum-value-added", "risk", Bump::Minor, false),
    );
}

#[test]
fn null() {
    let (plain, null) = (
        object("{type: string}", true),
        object("{type: [string, 'null']}", true),
    );
    check(
        At::Sent,
        &plain,
        &null,
        ("became-nullable", "ok", Bump::Major, false),
    );
    check(
        At::Received,
        &plain,
        &null,
        ("became-nullable", "breaking", Bump::Major, false),
    );
    check(
        At::Sent,
        &null,
        &plain,
        ("became-non-nullable", "breaking", Bump::Major, false),
    );
    check(
        At::Received,
        &null,
        &plain,
        ("became-non-nullable", "ok", Bump::Major, false),
    );
}

#[test]
fn a_default_that_changes_is_told_by_nobody() {
    let with = |value: &str| object(&format!("{{type: string, default: {value}}}"), false);
    let change = only(
        &document(At::Sent, &with("a")),
        &document(At::Sent, &with("b")),
    );
    assert_eq!(
        (change.rule.as_str(), change.wire.worst().as_str()),
        ("member-default-changed", "risk")
    );
}

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
    changes.into_iter().map(|change| change.message).collect()
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
        messages("member-docs-changed"),
        [
            "the examples of `Pet.id` changed",
            "the description of `Pet.name` changed"
        ]
    );
    assert_eq!(messages("parameter-docs-changed").len(), 2);
    assert_eq!(messages("header-docs-changed").len(), 2);
    assert_eq!(messages("schema-docs-changed").len(), 2);
    for at in [At::Sent, At::Received] {
        check(
            at,
            &object("{type: string, example: a}", false),
            &object("{type: string, examples: [a, b]}", false),
            ("member-docs-changed", "ok", Bump::None, false),
        );
    }
}

/// A text by another name is taken and held as one, so that writing it out is no change.
#[test]
fn a_text_that_is_written_out_is_the_same() {
    let found = messages("reference-inlined");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("response.first"), "{found:?}");
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
    assert_eq!(change.rule, "condition-added");
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
    assert_eq!(change.rule, "member-became-read-only");
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
            "member-added",
            Bump::Minor,
        ),
        (form("file", ""), "member-removed", Bump::Major),
        (
            form("file, note", "note: {type: string}"),
            "member-became-required",
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

#[test]
fn a_further_position_breaks_receivers_only() {
    let tuple = |items: &str| {
        object(
            &format!(
                "{{type: array, prefixItems: [{{type: string}}, {items}], items: false, minItems: 2}}"
            ),
            true,
        )
    };
    let (two, three) = (
        tuple("{type: integer}"),
        tuple("{type: integer}, {type: boolean}"),
    );
    let rule = "tuple-changed";
    for (at, base, head, wire) in [
        (At::Sent, &two, &three, "ok"),
        (At::Received, &two, &three, "breaking"),
        (At::Sent, &three, &two, "breaking"),
        (At::Received, &three, &two, "ok"),
    ] {
        check(at, base, head, (rule, wire, Bump::Major, false));
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
    assert_eq!(change.rule, "member-added");
    assert_eq!(change.message, "`Animal.age` was added");
    assert_eq!(change.operations, ["PUT /pets"]);
    assert!(
        change
            .after
            .iter()
            .any(|item| item.contains("models::Pet: pub age"))
    );
    let change = only(&base, &document("name: {type: integer}"));
    assert_eq!(change.message, "`Animal.name` is integer, was string");
    assert_eq!(change.wire.receive.as_str(), "breaking");
}

#[test]
fn lists_with_commas_are_the_same_either_way() {
    let document = |place: &str, schema: &str, explode: bool| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a/{{p}}:\n    get:\n      operationId: a\n      parameters:\n        \
             - {{name: p, in: path, required: true, schema: {{type: string}}}}\n        \
             - {{name: q, in: {place}, explode: {explode}, schema: {{{schema}}}}}\n      responses: {{'204': {{description: Done}}}}\n"
        )
    };
    let list = "type: array, items: {type: string}";
    let object = "type: object, properties: {a: {type: string}}";
    let count = |place, schema| {
        let (base, head) = (
            document(place, schema, false),
            document(place, schema, true),
        );
        compare_texts(&base, &head).changes.len()
    };
    assert_eq!(
        [
            count("header", list),
            count("header", object),
            count("query", list)
        ],
        [0, 1, 1]
    );
}

#[test]
fn members_that_become_values_of_another_type_break_senders() {
    let base =
        "{type: object, properties: {m: {type: integer}}, additionalProperties: {type: string}}";
    let rule = "members-undeclared";
    for (head, wire) in [("string", "breaking"), ("integer", "ok"), ("number", "ok")] {
        let head = format!("{{type: object, additionalProperties: {{type: {head}}}}}");
        let changes = compare_texts(&document(At::Sent, base), &document(At::Sent, &head)).changes;
        let found = changes.iter().find(|change| change.rule == rule);
        assert_eq!(
            found.map(|change| change.wire.send.as_str()),
            Some(wire),
            "{changes:#?}"
        );
    }
}

/// A map of what fits a pattern is a map either way; whether it may have other members is told all the same.
#[test]
fn patterns_of_names_that_are_closed_or_opened() {
    let schema = |shape: &str, rest: &str| {
        let patterns = "patternProperties: {'^x-': {type: string}}";
        format!("{{type: object, {shape}{patterns}{rest}}}")
    };
    for (shape, wire) in [
        ("", "breaking"),
        ("properties: {a: {type: string}}, ", "risk"),
    ] {
        let open = schema(shape, "");
        let closed = schema(shape, ", additionalProperties: false");
        for (at, base, head, rule, wire) in [
            (At::Sent, &open, &closed, "additional-members-closed", wire),
            (
                At::Received,
                &closed,
                &open,
                "additional-members-opened",
                "risk",
            ),
        ] {
            let change = only(&document(at, base), &document(at, head));
            let found = (change.rule.as_str(), change.wire.worst().as_str());
            assert_eq!(found, (rule, wire), "{shape}");
        }
    }
}

/// The type of such a list has room for more items, so that only the condition says that there are none.
#[test]
fn a_list_that_may_have_no_other_items() {
    let list = |rest: &str| {
        object(
            &format!("{{type: array, prefixItems: [{{type: string}}]{rest}}}"),
            true,
        )
    };
    let (open, closed) = (list(""), list(", unevaluatedItems: false"));
    let added = ("condition-added", "breaking", Bump::Patch, true);
    check(At::Sent, &open, &closed, added);
    let removed = ("condition-removed", "risk", Bump::None, false);
    check(At::Received, &closed, &open, removed);
}

#[test]
fn a_parameter_reads_alike_as_number_and_as_text() {
    let parameter = |schema: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /pets:\n    get:\n      operationId: listPets\n      \
             parameters: [{{name: age, in: query, {schema}}}]\n      responses: {{'200': {{description: Done}}}}\n"
        )
    };
    let json = |schema: &str| parameter(&format!("content: {{application/json: {schema}}}"));
    let verdict = |base: &str, head: &str| {
        let change = only(base, head);
        (
            change.rule.clone(),
            change.wire.worst().as_str(),
            change.rust,
        )
    };
    let (whole, text) = ("schema: {type: integer}", "schema: {type: string}");
    let named = |wire| ("type-changed".to_owned(), wire, Bump::Major);
    assert_eq!(verdict(&parameter(whole), &parameter(text)), named("ok"));
    assert_eq!(
        verdict(&parameter(text), &parameter(whole)),
        named("breaking")
    );
    let short = "schema: {type: string, maxLength: 3}";
    assert_eq!(
        verdict(&parameter(whole), &parameter(short)),
        named("breaking")
    );
    let (whole, text) = (format!("{{{whole}}}"), format!("{{{text}}}"));
    assert_eq!(verdict(&json(&whole), &json(&text)), named("breaking"));
}
