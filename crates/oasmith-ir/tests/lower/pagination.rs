//! Lists that come in pages.

use oasmith_ir::pagination::{Pagination, Place, Way};
use oasmith_spec::code::Code;

use crate::lowered;

/// What comes of an extension, and what is wrong with it.
fn pages(extension: &str) -> (Option<Pagination>, Vec<String>) {
    let document = DOCUMENT.replace("EXTENSION", extension);
    let (api, diagnostics) = lowered(&document);
    let findings = diagnostics
        .iter()
        .filter(|one| one.code == Code::PAGINATION);
    let findings = findings.map(|one| one.message.clone()).collect();
    (api.operations[0].pagination.clone(), findings)
}

const DOCUMENT: &str = r##"{
"openapi": "3.1.0", "info": {"title": "", "version": ""},
"paths": {"/things": {"get": {"x-oasmith-pagination": EXTENSION,
  "parameters": [
    {"name": "after", "in": "query", "schema": {"type": "string"}},
    {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}},
    {"name": "part", "in": "query", "schema": {"type": "integer"}},
    {"name": "size", "in": "query", "schema": {"type": "integer", "default": 20, "maximum": 100}},
    {"name": "sort", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}],
  "responses": {"200": {"description": "", "headers": {"X-Next": {"schema": {"type": "string"}}},
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}}},
"components": {"schemas": {
  "Page": {"type": "object", "required": ["data", "links"], "properties": {
    "data": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
    "few": {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}]},
    "links": {"type": "object", "properties": {
      "next": {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}}},
    "more": {"type": "boolean"}, "a/b": {}}},
  "Thing": {"type": "object", "properties": {"id": {"type": "integer"}}}}}
}"##;

fn query(name: &str) -> Place {
    Place::Query(name.into())
}

#[test]
fn pages_follow_each_other_in_many_ways() {
    for (extension, way) in [
        (
            r#"{"items": "/data", "cursor": "/links/next", "parameter": "after"}"#,
            Way::Cursor {
                place: query("after"),
                pointer: "/links/next".into(),
            },
        ),
        (
            r#"{"items": "/data", "cursor": "/a~1b/any", "parameter": "page"}"#,
            Way::Cursor {
                place: query("page"),
                pointer: "/a~1b/any".into(),
            },
        ),
        (
            r#"{"items": "/data", "cursor-header": "x-next", "parameter": "after"}"#,
            Way::Header {
                place: query("after"),
                header: "x-next".into(),
            },
        ),
        (
            r#"{"items": "/data", "item-cursor": "/id", "parameter": "after", "more": "/more"}"#,
            Way::LastItem {
                place: query("after"),
            },
        ),
        (
            r#"{"items": "/data", "page": "page"}"#,
            Way::Page {
                place: query("page"),
                first: 1,
            },
        ),
        (
            r#"{"items": "/data", "page": "part", "first": 0}"#,
            Way::Page {
                place: query("part"),
                first: 0,
            },
        ),
        (
            r#"{"items": "/data", "offset": "part"}"#,
            Way::Offset {
                place: query("part"),
            },
        ),
        (
            r#"{"items": "/few", "next": "/links/next"}"#,
            Way::Url {
                pointer: "/links/next".into(),
            },
        ),
        (r#"{"items": "/data", "link": true}"#, Way::Link),
    ] {
        let (pagination, findings) = pages(extension);
        assert!(findings.is_empty(), "{extension}: {findings:?}");
        assert_eq!(pagination.map(|it| it.way), Some(way), "{extension}");
    }
}

#[test]
fn the_limit_is_known_from_its_parameter() {
    let (pagination, _) = pages(r#"{"items": "/few", "offset": "part", "limit": "size"}"#);
    let pagination = pagination.expect("it is right");
    assert!(pagination.may_lack_items);
    let limit = pagination.limit.expect("it is said");
    assert_eq!((limit.usual, limit.most), (Some(20), Some(100)));
    let (pagination, _) =
        pages(r#"{"items": "/few", "offset": "part", "limit": "size", "size": 5}"#);
    let limit = pagination.and_then(|it| it.limit);
    assert_eq!(limit.and_then(|limit| limit.usual), Some(5));
    let (pagination, _) = pages(r#"{"items": "/data", "link": true}"#);
    assert!(pagination.is_some_and(|it| !it.may_lack_items && it.limit.is_none()));
}

#[test]
fn what_does_not_fit_is_said() {
    let name = "`GET /things`";
    for (extension, expected) in [
        ("1", "`x-oasmith-pagination` is not an object".into()),
        (
            r#"{"item": "/data"}"#,
            "there is no setting `item` here".into(),
        ),
        (r#"{"link": "yes"}"#, "`link` is not true or false".into()),
        (r#"{"first": 1.5}"#, "`first` is not a whole number".into()),
        (r#"{"items": 1}"#, "`items` is not a string".into()),
        (
            r#"{"link": true}"#,
            "the body is no array of items".to_owned(),
        ),
        (
            r#"{"items": "/links", "link": true}"#,
            "what is at `/links` is no array of items".into(),
        ),
        (
            r#"{"items": "/date", "link": true}"#,
            "the body has no items at `/date`: there is no `date`".into(),
        ),
        (
            r#"{"items": "data", "link": true}"#,
            "`data` is not a JSON pointer".into(),
        ),
        (
            r#"{"items": "/data~2", "link": true}"#,
            "`/data~2` is not a JSON pointer".into(),
        ),
        (
            r#"{"items": "/data"}"#,
            "no setting says how to request the next page".into(),
        ),
        (
            r#"{"items": "/data", "link": true, "next": "/links/next"}"#,
            "pages can follow each other in one way only".into(),
        ),
        (
            r#"{"items": "/data", "cursor": "/links/next"}"#,
            "no setting says where the cursor is sent".into(),
        ),
        (
            r#"{"items": "/data", "cursor": "/links", "parameter": "after"}"#,
            "what is at `/links` in the body is not a string or a number".into(),
        ),
        (
            r#"{"items": "/data", "cursor": "/links/next", "parameter": "aftr"}"#,
            format!("{name} has no query parameter `aftr`"),
        ),
        (
            r#"{"items": "/data", "offset": "sort"}"#,
            "`sort` is not a whole number".into(),
        ),
        (
            r#"{"items": "/data", "page": "part"}"#,
            "the number of the first `part` is unknown".into(),
        ),
        (
            r#"{"items": "/data", "cursor-header": "next", "parameter": "after"}"#,
            "the response has no header `next`".into(),
        ),
        (
            r#"{"items": "/data", "link": true, "more": "/links"}"#,
            "what is at `/links` in the body is not true or false".into(),
        ),
        (
            r#"{"items": "/data", "link": true, "item-cursor": "/i"}"#,
            "an item has no member at `/i`: there is no `i`".into(),
        ),
    ] {
        let (pagination, findings) = pages(extension);
        assert_eq!(pagination, None, "{extension}");
        assert_eq!(findings, [expected], "{extension}");
    }
}

/// Searches: what is sent is the body.
const SEARCH: &str = r##"{
"openapi": "3.1.0", "info": {"title": "", "version": ""},
"paths": {"/search": {"post": {"x-oasmith-pagination": EXTENSION,
  "requestBody": {"content": {"text/plain": {}, "application/json": {"schema": {"$ref": "#/components/schemas/Search"}}}},
  "responses": {"200": {"description": "", "content": {"application/json": {"schema": {
    "type": "object", "properties": {
      "hits": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "integer"}}}},
      "next": {"type": "string"}, "at": {"type": "integer"}}}}}}}}},
  "/made": {"get": {"responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Search"}}}}}}}},
"components": {"schemas": {"Search": {"type": "object", "properties": {
    "page": {"anyOf": [{"type": "null"}, {"type": "object", "properties": {
      "after": {"type": ["string", "null"]}, "either": {"type": ["string", "integer"]},
      "number": {"type": "integer", "default": 1}, "size": {"type": "integer", "maximum": 50}}}]},
    "offset": {"type": "string"}, "number": {"type": "integer"}, "made": {"type": "string", "readOnly": true},
    "keys": {"type": "array", "items": {"type": "string"}}, "any": {}}}}}
}"##;

/// What comes of an extension of a search, and what is wrong with it.
fn search(extension: &str) -> (Option<Pagination>, Vec<String>) {
    let (api, diagnostics) = lowered(&SEARCH.replace("EXTENSION", extension));
    let findings = diagnostics
        .iter()
        .filter(|one| one.code == Code::PAGINATION);
    let findings = findings.map(|one| one.message.clone()).collect();
    (api.operations[0].pagination.clone(), findings)
}

fn body(pointer: &str, number: bool) -> Place {
    let pointer = pointer.into();
    Place::Body { pointer, number }
}

#[test]
fn what_starts_with_a_slash_is_a_member_of_the_body() {
    for (settings, place) in [
        (
            r#""cursor": "/next", "parameter": "/page/after""#,
            body("/page/after", false),
        ),
        (
            r#""cursor": "/at", "parameter": "/page/after""#,
            body("/page/after", false),
        ),
        (
            r#""cursor": "/next", "parameter": "/page/number""#,
            body("/page/number", true),
        ),
        (
            r#""cursor": "/next", "parameter": "/page/either""#,
            body("/page/either", false),
        ),
        (
            r#""cursor": "/at", "parameter": "/page/either""#,
            body("/page/either", true),
        ),
        (
            r#""item-cursor": "/id", "parameter": "/any/after""#,
            body("/any/after", true),
        ),
        (r#""page": "/page/number""#, body("/page/number", true)),
        (r#""offset": "/offset""#, body("/offset", false)),
        (r#""offset": "/any""#, body("/any", true)),
    ] {
        let (pagination, findings) = search(&format!(r#"{{"items": "/hits", {settings}}}"#));
        assert!(findings.is_empty(), "{settings}: {findings:?}");
        let sent = match pagination.expect("it is right").way {
            Way::Cursor { place, .. }
            | Way::LastItem { place }
            | Way::Page { place, .. }
            | Way::Offset { place } => place,
            other => panic!("{other:?}"),
        };
        assert_eq!(sent, place, "{settings}");
    }
    let (pagination, _) =
        search(r#"{"items": "/hits", "page": "/page/number", "limit": "/page/size"}"#);
    let pagination = pagination.expect("it is right");
    assert!(matches!(pagination.way, Way::Page { first: 1, .. }));
    let limit = pagination.limit.expect("it is said");
    assert_eq!(
        (limit.place, limit.most),
        (body("/page/size", true), Some(50))
    );
}

#[test]
fn members_of_the_body_that_do_not_fit_are_said() {
    for (settings, expected) in [
        (
            r#""cursor": "/next", "parameter": "/page/aftr""#,
            "the body of the request has no member at `/page/aftr`: there is no `aftr`",
        ),
        (
            r#""cursor": "/next", "parameter": "/made""#,
            "the body of the request has no member at `/made`: there is no `made`",
        ),
        (
            r#""cursor": "/next", "parameter": "/page""#,
            "`/page` is not a string or a number",
        ),
        (
            r#""cursor": "/next", "parameter": "/keys/0""#,
            "`/keys/0` leads through an array",
        ),
        (
            r#""page": "/number""#,
            "the number of the first `/number` is unknown",
        ),
        (r#""offset": "/keys""#, "`/keys` is not a whole number"),
    ] {
        let (pagination, findings) = search(&format!(r#"{{"items": "/hits", {settings}}}"#));
        assert_eq!(pagination, None, "{settings}");
        assert_eq!(findings, [expected], "{settings}");
    }
    let (_, findings) =
        pages(r#"{"items": "/data", "cursor": "/links/next", "parameter": "/after"}"#);
    assert_eq!(findings, ["`GET /things` sends no JSON"]);
}

#[test]
fn a_name_that_is_a_member_of_the_body_is_told_to_be_one() {
    let document = SEARCH.replace("EXTENSION", r#"{"items": "/hits", "offset": "offset"}"#);
    let (_, diagnostics) = lowered(&document);
    let finding = diagnostics.iter().find(|one| one.code == Code::PAGINATION);
    let finding = finding.expect("it is none of the query");
    assert_eq!(
        finding.message,
        "`POST /search` has no query parameter `offset`"
    );
    let help = "a property of the body needs a JSON pointer: `/offset`";
    assert_eq!(finding.help.as_deref(), Some(help));
}
