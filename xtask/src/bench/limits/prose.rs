//! Long descriptions.

use super::case::{Case, Input, case};
use super::text::schema;

pub(super) const CASES: &[Case] = &[
    case("bytes of a paragraph", 2_500_000, |n| {
        described(&"word ".repeat(n / 5))
    }),
    case("bytes of one word", 2_500_000, |n| {
        described(&"w".repeat(n))
    }),
    case("bytes of lines", 2_500_000, |n| {
        described(&"some words in a line\n".repeat(n / 21))
    }),
    case("bytes of paragraphs", 2_500_000, |n| {
        described(&"A paragraph.\n\n".repeat(n / 14))
    }),
    case("bytes of list items", 2_500_000, |n| {
        described(&"- an item\n".repeat(n / 10))
    }),
    case("bytes of numbered items", 1_000_000, |n| {
        described(
            &(0..n / 10)
                .map(|i| format!("{i}. item\n"))
                .collect::<String>(),
        )
    }),
    case("bytes of headings", 1_000_000, |n| {
        described(&"# Heading\n\nText\n\n".repeat(n / 17))
    }),
    case("bytes of a table", 1_000_000, |n| {
        described(&format!(
            "| a | b |\n|---|---|\n{}",
            "| c | d |\n".repeat(n / 10)
        ))
    }),
    case("bytes of a code block", 1_000_000, |n| {
        described(&format!("```\n{}\n```\n", "let x = 1;\n".repeat(n / 11)))
    }),
    case("bytes of indented code", 1_000_000, |n| {
        described(&"    let x = 1;\n".repeat(n / 15))
    }),
    case("depth of quotes", 50_000, |n| {
        described(&format!("{}text", "> ".repeat(n)))
    }),
    case("depth of quotes, many lines", 100, |n| {
        described(&format!("{}text\n", "> ".repeat(1_000)).repeat(n))
    }),
    case("depth of lists", 50_000, |n| {
        described(&format!("{}text", "- ".repeat(n)))
    }),
    case("depth of lists by indent", 500, |n| {
        described(
            &(0..n)
                .map(|i| format!("{}- text\n", "  ".repeat(i)))
                .collect::<String>(),
        )
    }),
    case("opening brackets", 100_000, |n| described(&"[".repeat(n))),
    case("opening brackets and words", 50_000, |n| {
        described(&"[a ".repeat(n))
    }),
    case("links", 50_000, |n| described(&"[a](b) ".repeat(n))),
    case("links without an end", 50_000, |n| {
        described(&"[a](b ".repeat(n))
    }),
    case("reference links", 20_000, |n| {
        described(
            &(0..n)
                .map(|i| format!("[a{i}] "))
                .chain((0..n).map(|i| format!("\n\n[a{i}]: b")))
                .collect::<String>(),
        )
    }),
    case("stars", 100_000, |n| described(&"*".repeat(n))),
    case("stars and words", 50_000, |n| {
        described(&"*a **b ".repeat(n))
    }),
    case("underscores", 50_000, |n| described(&"_a ".repeat(n))),
    case("backticks", 100_000, |n| described(&"`".repeat(n))),
    case("backticks of many lengths", 1_000, |n| {
        described(
            &(1..n)
                .map(|i| format!("{} a ", "`".repeat(i)))
                .collect::<String>(),
        )
    }),
    case("opening tags", 50_000, |n| described(&"<a ".repeat(n))),
    case("tags", 50_000, |n| described(&"<b>a</b> ".repeat(n))),
    case("comments without an end", 50_000, |n| {
        described(&"<!-- a ".repeat(n))
    }),
    case("entities", 50_000, |n| described(&"&amp; &a ".repeat(n))),
    case("backslashes", 100_000, |n| described(&r"\\".repeat(n))),
    case("URLs", 50_000, |n| {
        described(&"https://example.com/a ".repeat(n))
    }),
    case("wide characters", 500_000, |n| {
        described(&"\u{6f22}".repeat(n))
    }),
    case("empty lines", 500_000, |n| described(&"\n".repeat(n))),
    case("spaces", 1_000_000, |n| {
        described(&format!("a{}b", " ".repeat(n)))
    }),
];

fn described(text: &str) -> Input {
    let text = serde_json::Value::from(text);
    schema(&format!(
        r#"{{"type":"object","description":{text},"properties":{{"a":{{"type":"string"}}}}}}"#
    ))
}
