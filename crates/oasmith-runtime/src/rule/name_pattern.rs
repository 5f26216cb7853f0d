//! Which members an object keeps, by their names.

use std::sync::OnceLock;

use super::Pattern;

/// A pattern of names (ECMA-262), compiled when it is first asked.
#[derive(Debug)]
pub struct NamePattern {
    text: &'static str,
    pattern: OnceLock<Pattern>,
}

impl NamePattern {
    /// A pattern. What is no valid expression is in every name.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            pattern: OnceLock::new(),
        }
    }

    /// Whether it is found in a name.
    pub fn is_in(&self, name: &str) -> bool {
        let pattern = self.pattern.get_or_init(|| Pattern::new(self.text));
        pattern.finds(name)
    }
}

#[cfg(test)]
mod tests {
    use super::NamePattern;

    #[test]
    fn a_pattern_is_found_anywhere_in_a_name() {
        static NAMES: NamePattern = NamePattern::new("(?:^x-)|(?:-count$)");
        let found = ["x-a", "error-count", "ax-", "count"].map(|name| NAMES.is_in(name));
        assert_eq!(found, [true, true, false, false]);
    }
}
