use super::{JsonText, LONGEST, Terminal, TerminalText, is_invisible, visible};

/// Unicode's own properties, by another crate.
fn oracle() -> regex::Regex {
    // Format characters that are seen (Arabic and Kaithi number signs and the like) are no danger.
    regex::Regex::new(
        r"^(?:[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}]|[\p{Cf}--\p{Prepended_Concatenation_Mark}])$",
    )
    .expect("a pattern")
}

#[test]
fn what_is_invisible_agrees_with_the_tables_of_unicode() {
    let oracle = oracle();
    let mut wrong = Vec::new();
    for c in '\0'..=char::MAX {
        let known = oracle.is_match(c.encode_utf8(&mut [0; 4]));
        // Egyptian controls join hieroglyphs; unassigned ones near the annotations are ignorable.
        if known != is_invisible(c) && !('\u{13430}'..='\u{1343f}').contains(&c) {
            wrong.push(format!("{:04x}", u32::from(c)));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn everything_is_seen() {
    for (text, shown) in [
        (
            "plain `name` with \\ and é, 日本",
            "plain `name` with \\ and é, 日本",
        ),
        ("\u{1b}[31m\u{9b}1m", "\\u{1b}[31m\\u{9b}1m"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        (
            "a\u{202e}b\u{2028}c\u{feff}",
            "a\\u{202e}b\\u{2028}c\\u{feff}",
        ),
        ("❤\u{fe0f}", "❤\u{fe0f}"),
        ("❤\u{fe0f}\u{fe0f}a\u{fe0f}", "❤\u{fe0f}\\u{fe0f}a\\u{fe0f}"),
        ("\u{fe0f}", "\\u{fe0f}"),
        ("##[error]x", "##\\u{5b}error]x"),
        ("##vso[task]", "##vso\\u{5b}task]"),
        ("#[error] a[0]", "#[error] a[0]"),
    ] {
        assert_eq!(visible(text, LONGEST), shown);
    }
}

#[test]
fn length_is_bounded_by_what_is_shown() {
    let exact = "a".repeat(LONGEST);
    assert_eq!(visible(&exact, LONGEST), exact);
    assert_eq!(visible(&format!("{exact}b"), LONGEST), format!("{exact}…"));
    let escapes = visible(&"\u{e0001}".repeat(LONGEST), LONGEST);
    assert!(escapes.len() < LONGEST + 20, "{}", escapes.len());
}

#[test]
fn lines_stay_lines() {
    let text = TerminalText::lines("a\r\n\tb\rc\u{1b}\n");
    assert_eq!(text.as_str(), "a\r\n\tb\\rc\\u{1b}\n");
}

#[test]
fn json_keeps_the_value() {
    let text: String = ('\0'..='\u{ff}')
        .chain("\u{2028}\u{e0041}\u{202e}<".chars())
        .collect();
    let written = JsonText::of(&text);
    assert!(
        written
            .as_str()
            .chars()
            .all(|c| !is_invisible(c) && c != '<')
    );
    let read: String = serde_json::from_str(written.as_str()).expect("JSON");
    assert_eq!(read, text);
    let value = serde_json::json!({ text.as_str(): [text.as_str(), 1] });
    let written = JsonText::value(&value);
    assert!(
        written
            .as_str()
            .chars()
            .all(|c| c == '\n' || !is_invisible(c))
    );
    let read: serde_json::Value = serde_json::from_str(written.as_str()).expect("JSON");
    assert_eq!(read, value);
}

#[test]
fn templates_take_what_fits() {
    let name = TerminalText::of("a\u{7}");
    let text = crate::fit!(Terminal, "{}: {} of {}\n", name, 2_usize, "three");
    assert_eq!(text.as_str(), "a\\u{7}: 2 of three\n");
}
