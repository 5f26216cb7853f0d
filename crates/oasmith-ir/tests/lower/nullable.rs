//! Null in its spellings.

use super::check;

#[test]
fn five_spellings_are_one_fact() {
    check(
        "
        A:
          type: object
          properties:
            a: {type: string, nullable: true}
            b: {type: [string, 'null']}
            c: {anyOf: [{type: string}, {type: 'null'}]}
            d: {oneOf: [{type: 'null'}, {type: string}]}
            e: {type: string, enum: [x, null]}
            f: {const: null}
            g: {nullable: true}
        ",
        r#"
        object A
          a?: string | null
          b?: string | null
          c?: string | null
          d?: string | null
          e?: A.e | null
          f?: null | null
          g?: any | null

        enum A.e
          "x"
        "#,
    );
}

#[test]
fn a_nullable_component_is_nullable_wherever_it_is_used() {
    check(
        "
        A:
          type: object
          properties:
            plain: {$ref: '#/components/schemas/N'}
            wrapped: {allOf: [{$ref: '#/components/schemas/N'}]}
            beside: {$ref: '#/components/schemas/P', nullable: true}
            branch: {allOf: [{$ref: '#/components/schemas/P'}, {nullable: true}]}
        N: {type: [object, 'null'], properties: {x: {type: string}}}
        P: {type: object, properties: {x: {type: string}}}
        ",
        "
        object A
          plain?: N | null
          wrapped?: N | null
          beside?: P | null
          branch?: P | null

        object N
          x?: string

        object P
          x?: string
        ",
    );
}

#[test]
fn null_among_other_variants_is_no_variant() {
    check(
        "
        A: {anyOf: [{type: string}, {type: integer}, {type: 'null'}]}
        B: {type: array, items: {$ref: '#/components/schemas/A'}}
        ",
        "
        any A
          string: string
          integer: i64

        type B = [A | null]
        ",
    );
}
