//! `README.md`, `reference.md` and examples of a generated crate. Markdown is read by comrak with every extension:
//! whatever a site could make of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod generated;

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use oasmith_codegen::config::Config;
use oasmith_codegen::files::{Files, is_generated};
use oasmith_codegen::pipeline::{Overrides, Request};
use oasmith_spec::load::Memory;

/// Stands in every nasty text, so that it is found again.
const CANARY: &str = "zq9x";

/// A document with a text wherever README and reference show some, and in the examples.
fn document(text: &str) -> String {
    let text = serde_json::Value::from(text);
    let path = format!("/pets/{}", text.as_str().unwrap().replace(['{', '}'], ""));
    serde_json::json!({
        "openapi": "3.1.0",
        "info": { "title": text, "version": "1", "summary": text, "description": text },
        "servers": [{ "url": "https://api.example.com" }],
        "security": [{ text.as_str().unwrap(): [] }],
        "tags": [{ "name": text, "description": text }],
        "paths": { path: { "post": {
            "tags": [text],
            "summary": text,
            "description": text,
            "parameters": [{
                "name": text, "in": "query", "required": true, "example": text,
                "schema": { "type": "string" },
            }],
            "requestBody": { "required": true, "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/Pet" },
                "example": { "name": text },
            } } },
            "responses": { "204": { "description": text } },
        } } },
        "components": {
            "securitySchemes": {
                text.as_str().unwrap(): { "type": "apiKey", "in": "header", "name": "X-Key", "description": text },
            },
            "schemas": { "Pet": {
                "type": "object",
                "required": ["name"],
                "properties": { "name": { "type": "string" } },
                "example": { "name": text, text.as_str().unwrap(): [text] },
            } },
        },
    })
    .to_string()
}

fn generate(document: String, name: &str) -> Files {
    let loader: Memory = [(name, document)].into_iter().collect();
    let request = Request {
        spec: name.into(),
        overrides: Overrides {
            config: Some(Config::default().crate_name("pets-client")),
            ..Overrides::default()
        },
        ..Request::default()
    };
    generated::files(&request, &loader)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let on = &mut options.extension;
    on.strikethrough = true;
    on.table = true;
    on.autolink = true;
    on.tasklist = true;
    on.superscript = true;
    on.subscript = true;
    on.footnotes = true;
    on.inline_footnotes = true;
    on.description_lists = true;
    on.multiline_block_quotes = true;
    on.alerts = true;
    on.math_dollars = true;
    on.math_code = true;
    on.wikilinks_title_after_pipe = true;
    on.spoiler = true;
    on.greentext = true;
    on.highlight = true;
    on.insert = true;
    options
}

/// What the blocks are, in their order, with the links. Fails where text of the document is anything but code.
fn outline(text: &str) -> Vec<String> {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
    let mut outline = Vec::new();
    for node in root.descendants() {
        let value = &node.data.borrow().value;
        match value {
            NodeValue::Document | NodeValue::Code(_) | NodeValue::SoftBreak => {}
            NodeValue::Text(words) => {
                let acts = ["@", "#", "://", "www.", "$", "<", CANARY];
                let acts = acts.iter().find(|acts| words.contains(**acts));
                assert_eq!(acts, None, "{words:?} in\n{text}");
            }
            NodeValue::Heading(heading) => outline.push(format!("heading {}", heading.level)),
            NodeValue::CodeBlock(block) => outline.push(format!("block of {}", block.info)),
            NodeValue::Link(link) => outline.push(format!("link to {}", link.url)),
            NodeValue::HtmlBlock(block) => {
                let comment = block.literal.trim();
                let marker = comment.strip_prefix("<!-- ").unwrap();
                let marker = marker.strip_suffix(" -->").unwrap();
                assert!(is_generated(marker) && !marker.contains("-->"), "{text}");
                outline.push("marker".to_owned());
            }
            NodeValue::Paragraph => outline.push("paragraph".to_owned()),
            NodeValue::List(_) => outline.push("list".to_owned()),
            NodeValue::Item(_) => outline.push("item".to_owned()),
            NodeValue::Table(table) => outline.push(format!("table of {}", table.num_columns)),
            NodeValue::TableRow(_) => outline.push("row".to_owned()),
            NodeValue::TableCell => outline.push("cell".to_owned()),
            other => panic!("{other:?} in\n{text}"),
        }
    }
    outline
}

const PIECES: &[&str] = &[
    "`",
    "``",
    "```",
    "\n```\n",
    "\n~~~\n",
    "](",
    "[x](javascript:alert(1))",
    "[x](https://evil.example)",
    "![x](http://evil.example/p.png)",
    "<img src=x onerror=alert(1)>",
    "-->",
    "<!--",
    "|",
    "\n|---|\n",
    "\n\n",
    "\n# h\n",
    "\n===\n",
    "\n- [ ] x\n",
    "\n> [!NOTE]\n",
    "\r",
    "\u{2028}",
    "\u{202e}",
    "&lt;",
    "\\",
    "$$x$$",
    "$`x`$",
    ":tada:",
    "www.evil.example",
    "me@evil.example",
    "@octocat",
    "#1",
    "[^1]",
    "\n[^1]: x\n",
    "*b*",
    "__b__",
    "~~s~~",
    "==m==",
    "1. ",
    "- ",
    "    code\n",
    "word ",
    "Word, ",
    "\"",
    "'",
    "//!",
    "*/",
    "\n: x\n",
    "^x^",
    "++x++",
    "||x||",
];

/// Texts put together of the pieces, always the same.
fn texts(count: usize) -> impl Iterator<Item = String> {
    let mut state = 1_u64;
    let mut next = move |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % most
    };
    (0..count).map(move |_| {
        let pieces: String = (0..=next(6)).map(|_| PIECES[next(PIECES.len())]).collect();
        let more: String = (0..=next(3)).map(|_| PIECES[next(PIECES.len())]).collect();
        format!("{pieces}{CANARY}{more}")
    })
}

#[test]
fn no_text_of_a_document_is_markup() {
    let harmless = generate(document("harmless7"), "openapi.json");
    let wanted = ["README.md", "reference.md"];
    let expected = wanted.map(|path| outline(harmless.get(path).unwrap()));
    assert!(expected[1].contains(&"table of 3".to_owned()));
    assert!(expected[0].contains(&"link to reference.md".to_owned()));
    for text in texts(120) {
        let name = "a--> <b> --!>.json";
        let files = generate(document(&text), name);
        for (path, expected) in wanted.iter().zip(&expected) {
            let found = outline(files.get(path).unwrap());
            // A text that says nothing has no paragraph.
            assert_eq!(&found, expected, "{text:?}\n{}", files.get(path).unwrap());
        }
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}

const CATS: &str = "
openapi: 3.1.0
info: { title: 飼い主 API, version: '1' }
servers: [{ url: 'https://api.example.com' }]
security: [{ 鍵: [] }]
paths:
  /猫:
    get:
      operationId: list_cats
      tags: [猫]
      summary: 猫の一覧
      parameters:
        - { name: 種類, in: query, required: true, schema: { $ref: '#/components/schemas/種類' }, example: 三毛 }
        - { name: cursor, in: query, schema: { type: string } }
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items: { type: array, items: { type: string } }
                  next_cursor: { type: string }
    post:
      operationId: add_cat
      tags: [猫]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Cat' }
            examples: { one: { value: { 名前: たま, age: 3, owner: { name: Ann } } } }
      responses: { '204': { description: Added. } }
  /猫/{id}:
    delete:
      operationId: remove_cat
      tags: [猫]
      deprecated: true
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, minimum: 1, default: 7 } }
        - { name: since, in: header, required: true, schema: { type: string, format: date } }
        - { name: tags, in: query, required: true, schema: { type: array, items: { type: string }, example: [a, b] } }
      responses: { '204': { description: Gone. } }
components:
  securitySchemes:
    鍵: { type: apiKey, in: header, name: X-Key }
    basic: { type: http, scheme: basic }
  schemas:
    種類: { type: string, enum: [白, 三毛] }
    Cat:
      type: object
      required: [名前, owner, kind]
      properties:
        名前: { type: string }
        age: { type: integer }
        kind: { $ref: '#/components/schemas/種類' }
        owner: { type: object, required: [name], properties: { name: { type: string } } }
";

const SETTINGS: &str = "
spec = 'openapi.yaml'

[crate]
name = 'cats'

[pagination]
list_cats = { items = '/items', cursor = '/next_cursor', parameter = 'cursor' }
";

#[test]
fn arguments_are_the_documents_own_examples() {
    let files = [
        ("openapi.yaml", CATS.to_owned()),
        ("oasmith.toml", SETTINGS.to_owned()),
    ];
    let loader: Memory = files.into_iter().collect();
    let request = Request {
        config: Some("oasmith.toml".into()),
        ..Request::default()
    };
    let files = generated::files(&request, &loader);
    let reference = files.get("reference.md").unwrap();
    for row in [
        "| `GET /猫` | `client.猫().list_cats(models::種類::三毛)` | 猫の一覧 |",
        "| `POST /猫` | `client.猫().add_cat(body)` |  |",
        "| `DELETE /猫/{id}` | `client.猫().remove_cat(7, \"2030-01-31\".parse::<runtime::Date>()?, \
         vec![\"a\".to_owned(), \"b\".to_owned()])` | Deprecated. |",
    ] {
        assert!(reference.contains(row), "{row}\n{reference}");
    }
    let readme = files.get("README.md").unwrap();
    let program = "\
use cats::models;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = cats::Client::new(\"api_key\")?;
    let mut items = client.猫().list_cats(models::種類::三毛).items();
    while let Some(item) = items.next().await {
        println!(\"{:?}\", item?);
    }
    Ok(())
}
";
    assert!(
        readme.contains(&format!("```rust\n{program}```\n")),
        "{readme}"
    );
    assert!(readme.contains("\n## Lists\n\n`.items()` of"), "{readme}");
    let items = "let mut items = client.猫().list_cats(models::種類::三毛).items();\n";
    assert_eq!(readme.matches(items).count(), 2, "{readme}");
    assert!(readme.contains("for the security scheme `鍵`"), "{readme}");
    // The test of the docs is the same but for the lines around it.
    let docs = files.get("src/lib.rs").unwrap();
    let statements = program
        .lines()
        .filter(|line| line.starts_with("    ") && !line.contains("Ok(()"));
    for line in statements {
        let line = line.strip_prefix("    ").unwrap();
        assert!(docs.contains(&format!("\n//! {line}\n")), "{line}\n{docs}");
    }
    let manifest = files.get("Cargo.toml").unwrap();
    assert!(manifest.contains("readme = \"README.md\"\n"), "{manifest}");
}

/// A body of required members, and of the optional ones that its example has.
#[test]
fn a_body_is_made_of_its_example() {
    let document = CATS.replace("    get:\n", "    x-get:\n");
    let files = generate(document, "openapi.yaml");
    let readme = files.get("README.md").unwrap();
    let body = "let body = models::Cat::new(\"たま\", models::種類::白, models::CatOwner::new(\"Ann\")).age(3);";
    assert!(readme.contains(body), "{readme}");
    assert!(
        readme.contains("client.猫().add_cat(body).await?;"),
        "{readme}"
    );
    assert!(!readme.contains("## Lists"), "{readme}");
}
