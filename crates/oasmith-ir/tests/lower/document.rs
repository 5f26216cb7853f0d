//! What no validator of ours honours is said.

use super::check;

#[test]
fn unchecked_keywords_are_listed() {
    check(
        "
        A:
          type: object
          properties: {a: {type: string}}
          not: {required: [a]}
          if: {required: [a]}
          then: {required: [b]}
          dependentRequired: {a: [b]}
          propertyNames: {pattern: '^a'}
        B: {type: object, additionalProperties: {type: string}, propertyNames: {type: string}}
        C: {type: array, items: {type: string}, contains: {const: a}}
        D: {type: object, discriminator: {propertyName: a}, properties: {a: {type: string}}}
        E: {type: object, discriminator: {propertyName: a, mapping: {e: '#/components/schemas/E'}}, properties: {a: {type: string}}}
        ",
        "
        object A
          a?: string
          *: any

        type B = {*: string}

        type C = [string]

        object D
          a?: string

        object E
          a?: string

        fallback: a `discriminator` without alternatives chooses nothing; the type has the properties that are declared here
        ",
    );
}
