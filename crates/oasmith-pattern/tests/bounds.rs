//! Matching and compiling take a bounded number of steps, whatever the pattern and the text.

#![allow(clippy::unwrap_used, reason = "a failed test panics")]

use oasmith_pattern::{OutOfSteps, Pattern, PatternError, Steps};

/// What a search says, and how many steps it took.
fn search(pattern: &str, text: &str, most: u64) -> (Result<bool, OutOfSteps>, u64) {
    let mut steps = Steps::new(most);
    let found = Pattern::new(pattern).unwrap().is_match(text, &mut steps);
    (found, most - steps.left())
}

#[test]
fn patterns_without_backreferences_take_linear_time() {
    let letters = "a".repeat(100_000);
    let wrong = format!("{letters}!");
    for (pattern, text, expected) in [
        ("^(a+)+$", &wrong, false),
        ("^(a+)+$", &letters, true),
        ("^(a|a)*$", &wrong, false),
        ("^(a|aa)+$", &wrong, false),
        ("(a*)*b", &letters, false),
        ("(x+x+)+y", &wrong, false),
        ("^(([a-z])+.)+[A-Z]([a-z])+$", &letters, false),
        ("(?=(a+)+$)b", &letters, false),
        ("^(?=(a+)+$)a", &letters, true),
        ("^(?!(a+)+!$)a", &wrong, false),
        ("(?<=^(a+)+)!", &wrong, true),
        ("(?<!^(a|a)*)!$", &wrong, false),
        ("^(.*)*$", &wrong, true),
        ("(.*)(.*)(.*)(.*)(.*)[^a!]", &wrong, false),
        ("^[a-z]{1,100000}$", &letters, true),
        ("^[a-z]{1,99999}$", &letters, false),
        ("^[a-z]{100001,}$", &letters, false),
        ("a{50000}!$", &wrong, true),
        ("^(?:a?){1000}!", &wrong, false),
    ] {
        let (found, steps) = search(pattern, text, u64::MAX);
        assert_eq!(found, Ok(expected), "{pattern}");
        let (_, half) = search(pattern, &text[text.len() / 2..], u64::MAX);
        assert!(
            steps <= half * 2 + 2_000_000,
            "{pattern}: {steps}, half {half}"
        );
    }
}

#[test]
fn backtracking_gives_up() {
    let text = "a".repeat(100_000) + "!";
    for pattern in [
        r"^(a+)+\1$",
        r"(a*)*\1b",
        r"^(?=(a|aa)*\1b)",
        r"^((a|a)*)*\2$",
    ] {
        let (found, steps) = search(pattern, &text, 1_000_000);
        assert_eq!(found, Err(OutOfSteps), "{pattern}");
        assert!(steps <= 1_000_000, "{pattern}: {steps}");
    }
    // What can be decided is.
    let (found, _) = search(r#"^(["']).*\1$"#, &format!("'{text}'"), 1_000_000);
    assert_eq!(found, Ok(true));
}

#[test]
fn a_search_gives_up_one_step_too_early_and_not_with_enough() {
    let (found, steps) = search("^(a+)+$", "aaaa!", u64::MAX);
    assert_eq!(found, Ok(false));
    assert_eq!(search("^(a+)+$", "aaaa!", steps).0, Ok(false));
    assert_eq!(search("^(a+)+$", "aaaa!", steps - 1).0, Err(OutOfSteps));
}

#[test]
fn patterns_that_are_too_large_are_refused() {
    let nested = |count: usize| format!("{}a{}", "(".repeat(count), ")".repeat(count));
    for pattern in [
        "((a{1000}b){1000}){1000}".to_owned(),
        "(?:(?:(?:a?){1000}b?){1000}){1000}".to_owned(),
        "(((|a){1000}){1000}){4000000000}".to_owned(),
        nested(100_000),
        nested(20_000),
        nested(400),
        "[".repeat(5_000_000),
        "a".repeat(5_000_000),
        "(a)".repeat(10_000),
        "(?=a)".repeat(10_000),
        (0..20_000)
            .map(|index| format!("[\\p{{L}}\\u{{{index:x}}}]"))
            .collect(),
        (0..5_000).map(|index| format!("(?<n{index}>|)|")).collect(),
    ] {
        let beginning: String = pattern.chars().take(40).collect();
        let error = Pattern::new(&pattern).unwrap_err();
        assert!(
            matches!(error, PatternError::Unsupported(_)),
            "{beginning}: {error}"
        );
    }
    for pattern in [
        nested(150),
        "(){4000000000}".to_owned(),
        "((|){100}){100}".to_owned(),
        "[a-z]{4000000000}".to_owned(),
        "a|".repeat(10_000),
        "(a)|".repeat(1_000),
    ] {
        let beginning: String = pattern.chars().take(40).collect();
        assert!(Pattern::new(&pattern).is_ok(), "{beginning}");
    }
    assert!(Pattern::new("(a{1000}){1000}{1000}").is_err());
}

/// What node says of patterns that the oracle of the other test reads in its own way.
#[test]
fn javascript_decides() {
    for (pattern, text, expected) in [
        (r"^(\1|b)\1$", "", true),
        (r"é(?<n>\1{1,3}?\B)\k<n>", "é\u{212A}", true),
        (r"^(?:(\W?\3)|(?:(\S+)+\1){2})$", "aak", true),
        (r"^(?:(a)|b)*\1$", "ab", true),
        (r"^(?:(a)|(b))*\1$", "aba", false),
        (r"^(a*)*\1$", "aaa", true),
        (r"(?<=\1(a))b", "aab", true),
        (r"(?<=\1(a))b", "cab", false),
        (r"^(?!(a))\1b", "b", true),
        (r"^(?=(a+))\1$", "aaa", true),
        (r"^(?=(a+))a\1$", "aaa", false),
        (r"^(z)((a+)?(b+)?(c))*\4$", "zaacbbbcac", true),
        (r"^(?:(?<y>a)|(?<y>b))\k<y>$", "bb", true),
        (r"^\u{61}$", "a", true),
        (r"^\u{3}\-$", "uuu-", true),
        (r"^\x$", "x", true),
        (r"^[\c_]\-$", "\u{1F}-", true),
        (r"^\c\-$", r"\c-", true),
        (r"^\12\-$", "\n-", true),
        (r"^\08\-$", "\u{0}8-", true),
        (r"^[\w-a]\-$", "--", true),
        (r"^\k\-$", "k-", true),
        (r"^(?=a)*a\-$", "a-", true),
        (r"^\uD83D\uDE00$", "😀", true),
        (r"^.$", "😀", true),
        (r"^\s$", "\u{FEFF}", true),
        (r"^\s$", "\u{85}", false),
        (r"^\d$", "٣", false),
        (r"^\w$", "é", false),
        (r"^a$", "a\n", false),
        (r"^.$", "\u{2028}", false),
        (r"^[^]$", "\n", true),
        (r"[]", "a", false),
    ] {
        let (found, _) = search(pattern, text, 100_000);
        assert_eq!(found, Ok(expected), "{pattern} in {text:?}");
    }
    for invalid in [
        r"a**",
        r"{1}",
        r"x{2,1}",
        r"(",
        r"a)",
        r"[b-a]",
        r"\k<n>(?<m>a)",
        r"(?<n>a)(?<n>b)",
        r"\b*",
        r"(?P<n>a)",
        r"(?i)a",
        r"\",
    ] {
        let error = Pattern::new(invalid).unwrap_err();
        assert!(matches!(error, PatternError::Invalid(_)), "{invalid}");
    }
    for unsupported in [
        r"[\ud83c-\udbff]\-",
        r"\ud83d\ude00+\-",
        r"(?i:é)",
        r"(a)(?i:\1)",
        r"(?i:\p{L})",
    ] {
        let error = Pattern::new(unsupported).unwrap_err();
        assert!(
            matches!(error, PatternError::Unsupported(_)),
            "{unsupported}"
        );
    }
}
