//! Regular expressions in the dialect of JSON Schema.

use std::fmt;

/// A pattern (ECMA-262), to be found somewhere in a text.
pub(crate) struct Pattern {
    text: String,
    /// `None` for what is no valid expression: then the document is at fault, not the value, and it
    /// finds everything.
    regex: Option<regress::Regex>,
}

impl Pattern {
    pub(crate) fn new(pattern: &str) -> Self {
        Self {
            text: pattern.to_owned(),
            regex: compile(pattern),
        }
    }

    /// Whether it is found.
    pub(crate) fn finds(&self, text: &str) -> bool {
        let regex = self.regex.as_ref();
        regex.is_none_or(|regex| regex.find(text).is_some())
    }

    /// As it is written.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

/// With the `u` flag first, as JSON Schema asks for; many patterns only do without.
fn compile(pattern: &str) -> Option<regress::Regex> {
    regress::Regex::with_flags(pattern, "u")
        .or_else(|_| regress::Regex::new(pattern))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn what_is_no_expression_finds_everything() {
        assert!(Pattern::new("(").finds("x"));
        assert!(Pattern::new("^[a-z-]+\\d$").finds("key-1"));
        assert!(!Pattern::new("^[a-z]+$").finds("KEY"));
        assert!(Pattern::new("^\\p{Letter}+$").finds("π"));
    }
}
