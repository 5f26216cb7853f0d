//! The walk over a value that collects violations.

use std::fmt::{Display, Write};

use super::{MultipleOf, Validate, Violation, Violations};
use crate::rule::{self, PatternBudget, Value};
use crate::{Encode, Json, Undeclared, format};

/// Collects violations, and knows the place in the value.
#[derive(Debug)]
pub struct Checker {
    path: String,
    violations: Vec<Violation>,
    patterns: PatternBudget,
}

impl Default for Checker {
    fn default() -> Self {
        Self {
            path: String::new(),
            violations: Vec::new(),
            patterns: PatternBudget::VALIDATION,
        }
    }
}

impl Checker {
    /// A checker at the root of a value.
    #[must_use]
    pub fn new() -> Self {
        Self {
            path: String::from("$"),
            ..Self::default()
        }
    }

    /// Checks the member of that name.
    pub fn at(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let plain = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let step = if plain {
            format!(".{name}")
        } else {
            format!("[{name:?}]")
        };
        self.within(&step, check);
    }

    /// Checks the member of that name by what its type says.
    pub fn member<T: Validate>(&mut self, name: &str, value: &T) {
        self.at(name, |checker| value.check(checker));
    }

    /// Checks the element of that index.
    pub fn index(&mut self, index: usize, check: impl FnOnce(&mut Self)) {
        self.within(&format!("[{index}]"), check);
    }

    /// Reports a violation at this place.
    pub fn report(&mut self, message: impl Into<String>) {
        self.violations.push(Violation {
            path: self.path.clone(),
            message: message.into(),
        });
    }

    /// `minLength` and `maxLength`, in characters.
    pub fn length(&mut self, value: &str, min: Option<usize>, max: Option<usize>) {
        self.count(
            value.chars().count(),
            min,
            max,
            "shorter",
            "longer",
            "characters",
        );
    }

    /// `minItems` and `maxItems`.
    pub fn items(&mut self, len: usize, min: Option<usize>, max: Option<usize>) {
        self.count(len, min, max, "fewer", "more", "items");
    }

    /// `minProperties` and `maxProperties`.
    pub fn properties(&mut self, len: usize, min: Option<usize>, max: Option<usize>) {
        self.count(len, min, max, "fewer", "more", "members");
    }

    /// `uniqueItems`.
    pub fn unique<T: Encode>(&mut self, items: &[T]) {
        let items: Result<Vec<Value>, String> = items.iter().map(rule::seen).collect();
        match items {
            Ok(items) => {
                rule::unique(&items, &mut Some(self));
            }
            Err(error) => self.report(format!("can't be checked: {error}")),
        }
    }

    /// `enum`, where the value is none that is listed.
    pub fn unknown(&mut self, value: impl Display) {
        self.report(format!("{value} is none of the values that are allowed"));
    }

    /// A union whose value is none of the variants.
    pub fn unknown_shape(&mut self) {
        self.report("fits no variant");
    }

    /// `additionalProperties: false`
    pub fn undeclared(&mut self, members: &Undeclared) {
        for (name, _) in members {
            self.at(name, |checker| {
                checker.report("is not declared, and nothing else is allowed");
            });
        }
    }

    /// `items: false` behind so many items that have a type each.
    pub fn undeclared_items(&mut self, before: usize, items: &[Json]) {
        for index in 0..items.len() {
            self.index(before + index, |checker| {
                checker.report("is not declared, and nothing else is allowed");
            });
        }
    }

    /// `format`
    pub fn format(&mut self, value: &(impl Display + ?Sized), format: &str) {
        if !format::holds(format, &value.to_string()) {
            self.report(format!("no {format}, which is its format"));
        }
    }

    /// `minItems`, `maxItems` and `uniqueItems` of an array whose items have a type each.
    pub fn tuple<T: Encode>(
        &mut self,
        value: &T,
        min: Option<usize>,
        max: Option<usize>,
        unique: bool,
    ) {
        let Ok(Value::Array(items)) = rule::seen(value) else {
            return self.report("can't be checked: it is no array in JSON");
        };
        self.items(items.len(), min, max);
        if unique {
            rule::unique(&items, &mut Some(self));
        }
    }

    /// `minimum`
    pub fn minimum<T: PartialOrd + Display>(&mut self, value: T, bound: T) {
        if value < bound {
            self.report(format!("less than {bound}"));
        }
    }

    /// `maximum`
    pub fn maximum<T: PartialOrd + Display>(&mut self, value: T, bound: T) {
        if value > bound {
            self.report(format!("greater than {bound}"));
        }
    }

    /// `exclusiveMinimum`
    pub fn exclusive_minimum<T: PartialOrd + Display>(&mut self, value: T, bound: T) {
        if value <= bound {
            self.report(format!("not greater than {bound}"));
        }
    }

    /// `exclusiveMaximum`
    pub fn exclusive_maximum<T: PartialOrd + Display>(&mut self, value: T, bound: T) {
        if value >= bound {
            self.report(format!("not less than {bound}"));
        }
    }

    /// `multipleOf`
    pub fn multiple_of<T: MultipleOf + Display>(&mut self, value: T, divisor: T) {
        if !value.is_multiple_of(divisor) {
            self.report(format!("not a multiple of {divisor}"));
        }
    }

    /// `pattern`: an ECMA-262 expression that must be found somewhere in the value.
    ///
    /// A pattern that is no valid expression, or is too large to be compiled, is passed over: the
    /// document is at fault, not the value. A pattern with backreferences may take too many steps; that it can't
    /// be checked is a violation then. Patterns are compiled once, and up to 8 MiB of them are kept.
    pub fn pattern(&mut self, value: &str, pattern: &str) {
        match rule::compiled(pattern).finds(value, &mut self.patterns) {
            Some(true) => {}
            Some(false) => self.report(format!("does not match the pattern {pattern}")),
            None => self.report(rule::undecided(pattern)),
        }
    }

    pub(super) fn finish(self) -> Result<(), Violations> {
        if self.violations.is_empty() {
            Ok(())
        } else {
            Err(Violations(self.violations))
        }
    }

    fn within(&mut self, step: &str, check: impl FnOnce(&mut Self)) {
        let outer = self.path.len();
        let _ = self.path.write_str(step);
        check(self);
        self.path.truncate(outer);
    }

    fn count(
        &mut self,
        len: usize,
        min: Option<usize>,
        max: Option<usize>,
        less: &str,
        more: &str,
        unit: &str,
    ) {
        if let Some(min) = min.filter(|min| len < *min) {
            self.report(format!("{less} than {min} {unit}"));
        }
        if let Some(max) = max.filter(|max| len > *max) {
            self.report(format!("{more} than {max} {unit}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Checker;

    fn messages(check: impl FnOnce(&mut Checker)) -> Vec<String> {
        let mut checker = Checker::new();
        check(&mut checker);
        match checker.finish() {
            Ok(()) => Vec::new(),
            Err(violations) => violations.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn reports_places_and_reasons() {
        let found = messages(|checker| {
            checker.at("tags", |checker| {
                checker.properties(11, None, Some(10));
                checker.at("a b", |checker| checker.length("äöü", Some(4), Some(9)));
            });
            checker.at("list", |checker| {
                checker.items(0, Some(1), None);
                checker.unique(&["a", "b", "a"]);
                checker.index(3, |checker| checker.minimum(1, 2));
            });
        });
        assert_eq!(
            found,
            [
                "$.tags: more than 10 members",
                "$.tags[\"a b\"]: shorter than 4 characters",
                "$.list: fewer than 1 items",
                "$.list[2]: repeats an item before it",
                "$.list[3]: less than 2",
            ]
        );
    }

    #[test]
    fn numbers_and_patterns() {
        assert!(messages(|c| c.maximum(2.0, 2.0)).is_empty());
        assert_eq!(messages(|c| c.exclusive_maximum(2.0, 2.0)).len(), 1);
        assert_eq!(messages(|c| c.exclusive_minimum(2, 2)).len(), 1);
        assert!(messages(|c| c.multiple_of(0.3, 0.1)).is_empty());
        assert_eq!(messages(|c| c.multiple_of(7, 2)).len(), 1);
        assert!(messages(|c| c.pattern("key-1", "^[a-z-]+\\d$")).is_empty());
        assert_eq!(messages(|c| c.pattern("KEY", "^[a-z]+$")).len(), 1);
        assert!(messages(|c| c.pattern("x", "(")).is_empty());
    }

    #[test]
    fn patterns_end() {
        let text = "a".repeat(100_000) + "!";
        for pattern in ["^(a+)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?=(a+)+$)b"] {
            let found = messages(|checker| checker.pattern(&text, pattern));
            assert_eq!(found, [format!("$: does not match the pattern {pattern}")]);
        }
        let found = messages(|checker| checker.pattern(&text, r"^(a+)+\1$"));
        let expected = r"$: can't be checked: matching the pattern ^(a+)+\1$ takes too many steps";
        assert_eq!(found, [expected]);
        assert!(messages(|c| c.pattern("x", &"(".repeat(100_000))).is_empty());
        assert!(messages(|c| c.pattern("x", "((a{1000}){1000}){1000}")).is_empty());
    }
}
