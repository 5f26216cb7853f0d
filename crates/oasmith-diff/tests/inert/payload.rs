//! Texts that mean something somewhere.

/// Stands in every payload, so that it is found again.
pub(crate) const CANARY: &str = "zq9x";

/// What is put together.
const PIECES: &[&str] = &[
    "~~~",
    "\n~~~\n",
    "](",
    "](javascript:alert(1))",
    "[x](https://evil.example/)",
    "<img src=x onerror=alert(1)>",
    "![x](http://evil.example/p.png)",
    "@octocat",
    "@org/team",
    "#1",
    "GH-1",
    "octo/repo#1",
    "0123456789abcdef0123",
    "deadbee",
    "-->",
    "<!-- oasmith-diff -->",
    "<!--",
    "</details>",
    "<details open><summary>",
    "</code></pre>",
    "|",
    "| a | b |\n|---|---|\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n# h\n",
    "\n- [ ] x\n",
    "\n> [!NOTE]\n> x\n",
    "\u{2028}",
    "\u{85}",
    "&lt;img&gt;",
    "&#60;img&#62;",
    "&amp;",
    "\\",
    "\\`",
    "$$x$$",
    "$x$",
    "$`x`$",
    "`$",
    "$`",
    ":tada:",
    "https://evil.example/",
    "www.evil.example",
    "me@evil.example",
    "[^1]",
    "\n[^1]: x\n",
    "\n[x]: https://evil.example\n",
    "*b*",
    "__b__",
    "~~s~~",
    "==m==",
    "'",
    "\"",
    "\" onload=\"x",
    "]]>",
    "<![CDATA[",
    "<?x?>",
    "::error::x",
    "\n::error::x\n",
    "\n::stop-commands::x\n",
    "##[error]x",
    "##vso[task.x]",
    "%0A::error::x",
    "%25",
    ":",
    ",",
    "\u{1b}[31m",
    "\u{1b}]8;;https://evil.example\u{7}",
    "\u{9b}1m",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{feff}",
    "\u{e0041}",
    "\u{fe0f}",
    "\u{ad}",
    "\0",
    "\u{7f}",
    "\u{fffe}",
    "\t",
    " ",
    "  ",
    "||spoiler||",
    "{}",
    "{0}",
    "<script>alert(1)</script>",
    "</title>",
    "</style>",
    "</failure>",
    "+++",
    "---",
    "\n---\n",
    "\n    code\n",
    "\n| x",
    "H~2~O",
    "^x^",
    ">>> x",
    "\n:::note\n",
];

/// Every piece by itself and between backticks, backticks of every length, and chances of several.
pub(crate) fn all() -> Vec<String> {
    let mut all = Vec::new();
    for piece in PIECES {
        all.push(format!("{CANARY}{piece}{CANARY}"));
        all.push(format!("{piece}`{CANARY} {piece} {CANARY}``{piece}"));
    }
    for length in 1..=12 {
        let run = "`".repeat(length);
        all.push(format!("{run}{CANARY}"));
        all.push(format!(
            "{CANARY}{run} @octocat <img src=x> {run}{run}{CANARY}{run}"
        ));
    }
    let mut random = Random(0x5eed);
    for _ in 0..60 {
        let count = 1 + random.below(8);
        let mut text = CANARY.to_owned();
        for _ in 0..count {
            match random.below(4) {
                0 => text.push_str(&"`".repeat(1 + random.below(12))),
                _ => text.push_str(PIECES[random.below(PIECES.len())]),
            }
        }
        all.push(text);
    }
    all
}

/// Numbers by a seed (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let end = u64::try_from(end).expect("small");
        usize::try_from((z ^ (z >> 31)) % end).expect("small")
    }
}
