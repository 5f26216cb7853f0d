//! Texts that could become something else where they come to stand.

use crate::random::Random;

/// What means something to Rust, Markdown, HTML, TOML, Cargo, a terminal or a file system.
const PIECES: &[&str] = &[
    "\"]\npub fn pwned() {}\n#[doc = \"",
    "*/ pub fn pwned() {} /*",
    "\n}\nmod pwned {}\nfn x() {",
    "\\\"; pwned!();",
    "\r\npub mod pwned {}",
    "\rpub mod pwned {}",
    "\u{2028}pub mod pwned {}",
    "\u{85}pwned!();",
    "\"#; pwned!(); r#\"",
    "\"##\"###",
    "{} {0} {{pwned}} {:?}",
    "r#\"",
    "b\"",
    "c\"",
    "'a",
    "//",
    "///",
    "//!",
    "/*",
    "*/",
    "#![feature(x)]",
    "#[path = \"/etc/passwd\"]",
    "```",
    "```rust",
    "````",
    "~~~",
    "~~~rust",
    "~~~~",
    "```rust,ignore",
    "``` rust",
    "`~~~rust x`",
    "``",
    "`",
    "    fn indented() {}",
    "\n    fn indented() {}\n",
    "\n\n    fn indented() {}\n\n",
    "\t",
    "\n- ",
    "\n* ",
    "\n1. ",
    "\n> ",
    "\n# ",
    "\n===\n",
    "\n---\n",
    "\n| a | b |\n|---|---|\n",
    "- [ ] ",
    "[a]",
    "[a](b)",
    "[a][b]",
    "\n[a]: b\n",
    "[a](javascript:alert(1))",
    "<javascript:alert(1)>",
    "![i](https://x.y/z)",
    "[^1]",
    "\n[^1]: ",
    "<https://x.y>",
    "https://x.y/a_b",
    "www.x.y",
    "<b>",
    "</b>",
    "<script>",
    "<img src=x onerror=x>",
    "<!--",
    "-->",
    "<br>",
    "</details>",
    "<T>",
    "Vec<String>",
    "&lt;",
    "&#x60;&#x60;&#x60;",
    "\\",
    "\\`",
    "$x$",
    "$$",
    "@user",
    "#1",
    "GH-1",
    "::error::x",
    "\n::set-output name=x::y\n",
    "%0A::x",
    "##[command]x",
    "\ncargo:rustc-env=PWNED=1\n",
    "cargo::rustc-link-arg=-x",
    "\n[dependencies]\npwned = \"1\"\n",
    "\"\n[workspace]\n",
    "'''",
    "\"\"\"",
    "\u{0}",
    "\u{1b}[2J",
    "\u{1b}]0;x\u{7}",
    "\u{9b}2J",
    "\u{7f}",
    "\u{8}",
    "\u{b}",
    "\u{c}",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{2060}",
    "\u{e0041}",
    "\u{fff9}",
    "\u{ad}",
    "\u{fe0f}",
    "\u{301}",
    "../",
    "/etc/passwd",
    "C:\\",
    "\\\\x\\y",
    "con",
    "nul.txt",
    "aux",
    "src/bin",
    "main.rs",
    "lib",
    "build.rs",
    "..",
    ".",
    "-rf",
    "--help",
    "$(x)",
    "`x`",
    ";x",
    "犬",
    "שלום",
    "ß",
    "ﬁ",
    "İ",
    "🦀",
    "π",
    "e\u{301}",
];

/// Words that stand between, so that pieces come to every column.
const WORDS: &[&str] = &[
    "a",
    "word ",
    "of ",
    "some words ",
    "and a longer sentence of words ",
    " ",
    "  ",
    "\n",
    "\n\n",
    ". ",
];

/// A payload: pieces with words between them, so that each piece comes to stand at every offset of a line.
pub(super) fn payload(random: &mut Random) -> String {
    let mut text = String::new();
    if random.one_in(3) {
        // Ordinary prose up to a column, then the piece.
        let words = random.below(30);
        for _ in 0..words {
            text.push_str(random.pick(WORDS).copied().unwrap_or_default());
        }
        text.push_str(&"x".repeat(random.below(12)));
        text.push(' ');
    }
    for _ in 0..=random.below(4) {
        if random.one_in(2) {
            text.push_str(random.pick(WORDS).copied().unwrap_or_default());
        }
        let piece = random.pick(PIECES).copied().unwrap_or_default();
        let times = if random.one_in(20) {
            1 + random.below(40)
        } else {
            1
        };
        text.push_str(&piece.repeat(times));
    }
    text
}

/// A name: a payload, or a word that is something already.
pub(super) fn name(random: &mut Random) -> String {
    if random.one_in(2) {
        return payload(random);
    }
    random
        .pick(super::pool::NAMES)
        .copied()
        .unwrap_or_default()
        .to_owned()
}
