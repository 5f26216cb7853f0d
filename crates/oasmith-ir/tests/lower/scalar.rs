//! Scalars, their formats and limits.

use super::check;

#[test]
fn formats() {
    check(
        "
        A:
          type: object
          properties:
            a: {type: string, format: date-time}
            b: {type: string, format: uuid}
            c: {type: string, contentEncoding: base64}
            d: {type: string, format: ipv4}
            e: {type: string, format: binary}
            f: {type: integer, format: int32}
            g: {type: integer, format: int32, maximum: 9999999999}
            h: {type: integer, minimum: 0, maximum: 18446744073709551615}
            i: {type: number, format: float, exclusiveMinimum: 0}
            j: {type: number, minimum: 0, exclusiveMinimum: true}
        ",
        "
        object A
          a?: date-time
          b?: uuid
          c?: base64
          d?: string(ipv4)
          e?: string(binary)
          f?: i32
          g?: i64 {<= 9999999999}
          h?: u64 {>= 0, <= 18446744073709551615}
          i?: number {> 0}
          j?: number {> 0}
        ",
    );
}

#[test]
fn limits_imply_no_type() {
    check(
        "
        A: {pattern: '^a'}
        B: {}
        C: true
        D: false
        ",
        "
        type A = any

        type B = any

        type C = any

        type D = never

        fallback: limits stand here without a `type`, so that they hold for some JSON only; any JSON is accepted, and validation checks the limits
        ",
    );
}

#[test]
fn aliases_keep_their_names() {
    check(
        "
        A: {$ref: '#/components/schemas/B', description: Another B.}
        B: {type: object, properties: {a: {type: string}}}
        C: {allOf: [{$ref: '#/components/schemas/B'}]}
        ",
        "
        type A = B # Another B.

        object B
          a?: string

        type C = B
        ",
    );
}
