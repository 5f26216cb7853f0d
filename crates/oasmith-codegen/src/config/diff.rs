//! `[diff]`: how much `oasmith diff` weighs changes.

use oasmith_ir::filter::Selector;
use oasmith_ir::operation::Operation;

/// The settings of `oasmith diff`.
#[derive(Debug, Clone, Default)]
pub struct DiffSettings {
    /// `[diff.levels]`, in the order of the file.
    pub levels: Vec<LevelEntry>,
    /// `[diff.stability]`: the highest level of changes of an operation, by its `x-stability-level` in the base.
    pub stability: Vec<(String, DiffLevel)>,
}

/// How much a change weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DiffLevel {
    /// It is not reported.
    Off,
    /// It is reported, and fails no check of messages.
    Ok,
    /// It is a risk.
    Risk,
    /// It is breaking.
    Breaking,
}

impl DiffLevel {
    /// The words in the file.
    pub(crate) const NAMES: [(&'static str, Self); 4] = [
        ("off", Self::Off),
        ("ok", Self::Ok),
        ("risk", Self::Risk),
        ("breaking", Self::Breaking),
    ];
}

/// An entry of `[diff.levels]`: a rule, operations, or a rule on operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelEntry {
    /// The entry as it is written.
    pub key: String,
    /// The rule; all of them where absent.
    pub rule: Option<String>,
    /// The method in upper case; any where absent.
    pub method: Option<String>,
    /// The path with all below it, or a pattern with `*`; any where absent.
    pub path: Option<String>,
    /// The level.
    pub level: DiffLevel,
}

impl LevelEntry {
    /// Understands `RULE`, `/path`, `METHOD /path`, and a rule before either; `None` if it is none of these.
    pub fn parse(key: &str, level: DiffLevel) -> Option<Self> {
        let mut words = key.split_whitespace().peekable();
        let is_rule = |word: &&str| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let is_method = |word: &&str| word.bytes().all(|b| b.is_ascii_uppercase());
        let rule = words.next_if(is_rule).map(str::to_owned);
        let method = words.next_if(is_method).map(str::to_owned);
        let path = words
            .next_if(|word| word.starts_with('/'))
            .map(str::to_owned);
        let is_whole = words.next().is_none() && (rule.is_some() || path.is_some());
        let is_call = method.is_none() || path.is_some();
        (is_whole && is_call).then(|| Self {
            key: key.to_owned(),
            rule,
            method,
            path,
            level,
        })
    }

    /// Whether it is about all operations.
    pub fn is_general(&self) -> bool {
        self.path.is_none()
    }

    /// Whether it is about an operation.
    pub fn selects(&self, operation: &Operation) -> bool {
        let method = self.method.as_ref();
        let path = self.path.as_ref();
        method.is_none_or(|method| operation.method == *method)
            && path.is_none_or(|path| Selector::Path(path.clone()).matches(operation))
    }

    /// How exact it is: one with a path before one without, then one with a rule, one with a method, the longer path.
    pub fn precision(&self) -> (bool, bool, bool, usize) {
        (
            self.path.is_some(),
            self.rule.is_some(),
            self.method.is_some(),
            self.path.as_ref().map_or(0, String::len),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{DiffLevel, LevelEntry};

    #[test]
    fn an_entry_is_a_rule_operations_or_both() {
        let parts = |key: &str| {
            LevelEntry::parse(key, DiffLevel::Off).map(|one| (one.rule, one.method, one.path))
        };
        let some = |text: &str| Some(text.to_owned());
        let wanted = [
            ("property-removed", (some("property-removed"), None, None)),
            ("/pets/*", (None, None, some("/pets/*"))),
            ("GET /pets", (None, some("GET"), some("/pets"))),
            (
                "property-removed GET /pets",
                (some("property-removed"), some("GET"), some("/pets")),
            ),
        ];
        for (key, wanted) in wanted {
            assert_eq!(parts(key), Some(wanted), "{key}");
        }
        for wrong in [
            "",
            "GET",
            "property-removed GET",
            "/pets GET",
            "listPets",
            "a b",
        ] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }
}
