//! Characters that nobody sees, made visible.

/// The most characters of a text from outside that people are shown: documents can hold names of
/// megabytes.
pub const LONGEST: usize = 400;

/// Whether a character shows nothing by itself and acts on what is around it: controls (C0, DEL, C1),
/// bidirectional controls, separators of lines and paragraphs, what has no width or is ignored where it
/// is not known (Unicode's `Default_Ignorable_Code_Point`), interlinear annotations, and code points that
/// are no characters.
pub fn is_invisible(c: char) -> bool {
    // Most text is ASCII.
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    matches!(c,
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        // The last two of each plane.
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Text on one line of which everything is seen: what is [not](is_invisible) stands there as `\u{…}` (`\n`,
/// `\r` and `\t` so). More than `most` characters are cut. Other backslashes stay as they are: the text
/// is to be read, not to be read back.
pub fn visible(text: &str, most: usize) -> String {
    let mut out = Visible::default();
    for c in text.chars() {
        if out.count >= most {
            out.text.push('…');
            break;
        }
        out.push(c);
    }
    out.text
}

/// The lines of a text, of which everything but line breaks and tabs is made visible.
pub(super) fn visible_lines(text: &str) -> String {
    let mut out = Visible::default();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\n' | '\t' => out.raw(c),
            '\r' if rest.peek() == Some(&'\n') => out.raw(c),
            c => out.push(c),
        }
    }
    out.text
}

/// Visible text in the making.
#[derive(Default)]
struct Visible {
    text: String,
    count: usize,
    last: Option<char>,
}

impl Visible {
    fn push(&mut self, c: char) {
        if self.is_shown(c) {
            self.raw(c);
            return;
        }
        let before = self.text.len();
        match c {
            '\n' | '\r' | '\t' => self.text.extend(c.escape_default()),
            c => self.text.extend(c.escape_unicode()),
        }
        // Escapes are ASCII.
        self.count += self.text.len() - before;
        self.last = None;
    }

    fn raw(&mut self, c: char) {
        self.text.push(c);
        self.count += 1;
        self.last = Some(c);
    }

    fn is_shown(&self, c: char) -> bool {
        match c {
            // Behind a symbol it says whether that is a picture (❤ or ❤️); elsewhere it hides.
            '\u{fe0e}' | '\u{fe0f}' => self.last.is_some_and(|last| {
                !last.is_ascii() && !last.is_alphanumeric() && !is_invisible(last)
            }),
            '[' => !self.is_in_command(),
            c => !is_invisible(c),
        }
    }

    /// Whether a bracket would make a command of what stands before it. Runners of CI look for `##[error]`,
    /// `##vso[…]` and `##teamcity[…]` anywhere in what is printed.
    fn is_in_command(&self) -> bool {
        let name = |c: char| c.is_ascii_alphabetic();
        self.text.trim_end_matches(name).ends_with("##")
    }
}
