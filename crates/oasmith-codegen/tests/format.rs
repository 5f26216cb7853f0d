//! Whole files are what rustfmt would make of them, however long the names are.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod generated;
#[path = "generated/rustfmt.rs"]
mod rustfmt;

use std::fmt::Write as _;

/// Generates a document of these paths and component schemas, and looks at every file. Gives them all as one text.
fn formatted(paths: &str, schemas: &str) -> String {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths:\n{paths}components:\n  schemas:\n{schemas}"
    );
    let files = generated::module(text);
    let mut all = String::new();
    for (_, text) in files.iter() {
        rustfmt::assert_formatted(text);
        all.push_str(text);
    }
    all
}

/// A name of so many letters that begins with two of its own.
fn name(at: usize, length: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
    let (first, second) = (letter(at).to_ascii_uppercase(), letter(at / 26));
    format!("{first}{second}{}", "n".repeat(length))
}

#[test]
fn what_a_file_names_of_others_is_imported_and_nothing_else() {
    let names: Vec<String> = (0..40).map(|at| name(at, 3 + at * 7 % 30)).collect();
    let mut schemas = String::new();
    for name in &names {
        let _ = writeln!(
            schemas,
            "    {name}: {{ type: object, properties: {{ a: {{ type: string }} }} }}"
        );
    }
    schemas.push_str(
        "    Old: { type: object, deprecated: true, properties: { a: { type: string } } }\n",
    );
    let mut paths = String::new();
    for group in 0..120 {
        let used = names.iter().cycle().skip(group * 3).take(group % 7);
        let mut members: Vec<String> = used
            .enumerate()
            .map(|(at, name)| format!("m{at}: {{ $ref: '#/components/schemas/{name}' }}"))
            .collect();
        if group % 5 == 0 {
            members.push("old: { $ref: '#/components/schemas/Old' }".to_owned());
        }
        let _ = writeln!(
            paths,
            "  /group{group}: {{ get: {{ operationId: list{group}, responses: {{ '200': {{ description: All., content: {{ \
             application/json: {{ schema: {{ type: object, properties: {{ {} }} }} }} }} }} }} }} }}",
            members.join(", ")
        );
    }
    let all = formatted(&paths, &schemas);
    assert!(!all.contains("use super::*"));
    assert!(all.contains("#[allow(deprecated)]\nuse super::Old;\n"));
}

#[test]
fn encodings_notes_and_long_types_are_broken() {
    let mut paths = String::new();
    for length in 1..70 {
        let member = "m".repeat(length);
        let note = "o".repeat(length);
        let answer = name(length, length * 2);
        let _ = writeln!(
            paths,
            "  /{member}/{{id}}:
    parameters: [{{ name: id, in: path, required: true, schema: {{ type: string }} }}]
    get:
      operationId: get{answer}
      deprecated: true
      description: This is deprecated, use {note} of the new one.
      responses:
        '200': {{ description: One., content: {{ application/json: {{ schema: {{ type: object, properties: {{ a: {{ type: string }} }} }} }} }} }}
        '202': {{ description: One., content: {{ text/plain: {{ schema: {{ type: string }} }} }} }}
    post:
      operationId: post{answer}
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {{ type: object, properties: {{ {member}: {{ type: object }}, {member}b: {{ type: object }} }} }}
            encoding: {{ {member}: {{ style: deepObject }}, {member}b: {{ style: deepObject }} }}
      responses: {{ '204': {{ description: Done. }} }}
    put:
      operationId: put{answer}
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {{ type: object, properties: {{ {member}: {{ type: object }} }} }}
            encoding: {{ {member}: {{ style: deepObject }} }}
      responses: {{ '204': {{ description: Done. }} }}"
        );
    }
    let all = formatted(&paths, "    Unused: { type: string }\n");
    assert!(all.contains("rt::Encoding::Style(rt::Style::DEEP_OBJECT)"));
}
