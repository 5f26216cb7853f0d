//! Formats: typed where a type holds every value that comes, text else.

use oasmith_runtime::{Base64, Number, Secret, Validate, decode_slice, encode_vec};
use serde_json::{json, to_string};
use snapshots::features::formats::models::Values;

use super::survives;

#[test]
fn texts_are_kept_as_they_came() {
    let values: Values = survives(&json!({
        "date": "2026-02-28", "date_time": "2026-02-28 10:00:00+01", "time": "10:00", "duration": "P1D",
        "uuid": "not-quite", "uri": "/relative", "email": "a b", "ipv4": "1.2.3", "ipv6": "::",
        "decimal_text": "1.10", "binary": "\u{1}", "unheard_of": "AB 12"
    }));
    assert_eq!(values.uuid.as_deref(), Some("not-quite"));
    assert_eq!(values.date.map(|date| date.day()), Some(28));
}

#[test]
fn whole_numbers_have_the_width_that_they_need() {
    let values: Values = survives(&json!({
        "int32": -1, "int64": i64::MIN, "uint32": u32::MAX, "uint64": u64::MAX, "int8": 5,
        "unix_time": 1_700_000_000, "from_zero": -1, "unsigned": u64::MAX
    }));
    assert_eq!(values.int32, Some(-1_i32));
    assert_eq!(values.unsigned, Some(u64::MAX));
    assert_eq!(
        values.from_zero,
        Some(-1),
        "an answer is not refused for a bound"
    );
}

#[test]
fn numbers_of_many_digits_keep_them_all() {
    let text = concat!(
        r#"{"huge":18446744073709551600,"by_example":98249283749234923498293171823948729348710,"#,
        r#""float":0.1,"decimal":1.10,"far":18446744073709551600}"#
    );
    let values: Values = decode_slice(text.as_bytes()).expect("it decodes");
    assert_eq!(
        values.huge.as_ref().map(Number::as_str),
        Some("18446744073709551600")
    );
    assert_eq!(values.float, Some(0.1));
    assert_eq!(values.decimal.as_ref().map(Number::as_str), Some("1.10"));
    let encoded = encode_vec(&values).expect("it encodes");
    assert_eq!(String::from_utf8_lossy(&encoded), text);
    let made = Values::new().huge(7).decimal(Number::from(1_i64));
    assert_eq!(
        to_string(&made).expect("it encodes"),
        r#"{"huge":7,"decimal":1}"#
    );
}

#[test]
fn bytes_are_encoded() {
    let values: Values = survives(&json!({"byte": "aGk=", "encoded": "no base64!"}));
    let bytes = values.byte.map(|byte| byte.decode());
    assert_eq!(bytes, Some(Ok(b"hi".to_vec())));
    assert!(
        values
            .encoded
            .is_some_and(|encoded| encoded.decode().is_err())
    );
    let made = Values::new().byte(b"hi");
    assert_eq!(made.byte, Some(Base64::encoded("aGk=")));
}

#[test]
fn passwords_are_not_shown() {
    let values = Values::new().password("sesame");
    assert!(!format!("{values:?}").contains("sesame"));
    assert_eq!(
        to_string(&values).expect("it encodes"),
        r#"{"password":"sesame"}"#
    );
    assert_eq!(values.password.as_ref().map(Secret::expose), Some("sesame"));
    let violations = values.validate().expect_err("it is short").to_string();
    assert!(
        violations.contains("shorter than 8 characters"),
        "{violations}"
    );
}
