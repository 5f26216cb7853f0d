//! Listed values.

use super::check;

#[test]
fn bases_names_and_descriptions() {
    check(
        "
        A: {type: string, enum: [a, b, a], x-enum-varnames: [First, Second], x-enum-descriptions: [One., Two.]}
        B: {enum: [1, 2]}
        C: {type: number, enum: [1, 1.5]}
        D: {type: boolean, enum: [true, false]}
        E: {const: only}
        F: {enum: [a, 1]}
        G: {enum: [null]}
        H: {type: boolean, enum: [true]}
        ",
        r#"
        enum A
          "a" as First # One.
          "b" as Second # Two.

        enum B
          1
          2

        enum C
          1
          1.5

        type D = boolean

        enum E
          "only"

        enum F
          "a"
          1

        type G = null

        enum H
          true
        "#,
    );
}

#[test]
fn values_are_taken_as_the_type_has_them() {
    check(
        "
        A: {type: integer, enum: ['1', '2']}
        B: {type: integer, enum: [1, a]}
        ",
        r#"
        enum A
          1
          2

        enum B
          1
          "a"

        fallback: numbers are listed as texts, though `type` is a number; they are taken as numbers
        fallback: values are listed that are not of the `type` that holds here; they are accepted as they are listed
        "#,
    );
}

#[test]
fn alternatives_that_are_constants_are_one_enum() {
    check(
        "
        A:
          oneOf:
            - {const: a, title: First, description: One.}
            - {const: b, title: Second}
            - {type: 'null'}
        B: {anyOf: [{type: string, enum: [x]}, {type: string, enum: [y, z]}]}
        ",
        r#"
        enum A
          "a" as First # One.
          "b" as Second

        enum B
          "x"
          "y"
          "z"
        "#,
    );
}

#[test]
fn odd_lists_are_read_as_they_were_meant() {
    check(
        "
        A: {type: string, enum: [1, 2.0, 0x10]}
        B: {type: string, enum: []}
        C: {enum: []}
        D: {const: {a: 1}}
        E: {const: 50, enum: [null]}
        ",
        r#"
        enum A
          "1"
          "2.0"
          "16"

        type B = string

        type C = string

        enum D
          {...}

        enum E
          50

        fallback: values are listed that are not strings, though `type` is; they are taken as texts, numbers as JSON writes them (`0x10` as `16`)
        "#,
    );
}
