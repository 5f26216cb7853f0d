//! Sentences in a terminal.

use oasmith_spec::fit;
use oasmith_spec::sink::{Terminal, TerminalText};

use crate::sentence::Speech;

impl Speech for Terminal {
    fn words(words: &str) -> TerminalText {
        TerminalText::of(words)
    }

    fn quoted(text: &str) -> TerminalText {
        fit!(Terminal, "`{}`", TerminalText::of(text))
    }
}
