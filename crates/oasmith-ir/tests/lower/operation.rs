//! Operations, webhooks and callbacks.

use oasmith_ir::print::print;

use super::lowered;

#[track_caller]
fn check(document: &str, expected: &str) {
    let (api, _) = lowered(document);
    let printed = print(&api);
    assert_eq!(printed.trim(), expected.trim(), "\n--- found\n{printed}\n");
}

#[test]
fn parameters_bodies_and_responses() {
    check(
        r##"
openapi: 3.1.0
info: {title: Books, version: '1'}
security: [{key: []}]
paths:
  /books/{id}/{part}:
    put:
      operationId: putBook
      tags: [books]
      security: [{}]
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: q, in: query, style: deepObject, explode: true, schema: {$ref: '#/components/schemas/Tags'}}
        - {name: f, in: query, content: {application/json: {schema: {type: object}}}}
        - {name: Authorization, in: header, schema: {type: string}}
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object, properties: {a: {type: string, enum: [x]}}}}
          multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}}}}
      responses:
        '200':
          description: ok
          headers: {X-Count: {schema: {type: integer}}}
          content: {application/vnd.books+json; v=1: {schema: {type: array, items: {type: object, properties: {b: {type: string}}}}}}
        4XX: {description: bad, content: {text/plain: {schema: {type: string}}}}
        default: {description: other, content: {application/octet-stream: {}}}
components:
  securitySchemes: {key: {type: apiKey, name: k, in: header}}
  schemas:
    Tags: {type: object, additionalProperties: {type: string}}
"##,
        r#"
api Books 1
server /
scheme key: key k in header
security key

operation putBook
  PUT /books/{id}/{part}
  tags books
  security none
  path id: i64
  path part: string
  query q?: Tags (deepObject, exploded)
  query f?: {*: any} as application/json
  body application/json (json): putBook body(application/json)
  body multipart/form-data (multipart): putBook body(multipart/form-data)
  200 application/vnd.books+json; v=1 (json): [putBook response[]]
    header X-Count?: i64
  4XX text/plain (text): string
  default application/octet-stream (bytes): unstated

type Tags = {*: string} [sent]

object putBook body(application/json) [sent]
  a?: putBook body(application/json).a

enum putBook body(application/json).a [sent]
  "x"

object putBook body(multipart/form-data) [sent]
  file?: bytes

object putBook response[] [received]
  b?: string
"#,
    );
}

#[test]
fn webhooks_and_callbacks_are_mirrored() {
    check(
        r##"
openapi: 3.1.0
info: {title: Hooks, version: '1'}
paths:
  /subscribe:
    post:
      operationId: same
      responses: {'204': {description: done}}
    get:
      operationId: same
      responses: {'204': {description: done}}
webhooks:
  created:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Event'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {ok: {type: boolean}}}}}}}
components:
  schemas:
    Event: {type: object, properties: {id: {type: string}}}
"##,
        r#"
api Hooks 1
server /

operation same
  POST /subscribe
  204

operation GET /subscribe
  GET /subscribe
  204

webhook POST created
  POST created
  body? application/json (json): Event
  200 application/json (json): POST created response

object Event [received]
  id?: string

object POST created response [sent]
  ok?: boolean
"#,
    );
}

#[test]
fn what_bodies_and_credentials_do_not_do_is_said() {
    let (api, diagnostics) = lowered(
        r##"
openapi: 3.1.0
info: {title: Books, version: '1'}
security: [{mutual: []}, {digest: []}, {token: []}]
paths:
  /books:
    put:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, properties: {a: {type: array, items: {type: string}}}}
            encoding: {a: {style: pipeDelimited}}
      responses: {'200': {description: ok, content: {application/xml: {schema: {type: object}}}}}
    post:
      requestBody:
        content: {multipart/form-data: {schema: {type: object}}}
      responses: {'200': {description: ok, content: {application/xml: {}, text/plain: {schema: {type: string}}}}}
    patch:
      responses: {'200': {description: ok, content: {application/xml: {schema: {type: object}}, application/json: {schema: {type: object}}}}}
components:
  securitySchemes:
    mutual: {type: mutualTLS}
    digest: {type: http, scheme: digest}
    token: {type: http, scheme: bearer}
"##,
    );
    let reasons: Vec<&str> = api
        .fallbacks
        .iter()
        .filter_map(|fallback| fallback.reason.split("; ").next())
        .collect();
    assert_eq!(
        reasons,
        [
            "XML is not read or written by a schema",
            "the schema of this multipart body has no properties",
            "`mutualTLS` is set up in the HTTP client, not in requests",
            "this `http` scheme is not supported",
        ]
    );
    assert_eq!(
        super::count(&diagnostics, oasmith_spec::code::Code::UNSUPPORTED),
        4
    );
}
