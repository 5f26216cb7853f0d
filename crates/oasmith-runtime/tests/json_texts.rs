//! The reader against serde_json: the same texts are JSON, and mean the same.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests fail as tests do

use oasmith_runtime::{Decoded, Json, Reader, decode_slice, encode_vec};

const BODIES: [&str; 4] = [
    r#"{"id":1,"name":"Zoë \"Z\" \u00e9\ud83d\ude00\n","list":[1,-2.50,3e4,0.1E-2],"on":true}"#,
    "[ null , {\"a\" : {} , \"b\":[ ]} ,\t[[[\"\\\\\",\"/\\/\"]]],\r\n18446744073709551615,false ]\n",
    r#"{"":{"k":"x","k":"y"},"long":"abcdefghijklmnopqrstuvwxyz0123456789","é":[0,-0,10]}"#,
    r#"[{"created":"2023-06-03T14:53:22.051Z","metadata":null,"tags":{"a":"1"},"errors":[]}]"#,
];

/// Both agree on whether the text is JSON, and on its value; passing over it agrees as well.
fn compare(text: &[u8]) {
    let shown = String::from_utf8_lossy(text);
    let ours = decode_slice::<Json>(text);
    match serde_json::from_slice::<Json>(text) {
        Ok(value) => {
            let again = encode_vec(&value).unwrap();
            assert_eq!(decode_slice::<Json>(&again).as_ref(), Ok(&value), "{shown}");
            assert_eq!(ours, Ok(value), "{shown}");
        }
        // Numbers out of range are JSON all the same when passed over.
        Err(error) => {
            let ours = ours.expect_err(&format!("{shown}: {error}"));
            assert!(ours.path().starts_with('$'), "{shown}: {ours}");
            if ours.message() == "the number is out of range" {
                return;
            }
        }
    }
    let skipped = skip(text);
    assert_eq!(
        skipped.is_ok(),
        serde_json::from_slice::<Json>(text).is_ok(),
        "{shown}"
    );
}

fn skip(text: &[u8]) -> Decoded<()> {
    let mut reader = Reader::new(text);
    reader.skip()?;
    reader.finish()
}

/// A sequence that is the same in every run (xorshift64).
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }
}

/// Changes some bytes of a text: overwrites, inserts, removes, or copies a part elsewhere.
fn mutate(text: &str, sequence: &mut Sequence) -> Vec<u8> {
    const BYTES: &[u8] =
        b"{}[]:,\"\\/ \t\n0123456789.-+eEnulltruefasbDd\x00\x1f\x7f\x80\xc3\xa9\xff";
    let mut text = text.as_bytes().to_vec();
    for _ in 0..=sequence.below(3) {
        let at = sequence.below(text.len());
        let byte = BYTES[sequence.below(BYTES.len())];
        match sequence.below(4) {
            0 => text[at] = byte,
            1 => text.insert(at, byte),
            2 => {
                let end = (at + 1 + sequence.below(3)).min(text.len());
                text.drain(at..end);
            }
            _ => {
                let end = (at + sequence.below(12)).min(text.len());
                let part = text[at..end].to_vec();
                let to = sequence.below(text.len());
                text.splice(to..to, part);
            }
        }
        if text.is_empty() {
            text.push(b'0');
        }
    }
    text
}

#[test]
fn mutants_mean_the_same_to_both() {
    let mut sequence = Sequence(0x9E37_79B9_7F4A_7C15);
    let mut valid = 0;
    for body in BODIES {
        compare(body.as_bytes());
        for _ in 0..5_000 {
            let mutant = mutate(body, &mut sequence);
            compare(&mutant);
            valid += usize::from(decode_slice::<Json>(&mutant).is_ok());
        }
    }
    assert!(valid > 1_000, "mutants that are still JSON: {valid}");
}

#[test]
fn every_beginning_of_a_body_is_refused() {
    for body in BODIES {
        for end in 0..body.trim_end().len() {
            let text = &body.as_bytes()[..end];
            compare(text);
            assert!(decode_slice::<Json>(text).is_err());
        }
    }
}

#[test]
fn corners_of_the_grammar() {
    for text in [
        r#""\ud800""#,
        r#""\udc00""#,
        r#""\ud800\ud800""#,
        r#""\ud83d\u0041""#,
        r#""\ud83d\\dc00""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\U0041""#,
        r#""\x41""#,
        r#""\u+041""#,
        r#""\""#,
        r#""\uDBFF\uDFFF""#,
        "\"\t\"",
        "\"\n\"",
        "\"\u{0}\"",
        "\"\u{1f}\"",
        "\"\u{7f}\"",
        "\"\u{80}\u{2028}\"",
        "'a'",
        "-",
        "+1",
        "1.",
        ".5",
        "00",
        "01",
        "-01",
        "-0",
        "-0.0",
        "1e",
        "1e+",
        "1E-07",
        "0e0",
        "1.5.5",
        "1e5e5",
        "0x10",
        "1_000",
        "NaN",
        "-NaN",
        "Infinity",
        "-Infinity",
        "1e308",
        "1e309",
        "-1e400",
        "1e-400",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "123456789012345678901234567890",
        "0.1",
        "0.30000000000000004",
        "2.2250738585072011e-308",
        "5e-324",
        "1.7976931348623157e308",
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "[1,]",
        "[,1]",
        "[,]",
        "[1 2]",
        "[1,,2]",
        "{,}",
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        r#"{"a" 1}"#,
        r#"{a:1}"#,
        r#"{1:2}"#,
        r#"{"a":1 "b":2}"#,
        r#"{"a":1,,"b":2}"#,
        r#"{"a":1]"#,
        "[1}",
        "[[]",
        "[]]",
        "{}{}",
        "1 2",
        "null null",
        "nullx",
        "nul",
        "True",
        "tru",
        "truee",
        "falsé",
        "// a\n1",
        "/* a */1",
        "[1]#",
        "\u{a0}1",
        "\u{c}1",
        "\u{b}1",
        "\r\n\t 1\r\n",
        r#"{"a":1,"a":2,"\u0061":3}"#,
        "\u{feff}",
        "1\u{feff}",
    ] {
        compare(text.as_bytes());
    }
    for bytes in [
        &b"\"\xff\""[..],
        b"\"\xc3\"",
        b"\"\xed\xa0\x80\"",
        b"\"\xc0\xaf\"",
        b"\xff",
        b"1\xff",
        b"{\"\xff\":1}",
    ] {
        compare(bytes);
    }
}

#[test]
fn where_we_differ_on_purpose() {
    assert_eq!(
        decode_slice::<Json>("\u{feff}1".as_bytes()),
        Ok(Json::from(1)),
        "a byte order mark"
    );
    let deep = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();
    assert!(
        decode_slice::<Json>(deep(128).as_bytes()).is_ok(),
        "one level more than serde_json"
    );
    for text in [
        deep(129),
        "[".repeat(1_000_000),
        r#"{"a":"#.repeat(1_000_000),
    ] {
        for error in [
            decode_slice::<Json>(text.as_bytes()).unwrap_err(),
            skip(text.as_bytes()).unwrap_err(),
        ] {
            assert_eq!(error.message(), "nested deeper than 128 levels");
        }
    }
    assert!(skip(deep(128).as_bytes()).is_ok());
}

#[test]
fn of_members_with_one_name_the_last_counts() {
    assert_eq!(decode_slice::<Json>(br#"{"a":1,"a":2}"#).unwrap()["a"], 2);
}
