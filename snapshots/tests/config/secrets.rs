//! Models whose `Debug` does not show all.

use oasmith_runtime::{Secret, Validate};
use snapshots::features::secrets::models::{Basic, Key, LoginRequest, Token, TokenKind};

#[test]
fn what_is_secret_is_not_shown() {
    let text = r#"{"access_token":"sesame-1","type":"bearer","raw":{"t":"sesame-2"},
        "kind":"sesame-3","key":"sesame-4","more":"sesame-5"}"#;
    let token: Token = serde_json::from_str(text).expect("a token");
    assert_eq!(
        format!("{token:?}"),
        "Token { access_token: …, type_: Some(\"bearer\"), expires: None, raw: …, \
         refresh_token: …, hint: …, codes: …, headers: …, mail: …, kind: TokenKind(…), key: Key(…), .. }"
    );
    assert!(!format!("{token:#?}").contains("sesame"));
    let unknown: TokenKind = serde_json::from_str("[\"sesame\"]").expect("any JSON");
    assert_eq!(format!("{unknown:?}"), "TokenKind(…)");
    assert_eq!(format!("{:?}", Basic::new("sesame")), "Basic(…)");
    assert_eq!(format!("{:?}", Key("sesame".into())), "Key(…)");
    // The view of requests hides it as well, and it is sent as it is.
    let login = LoginRequest::new("ada", "sesame");
    assert_eq!(
        format!("{login:?}"),
        "LoginRequest { user: \"ada\", password: …, codes: …, answers: …, .. }"
    );
    let sent = serde_json::to_string(&login).expect("it can be written");
    assert_eq!(sent, r#"{"user":"ada","password":"sesame"}"#);
}

#[test]
fn texts_that_are_secret_do_not_stay_in_memory() {
    let text = r#"{"access_token":"a","raw":{},"refresh_token":null,"mail":"m","kind":"k","key":"12345678"}"#;
    let token: Token = serde_json::from_str(text).expect("a token");
    // Of this type, whatever is dropped is overwritten.
    let held: [&Secret; 2] = [&token.access_token, &token.key.0];
    assert_eq!(held.map(Secret::expose), ["a", "12345678"]);
    assert_eq!(token.refresh_token, None::<Secret>);
    assert_eq!(
        (token.hint, token.mail),
        (None::<Secret>, Some("m".to_owned()))
    );
    assert!(LoginRequest::new("ada", "x".repeat(72)).validate().is_ok());
    let long = LoginRequest::new("ada", "x".repeat(73)).validate();
    assert!(long.is_err(), "its limits hold");
}

#[test]
fn so_are_those_in_lists_and_maps() {
    let text = r#"{"access_token":"a","raw":{},"codes":["b"],"headers":{"c":"d"},"kind":"k","key":"12345678"}"#;
    let token: Token = serde_json::from_str(text).expect("a token");
    assert_eq!(token.codes, Some(vec![Secret::new("b")]));
    let headers = token.headers.as_ref().expect("they are there");
    assert_eq!(headers["c"], Secret::new("d"));
    let answers = [
        ("x".to_owned(), Some(Secret::new("abc"))),
        ("y".to_owned(), None),
    ];
    let login = LoginRequest::new("ada", "x").answers(answers.into());
    let sent = serde_json::to_string(&login).expect("it can be written");
    let expected = r#"{"user":"ada","password":"x","answers":{"x":"abc","y":null}}"#;
    assert_eq!(sent, expected);
    // Limits hold, and what breaks them is not repeated.
    let codes = |codes: &[&str]| {
        let codes = codes.iter().map(|code| Secret::new(*code)).collect();
        LoginRequest::new("ada", "x").codes(codes).validate()
    };
    assert!(codes(&["1234", "5678"]).is_ok());
    for wrong in [&["sesame", "sesame"][..], &["ses"]] {
        let error = codes(wrong).expect_err("too short, or twice").to_string();
        assert!(!error.contains("ses"), "{error}");
    }
}
