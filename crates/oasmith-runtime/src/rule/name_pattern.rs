//! Which members an object keeps, by their names.

use std::sync::OnceLock;

use super::pattern::{Pattern, PatternBudget};

/// Patterns of names (ECMA-262), compiled when they are first asked.
#[derive(Debug)]
pub struct NamePattern {
    texts: &'static [&'static str],
    patterns: OnceLock<Vec<Pattern>>,
}

impl NamePattern {
    /// Patterns of which one must be found in a name. One that is no valid expression, or can't be checked,
    /// is in every name.
    #[must_use]
    pub const fn any(texts: &'static [&'static str]) -> Self {
        Self {
            texts,
            patterns: OnceLock::new(),
        }
    }

    /// Whether one is found in a name. The time is in proportion to the name's length: what takes longer to
    /// decide, as backreferences can, is not found.
    pub fn is_in(&self, name: &str) -> bool {
        let patterns = self.patterns.get_or_init(|| {
            let texts = self.texts.iter();
            texts.map(|text| Pattern::new(text)).collect()
        });
        let mut budget = PatternBudget::NAME;
        let mut finds = |pattern: &Pattern| pattern.finds(name, &mut budget) == Some(true);
        patterns.iter().any(&mut finds)
    }
}

#[cfg(test)]
mod tests {
    use super::NamePattern;

    #[test]
    fn a_pattern_is_found_anywhere_in_a_name() {
        static NAMES: NamePattern = NamePattern::any(&["^x-", "-count$"]);
        let found = ["x-a", "error-count", "ax-", "count"].map(|name| NAMES.is_in(name));
        assert_eq!(found, [true, true, false, false]);
    }

    #[test]
    fn each_pattern_has_its_own_groups() {
        static NAMES: NamePattern = NamePattern::any(&[r"^(a)\1$", r"^(b)\1$", r"^(?<n>c)-$"]);
        let found = ["aa", "bb", "c-", "ab", "ba"].map(|name| NAMES.is_in(name));
        assert_eq!(found, [true, true, true, false, false]);
    }

    #[test]
    fn what_can_not_be_decided_is_not_found() {
        static NAMES: NamePattern = NamePattern::any(&[r"^(a+)+\1$"]);
        assert!(NAMES.is_in("aaaa"));
        assert!(!NAMES.is_in(&("a".repeat(10_000) + "!")));
    }
}
