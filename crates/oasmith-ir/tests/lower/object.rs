//! Objects, maps, arrays and what is implied.

use super::check;

#[test]
fn objects_and_maps() {
    check(
        "
        Free: {type: object}
        Open: {type: object, additionalProperties: true}
        Texts: {type: object, additionalProperties: {type: string}}
        Closed: {type: object, additionalProperties: false}
        Implied: {properties: {a: {type: string}}}
        Both: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}
        Negated: {type: object, properties: {a: {}}, unevaluatedProperties: {not: {}}}
        Required: {type: object, required: [a], additionalProperties: {type: string}}
        ",
        "
        type Free = {*: any}

        type Open = {*: any}

        type Texts = {*: string}

        object Closed
          nothing else

        object Implied
          a?: string

        object Both
          a?: string
          *: i64

        object Negated
          a?: any
          nothing else

        object Required
          a: string
          *: string
        ",
    );
}

#[test]
fn patterned_members_are_a_map_or_what_else_is_kept() {
    check(
        "
        Map: {type: object, patternProperties: {'^x-': {type: string}}, additionalProperties: false}
        Open: {type: object, patternProperties: {'^x-': {type: string}}}
        Mixed: {type: object, properties: {a: {type: string}}, patternProperties: {'^x': {type: integer}}}
        All: {type: object, properties: {a: {type: string}}, patternProperties: {'^.*$': {type: integer}}}
        ",
        "
        type Map = {/^x-/: string}

        type Open = {/^x-/: string}

        object Mixed
          a?: string
          /^x/: i64

        object All
          a?: string
          *: i64
        ",
    );
}

#[test]
fn members_keep_what_their_use_says() {
    check(
        "
        A:
          type: object
          required: [id]
          properties:
            id: {type: integer, readOnly: true, description: The id.}
            t: {$ref: '#/components/schemas/T', description: Mine., deprecated: true, default: x}
            u: {allOf: [{$ref: '#/components/schemas/T'}], writeOnly: true}
            v: {$ref: '#/components/schemas/T', maxLength: 3}
        T: {type: string, description: A text., minLength: 1}
        ",
        "
        object A
          id: i64 readOnly # The id.
          t?: T = \"x\" deprecated # Mine.
          u?: T writeOnly # A text.
          v?: string {length 1..3}

        type T = string {length 1..} # A text.
        ",
    );
}

#[test]
fn arrays_and_tuples() {
    check(
        "
        A: {type: array, items: {type: string}, maxItems: 3, uniqueItems: true}
        B: {type: array}
        C: {items: {$ref: '#/components/schemas/A'}}
        D: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
        E: {type: array, prefixItems: [{type: string}]}
        F: {type: array, prefixItems: [{type: string}, {type: integer}], minItems: 1, maxItems: 2}
        G: {allOf: [{prefixItems: [true, {type: integer}]}, {type: array, items: {type: integer, minimum: 1}}]}
        ",
        "
        type A = [string] {items ..3, unique}

        type B = [any]

        type C = [A]

        type D = (string?, i64?)

        type E = (string?, any...)

        type F = (string, i64?) {items 1..2}

        type G = (i64 {>= 1}?, i64 {>= 1}?, i64 {>= 1}...)
        ",
    );
}
