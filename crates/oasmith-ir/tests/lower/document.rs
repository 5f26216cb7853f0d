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
        ",
        "
        object A
          a?: string

        type B = {*: string}

        type C = [string]

        object D
          a?: string

        fallback: `not` is checked by nobody
        fallback: `if`, `then` and `else` are checked by nobody, and what they declare is not known
        fallback: `dependentRequired` is checked by nobody
        fallback: `propertyNames` is checked by nobody
        fallback: `contains` is checked by nobody
        fallback: a `discriminator` without alternatives chooses nothing; the type has the members that are declared here
        ",
    );
}
