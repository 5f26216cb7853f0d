//! Patterns and texts by a seed.

/// A generator of patterns and texts.
pub(crate) struct Generator {
    state: u64,
    groups: usize,
}

/// The characters of texts; patterns have them too.
const TEXTS: &[&str] = &[
    "a", "a", "a", "b", "b", "k", "K", "s", "A", "B", "1", "9", "_", "-", " ", "\n", "\r",
    "\u{2028}", "\u{A0}", "\u{FEFF}", "\u{17F}", "\u{212A}", "é", "α", "漢", "😀", "/", "{", "}",
    "]", "x", "u", "\u{8}", "\u{1}", "\\", "c", "0",
];

const ATOMS: &[&str] = &[
    "a",
    "a",
    "a",
    "b",
    "b",
    "k",
    "é",
    "α",
    "😀",
    ".",
    "[ab]",
    "[^a]",
    "[a-k]",
    "[^]",
    "[]",
    "\\d",
    "\\D",
    "\\s",
    "\\S",
    "\\w",
    "\\W",
    "[\\w-]",
    "[\\d_]",
    "[^\\s]",
    "[\\b]",
    "\\x61",
    "\\u0061",
    "\\u{61}",
    "\\u{1F600}",
    "\\ud83d\\ude00",
    "[\\ud83d\\ude00a]",
    "\\/",
    "\\-",
    "\\cA",
    "[\\cA]",
    "\\n",
    "\\t",
    "\\0",
    "\\p{L}",
    "\\P{L}",
    "[\\p{Lu}1]",
    "[^\\P{Lu}]",
    "\\p{Script=Greek}",
    "\\p{Alphabetic}",
    "{",
    "}",
    "]",
    "\\c",
    "[\\c]",
    "[\\c1]",
    "\\101",
    "\\18",
    "\\8",
    "\\u",
    "\\q",
    "[\\w-a]",
    "[a-\\d]",
    "[-a]",
    "[a-]",
    "\\p{L",
    "(?i:k)",
    "(?i:[a-c])",
    "(?i:[^s])",
    "(?s:.)",
    "(?-s:.)",
    "\\k",
];

const ASSERTIONS: &[&str] = &["^", "$", "\\b", "\\B", "(?m:^)", "(?m:$)"];

const QUANTIFIERS: &[&str] = &[
    "*", "+", "?", "*?", "+?", "??", "{2}", "{1,}", "{0,2}", "{1,3}?", "{0}", "{2,4}", "{3,}",
];

impl Generator {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
            groups: 0,
        }
    }

    /// A number below `end` (xorshift64*).
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let number = self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap() % end
    }

    fn one_of(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }

    /// A text of a few characters.
    pub(crate) fn text(&mut self) -> String {
        let few = self.below(2) == 0;
        let list = if few { &TEXTS[..9] } else { TEXTS };
        let len = self.below(9);
        (0..len).map(|_| self.one_of(list)).collect()
    }

    /// A pattern, valid for the most part.
    pub(crate) fn pattern(&mut self) -> String {
        self.groups = 0;
        let depth = 1 + self.below(3);
        let pattern = self.alternatives(depth);
        match self.below(4) {
            0 => format!("^{pattern}$"),
            1 => format!("^(?:{pattern})$"),
            _ => pattern,
        }
    }

    /// A pattern with characters put in, left out or doubled.
    pub(crate) fn mutated(&mut self) -> String {
        let mut chars: Vec<char> = self.pattern().chars().collect();
        for _ in 0..=self.below(3) {
            let at = self.below(chars.len() + 1);
            let syntax = [
                '(', ')', '[', ']', '{', '}', '?', '*', '\\', '|', '-', '^', ',', '1', '<', '=',
                ':', 'k',
            ];
            match self.below(3) {
                0 if at < chars.len() => {
                    chars.remove(at);
                }
                1 if at < chars.len() => chars.insert(at, chars[at]),
                _ => chars.insert(at, syntax[self.below(syntax.len())]),
            }
        }
        chars.into_iter().collect()
    }

    fn alternatives(&mut self, depth: usize) -> String {
        let count = 1 + self.below(4) / 3 + self.below(5) / 4;
        let parts: Vec<String> = (0..count).map(|_| self.sequence(depth)).collect();
        parts.join("|")
    }

    fn sequence(&mut self, depth: usize) -> String {
        let count = self.below(4);
        (0..count).map(|_| self.term(depth)).collect()
    }

    fn term(&mut self, depth: usize) -> String {
        let atom = match self.below(12) {
            0 => return self.one_of(ASSERTIONS).to_owned(),
            1 | 2 if depth > 0 => format!("(?:{})", self.alternatives(depth - 1)),
            3 | 4 if depth > 0 => {
                self.groups += 1;
                format!("({})", self.alternatives(depth - 1))
            }
            5 if depth > 0 => {
                let opening = self.one_of(&["(?=", "(?!", "(?<=", "(?<!"]);
                return format!("{opening}{})", self.alternatives(depth - 1));
            }
            6 if depth > 0 && self.groups == 0 => {
                self.groups += 1;
                format!("(?<n>{})\\k<n>", self.alternatives(depth - 1))
            }
            // Right after its group: the oracle has ways of its own with those within it or in other
            // alternatives.
            7 if depth > 0 => {
                self.groups += 1;
                let group = self.groups;
                return format!("({})\\{group}", self.alternatives(depth - 1));
            }
            _ => self.one_of(ATOMS).to_owned(),
        };
        if self.below(3) == 0 {
            atom + self.one_of(QUANTIFIERS)
        } else {
            atom
        }
    }
}
