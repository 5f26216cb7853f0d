//! One shape a test.

use super::{models, schemas};

/// Asserts that these lines stand in the text, one right after the other, whatever their depth.
fn assert_lines(text: &str, lines: &str) {
    let squeeze = |text: &str| -> String {
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        format!("\n{}\n", lines.join("\n"))
    };
    let (text, lines) = (squeeze(text), squeeze(lines));
    assert!(text.contains(&lines), "missing:{lines}in:{text}");
}

#[test]
fn objects() {
    let text = schemas(
        "Error:
  type: object
  description: What went wrong.
  required: [type, at, cause]
  properties:
    type: {type: string}
    at: {type: string, format: date-time}
    cause: {type: [string, 'null']}
    note: {type: string, description: \"First.\\n\\nSecond.\"}
    hint: {type: [integer, 'null']}
  additionalProperties: {type: boolean}
",
    );
    assert_lines(
        &text,
        "/// What went wrong.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Error {
            /// `type`
            pub type_: String,
            pub at: rt::DateTime,
            pub cause: Option<String>,",
    );
    assert_lines(&text, "pub hint: rt::Field<i64>,");
    assert_lines(&text, "pub additional_properties: BTreeMap<String, bool>,");
    assert_lines(
        &text,
        "pub fn new(
            type_: impl Into<String>,
            at: impl Into<rt::DateTime>,
            cause: Option<String>,
        ) -> Self {
            Self {
                type_: type_.into(),
                at: at.into(),
                cause,
                note: None,
                hint: rt::Field::Absent,
                additional_properties: BTreeMap::new(),
            }
        }",
    );
    assert_lines(
        &text,
        "/// First.
        #[must_use]
        pub fn note(mut self, note: impl Into<String>) -> Self {
            self.note = Some(note.into());
            self
        }",
    );
    assert_lines(
        &text,
        "match member {
            0 => members.fill(reader, &mut type_),
            1 => members.fill(reader, &mut at),
            2 => members.fill(reader, &mut cause),
            3 => members.read(reader, &mut note),
            4 => members.read(reader, &mut hint),
            _ => members.insert(reader, &mut additional_properties),
        }",
    );
    assert_lines(
        &text,
        "writer.member(\"cause\", &self.cause);
        writer.optional(\"note\", &self.note);
        writer.field(\"hint\", &self.hint);
        writer.members(&self.additional_properties);",
    );
}

#[test]
fn what_is_only_received_has_no_setters() {
    let text = models(
        "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /x:
    get:
      responses:
        '200':
          description: Fine
          content:
            application/json:
              schema: {type: object, properties: {note: {type: [string, 'null']}}}
",
    );
    assert_lines(&text, "pub note: Option<String>,");
    assert_lines(&text, "#[derive(Debug, Clone, Default, PartialEq)]");
    assert!(!text.contains("mut self"), "{text}");
    assert!(!text.contains("Validate"), "{text}");
}

#[test]
fn enums() {
    let text = schemas(
        "Mode: {type: string, enum: [full, '', '*']}\nLevel: {type: integer, enum: [1, 2]}\n",
    );
    assert_lines(
        &text,
        "Self::Full => \"full\",
        Self::Empty => \"\",",
    );
    assert_lines(&text, "_ => Self::Unknown(rt::UnknownValue::new(value)),");
    assert_lines(&text, "rt::text_enum!(Mode);");
    assert_lines(&text, "impl From<i64> for Level {");
    assert_lines(&text, "rt::integer_enum!(Level);");
}

#[test]
fn unions() {
    let text = schemas(
        "Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {type: string}]
Cat: {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}
Dog: {type: object, required: [kind], properties: {kind: {const: dog}}, additionalProperties: false}
",
    );
    assert_lines(&text, "Cat(Box<Cat>),");
    assert_lines(
        &text,
        "rt::Variant::of(\"Cat\", rt::Kinds::OBJECT)
        .constants(&[(\"kind\", &[rt::Constant::Text(\"cat\")])])
        .required(&[\"kind\"])
        .known(&[\"kind\", \"lives\"]),
        rt::Variant::of(\"Dog\", rt::Kinds::OBJECT)
        .constants(&[(\"kind\", &[rt::Constant::Text(\"dog\")])])
        .required(&[\"kind\"])
        .known(&[\"kind\"])
        .closed(),",
    );
    assert_lines(&text, "Some(1) => Self::Dog(reader.read()?),");
    assert_lines(&text, "impl From<Dog> for Pet {");
    assert_lines(&text, "impl From<&str> for Pet {");
}

#[test]
fn maps_and_aliases() {
    let text = schemas(
        "Tags: {type: object, maxProperties: 10, additionalProperties: {type: string, maxLength: 255}}
Names: {type: array, items: {type: [string, 'null']}}
Other: {$ref: '#/components/schemas/Tags'}
",
    );
    assert_lines(&text, "pub struct Tags(pub BTreeMap<String, String>);");
    assert_lines(
        &text,
        "checker.properties(self.0.len(), None, Some(10));
        for (key, value) in &self.0 {
            checker.at(key, |checker| {
                checker.length(value, None, Some(255));
            });
        }",
    );
    assert_lines(&text, "pub type Names = Vec<Option<String>>;");
    assert_lines(&text, "pub type Other = Tags;");
}

#[test]
fn cycles_are_boxed() {
    let text = schemas(
        "Node:
  type: object
  properties:
    next: {$ref: '#/components/schemas/Node'}
    children: {type: array, items: {$ref: '#/components/schemas/Node'}}
",
    );
    assert_lines(&text, "pub next: Option<Box<Node>>,");
    assert_lines(&text, "pub children: Option<Vec<Node>>,");
    assert_lines(&text, "self.next = Some(Box::new(next));");
}

#[test]
fn limits_are_checked_on_request() {
    let text = schemas(
        "Page:
  type: object
  required: [size]
  properties:
    size: {type: integer, minimum: 0.5, exclusiveMaximum: 100}
    names: {type: array, uniqueItems: true, items: {type: string, pattern: '^a\"$'}}
",
    );
    assert_lines(
        &text,
        "checker.at(\"size\", |checker| {
            checker.minimum(self.size, 1);
            checker.exclusive_maximum(self.size, 100);
        });
        if let Some(value) = &self.names {
            checker.at(\"names\", |checker| {
                checker.unique(value);
                for (index, item) in value.iter().enumerate() {
                    checker.index(index, |checker| {
                        checker.pattern(item, \"^a\\\"$\");",
    );
}

#[test]
fn names_of_the_standard_library_are_written_out() {
    let text = schemas(
        "Option: {type: object, properties: {x: {type: string}}}
String: {type: object, additionalProperties: {type: string}}
",
    );
    assert_lines(
        &text,
        "pub x: ::std::option::Option<::std::string::String>,",
    );
    assert_lines(
        &text,
        "pub struct String(pub BTreeMap<::std::string::String, ::std::string::String>);",
    );
}

#[test]
fn members_do_not_meet_the_variables_of_decode() {
    let text = schemas(
        "All: {type: object, properties: {reader: {}, members: {}, member: {}, writer: {}, self: {}}}\n",
    );
    assert_lines(
        &text,
        "fn decode(reader_2: &mut rt::Reader<'_>) -> rt::Decoded<Self> {",
    );
    assert_lines(
        &text,
        "while let Some(member_2) = members_2.next(reader_2)? {",
    );
    assert!(syn::parse_file(&text).is_ok(), "{text}");
}

#[test]
fn deprecation_is_told_outside_and_allowed_inside() {
    let text = schemas(
        "Old: {type: object, deprecated: true, description: 'Deprecated. Use `New`.'}
New: {type: object, properties: {old: {$ref: '#/components/schemas/Old'}, x: {type: string, deprecated: true}}}
",
    );
    assert_lines(&text, "#[deprecated(note = \"Use `New`.\")]");
    assert_lines(&text, "#[allow(deprecated)]\nimpl rt::Decode for New {");
    assert_lines(&text, "#[deprecated]\npub x: Option<String>,");
}
