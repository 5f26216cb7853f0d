//! `oneOf`, `anyOf`, `discriminator` and several types.

use super::check;

#[test]
fn variants_are_named_by_what_chooses_them() {
    check(
        "
        A:
          oneOf:
            - {$ref: '#/components/schemas/X'}
            - {type: object, title: Titled, properties: {a: {type: string}}}
            - {type: object, required: [type], properties: {type: {const: link}}}
            - {type: array, items: {$ref: '#/components/schemas/X'}}
            - {type: string}
        X: {type: object, properties: {x: {type: string}}}
        ",
        r#"
        one A
          X: X
          Titled: A<Titled> # Titled
          link: A<link> where type="link"
          XArray: [X]
          string: string

        object A<Titled> # Titled
          a?: string

        object A<link>
          type: A<link>.type

        enum A<link>.type
          "link"

        object X
          x?: string
        "#,
    );
}

#[test]
fn numbers_that_are_one_variant_hold_the_values_of_all() {
    check(
        "
        A: {oneOf: [{type: integer}, {type: number, exclusiveMinimum: 0}, {type: boolean}]}
        B: {oneOf: [{type: integer, format: int32}, {type: integer, format: uint64}, {type: boolean}]}
        C: {oneOf: [{type: integer, format: int32}, {type: integer, format: uint32}, {type: boolean}]}
        ",
        "
        one A
          number: number
          boolean: boolean

        one B
          integer: integer
          boolean: boolean

        one C
          integer: i64
          boolean: boolean
        ",
    );
}

#[test]
fn lists_of_a_union_are_called_arrays_in_it() {
    check(
        "
        Tree: {oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Tree'}}]}
        ",
        "
        one Tree
          string: string
          array: [Tree]
        ",
    );
}

#[test]
fn several_types_are_a_union_of_kinds() {
    check(
        "
        A: {type: [string, integer, number, 'null'], maxLength: 3, minimum: 1}
        B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
        ",
        "
        any A
          number: number {>= 1}
          string: string {length ..3}

        object B
          a?: A | null
        ",
    );
}

#[test]
fn nested_and_equal_alternatives_are_laid_flat() {
    check(
        "
        A: {anyOf: [{anyOf: [{type: string}, {type: integer}]}, {oneOf: [{type: boolean}, {type: string}]}]}
        B: {anyOf: [{type: string, format: uuid}, {type: string, format: email}]}
        C: {anyOf: [{type: integer}, {type: number}]}
        E: {anyOf: [{type: string}, {type: string, enum: [a, b]}]}
        D: {anyOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/X'}]}
        X: {type: object, properties: {x: {type: string}}}
        ",
        r#"
        any A
          string: string
          integer: i64
          boolean: boolean

        type B = string

        type C = number

        any E
          string: string
          known: E<known>

        enum E<known>
          "a"
          "b"

        type D = X

        object X
          x?: string
        "#,
    );
}

#[test]
fn discriminators_have_tags() {
    check(
        "
        A:
          oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]
          discriminator: {propertyName: kind, mapping: {ex: '#/components/schemas/X', x2: X}}
        X: {type: object, required: [kind], properties: {kind: {type: string}}}
        Y: {type: object, required: [kind], properties: {kind: {type: string}}}
        ",
        "
        one A by kind
          X: X tagged ex, x2
          Y: Y tagged Y

        object X
          kind: string

        object Y
          kind: string
        ",
    );
}

#[test]
fn alternatives_that_hold_together_are_one_object() {
    check(
        "
        Provider:
          anyOf: [{$ref: '#/components/schemas/Base'}, {$ref: '#/components/schemas/One'}]
        Base:
          type: object
          required: [mode, name]
          properties: {mode: {enum: [ONE, TWO]}, name: {type: string}, extra: {type: object}}
        One:
          type: object
          additionalProperties: false
          required: [mode, url]
          properties: {mode: {enum: [ONE]}, url: {type: string}, extra: {properties: {a: {type: string}}}}
        ",
        r#"
        object Provider
          mode: Provider.mode
          name?: string
          extra?: Provider.extra
          url?: string
          *: any

        enum Provider.mode
          "ONE"
          "TWO"

        object Provider.extra
          a?: string
          *: any

        object Base
          mode: Base.mode
          name: string
          extra?: {*: any}

        enum Base.mode
          "ONE"
          "TWO"

        object One
          mode: One.mode
          url: string
          extra?: One.extra
          nothing else

        enum One.mode
          "ONE"

        object One.extra
          a?: string
        "#,
    );
}

#[test]
fn tags_that_overlap_tell_nothing_apart() {
    check(
        "
        P: {anyOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]}
        X: {type: object, required: [name, mode], properties: {name: {type: string}, mode: {$ref: '#/components/schemas/M'}}}
        Y: {type: object, required: [mode], properties: {mode: {enum: [a, c]}, url: {type: string}}}
        M: {enum: [a, b]}
        ",
        r#"
        object P
          name?: string
          mode: P.mode
          url?: string
          *: any

        enum P.mode
          "a"
          "b"
          "c"

        object X
          name: string
          mode: M

        object Y
          mode: Y.mode
          url?: string

        enum Y.mode
          "a"
          "c"

        enum M
          "a"
          "b"
        "#,
    );
}

#[test]
fn alternatives_with_members_of_their_own_stay_apart() {
    check(
        "
        A: {anyOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]}
        X: {type: object, required: [x], properties: {x: {type: string}}}
        Y: {type: object, required: [y], properties: {y: {type: string}}}
        ",
        "
        any A
          X: X
          Y: Y

        object X
          x: string

        object Y
          y: string
        ",
    );
}

#[test]
fn conditions_and_empty_lists_are_no_variants() {
    check(
        "
        A: {type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}
        B: {anyOf: []}
        ",
        "
        object A
          a?: string
          b?: string
          *: any

        type B = any
        ",
    );
}
