use super::apply;
use crate::diagnostic::Diagnostics;
use crate::node::Node;
use crate::parse::{self, tests::json};
use crate::source::Sources;

struct Applied {
    tree: Node,
    sources: Sources,
    diagnostics: Diagnostics,
}

/// Applies actions in YAML to a document.
fn applied(document: &str, actions: &str) -> Applied {
    let overlay = format!("overlay: 1.1.0\ninfo: {{title: T, version: '1'}}\nactions:\n{actions}");
    with_overlay(document, &overlay)
}

fn with_overlay(document: &str, overlay: &str) -> Applied {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let document = sources.add("api.yaml", document);
    let overlay = sources.add("overlay.yaml", overlay);
    let mut tree = parse::parse(document, &sources, &mut diagnostics).expect("a document");
    let overlay = parse::parse(overlay, &sources, &mut diagnostics).expect("an overlay");
    apply(&mut tree, &overlay, &mut diagnostics);
    Applied {
        tree,
        sources,
        diagnostics,
    }
}

/// The changed document; there must be no faults.
fn changed(document: &str, actions: &str) -> String {
    let applied = applied(document, actions);
    let messages: Vec<_> = applied.diagnostics.iter().map(|d| &d.message).collect();
    assert!(messages.is_empty(), "{actions}: {messages:?}");
    json(&applied.tree)
}

/// Code and message of the only fault; the document must be as it was.
fn refused(document: &str, actions: &str) -> String {
    let before = changed(document, "- {target: $, update: {}}");
    let applied = applied(document, actions);
    assert_eq!(json(&applied.tree), before, "{actions}");
    let mut all = applied.diagnostics.iter();
    let diagnostic = all.next().expect("a fault");
    assert!(all.next().is_none(), "{actions}");
    let span = diagnostic.span.expect("a place");
    assert_eq!(applied.sources.name(span.file), "overlay.yaml", "{actions}");
    format!("{}: {}", diagnostic.code.name(), diagnostic.message)
}

#[test]
fn objects_merge_member_by_member() {
    assert_eq!(
        changed(
            "info: {title: A, contact: {name: N}}\ntags: [1]",
            "- target: $\n  update: {info: {title: B, contact: {url: U}}, tags: [2], x: {}}"
        ),
        r#"{"info":{"title":"B","contact":{"name":"N","url":"U"}},"tags":[1,2],"x":{}}"#
    );
}

#[test]
fn arrays_take_items() {
    let document = "a: [1]\nb: [2]";
    assert_eq!(
        changed(document, "- {target: '$.*', update: [3, 4]}"),
        r#"{"a":[1,3,4],"b":[2,3,4]}"#
    );
    assert_eq!(
        changed(
            document,
            "- {target: $.a, update: {k: v}}\n- {target: $.b, update: 3}"
        ),
        r#"{"a":[1,{"k":"v"}],"b":[2,3]}"#
    );
}

#[test]
fn primitives_are_replaced_and_know_where_they_come_from() {
    let applied = applied("a: {b: 1}", "- {target: $.a.b, update: two}");
    assert_eq!(json(&applied.tree), r#"{"a":{"b":"two"}}"#);
    let b = applied
        .tree
        .get("a")
        .and_then(|a| a.get("b"))
        .expect("there");
    let span = b.span.start as usize..b.span.end as usize;
    assert_eq!(&applied.sources.text(b.span.file)[span], "two");
}

#[test]
fn actions_build_on_those_before_them() {
    assert_eq!(
        changed(
            "a: {type: [x]}\nb: 1",
            "- {target: $.a.type, remove: true}\n- {target: $.a, update: {type: {n: 1}}}\n\
             - {target: $.a.type.n, update: 2}\n- {target: '$[?@.type.n == 2]', update: {seen: true}}\n\
             - {target: $.b, remove: true}"
        ),
        r#"{"a":{"type":{"n":2},"seen":true}}"#
    );
}

#[test]
fn removing_takes_everything_that_was_selected() {
    assert_eq!(
        changed(
            "a: [0, 1, 2, 3, 4]",
            "- {target: '$.a[0,1,3]', remove: true}"
        ),
        r#"{"a":[2,4]}"#
    );
    assert_eq!(
        changed(
            "x: {x: {y: 1}}\ny: [{x: 1}, {z: 2}]",
            "- {target: $..x, remove: true}"
        ),
        r#"{"y":[{},{"z":2}]}"#
    );
    assert_eq!(
        changed(
            "p: [{n: a}, {n: b}, {n: a}]",
            "- {target: \"$.p[?@.n == 'a']\", remove: true}"
        ),
        r#"{"p":[{"n":"b"}]}"#
    );
}

#[test]
fn keys_may_hold_anything() {
    assert_eq!(
        changed(
            "paths:\n  /a~1/{b}: {get: {}}",
            "- target: $.paths['/a~1/{b}'].get\n  update: {é: 1}"
        ),
        r#"{"paths":{"/a~1/{b}":{"get":{"é":1}}}}"#
    );
}

#[test]
fn copies_are_of_the_moment() {
    assert_eq!(
        changed(
            "a: {x: 1}\nb: {y: [2]}\nc: {}",
            "- {target: '$[\"b\",\"c\"]', copy: $.a}\n- {target: $.a.x, update: 5}\n\
             - {target: $.a, copy: $.b}"
        ),
        r#"{"a":{"x":1,"y":[2]},"b":{"y":[2],"x":1},"c":{"x":1}}"#
    );
    let document = "a: {x: 1}\nb: {x: 1}";
    assert_eq!(
        refused(document, "- {target: $.a, copy: $.*}"),
        "overlay-invalid: `copy` selects 2 nodes"
    );
    assert_eq!(
        refused(document, "- {target: $.a, copy: $.nope}"),
        "overlay-no-match: nothing in the document matches `$.nope`"
    );
}

#[test]
fn faults_are_reported_and_change_nothing() {
    let document = "a: {x: 1}\nb: [1]\nc: 1";
    let cases = [
        (
            "- {target: $.nope, remove: true}",
            "overlay-no-match: nothing in the document matches `$.nope`",
        ),
        (
            "- {target: '$.[', remove: true}",
            "overlay-invalid: `target` is no JSONPath",
        ),
        (
            "- {target: 1, remove: true}",
            "overlay-invalid: `target` is a JSONPath in a string, not a number",
        ),
        (
            "- {remove: true}",
            "overlay-invalid: the action lacks `target`",
        ),
        (
            "- {target: $.a}",
            "overlay-invalid: the action changes nothing: it has no `update`, `copy` or `remove: true`",
        ),
        (
            "- {target: $.a, remove: false}",
            "overlay-invalid: the action changes nothing: it has no `update`, `copy` or `remove: true`",
        ),
        (
            "- {target: $.a, remove: 1}",
            "overlay-invalid: `remove` is true or false, not a number",
        ),
        (
            "- {target: $.a, update: {}, copy: $.b}",
            "overlay-invalid: an action has one of `update`, `copy` and `remove`, not several",
        ),
        (
            "- {target: $, remove: true}",
            "overlay-invalid: the document as a whole can't be removed",
        ),
        (
            "- {target: $.*, update: 1}",
            "overlay-invalid: the target selects nodes of different kinds",
        ),
        (
            "- {target: $.c, update: {}}",
            "overlay-invalid: an object can't be merged into a number",
        ),
        (
            "- {target: $.a, update: [1]}",
            "overlay-invalid: an array can't be merged into an object",
        ),
        (
            "- {target: $.a, update: {x: {}}}",
            "overlay-invalid: an object can't be merged into a number",
        ),
        (
            "- 1",
            "overlay-invalid: an action is an object, and this is a number",
        ),
        (
            "  []",
            "overlay-invalid: an overlay needs at least one action",
        ),
        (
            "  {}",
            "overlay-invalid: `actions` is an array, and this is an object",
        ),
    ];
    for (actions, fault) in cases {
        assert_eq!(refused(document, actions), fault);
    }
}

#[test]
fn an_overlay_has_a_version_and_a_title() {
    let faults = |overlay: &str| {
        let applied = with_overlay("a: {}", overlay);
        let messages = applied.diagnostics.iter().map(|d| d.message.clone());
        messages.collect::<Vec<_>>()
    };
    let actions = "actions: [{target: $.a, update: {}}]";
    let info = "info: {title: T, version: '1'}";
    assert!(
        faults(&format!(
            "overlay: 1.0.0\n{info}\n{actions}\nextends: x\nx-y: 1"
        ))
        .is_empty()
    );
    assert!(faults(&format!("overlay: 1.0\n{info}\n{actions}")).is_empty());
    assert_eq!(
        faults(&format!("overlay: 2.0.0\n{info}\n{actions}")),
        ["only versions 1.0 and 1.1 of the Overlay Specification are known"]
    );
    assert_eq!(
        faults(&format!(
            "overlay: 1.0.0\n{info}\nactions: [{{target: $, copy: $.a}}]"
        )),
        ["version 1.0 of the Overlay Specification has no `copy`"]
    );
    assert_eq!(
        faults(&format!("{info}\n{actions}")),
        ["the overlay lacks `overlay`"]
    );
    assert_eq!(
        faults(&format!("overlay: 1.1.0\n{actions}")),
        ["the overlay lacks `info`"]
    );
    assert_eq!(
        faults(&format!("overlay: 1.1.0\n{info}")),
        ["the overlay lacks `actions`"]
    );
    assert_eq!(
        faults(&format!("overlay: 1.1.0\n{info}\n{actions}\nupdate: 1")),
        ["an overlay has no field `update`"]
    );
}

#[test]
fn copies_can_not_grow_without_end() {
    let deeper = "- {target: $.a, update: {b: {}}}\n- {target: $.a.b, copy: $}\n".repeat(120);
    let applied = applied("a: {}", &deeper);
    assert!(applied.diagnostics.has_errors());
    let doubled = "- {target: $.a, copy: $.a}\n".repeat(40);
    let applied = super::tests::applied(&format!("a: [{}]", "x".repeat(1 << 20)), &doubled);
    assert!(applied.diagnostics.has_errors());
}

#[test]
fn targets_that_multiply_select_each_node_once() {
    let deep = format!("x-a: {}{{}}{}", "{a: ".repeat(18), "}".repeat(18));
    let expected = format!(
        "{}{{\"a\":{{}},\"x\":1}}{}",
        "{\"a\":".repeat(17),
        "}".repeat(17)
    );
    let target = |segment: &str, count: usize| format!("'${}'", segment.repeat(count));
    for segment in ["[*,*,*,*]", "[*,0,0,0,*,0,0,*]"] {
        let action = format!("- {{target: {}, update: {{x: 1}}}}", target(segment, 18));
        let expected = format!("{{\"x-a\":{expected}}}");
        assert_eq!(changed(&deep, &action), expected);
    }
    let zeros = format!("a: {}1{}", "[".repeat(30), "]".repeat(30));
    let target = format!("'$.a{}'", "[0,0,0,0]".repeat(30));
    assert_eq!(
        changed(&zeros, &format!("- {{target: {target}, update: 2}}")),
        format!("{{\"a\":{}2{}}}", "[".repeat(30), "]".repeat(30))
    );
}

#[test]
fn targets_that_look_at_too_much_are_refused() {
    let deep = format!("a: {}{{}}{}", "{a: ".repeat(18), "}".repeat(18));
    let too_much = "overlay-invalid: finding what this selects takes more than 33554432 steps";
    let filter = format!("'$[?@{}]'", "[*,*,*,*]".repeat(18));
    let nested = format!("'$..[?@{}]'", "..*".repeat(8));
    for target in [filter, nested] {
        assert_eq!(
            refused(&deep, &format!("- {{target: {target}, update: {{}}}}")),
            too_much
        );
        assert_eq!(
            refused(&deep, &format!("- {{target: $.a, copy: {target}}}")),
            too_much
        );
    }
    let brackets = format!("'$[?{}@.a{}]'", "(".repeat(5000), ")".repeat(5000));
    assert_eq!(
        refused(&deep, &format!("- {{target: {brackets}, update: {{}}}}")),
        "overlay-invalid: `target` is no JSONPath"
    );
}
