use crate::code::Code;
use crate::parse::tests::{Parsed, parsed};

fn yaml(text: &str) -> Parsed {
    parsed("a.yaml", text)
}

/// The tree of a text without faults.
fn json(text: &str) -> String {
    let parsed = yaml(text);
    assert!(
        parsed.diagnostics.is_empty(),
        "{text}: {:?}",
        parsed.found()
    );
    parsed.json()
}

#[test]
fn spans_are_bytes_of_the_text() {
    let text = "ü: # ä\n  - \"ö\\u00e4\"\n  - é plain   # x\n  -\n  - |\n    lit ü\n    two\n\nm: {ä: 1, b}\n";
    let parsed = yaml(text);
    assert!(parsed.diagnostics.is_empty());
    assert_eq!(parsed.source_of("/ü/0"), "\"ö\\u00e4\"");
    assert_eq!(parsed.source_of("/ü/1"), "é plain");
    assert_eq!(parsed.source_of("/ü/2"), "");
    assert_eq!(parsed.source_of("/ü/3"), "lit ü\n    two");
    assert!(parsed.source_of("/ü").starts_with("- \"ö"));
    assert!(parsed.source_of("/ü").ends_with("two"));
    assert_eq!(parsed.source_of("/m"), "{ä: 1, b}");
    assert_eq!(parsed.source_of("/m/ä"), "1");
    let root = parsed.root.as_ref().and_then(|root| root.as_object());
    let key = root
        .and_then(|root| root.member("m"))
        .expect("a key")
        .key_span;
    assert_eq!(&text[key.start as usize..key.end as usize], "m");
}

#[test]
fn line_breaks_of_every_kind() {
    let parsed = yaml("a: 1\r\nb:\r\n  - x\r\n  - |\r\n    two\r\n    lines\r\n");
    assert_eq!(parsed.json(), r#"{"a":1,"b":["x","two\nlines\n"]}"#);
    assert_eq!(yaml("a: 1\r\nb: [\r\n").found(), ["syntax 2:4"]);
}

#[test]
fn scalars_are_those_of_the_core_schema() {
    assert_eq!(
        json("[no, OFF, y, 18:00, 1_000, 2024-01-01, 0b1, nulL, ~, TRUE, '1', \"true\", ]"),
        r#"["no","OFF","y","18:00","1_000","2024-01-01","0b1","nulL",null,true,"1","true"]"#
    );
    assert_eq!(json("required: [x, y]"), r#"{"required":["x","y"]}"#);
}

#[test]
fn keys_are_the_text_of_scalars() {
    assert_eq!(
        json("200: a\n\"404\": b\ntrue: c\n1.10: d\n0x1F: e\n? f\n: g\n\"\\u0061\": h"),
        r#"{"200":"a","404":"b","true":"c","1.10":"d","0x1F":"e","f":"g","a":"h"}"#
    );
    assert_eq!(json("a: &x k\n*x : v"), r#"{"a":"k","k":"v"}"#);
    assert_eq!(yaml("[a]: 1\nb: 2").found(), ["syntax 1:1"]);
    assert_eq!(yaml("[a]: 1\nb: 2").json(), r#"{"b":2}"#);
}

#[test]
fn tags_of_the_core_schema_hold() {
    assert_eq!(
        json("[!!str 200, !!int \"3\", !!float 1, !!bool 'true', !!null '', ! 12, !!binary aGk=]"),
        r#"["200",3,1,true,null,"12","aGk="]"#
    );
    assert_eq!(json("!!map {a: !!seq [1]}"), r#"{"a":[1]}"#);
    assert_eq!(yaml("a: !!int x").found(), ["syntax 1:10"]);
    assert_eq!(yaml("a: !!int 1.5").found(), ["syntax 1:10"]);
}

#[test]
fn other_tags_are_ignored_with_a_warning() {
    let parsed = yaml("a: !Ref 12\nb: !x:y [1]");
    assert_eq!(parsed.json(), r#"{"a":12,"b":[1]}"#);
    assert_eq!(parsed.found(), ["unknown-tag 1:4", "unknown-tag 2:4"]);
    assert!(!parsed.diagnostics.has_errors());
}

#[test]
fn numbers_that_json_lacks_are_reported() {
    let parsed = yaml("[.inf, -.Inf, .nan]");
    assert_eq!(parsed.json(), r#"[".inf","-.Inf",".nan"]"#);
    let codes = parsed.diagnostics.iter().map(|d| d.code);
    assert_eq!(codes.collect::<Vec<_>>(), [Code::NOT_FINITE; 3]);
}

#[test]
fn aliases_are_copies() {
    assert_eq!(
        json("a: &x {k: [1]}\nb: *x\nc: [*x, &y z, *y]"),
        r#"{"a":{"k":[1]},"b":{"k":[1]},"c":[{"k":[1]},"z","z"]}"#
    );
    assert_eq!(json("a: &x 1\nb: &x 2\nc: *x"), r#"{"a":1,"b":2,"c":2}"#);
    assert_eq!(
        yaml("a: *nope\nb: *too").found(),
        ["syntax 1:4", "syntax 2:4"]
    );
    assert_eq!(yaml("a: &a {b: *a}").found(), ["syntax 1:11"]);
}

#[test]
fn merge_keys_bring_in_what_is_not_there() {
    let merged = yaml("x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  c: 0\n  <<: [*x, *y]\n  d: 5");
    assert_eq!(
        merged.json(),
        r#"{"x":{"a":1,"b":2},"y":{"b":3,"c":4},"z":{"c":0,"a":1,"b":2,"d":5}}"#
    );
    // That there are such keys is said once.
    assert_eq!(merged.found(), ["merge-key 5:3"]);
    let twice = yaml("<<: {a: 1}\na: 2\nb: {<<: {c: 1}}");
    assert_eq!(twice.json(), r#"{"a":2,"b":{"c":1}}"#);
    assert_eq!(twice.found(), ["merge-key 1:1"]);
    assert_eq!(json("\"<<\": {a: 1}"), r#"{"<<":{"a":1}}"#);
    assert_eq!(yaml("<<: 1\na: 2").found(), ["merge-key 1:1", "syntax 1:5"]);
}

#[test]
fn bombs_end_early() {
    let mut text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..12 {
        let before = level - 1;
        let aliases = format!("*a{before}, ").repeat(10);
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    assert_eq!(
        yaml(&text).diagnostics.iter().next().map(|d| d.code),
        Some(Code::TOO_MANY_ALIASES)
    );
    let long = format!(
        "a: &a {}\nb: [{}]",
        "x".repeat(1 << 20),
        "*a, ".repeat(1000)
    );
    assert!(yaml(&long).root.is_none());
    let deep = format!(
        "a: &a {}{}\nb: {}*a{}",
        "[".repeat(150),
        "]".repeat(150),
        "[".repeat(60),
        "]".repeat(60)
    );
    assert_eq!(yaml(&deep).found(), ["too-deep 2:64"]);
}

#[test]
fn a_key_twice_is_an_error_with_both_places() {
    let many: String = (0..40).map(|i| format!("k{i}: 1\n")).collect();
    for text in ["k7: 1\nb: 2\nk7: 3\n", &format!("{many}k7: 2\n")] {
        let parsed = yaml(text);
        let diagnostic = parsed.diagnostics.iter().next().expect("one");
        assert_eq!(diagnostic.code, Code::DUPLICATE_KEY);
        let second = diagnostic.span.expect("a place").start as usize;
        assert_eq!(second, text.rfind("k7").expect("there"));
        let first = diagnostic.related.first().expect("a place").0.start as usize;
        assert_eq!(first, text.find("k7").expect("there"));
    }
}

#[test]
fn only_one_document_is_read() {
    assert_eq!(yaml("a: 1\n---\nb: 2\n").found(), ["several-documents 2:1"]);
    assert_eq!(yaml("a: 1\n---\nb: 2\n").json(), r#"{"a":1}"#);
    assert_eq!(json("---\na: 1\n...\n"), r#"{"a":1}"#);
    assert_eq!(json("---\na: 1\n---\n# nothing\n"), r#"{"a":1}"#);
}

#[test]
fn faults_have_a_line_and_a_column() {
    let cases = [
        ("a:\n\tb: 1\n", "syntax 2:2"),
        ("a: 1\n  b: 2\n", "syntax 2:4"),
        ("a: \"x\nb: 1\n", "syntax 1:4"),
        ("a: b: c\n", "syntax 1:5"),
        ("a: @x\n", "syntax 1:4"),
        ("a: [1, 2\nb: 3\n", "syntax 2:2"),
        ("a:\n  - 1\n b: 2\n", "syntax 3:2"),
    ];
    for (text, place) in cases {
        let parsed = yaml(text);
        assert!(parsed.root.is_none(), "{text}");
        assert_eq!(parsed.found(), [place], "{text}");
    }
}

#[test]
fn faults_are_told_in_words_of_ones_own() {
    let message = |text: &str| {
        let parsed = yaml(text);
        let first = parsed.diagnostics.iter().next();
        first.map(|d| d.message.clone()).unwrap_or_default()
    };
    for (text, expected) in [
        (
            "a: 1\n<<<<<<< HEAD\nb: 2\n=======\n",
            "a merge conflict is left in the file",
        ),
        ("a: *\n", "`&` and `*` have to be followed by a name"),
        ("a: [b, c\nd: {}\n", "a `:` stands where no key can be"),
    ] {
        assert_eq!(message(text), expected, "{text}");
    }
}

/// A line is read once, however many values it has.
#[test]
fn a_line_of_many_values_takes_no_more_than_its_length() {
    let values: Vec<String> = (0..100_000)
        .map(|at| format!("{{a: v{at}, 'b': [x]}}"))
        .collect();
    // Far more than a minute, if each value looked at the rest of the line.
    let parsed = yaml(&format!("openapi: [{}]\n", values.join(", ")));
    assert!(parsed.diagnostics.is_empty());
    assert!(parsed.root.is_some());
}
