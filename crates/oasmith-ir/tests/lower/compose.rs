//! `allOf`.

use oasmith_spec::code::Code;

use super::{check, count, lowered, with_schemas};

#[test]
fn branches_are_merged() {
    check(
        "
        A:
          description: All.
          required: [c]
          allOf:
            - {$ref: '#/components/schemas/Base'}
            - type: object
              additionalProperties: false
              properties: {b: {type: integer}, kind: {enum: [x]}}
          properties: {c: {type: string}}
        Base:
          type: object
          required: [kind]
          properties: {kind: {type: string, enum: [x, y]}, a: {type: string}}
        ",
        r#"
        object A # All.
          kind: A.kind
          a?: string
          b?: i64
          c: string

        enum A.kind
          "x"

        object Base
          kind: Base.kind
          a?: string

        enum Base.kind
          "x"
          "y"
        "#,
    );
}

#[test]
fn inline_types_are_named_from_where_they_stand() {
    check(
        "
        Whole: {allOf: [{$ref: '#/components/schemas/Part'}, {properties: {mine: {enum: [y]}}}]}
        Part: {type: object, properties: {kind: {enum: [x]}}}
        ",
        r#"
        object Whole
          kind?: Part.kind
          mine?: Whole.mine

        enum Whole.mine
          "y"

        object Part
          kind?: Part.kind

        enum Part.kind
          "x"
        "#,
    );
}

#[test]
fn limits_intersect() {
    check(
        "
        A: {allOf: [{type: string, minLength: 1, maxLength: 9}, {maxLength: 5, pattern: a}, {minLength: 2, pattern: b}]}
        B: {allOf: [{type: integer, minimum: 1}, {type: number, exclusiveMinimum: 1, maximum: 4}]}
        ",
        "
        type A = string {length 2..5, /a/, /b/}

        type B = i64 {> 1, <= 4}
        ",
    );
}

#[test]
fn unions_spread_over_what_stands_beside_them() {
    check(
        "
        A:
          allOf:
            - {type: object, required: [id], properties: {id: {type: string}}}
            - oneOf:
                - {$ref: '#/components/schemas/X'}
                - {type: object, title: Other, properties: {y: {type: string}}}
        X: {type: object, properties: {x: {type: string}}}
        ",
        "
        one A
          X: A<X>
          Other: A<Other> # Other

        object A<X>
          id: string
          x?: string

        object A<Other> # Other
          id: string
          y?: string

        object X
          x?: string
        ",
    );
}

#[test]
fn what_adds_nothing_makes_no_copies() {
    check(
        "
        A:
          type: object
          required: [kind]
          properties: {kind: {type: string}}
          oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]
        B: {type: object, allOf: [{$ref: '#/components/schemas/X'}, {description: An X.}]}
        X: {type: object, required: [kind], properties: {kind: {const: x}}}
        Y: {type: object, required: [kind], properties: {kind: {const: y}}}
        ",
        r#"
        one A
          X: X where kind="x"
          Y: Y where kind="y"

        type B = X # An X.

        object X
          kind: X.kind

        enum X.kind
          "x"

        object Y
          kind: Y.kind

        enum Y.kind
          "y"
        "#,
    );
}

#[test]
fn parents_that_list_their_children_are_no_circle() {
    check(
        "
        Pet:
          type: object
          required: [kind]
          properties: {kind: {type: string}}
          discriminator: {propertyName: kind}
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {tricks: {type: integer}}}]}
        ",
        "
        one Pet by kind
          Cat: Cat tagged Cat
          Dog: Dog tagged Dog

        object Cat
          kind: string
          lives?: i64

        object Dog
          kind: string
          tricks?: i64
        ",
    );
}

#[test]
fn contradictions_are_reported_and_carried_as_json() {
    let text = "A: {allOf: [{type: string}, {type: object, properties: {a: {type: string}}}]}";
    let (api, diagnostics) = lowered(&with_schemas(text));
    assert_eq!(count(&diagnostics, Code::UNSATISFIABLE), 1);
    assert_eq!(count(&diagnostics, Code::UNSUPPORTED), 0, "once is enough");
    assert_eq!(api.fallbacks.len(), 1);
}

#[test]
fn composition_with_oneself_ends() {
    check(
        "
        A: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {a: {$ref: '#/components/schemas/A'}}}]}
        B: {properties: {x: {allOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}}}
        C: {properties: {x: {allOf: [{$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/B'}]}}}
        ",
        "
        object A
          a?: ^A

        object B
          x?: B.x

        object B.x
          x?: C.x

        object C
          x?: C.x

        object C.x
          x?: ^B.x
        ",
    );
}
