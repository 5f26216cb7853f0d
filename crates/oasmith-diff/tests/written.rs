//! What is the same in writing: lists of parameters, numbers and texts, parts of forms.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use oasmith_diff::effect::Bump;
use support::compare_texts;
use support::single::only;

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

#[test]
fn one_value_is_a_list_of_one_where_items_are_repeated() {
    let document = |place: &str, schema: &str, media_type: &str, member: &str, encoding: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /pets:\n    post:\n      operationId: addPet\n      \
             parameters: [{{name: age, {place}, schema: {{{schema}}}}}]\n      requestBody:\n        content:\n          \
             {media_type}:\n            schema: {{type: object, properties: {{file: {{{member}}}}}}}\n            \
             encoding: {{{encoding}}}\n      responses: {{'204': {{description: Done}}}}\n"
        )
    };
    let (one, list) = ("type: string", "type: array, items: {type: string}");
    let parameter = |place: &str| {
        let base = document(place, one, "multipart/form-data", one, "");
        let head = document(place, list, "multipart/form-data", one, "");
        only(&base, &head).wire.send.as_str()
    };
    assert_eq!(parameter("in: query"), "ok");
    assert_eq!(parameter("in: query, explode: false"), "breaking");
    assert_eq!(parameter("in: header"), "breaking");
    let member = |media_type: &str| {
        let base = document("in: query", one, media_type, one, "");
        let head = document("in: query", one, media_type, list, "");
        only(&base, &head).wire.send.as_str()
    };
    assert_eq!(member("multipart/form-data"), "ok");
    assert_eq!(member("application/x-www-form-urlencoded"), "ok");
    assert_eq!(member("application/json"), "breaking");
    let encoding = |was: &str, is: &str| {
        let document = |encoding: &str| {
            let file = "type: string, format: binary";
            document("in: query", one, "multipart/form-data", file, encoding)
        };
        let found = compare_texts(&document(was), &document(is)).changes;
        found.first().map(|change| change.wire.send.as_str())
    };
    let (png, images) = (
        "file: {contentType: image/png}",
        "file: {contentType: 'image/png, image/jpeg'}",
    );
    assert_eq!(encoding(png, images), Some("ok"));
    assert_eq!(encoding(png, "file: {contentType: image/*}"), Some("ok"));
    assert_eq!(encoding(images, png), Some("breaking"));
    assert_eq!(encoding("", png), Some("breaking"));
    assert_eq!(
        encoding("", "file: {contentType: application/octet-stream}"),
        None
    );
}
