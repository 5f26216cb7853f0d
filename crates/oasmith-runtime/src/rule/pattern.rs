//! Regular expressions in the dialect of JSON Schema.

use std::fmt;

use oasmith_pattern::Steps;

/// A pattern (ECMA-262), to be found somewhere in a string.
pub(crate) struct Pattern {
    text: String,
    /// `None` for what can't be compiled: then the document is at fault, not the value, and the generator
    /// reported that the pattern is not checked.
    compiled: Option<oasmith_pattern::Pattern>,
}

impl Pattern {
    pub(crate) fn new(pattern: &str) -> Self {
        Self {
            text: pattern.to_owned(),
            compiled: oasmith_pattern::Pattern::new(pattern).ok(),
        }
    }

    /// Whether it is found; `None` if the budget runs out before that is known.
    pub(crate) fn finds(&self, text: &str, budget: &mut PatternBudget) -> Option<bool> {
        let Some(compiled) = &self.compiled else {
            return Some(true);
        };
        // An automaton takes this much only if the pattern is large; backtracking may take more than there is.
        let per_byte = if compiled.backtracks() { 64 } else { 4096 };
        let own = (text.len() as u64).saturating_add(16) * per_byte;
        let all = own.saturating_add(budget.shared);
        let mut steps = Steps::new(all);
        let found = compiled.is_match(text, &mut steps);
        budget.shared = budget.shared.min(steps.left());
        found.ok()
    }

    /// As it is written.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// About how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        let compiled = self.compiled.as_ref();
        self.text.len() * 2 + compiled.map_or(0, oasmith_pattern::Pattern::size)
    }
}

/// The steps that all searches of one validation share, beyond those that each has by its length. Together
/// they keep the time in proportion to the value.
#[derive(Debug)]
pub(crate) struct PatternBudget {
    shared: u64,
}

impl PatternBudget {
    /// A budget for the patterns of one validation.
    pub(crate) const VALIDATION: Self = Self { shared: 4_000_000 };
    /// No more than each search has by its length: whoever sends names could ask for many.
    pub(crate) const NAME: Self = Self { shared: 0 };
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

/// What is reported if the budget runs out.
pub(crate) fn undecided(pattern: &str) -> String {
    format!("can't be checked: matching the pattern {pattern} takes too many steps")
}

#[cfg(test)]
mod tests {
    use super::{Pattern, PatternBudget};

    fn finds(pattern: &str, text: &str) -> Option<bool> {
        let mut budget = PatternBudget::VALIDATION;
        Pattern::new(pattern).finds(text, &mut budget)
    }

    #[test]
    fn what_is_no_expression_finds_everything() {
        assert_eq!(finds("(", "x"), Some(true));
        assert_eq!(finds("^[a-z-]+\\d$", "key-1"), Some(true));
        assert_eq!(finds("^[a-z]+$", "KEY"), Some(false));
        assert_eq!(finds("^\\p{Letter}+$", "π"), Some(true));
    }

    #[test]
    fn a_budget_is_shared() {
        let text = "a".repeat(40) + "!";
        let pattern = Pattern::new(r"^(a+)+\1$");
        let mut budget = PatternBudget::VALIDATION;
        assert_eq!(pattern.finds(&text, &mut budget), None);
        assert_eq!(budget.shared, 0);
        // What a search has by its length is left.
        assert_eq!(pattern.finds("aa", &mut budget), Some(true));
        let mut name = PatternBudget::NAME;
        assert_eq!(pattern.finds(&text, &mut name), None);
        assert_eq!(Pattern::new("^(a+)+$").finds(&text, &mut name), Some(false));
    }
}
