//! Evaluating rules over a value.

use super::check::{Check, Condition, NumberCheck, Range, Rule, Table, TextCheck};
use super::decimal::Decimal;
use super::pattern::{Pattern, PatternBudget, undecided};
use super::value::Value;
use crate::Checker;
use crate::format;

/// How deep rules may be applied within each other.
const MAX_DEPTH: usize = 400;
/// How many rules are applied to one value altogether, so that rules that multiply come to an end.
const MAX_STEPS: usize = 5_000_000;

/// Where findings go; `None` where only the verdict matters.
pub(super) type Report<'c> = Option<&'c mut Checker>;

/// Which of a value's items or members (by their positions) some rule has looked at.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen(Vec<bool>);

impl Seen {
    fn of(value: &Value) -> Self {
        Self(vec![false; value.len()])
    }

    pub(super) fn mark(&mut self, index: usize) {
        if let Some(slot) = self.0.get_mut(index) {
            *slot = true;
        }
    }

    pub(super) fn has(&self, index: usize) -> bool {
        self.0.get(index).copied().unwrap_or_default()
    }

    fn join(&mut self, other: &Self) {
        for (slot, seen) in self.0.iter_mut().zip(&other.0) {
            *slot |= seen;
        }
    }
}

/// One evaluation.
pub(super) struct Evaluation<'t> {
    table: &'t Table,
    /// The references that are being followed, each with the value that it is followed for.
    followed: Vec<(usize, *const Value)>,
    depth: usize,
    steps: usize,
    patterns: PatternBudget,
    /// The first pattern that took too many steps.
    undecided: Option<&'t str>,
}

impl<'t> Evaluation<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        Self {
            table,
            followed: Vec::new(),
            depth: 0,
            steps: 0,
            patterns: PatternBudget::VALIDATION,
            undecided: None,
        }
    }

    /// Reports what is wrong with a value.
    pub(super) fn run(&mut self, rule: &'t Rule, value: &Value, checker: &mut Checker) {
        self.apply(rule, value, Some(checker));
        if self.steps > MAX_STEPS {
            checker.report("can't be checked: the rules multiply beyond measure");
        }
        // Also where the rules hold: under a `not`, what was not found is what is asked for.
        if let Some(pattern) = self.undecided {
            checker.report(undecided(pattern));
        }
    }

    /// Whether a pattern is found. One that can't be decided is not, and is reported at the end.
    pub(super) fn finds(&mut self, pattern: &'t Pattern, text: &str) -> bool {
        let found = pattern.finds(text, &mut self.patterns);
        if found.is_none() {
            self.undecided.get_or_insert(pattern.as_str());
        }
        found.unwrap_or_default()
    }

    /// Whether a value keeps to a rule, and what of it was looked at.
    pub(super) fn apply(
        &mut self,
        rule: &'t Rule,
        value: &Value,
        mut report: Report<'_>,
    ) -> Option<Seen> {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return None;
        }
        if self.depth >= MAX_DEPTH {
            say(&mut report, || {
                "can't be checked: it stands too deep".to_owned()
            });
            return None;
        }
        self.depth += 1;
        let mut seen = Seen::of(value);
        let mut valid = true;
        for check in &rule.checks {
            valid &= self.check(check, value, &mut seen, &mut report);
            if !valid && report.is_none() {
                break;
            }
        }
        self.depth -= 1;
        valid.then_some(seen)
    }

    /// Whether a value keeps to a rule.
    pub(super) fn holds(&mut self, rule: &'t Rule, value: &Value) -> bool {
        self.apply(rule, value, None).is_some()
    }

    /// Whether a part of a value keeps to a rule; `step` leads a checker to it.
    pub(super) fn part(
        &mut self,
        rule: &'t Rule,
        part: &Value,
        step: impl FnOnce(&mut Checker, &mut dyn FnMut(&mut Checker)),
        report: &mut Report<'_>,
    ) -> bool {
        match report {
            None => self.holds(rule, part),
            Some(checker) => {
                let mut valid = false;
                step(checker, &mut |checker| {
                    valid = self.apply(rule, part, Some(checker)).is_some();
                });
                valid
            }
        }
    }

    fn check(
        &mut self,
        check: &'t Check,
        value: &Value,
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        match (check, value) {
            (Check::Number(limit), Value::Number(value)) => number(limit, value, report),
            (Check::Text(TextCheck::Pattern(pattern)), Value::Text(value)) => {
                demand(self.finds(pattern, value), report, || {
                    format!("does not match the pattern {}", pattern.as_str())
                })
            }
            (Check::Text(limit), Value::Text(value)) => text(limit, value, report),
            (Check::Array(check), Value::Array(items)) => self.array(check, items, seen, report),
            (Check::UnevaluatedItems(rule), Value::Array(items)) => {
                self.unseen(items, seen, |evaluation, index, item| {
                    evaluation.item(rule, index, item, report)
                })
            }
            (Check::Object(check), Value::Object(members)) => {
                self.object(check, (value, members), seen, report)
            }
            (Check::UnevaluatedProperties(rule), Value::Object(members)) => {
                self.unseen(members, seen, |evaluation, _, (name, part)| {
                    evaluation.member(rule, name, part, report)
                })
            }
            // What is demanded of values of one kind, those of the others keep.
            (
                Check::Number(_)
                | Check::Text(_)
                | Check::Array(_)
                | Check::UnevaluatedItems(_)
                | Check::Object(_)
                | Check::UnevaluatedProperties(_),
                _,
            ) => true,
            (Check::Never, _) => demand(false, report, || "nothing is allowed here".to_owned()),
            (Check::Kinds(kinds), _) => {
                let fits = kinds.iter().any(|kind| kind.has(value));
                demand(fits, report, || {
                    let names: Vec<&str> = kinds.iter().map(|kind| kind.described()).collect();
                    format!("not {}", names.join(" or "))
                })
            }
            (Check::Values(values), _) => demand(values.contains(value), report, || {
                "none of the values that are allowed".to_owned()
            }),
            (Check::Not(rule), _) => {
                let forbidden = self.holds(rule, value);
                demand(!forbidden, report, || {
                    "keeps to a schema that it must not keep to".to_owned()
                })
            }
            (Check::Reference(index), _) => self.reference(*index, value, seen, report),
            (Check::AllOf(rules), _) => self.all_of(rules, value, seen, report),
            (Check::AnyOf(rules), _) => self.any_of(rules, value, seen, report),
            (Check::OneOf(rules), _) => self.one_of(rules, value, seen, report),
            (Check::Condition(condition), _) => self.condition(condition, value, seen, report),
        }
    }

    /// `unevaluatedItems` and `unevaluatedProperties`: the parts that no rule has looked at, each of
    /// which counts as looked at from here on.
    fn unseen<P>(
        &mut self,
        parts: &[P],
        seen: &mut Seen,
        mut keeps: impl FnMut(&mut Self, usize, &P) -> bool,
    ) -> bool {
        let mut valid = true;
        for (index, part) in parts.iter().enumerate() {
            if !seen.has(index) {
                seen.mark(index);
                valid &= keeps(self, index, part);
            }
        }
        valid
    }

    /// Applies a rule to the same value; what it looked at counts.
    pub(super) fn here(
        &mut self,
        rule: &'t Rule,
        value: &Value,
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        match self.apply(rule, value, report.as_deref_mut()) {
            Some(more) => {
                seen.join(&more);
                true
            }
            None => false,
        }
    }

    fn reference(
        &mut self,
        index: usize,
        value: &Value,
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        let place: *const Value = value;
        let mut before = self.followed.iter().rev();
        let returns = before
            .by_ref()
            .take_while(|(_, known)| std::ptr::eq(*known, place))
            .any(|(known, _)| *known == index);
        let Some(rule) = self.table.rules.get(index).filter(|_| !returns) else {
            // A rule that leads back to itself says nothing new.
            return true;
        };
        self.followed.push((index, place));
        let valid = self.here(rule, value, seen, report);
        self.followed.pop();
        valid
    }

    fn all_of(
        &mut self,
        rules: &'t [Rule],
        value: &Value,
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        let mut valid = true;
        for rule in rules {
            valid &= self.here(rule, value, seen, report);
        }
        valid
    }

    fn any_of(
        &mut self,
        rules: &'t [Rule],
        value: &Value,
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        let mut valid = false;
        for rule in rules {
            valid |= self.here(rule, value, seen, &mut None);
            if valid && !self.table.tracks {
                break;
            }
        }
        demand(valid, report, || {
            format!("keeps to none of {} alternatives", rules.len())
        })
    }

    fn one_of(
        &mut self,
        rules: &'t [Rule],
        value: &Value,
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        let mut fitting = 0;
        for rule in rules {
            fitting += usize::from(self.here(rule, value, seen, &mut None));
        }
        demand(fitting == 1, report, || {
            let count = rules.len();
            match fitting {
                0 => format!("keeps to none of {count} alternatives"),
                _ => format!("keeps to {fitting} of {count} alternatives, not to exactly one"),
            }
        })
    }

    fn condition(
        &mut self,
        condition: &'t Condition,
        value: &Value,
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        let branch = if self.here(&condition.test, value, seen, &mut None) {
            &condition.then
        } else {
            &condition.otherwise
        };
        match branch {
            Some(rule) => self.here(rule, value, seen, report),
            None => true,
        }
    }
}

/// Reports what does not hold.
pub(super) fn demand(
    holds: bool,
    report: &mut Report<'_>,
    message: impl FnOnce() -> String,
) -> bool {
    if !holds {
        say(report, message);
    }
    holds
}

fn say(report: &mut Report<'_>, message: impl FnOnce() -> String) {
    if let Some(checker) = report {
        checker.report(message());
    }
}

/// Whether a count is in a range; `units` is like `items`.
pub(super) fn count(
    count: usize,
    range: &Range,
    (less, more, units): (&str, &str, &str),
    report: &mut Report<'_>,
) -> bool {
    let enough = range.min.is_none_or(|min| count >= min);
    let fits = range.max.is_none_or(|max| count <= max);
    let limit = |limit: Option<usize>| limit.unwrap_or_default();
    demand(enough, report, || {
        format!("{less} than {} {units}", limit(range.min))
    }) & demand(fits, report, || {
        format!("{more} than {} {units}", limit(range.max))
    })
}

fn number(limit: &NumberCheck, number: &Decimal, report: &mut Report<'_>) -> bool {
    let (holds, wrong, limit) = match limit {
        NumberCheck::Minimum(limit, text) => (number >= limit, "less than", text),
        NumberCheck::Maximum(limit, text) => (number <= limit, "greater than", text),
        NumberCheck::ExclusiveMinimum(limit, text) => (number > limit, "not greater than", text),
        NumberCheck::ExclusiveMaximum(limit, text) => (number < limit, "not less than", text),
        NumberCheck::MultipleOf(divisor, text) => {
            (number.is_multiple_of(divisor), "not a multiple of", text)
        }
    };
    demand(holds, report, || format!("{wrong} {limit}"))
}

fn text(limit: &TextCheck, text: &str, report: &mut Report<'_>) -> bool {
    match limit {
        TextCheck::Length(range) => count(
            text.chars().count(),
            range,
            ("shorter", "longer", "characters"),
            report,
        ),
        // It has a budget, and is checked before.
        TextCheck::Pattern(_) => true,
        TextCheck::Format(name) => demand(format::holds(name, text), report, || {
            format!("no {name}, which is its format")
        }),
    }
}
