//! `oasmith bundle`: one file that means what many do.

use crate::scratch::Scratch;

const MAIN: &str = "\
# What is kept, and where.
openapi: 3.1.0
info:
  title: Stock # of all houses
  version: '1'
  description: |
    # Stock

    All that is kept.
paths:
  # All items.
  /items:
    get: {$ref: paths/items.yaml#/list}
    post: {$ref: paths/items.yaml#/create}
  /boxes/{id}: {$ref: paths/boxes.yaml}
components:
  schemas:
    Item: {$ref: schemas/item.yaml}
    Again: {$ref: schemas/item.yaml}
  parameters:
    Page: {$ref: paths/parameters.yaml#/page}
";

const ITEMS: &str = "\
list:
  operationId: listItems
  tags: [items]
  parameters: [{$ref: parameters.yaml#/page}, {$ref: parameters.yaml#/sort}]
  responses:
    '200':
      description: Items.
      content:
        application/json:
          schema: {type: array, items: {$ref: ../schemas/item.yaml}}
          example: {$ref: ../schemas/examples.yaml#/all}
    default: {$ref: ../problems/problem.yaml}
create:
  operationId: createItem
  tags: [items]
  requestBody: {$ref: ../schemas/body.yaml}
  responses:
    '201': {description: Made., content: {application/json: {schema: {$ref: ../openapi.yaml#/components/schemas/Item}}}}
    default: {$ref: ../problems/problem.yaml}
";

const BOXES: &str = "\
parameters:
  - {name: id, in: path, required: true, schema: {$ref: '../schemas/item.yaml#/properties/id'}}
get:
  operationId: getBox
  tags: [boxes]
  responses:
    '200': {description: A box., content: {application/json: {schema: {$ref: ../schemas/box.yaml}}}}
    default: {$ref: ../problems/problem.yaml}
";

const ITEM: &str = "\
# One thing.
type: object
required: [id]
properties:
  # Its number.
  id: {type: string, minLength: 2}
  size: {$ref: size.yaml}
  'odd name~/%': {$ref: 'box.yaml#/$defs/a~1b%25'}
";

const BOX: &str = "\
type: object
$defs: {'a/b%': {type: object, properties: {depth: {type: integer, maximum: 9}}}}
properties:
  holds: {oneOf: [{$ref: item.yaml}, {$ref: box.yaml}], discriminator: {propertyName: kind, mapping: {thing: item.yaml, box: ./box.yaml}}}
  size: {$ref: ../other/size.yaml}
  note: {type: string, description: \"two\\n  lines\", default: 'no'}
";

fn scratch() -> Scratch {
    let scratch = Scratch::new();
    for (path, text) in [
        ("api/openapi.yaml", MAIN),
        ("api/paths/items.yaml", ITEMS),
        ("api/paths/boxes.yaml", BOXES),
        (
            "api/paths/parameters.yaml",
            "page: {name: page, in: query, schema: {type: object, properties: {at: {type: integer, minimum: 1}}}}\nsort: {name: sort, in: query, schema: {enum: [up, down]}}\n",
        ),
        ("api/schemas/item.yaml", ITEM),
        ("api/schemas/box.yaml", BOX),
        ("api/schemas/size.yaml", "enum: [small, large]\n"),
        (
            "api/other/size.yaml",
            "type: object\nproperties: {width: {type: number}}\n",
        ),
        ("api/schemas/examples.yaml", "all: [{id: a7}]\n"),
        (
            "api/schemas/body.yaml",
            "required: true\ncontent: {application/json: {schema: {type: object, properties: {name: {type: string}, in: {$ref: box.yaml}}}}}\n",
        ),
        (
            "api/problems/problem.yaml",
            "description: A problem.\ncontent: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}\n",
        ),
    ] {
        scratch.write(path, text);
    }
    scratch
}

/// The files that are generated for a document, with their texts.
fn generated(scratch: &Scratch, document: &str, out: &str) -> Vec<(String, String)> {
    let arguments = ["generate", document, "--out", out, "--name", "stock"];
    scratch.run(&arguments).exits(0);
    let files = scratch.files(out).into_iter();
    files
        .map(|file| (file.clone(), scratch.read(&format!("{out}/{file}"))))
        .collect()
}

#[test]
fn the_same_rust_is_generated_of_one_file_and_of_many() {
    let scratch = scratch();
    let many = generated(&scratch, "api/openapi.yaml", "many");
    assert!(
        many.iter()
            .any(|(_, text)| text.contains("pub enum SchemasSize"))
    );
    for name in ["one/openapi.yaml", "two/openapi.json"] {
        let folder = name.split('/').next().expect("a folder");
        std::fs::create_dir_all(scratch.path(folder)).expect("a folder");
        let run = scratch.run(&["bundle", "api/openapi.yaml", "--out", name]);
        assert!(run.exits(0).out.contains("11 files in one"));
        let text = scratch.read(name);
        let outside = text
            .lines()
            .find(|line| line.contains("$ref") && !line.contains("#/"));
        assert_eq!(outside, None, "{text}");
        // Nothing that OpenAPI does not have is left.
        let run = scratch.run(&["check", name]).exits(0);
        assert!(!run.err.contains("misplaced"), "{}", run.err);
        let one = generated(&scratch, name, &format!("{folder}-out"));
        for ((path, one), (other, many)) in one.iter().zip(&many) {
            assert_eq!(path, other);
            let named = many.replace("openapi.yaml", name.rsplit('/').next().expect("a name"));
            let mut pairs = one.lines().zip(named.lines());
            assert_eq!(pairs.find(|(one, many)| one != many), None, "{path}");
            assert_eq!(one.len(), named.len(), "{path}");
        }
        assert_eq!(one.len(), many.len());
        // A bundle of one file says the same.
        let again = scratch.run(&["bundle", name, "-q"]).exits(0);
        assert_eq!(again.out, text);
    }
}

#[test]
fn a_bundle_keeps_names_order_and_comments() {
    let scratch = scratch();
    let text = scratch
        .run(&["bundle", "api/openapi.yaml", "-q"])
        .exits(0)
        .out;
    for part in [
        "# What is kept, and where.\nopenapi: 3.1.0\n",
        "  title: Stock # of all houses\n",
        "  description: |\n    # Stock\n\n    All that is kept.\npaths:\n",
        "  # All items.\n  /items:\n    get:\n      operationId: listItems\n",
        "    Item:\n      # One thing.\n      type: object\n",
        "        # Its number.\n        id:\n",
        "    Again:\n      $ref: '#/components/schemas/Item'\n",
        "              thing: '#/components/schemas/Item'\n",
        "  parameters:\n    Page:\n      name: page\n",
        "    sort:\n      name: sort\n",
        "  responses:\n    problem:\n      description: A problem.\n",
        "          default: 'no'\n",
    ] {
        assert!(text.contains(part), "no {part:?} in:\n{text}");
    }
}

#[test]
fn what_has_errors_is_not_bundled() {
    let scratch = scratch();
    scratch.write("api/schemas/size.yaml", "enum: [small\n");
    let run = scratch.run(&["bundle", "api/openapi.yaml", "--out", "one.yaml"]);
    run.exits(1).says("syntax");
    assert!(!scratch.has("one.yaml"));
    scratch.run(&["bundle", "absent.yaml"]).exits(2);
}
