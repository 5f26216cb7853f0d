use crate::code::Code;
use crate::parse::tests::parsed;

#[test]
fn every_kind_of_value() {
    let text = r#"{"a":null,"b":[true,false],"c":-0.5e+10,"d":"x","e":{},"f":[]}"#;
    let parsed = parsed("a.json", text);
    assert_eq!(parsed.json(), text);
    assert!(parsed.diagnostics.is_empty());
}

#[test]
fn spans_are_bytes_of_the_text() {
    let parsed = parsed("a.json", "{ \"ü\" : [ 1.50 , \"日\\n本\" ] }");
    assert_eq!(parsed.source_of("/ü"), "[ 1.50 , \"日\\n本\" ]");
    assert_eq!(parsed.source_of("/ü/0"), "1.50");
    assert_eq!(parsed.source_of("/ü/1"), "\"日\\n本\"");
}

#[test]
fn numbers_keep_their_text() {
    let text = "[123456789012345678901234567890,1.10,1e400,-0]";
    assert_eq!(parsed("a.json", text).json(), text);
}

#[test]
fn escapes() {
    let text = r#"["\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"]"#;
    let parsed = parsed("a.json", text);
    let root = parsed.root.as_ref().expect("valid");
    let text = root.as_array().and_then(|items| items.first()?.as_str());
    assert_eq!(text, Some("\"\\/\u{8}\u{c}\n\r\té😀"));
}

#[test]
fn half_a_surrogate_pair_is_replaced_with_a_warning() {
    let parsed = parsed("a.json", r#"["\ud83d\u0041", "\ude00", "\ud83d"]"#);
    assert_eq!(parsed.json(), r#"["�A","�","�"]"#);
    let codes = parsed.diagnostics.iter().map(|d| d.code);
    assert_eq!(codes.collect::<Vec<_>>(), [Code::LONE_SURROGATE; 3]);
    assert!(!parsed.diagnostics.has_errors());
}

#[test]
fn what_is_no_json_is_refused_at_its_place() {
    let cases = [
        ("[1,]", "1:3"),
        ("{\"a\":1,}", "1:7"),
        ("[01]", "1:2"),
        ("[1.]", "1:4"),
        ("[1e]", "1:4"),
        ("[-]", "1:3"),
        ("[+1]", "1:2"),
        ("[nul]", "1:2"),
        ("[nullx]", "1:2"),
        ("[\"a]", "1:2"),
        ("[\"a\nb\"]", "1:4"),
        ("[\"\\x\"]", "1:3"),
        ("[\"\\u12\"]", "1:3"),
        ("[\"\\u+123\"]", "1:3"),
        ("[1] 2", "1:5"),
        ("[1 2]", "1:4"),
        ("{\"a\" 1}", "1:6"),
        ("{a: 1}", "1:2"),
        ("[1, // x\n2]", "1:5"),
        ("[\n1", "2:2"),
        ("[", "1:2"),
        ("[\"\\", "1:2"),
    ];
    for (text, place) in cases {
        let parsed = parsed("a.json", text);
        assert!(parsed.root.is_none(), "{text}");
        assert_eq!(parsed.found(), [format!("syntax {place}")], "{text}");
    }
}

#[test]
fn a_key_twice_is_an_error_with_both_places() {
    let parsed = parsed("a.json", "{\"a\": 1,\n \"b\": 2,\n \"a\": 3}");
    assert_eq!(parsed.json(), r#"{"a":1,"b":2}"#);
    assert_eq!(parsed.found(), ["duplicate-key 3:2"]);
    let diagnostic = parsed.diagnostics.iter().next().expect("one");
    let (first, _) = diagnostic.related.first().expect("the first place");
    assert_eq!((first.start, first.end), (1, 4));
}
