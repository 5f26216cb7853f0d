//! References where OpenAPI has none.

#![allow(clippy::expect_used, clippy::panic, reason = "a test")]

mod common;

use common::{component, load_files, property, target};
use oasmith_spec::code::Code;

const MAIN: &str = "\
openapi: 3.1.0
info: {$ref: parts.yaml#/info}
servers: {$ref: parts.yaml#/servers}
tags: [{$ref: parts.yaml#/tag}]
security: {$ref: parts.yaml#/security}
paths: {$ref: paths/index.yaml}
components: {$ref: components.yaml}
";

const PARTS: &str = "\
info: {title: Stock, version: '1', description: {$ref: '#/text'}}
text: All that is kept.
servers: [{$ref: '#/server'}]
server: {url: 'https://{place}.example.com', variables: {$ref: '#/variables'}}
variables: {place: {default: eu}}
tag: {name: stock}
security: [{key: []}]
";

const PATHS: &str = "\
/items:
  get: {$ref: items.yaml#/list}
  post: {$ref: items.yaml#/create}
  $ref: items.yaml#/more
/boxes: {$ref: boxes.yaml}
";

const ITEMS: &str = "\
list:
  operationId: listItems
  parameters: {$ref: '#/parameters'}
  responses: {$ref: '#/responses'}
create:
  operationId: createItem
  parameters: [{name: own, in: query, schema: {type: string}}, {$ref: '#/parameters'}]
  requestBody: {content: {$ref: '#/content'}}
  responses:
    '201': {description: Made., headers: {$ref: '#/headers'}}
    '404': {description: Own.}
    $ref: '#/responses'
more: {delete: {operationId: dropItems, responses: {'204': {description: Nothing.}}}}
parameters:
  - {name: limit, in: query, schema: {type: integer, enum: {$ref: '#/sizes'}}}
  - {name: page, in: query, schema: {type: string}}
sizes: [10, 20]
responses:
  '200': {description: All., content: {$ref: '#/content'}}
  '404': {description: None.}
content: {application/json: {schema: {$ref: '../components.yaml#/schemas/Item'}, example: {$ref: '#/sample'}}}
headers: {X-Made: {schema: {type: string}}}
sample: {id: seven}
";

const COMPONENTS: &str = "\
schemas: {$ref: schemas.yaml}
securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
";

const SCHEMAS: &str = "\
Item:
  required: {$ref: '#/x-required'}
  properties: {$ref: '#/x-properties'}
Owner: {oneOf: {$ref: '#/x-branches'}, discriminator: {propertyName: kind, mapping: {a: Item}}}
x-required: [id]
x-properties: {id: {type: string}, owner: {$ref: '#/Owner'}}
x-branches: [{$ref: '#/Item'}]
";

fn files() -> [(&'static str, &'static str); 7] {
    [
        ("api/openapi.yaml", MAIN),
        ("api/parts.yaml", PARTS),
        ("api/paths/index.yaml", PATHS),
        ("api/paths/items.yaml", ITEMS),
        (
            "api/paths/boxes.yaml",
            "get: {operationId: listBoxes, responses: {'200': {description: All.}}}\n",
        ),
        ("api/components.yaml", COMPONENTS),
        ("api/schemas.yaml", SCHEMAS),
    ]
}

#[test]
fn each_kind_is_read_with_one_warning() {
    let loaded = load_files(&files(), false);
    let document = loaded.document();
    let found: Vec<_> = loaded.diagnostics.iter().map(|one| one.code).collect();
    assert!(found.iter().all(|code| *code == Code::MISPLACED_REFERENCE));
    let mut messages: Vec<_> = loaded.diagnostics.iter().map(|one| &one.message).collect();
    let all = messages.len();
    messages.sort();
    messages.dedup();
    assert_eq!(messages.len(), all, "{messages:?}");
    assert_eq!(all, 21, "{messages:#?}");

    assert_eq!(document.info.title, "Stock");
    assert_eq!(
        document.info.description.as_deref(),
        Some("All that is kept.")
    );
    assert_eq!(document.servers[0].variables[0].default, "eu");
    assert_eq!(document.tags[0].name.value, "stock");
    assert_eq!(document.security.len(), 1);
    assert_eq!(document.security_schemes.len(), 1);
    let operations: Vec<_> = document.operations.iter().collect();
    let names = operations
        .iter()
        .map(|one| one.operation_id.as_ref().expect("a name"));
    let names: Vec<_> = names.map(|name| name.value.as_str()).collect();
    assert_eq!(names, ["listItems", "createItem", "dropItems", "listBoxes"]);
    let parameters = |at: usize| -> Vec<&str> {
        let parameters = operations[at].parameters.iter();
        parameters.map(|one| one.name.value.as_str()).collect()
    };
    assert_eq!(parameters(0), ["limit", "page"]);
    assert_eq!(parameters(1), ["own", "limit", "page"]);
    let limit = operations[0].parameters[0].schema.expect("a schema");
    let values = document.schema(limit).enumeration.as_ref().expect("values");
    assert_eq!(values.len(), 2);
    let body = operations[1].body.as_ref().expect("a body");
    assert_eq!(body.content[0].name.value, "application/json");
    let sample = body.content[0].examples[0]
        .get("id")
        .and_then(|id| id.as_str());
    assert_eq!(sample, Some("seven"));
    let described: Vec<_> = operations[1]
        .responses
        .iter()
        .map(|one| one.description.as_ref().expect("prose").value.as_str())
        .collect();
    assert_eq!(
        described,
        ["Made.", "Own.", "All."],
        "what stands there holds"
    );
    assert_eq!(operations[1].responses[0].headers[0].name.value, "X-Made");
}

#[test]
fn schemas_of_another_file_are_the_components() {
    let loaded = load_files(&files(), false);
    let document = loaded.document();
    let (item, schema) = component(document, "Item");
    assert_eq!(schema.required[0].value, "id");
    let (owner, union) = component(document, "Owner");
    assert_eq!(target(property(document, schema, "owner").1), Some(owner));
    let mapping = &union.discriminator.as_ref().expect("it has one").mapping;
    assert_eq!(mapping[0].1.target, Some(item));
    let branch = union.one_of.as_ref().expect("branches")[0];
    assert_eq!(target(document.schema(branch)), Some(item));
    let used = document.operations[0].responses[0].content[0].schema;
    assert_eq!(target(document.schema(used.expect("a schema"))), Some(item));
}

#[test]
fn a_lost_operation_is_an_error() {
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get: {$ref: absent.yaml}\n    post: {$ref: '#/paths/~1a/post'}\n";
    let loaded = load_files(&[("openapi.yaml", text)], false);
    assert_eq!(
        loaded.codes(),
        [
            "misplaced-reference",
            "unresolved-reference",
            "reference-cycle"
        ]
    );
    assert!(loaded.document.is_none());
    let lenient = load_files(&[("openapi.yaml", text)], true);
    assert_eq!(lenient.document().operations.len(), 0);
}

#[test]
fn a_property_and_an_example_may_be_called_so() {
    let text = common::with_schemas(
        "    Link: {properties: {$ref: {type: string}, title: {type: string}}, example: {$ref: 'https://example.com/a'}}\n",
    );
    let loaded = load_files(&[("openapi.yaml", &text)], false);
    let (_, schema) = component(loaded.silent(), "Link");
    assert_eq!(schema.properties.len(), 2);
    assert!(schema.examples[0].get("$ref").is_some());
}
