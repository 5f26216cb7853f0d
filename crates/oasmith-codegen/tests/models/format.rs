//! What is printed is what rustfmt would print.

use super::rustfmt::assert_formatted;
use super::schemas;

/// Schemas with names of up to 70 characters, so that every break comes about.
fn lengths() -> String {
    let mut document = String::new();
    for length in (1..62).step_by(3) {
        let name = "n".repeat(length);
        document.push_str(&format!(
            "Object{length}{name}:
  type: object
  deprecated: true
  description: This {name} is deprecated, use another one.
  required: [{name}a, {name}b]
  properties:
    {name}a: {{type: string}}
    {name}b: {{type: object, additionalProperties: {{type: [integer, 'null']}}}}
    {name}c: {{type: [boolean, 'null'], maxLength: 3}}
    {name}d: {{type: array, items: {{$ref: '#/components/schemas/Union{length}{name}'}}}}
Enum{length}{name}:
  type: string
  enum: [{name}a, {name}b]
Union{length}{name}:
  oneOf:
    - {{$ref: '#/components/schemas/Object{length}{name}'}}
    - {{type: array, items: {{type: string}}}}
    - {{type: integer}}
"
        ));
    }
    document
}

/// Objects with members of 58 to 90 characters, of every kind that is set, read or checked otherwise.
fn long_members() -> String {
    let kinds = [
        "{type: string}",
        "{type: [string, 'null']}",
        "{type: integer}",
        "{type: boolean, default: true}",
        "{type: string, maxLength: 3}",
        "{type: string, format: date-time}",
        "{type: array, items: {type: string}}",
        "{type: object, additionalProperties: {type: integer}}",
    ];
    let names: Vec<String> = (58..=90).map(|length| "n".repeat(length)).collect();
    let mut document = String::new();
    for (number, kind) in kinds.iter().enumerate() {
        for required in ["", &names.join(", ")] {
            let some = if required.is_empty() { "Some" } else { "All" };
            document.push_str(&format!(
                "{some}{number}:\n  type: object\n  required: [{required}]\n  properties:\n"
            ));
            for name in &names {
                document.push_str(&format!("    {name}: {kind}\n"));
            }
        }
    }
    document
}

#[test]
fn nothing_is_left_for_rustfmt() {
    assert_formatted(&schemas(&lengths()));
}

#[test]
fn nothing_of_long_members_is_left_for_rustfmt() {
    assert_formatted(&schemas(&long_members()));
}
