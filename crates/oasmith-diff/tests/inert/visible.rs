//! No byte of a report is one that nobody sees, by the tables of Unicode in another crate; and a terminal gets
//! the lines that we wrote.

use std::collections::HashSet;
use std::sync::LazyLock;

use oasmith_diff::accept;
use oasmith_diff::report::{self, LIMIT, Links};
use regex::Regex;

use super::Case;

/// All of them; a pattern is slow at texts, and there are many.
static UNSEEN: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let unseen = r"^[[\p{Cc}--\n]\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}]$";
    let unseen = Regex::new(unseen).expect("a pattern");
    let all = '\0'..=char::MAX;
    all.filter(|c| unseen.is_match(c.encode_utf8(&mut [0; 4])))
        .collect()
});

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^$|^(breaking|risk|ok|rust|accepted|error)\[[a-z-]+\]: |^  --> |^   [=+-] |^ +\^+$|^     … \d+ more items$|^\d+ changes?\. |^next: |^\d+ errors? in the head|^The head has errors\.",
    )
    .expect("a pattern")
});

pub(crate) fn check(case: &Case) {
    let changes = &case.changes;
    let text = report::text(changes);
    let reports = [
        ("text", text.to_string()),
        (
            "markdown",
            report::markdown(changes, &Links::default(), LIMIT),
        ),
        (
            "html",
            report::html(changes, &case.base.sources, &case.head.sources),
        ),
        ("junit", report::junit(changes)),
        ("github", report::github(changes)),
        ("json", report::json(changes)),
        ("sarif", report::sarif(changes)),
        ("gitlab", report::gitlab(changes)),
        (
            "changelog",
            report::changelog(changes, &case.base, &case.head),
        ),
        ("accepted", accept::entries(changes, &case.payload, None)),
    ];
    for (name, report) in &reports {
        let mut rest = report.chars();
        let found = rest.find(|c| (!c.is_ascii() || c.is_ascii_control()) && UNSEEN.contains(c));
        assert_eq!(found, None, "{} {name}\n{report}", case.name());
    }
    for line in text.as_str().lines() {
        assert!(LINE.is_match(line), "{}: {line}", case.name());
        assert!(!line.contains("##[") && !line.contains("##vso["), "{line}");
    }
}
