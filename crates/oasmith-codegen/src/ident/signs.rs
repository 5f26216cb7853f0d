//! The names of signs that identifiers can't hold.

/// Which signs get a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Those that tell a text from its like wherever they stand: `C++`, `A-`, `Etc/GMT+1`, `-1`, `US$`. What
    /// merely parts words (`a.b`, `a-b`, `a/b`) and what decorates a name (`$ref`, `@type`) has none.
    Telling,
    /// All but the space and the underscore.
    All,
}

/// The text with everything that no identifier can hold turned into the sign's name, or into a space. Where there is no
/// word, all signs have their names.
pub(super) fn named(text: &str, spelling: Spelling) -> String {
    if !text.contains(in_words) {
        let word = |sign: char| match name(sign) {
            Some(name) => Some(name.to_owned()),
            None => (spelling == Spelling::All).then(|| format!("u{:04x}", u32::from(sign))),
        };
        return text.chars().filter_map(word).collect::<Vec<_>>().join(" ");
    }
    let chars: Vec<char> = text.chars().collect();
    let is_greek = |c: &char| *c != 'μ' && ('\u{370}'..='\u{3ff}').contains(c);
    let greek = chars.iter().any(is_greek);
    let mut words = String::with_capacity(text.len() + 8);
    for (at, &c) in chars.iter().enumerate() {
        match c {
            // The sign of a unit, whose capital looks like an M; also where it is typed as the letter.
            'µ' => words.push_str("micro"),
            'μ' if !greek => words.push_str("micro"),
            '²' => words.push('2'),
            '³' => words.push('3'),
            c if in_words(c) => words.push(c),
            _ => {
                let place = Place::new(&chars, at);
                words.push(' ');
                let named = match spelling {
                    Spelling::Telling => place.telling(c),
                    Spelling::All => place.any(c),
                };
                if let Some(named) = named {
                    words.push_str(&named);
                    words.push(' ');
                }
            }
        }
    }
    words
}

fn in_words(c: char) -> bool {
    unicode_ident::is_xid_continue(c) && c != '_'
}

/// What stands around a sign.
struct Place<'a> {
    before: &'a [char],
    after: &'a [char],
}

impl<'a> Place<'a> {
    fn new(chars: &'a [char], at: usize) -> Self {
        Self {
            before: chars.get(..at).unwrap_or_default(),
            after: chars.get(at + 1..).unwrap_or_default(),
        }
    }

    fn previous(&self) -> Option<char> {
        self.before.last().copied()
    }

    fn next(&self) -> Option<char> {
        self.after.first().copied()
    }

    /// Whether nothing but signs and spaces follows.
    fn ends(&self) -> bool {
        !self.after.iter().copied().any(in_words)
    }

    /// Whether it stands directly after a word.
    fn follows_word(&self) -> bool {
        self.previous().is_some_and(in_words)
    }

    fn precedes_digit(&self) -> bool {
        self.next().is_some_and(|c| c.is_ascii_digit())
    }

    /// The name of a sign that tells texts apart where it stands.
    fn telling(&self, sign: char) -> Option<String> {
        let tells = match sign {
            '+' => !self.is_structured_suffix(),
            '-' => self.is_minus(),
            '#' => self.ends() && self.follows_word(),
            '<' | '>' | '≤' | '≥' | '≠' | '±' | '×' | '∞' | '°' | '‰' => true,
            '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₿' | '¢' => true,
            '=' => matches!(self.previous(), Some('<' | '>' | '!')) || self.ends(),
            '!' => self.next() == Some('='),
            '%' => !self.is_escape(),
            '&' => self.before.iter().any(|c| in_words(*c)) && !self.ends(),
            '$' => self.ends() || self.precedes_digit(),
            _ => false,
        };
        if !tells {
            return None;
        }
        // An arrow leads from one to the other.
        if sign == '>' && matches!(self.previous(), Some('-' | '=')) {
            return Some("to".to_owned());
        }
        self.any(sign)
    }

    /// The name of a sign, whatever it does.
    fn any(&self, sign: char) -> Option<String> {
        let between = |is: fn(&char) -> bool| {
            self.before.last().is_some_and(is) && self.after.first().is_some_and(is)
        };
        Some(match sign {
            ' ' | '_' | ')' | ']' | '}' => return None,
            '-' if self.is_minus() => "minus".to_owned(),
            '-' => "dash".to_owned(),
            '.' if between(char::is_ascii_digit) => "point".to_owned(),
            '#' if self.ends() && self.follows_word() => "sharp".to_owned(),
            '&' if self.before.iter().any(|c| in_words(*c)) => "and".to_owned(),
            sign => match name(sign) {
                Some(name) => name.to_owned(),
                None if sign.is_whitespace() => return None,
                None => format!("u{:04x}", u32::from(sign)),
            },
        })
    }

    /// Whether a hyphen is the sign of a number or a grade: `-1`, `A-`, `GMT-1`.
    fn is_minus(&self) -> bool {
        let zone = || {
            let before: String = self.before.iter().rev().take(3).rev().collect();
            ["GMT", "UTC"].contains(&before.as_str())
        };
        let leads = self.before.is_empty() && self.precedes_digit();
        leads || self.precedes_digit() && zone() || self.follows_word() && self.after.is_empty()
    }

    /// Whether a plus begins the structured suffix of a media type (RFC 6839): `vnd.api+json`.
    fn is_structured_suffix(&self) -> bool {
        let after: String = self.after.iter().take_while(|c| in_words(**c)).collect();
        self.before.contains(&'/')
            && ["json", "xml", "yaml", "zip", "cbor"].contains(&after.as_str())
    }

    /// Whether a percent sign begins an escape (RFC 3986, section 2.1).
    fn is_escape(&self) -> bool {
        let hex = |at: usize| self.after.get(at).is_some_and(char::is_ascii_hexdigit);
        hex(0) && hex(1)
    }
}

/// The name of a sign by itself.
pub(super) fn name(sign: char) -> Option<&'static str> {
    Some(match sign {
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '≤' => "less equal",
        '≥' => "greater equal",
        '≠' => "not equal",
        '±' => "plus minus",
        '×' => "times",
        '÷' => "divided by",
        '∞' => "infinity",
        '°' => "degree",
        '!' => "not",
        '*' => "star",
        '+' => "plus",
        '-' | '−' => "minus",
        '–' | '—' => "dash",
        '/' => "slash",
        '\\' => "backslash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '|' => "pipe",
        '&' => "ampersand",
        '%' => "percent",
        '‰' => "per mille",
        '$' => "dollar",
        '€' => "euro",
        '£' => "pound",
        '¥' => "yen",
        '₹' => "rupee",
        '₽' => "ruble",
        '₩' => "won",
        '₿' => "bitcoin",
        '¢' => "cent",
        '§' => "section",
        '@' => "at",
        '#' => "hash",
        '~' => "tilde",
        '^' => "caret",
        '?' => "question",
        '(' => "parenthesis",
        '[' => "bracket",
        '{' => "brace",
        '\'' => "quote",
        '"' => "double quote",
        '`' => "backtick",
        ' ' => "space",
        '_' => "underscore",
        _ => return None,
    })
}
