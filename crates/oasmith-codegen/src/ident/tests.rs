//! What texts are called.

use super::*;

#[test]
fn plain_words_are_joined_as_heck_joins_them() {
    for text in [
        "a",
        "owner",
        "pull_request",
        "x-rate-limit",
        "a.b/c d",
        "__a__b",
        "a__",
        "v2beta",
        "2fa",
        "a2b-3c",
        "-1",
        "+1",
        "connectionId",
        "größe",
        "",
        "a{b}[c]",
        "a\nb",
        "type",
        "x,",
    ] {
        let plain = |case| words::plain(text, case);
        let [snake, camel, screaming] = [Case::Snake, Case::UpperCamel, Case::Screaming]
            .map(|case| joined(words(text, case), case));
        let is_read = text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.is_ascii()
            && text == text.to_ascii_lowercase();
        assert_eq!(plain(Case::Snake), is_read.then_some(snake), "{text}");
        assert_eq!(plain(Case::UpperCamel), is_read.then_some(camel), "{text}");
        assert_eq!(
            plain(Case::Screaming),
            is_read.then_some(screaming),
            "{text}"
        );
    }
}

fn all(text: &str) -> [String; 3] {
    [
        Ident::snake(text).to_string(),
        Ident::upper_camel(text).to_string(),
        Ident::screaming(text).to_string(),
    ]
}

#[test]
fn what_is_in_snake_case_is_its_own_name() {
    for text in [
        "id", "a_b", "sha256", "v_2", "type", "self", "_a", "a_", "a__b", "2fa", "x_2fa", "a1b2",
        "größe", "iPad",
    ] {
        let name = Ident::new(text, Case::Snake);
        assert_eq!(Ident::snake(text).as_str(), name.as_str(), "{text}");
    }
}

#[test]
fn a_cut_between_words_leaves_no_underscore() {
    let text = format!("{} {}", "a".repeat(Ident::MAX_LENGTH - 10), "b".repeat(20));
    let name = Ident::snake(&text);
    assert!(name.as_str().starts_with("aaa"), "{name}");
    assert!(!name.as_str().contains("__"), "{name}");
}

#[test]
fn words_are_split() {
    for (text, expected) in [
        (
            "connectionId",
            ["connection_id", "ConnectionId", "CONNECTION_ID"],
        ),
        ("end-user.id", ["end_user_id", "EndUserId", "END_USER_ID"]),
        (
            "XMLHttpRequest",
            ["xml_http_request", "XmlHttpRequest", "XML_HTTP_REQUEST"],
        ),
        ("OAUTH2_CC", ["oauth2_cc", "Oauth2Cc", "OAUTH2_CC"]),
        ("größe", ["größe", "Größe", "GRÖSSE"]),
        ("µs", ["micros", "Micros", "MICROS"]),
        ("μs", ["micros", "Micros", "MICROS"]),
        ("μία", ["μία", "Μία", "ΜΊΑ"]),
    ] {
        assert_eq!(all(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_identifier_becomes_one() {
    for (text, expected) in [
        ("", ["value", "Value", "VALUE"]),
        ("🦀", ["value", "Value", "VALUE"]),
        ("2fa", ["_2fa", "V2fa", "_2FA"]),
        ("1", ["n1", "V1", "_1"]),
        ("1 2", ["n1_2", "V1_2", "_1_2"]),
        ("-1", ["minus_1", "Minus1", "MINUS_1"]),
        ("+1", ["plus_1", "Plus1", "PLUS_1"]),
        (">=", ["greater_equal", "GreaterEqual", "GREATER_EQUAL"]),
        ("_", ["underscore", "Underscore", "UNDERSCORE"]),
        ("a\"]\n#[b", ["a_b", "AB", "A_B"]),
        ("½x", ["x", "X", "X"]),
    ] {
        assert_eq!(all(text), expected, "{text}");
    }
}

#[test]
fn signs_that_tell_texts_apart_are_words() {
    for (text, expected) in [
        ("C++", "CPlusPlus"),
        ("C#", "CSharp"),
        ("A-", "AMinus"),
        ("A+", "APlus"),
        ("Etc/GMT+1", "EtcGmtPlus1"),
        ("Etc/GMT-1", "EtcGmtMinus1"),
        ("UTC-05:30", "UtcMinus05_30"),
        ("€", "Euro"),
        ("US$", "UsDollar"),
        ("1.0", "V1_0"),
        ("16:9", "V16_9"),
        ("TLSv1.2", "Tlsv1_2"),
        ("2.0+beta", "V2_0PlusBeta"),
        ("us-east-1", "UsEast1"),
        ("utf-8", "Utf8"),
        ("R&D", "RAndD"),
        ("cpu%", "CpuPercent"),
        ("a%20b", "A20b"),
        ("created_at>=", "CreatedAtGreaterEqual"),
        (">1y", "Greater1y"),
        ("A->B", "AToB"),
        ("application/vnd.api+json", "ApplicationVndApiJson"),
        ("image/svg+xml", "ImageSvgXml"),
        ("m²", "M2"),
        ("°C", "DegreeC"),
        ("$ref", "Ref"),
        ("@type", "Type"),
        ("#text", "Text"),
        ("filter[name]", "FilterName"),
        ("key=value", "KeyValue"),
    ] {
        assert_eq!(Ident::upper_camel(text).as_str(), expected, "{text}");
    }
}

#[test]
fn every_sign_can_be_spelled() {
    for (text, expected) in [
        ("$_type", "dollar_type"),
        ("foo-bar", "foo_dash_bar"),
        ("a.b", "a_dot_b"),
        ("1.0", "_1_point_0"),
        ("a/b", "a_slash_b"),
        ("🦀", "u1f980"),
        ("a b", "a_b"),
        ("fooBar", "foo_bar"),
    ] {
        assert_eq!(
            Ident::snake(text).spelled(text).as_str(),
            expected,
            "{text}"
        );
    }
}

#[test]
fn keywords_get_an_underscore() {
    for word in [
        "type", "gen", "async", "await", "dyn", "try", "self", "super", "crate", "box",
    ] {
        assert_eq!(Ident::snake(word).as_str(), format!("{word}_"));
    }
    assert_eq!(Ident::upper_camel("self").as_str(), "Self_");
    assert_eq!(Ident::upper_camel("self").with_suffix(2).as_str(), "Self2");
    assert_eq!(Ident::snake("self").with_suffix(2).as_str(), "self_2");
}

#[test]
fn names_are_composed() {
    for (text, expected) in [
        ("e\u{301}", ["é", "É", "É"]),
        ("ǆ", ["dž", "Dž", "DŽ"]),
        ("ℌ", ["h", "H", "H"]),
        ("Кот", ["кот", "Кот", "КОТ"]),
    ] {
        assert_eq!(all(text), expected, "{text}");
    }
    for text in ["ǆ", "ΐ", "ŉx", "ﬁn", "İ", "ẞ", "ª", "Ⅷ", "ｆｕｌｌ"] {
        for name in all(text) {
            assert_eq!(composed(name.clone()), name, "{text}");
        }
    }
}

#[test]
fn every_name_is_an_identifier() {
    for text in [
        "",
        "٣",
        "²",
        "a\u{301}",
        "\u{301}",
        "名前",
        "ǅ",
        "İ",
        "1",
        "__",
        "\0",
        "é\u{200d}e",
    ] {
        for name in all(text) {
            assert!(
                syn::parse_str::<syn::Ident>(&name).is_ok(),
                "{text:?} gives {name:?}"
            );
        }
    }
}

#[test]
fn long_names_are_cut_and_stay_apart() {
    let long = "word ".repeat(60);
    let (one, other) = (Ident::snake(&long), Ident::snake(&format!("{long} more")));
    assert_eq!(one.as_str().chars().count(), Ident::MAX_LENGTH);
    assert_ne!(one, other);
    assert!(Ident::upper_camel(&long).with_suffix(12).as_str().len() <= Ident::MAX_LENGTH);
    let fits = "x".repeat(Ident::MAX_LENGTH);
    assert_eq!(Ident::snake(&fits).as_str(), fits);
}

#[test]
fn suffixes_do_not_run_into_digits() {
    assert_eq!(
        Ident::upper_camel("error").with_suffix(2).as_str(),
        "Error2"
    );
    assert_eq!(
        Ident::upper_camel("error 4").with_suffix(2).as_str(),
        "Error4_2"
    );
    assert_eq!(Ident::snake("type").with_suffix(2).as_str(), "type_2");
    assert_eq!(Ident::screaming("name").with_suffix(2).as_str(), "NAME_2");
    assert_eq!(Ident::fixed("Unknown").with_suffix(2).as_str(), "Unknown2");
}
