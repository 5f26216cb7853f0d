//! Cycles, usage, origins, and documents made to break things.

use std::fmt::Write;

use oasmith_spec::code::Code;

use super::{check, count, lowered, with_schemas};

#[test]
fn cycles_are_marked_once() {
    check(
        "
        Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}, all: {type: array, items: {$ref: '#/components/schemas/Node'}}}}
        A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
        B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
        U: {oneOf: [{type: string}, {$ref: '#/components/schemas/V'}]}
        V: {type: object, properties: {u: {$ref: '#/components/schemas/U'}}}
        ",
        "
        object Node
          next?: ^Node
          all?: [Node]

        object A
          b?: B

        object B
          a?: ^A

        one U
          string: string
          V: V

        object V
          u?: U
        ",
    );
}

#[test]
fn what_requires_itself_is_reported() {
    let endless =
        "A: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}";
    let (_, diagnostics) = lowered(&with_schemas(endless));
    assert_eq!(count(&diagnostics, Code::UNSATISFIABLE), 1);
    let nullable = "A: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A', nullable: true}}}";
    let (_, diagnostics) = lowered(&with_schemas(nullable));
    assert_eq!(count(&diagnostics, Code::UNSATISFIABLE), 0);
}

#[test]
fn lists_and_maps_may_hold_themselves() {
    check(
        "
        A: {type: array, items: {$ref: '#/components/schemas/A'}}
        B: {type: object, additionalProperties: {$ref: '#/components/schemas/B'}}
        ",
        "
        type A = [A]

        type B = {*: B}
        ",
    );
}

#[test]
fn inline_types_are_placed_where_they_are_written() {
    check(
        "
        A: {type: object, properties: {x: {$ref: '#/components/schemas/B/properties/y'}}}
        B: {type: object, properties: {y: {type: object, properties: {z: {type: string}}}}}
        ",
        "
        object A
          x?: B.y

        object B
          y?: B.y

        object B.y
          z?: string
        ",
    );
}

#[test]
fn long_chains_need_no_stack() {
    let mut text = String::new();
    let count = 3000;
    for at in 0..count {
        let next = (at + 1) % count;
        let _ = writeln!(
            text,
            "O{at}: {{type: object, properties: {{n: {{$ref: '#/components/schemas/O{next}'}}}}}}"
        );
        if at + 1 < count {
            let _ = writeln!(text, "R{at}: {{$ref: '#/components/schemas/R{next}'}}");
            let _ = writeln!(
                text,
                "U{at}: {{anyOf: [{{type: string}}, {{$ref: '#/components/schemas/U{next}'}}]}}"
            );
            let _ = writeln!(
                text,
                "N{at}: {{type: object, properties: {{d: {{$ref: '#/components/schemas/N{next}/properties/d'}}}}}}"
            );
        }
    }
    let last = count - 1;
    let _ = writeln!(text, "R{last}: {{type: string}}");
    let _ = writeln!(text, "U{last}: {{type: integer, nullable: true}}");
    let _ = writeln!(
        text,
        "N{last}: {{type: object, properties: {{d: {{type: string}}}}}}"
    );
    let (api, _) = lowered(&with_schemas(&text));
    assert_eq!(api.models.len(), count * 4);
    let printed = oasmith_ir::print::print(&api);
    assert!(printed.contains("object O2999 [sent, received]\n  n?: ^O0\n"));
    assert!(printed.contains("  U1: U1\n"));
}

#[test]
fn long_inheritance_is_bounded() {
    let mut text = String::from("A0: {type: object, properties: {m0: {type: string}}}\n");
    for at in 1..300 {
        let before = at - 1;
        let _ = writeln!(
            text,
            "A{at}: {{allOf: [{{$ref: '#/components/schemas/A{before}'}}, {{properties: {{m{at}: {{type: string}}}}}}]}}"
        );
    }
    let (api, diagnostics) = lowered(&with_schemas(&text));
    assert_eq!(api.models.len(), 300);
    assert!(count(&diagnostics, Code::UNSUPPORTED) > 0);
}

#[test]
fn multiplying_alternatives_are_bounded() {
    let group = |at: usize| {
        let branch = |letter: char| {
            format!("{{type: object, properties: {{{letter}{at}: {{type: string}}}}}}")
        };
        format!(
            "{{oneOf: [{}, {}, {}]}}",
            branch('a'),
            branch('b'),
            branch('c')
        )
    };
    let groups: Vec<String> = (0..12).map(group).collect();
    let text = format!("A: {{allOf: [{}]}}", groups.join(", "));
    let (api, diagnostics) = lowered(&with_schemas(&text));
    assert!(api.types.len() < 10_000);
    assert_eq!(count(&diagnostics, Code::UNSUPPORTED), 1);
}

#[test]
fn unions_of_each_other_are_linear() {
    let mut text = String::new();
    let count = 40;
    for at in 0..count {
        let others = (1..20).map(|step| (at + step) % count);
        let others: Vec<String> = others
            .map(|other| format!("{{$ref: '#/components/schemas/U{other}'}}"))
            .collect();
        let _ = writeln!(
            text,
            "U{at}: {{anyOf: [{}, {{type: string}}]}}",
            others.join(", ")
        );
    }
    let (api, _) = lowered(&with_schemas(&text));
    assert_eq!(api.models.len(), count);
}

#[test]
fn undecided_alternatives_are_decided_by_each_variant() {
    check(
        "
        A:
          allOf:
            - oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]
            - oneOf: [{$ref: '#/components/schemas/V'}, {$ref: '#/components/schemas/W'}]
        X: {type: object, properties: {x: {type: string}}}
        Y: {type: object, properties: {y: {type: string}}}
        V: {type: object, properties: {v: {type: string}}}
        W: {type: object, properties: {w: {type: string}}}
        ",
        "
        one A
          X: A<X>
          Y: A<Y>

        one A<X>
          V: A<X><V>
          W: A<X><W>

        object A<X><V>
          x?: string
          v?: string

        object A<X><W>
          x?: string
          w?: string

        one A<Y>
          V: A<Y><V>
          W: A<Y><W>

        object A<Y><V>
          y?: string
          v?: string

        object A<Y><W>
          y?: string
          w?: string

        object X
          x?: string

        object Y
          y?: string

        object V
          v?: string

        object W
          w?: string
        ",
    );
}
