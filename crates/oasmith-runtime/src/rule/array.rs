//! What is demanded of arrays (JSON Schema validation, section 6.4; core, sections 10.3.1 and 11.2).

use std::collections::BTreeSet;

use super::check::{ArrayCheck, Range, Rule};
use super::evaluate::{Evaluation, Report, Seen, count, demand};
use super::value::Value;

impl<'t> Evaluation<'t> {
    pub(super) fn array(
        &mut self,
        check: &'t ArrayCheck,
        items: &[Value],
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        match check {
            ArrayCheck::Items { prefix, rest } => {
                let rules = prefix.iter().map(Some);
                let rules = rules.chain(std::iter::repeat(rest.as_deref()));
                let mut valid = true;
                for ((index, item), rule) in items.iter().enumerate().zip(rules) {
                    let Some(rule) = rule else { break };
                    seen.mark(index);
                    valid &= self.item(rule, index, item, report);
                }
                valid
            }
            ArrayCheck::Count(range) => {
                count(items.len(), range, ("fewer", "more", "items"), report)
            }
            ArrayCheck::Unique => unique(items, report),
            ArrayCheck::Contains { rule, range } => self.contains(rule, range, items, seen, report),
        }
    }

    pub(super) fn item(
        &mut self,
        rule: &'t Rule,
        index: usize,
        item: &Value,
        report: &mut Report<'_>,
    ) -> bool {
        self.part(rule, item, |checker, go| checker.index(index, go), report)
    }

    fn contains(
        &mut self,
        rule: &'t Rule,
        range: &Range,
        items: &[Value],
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        let mut fitting = 0;
        for (index, item) in items.iter().enumerate() {
            if self.holds(rule, item) {
                fitting += 1;
                seen.mark(index);
            }
        }
        let words = ("fewer", "more", "items that keep to `contains`");
        count(fitting, range, words, report)
    }
}

/// Whether all items differ.
pub(crate) fn unique(items: &[Value], report: &mut Report<'_>) -> bool {
    let mut met = BTreeSet::new();
    let mut valid = true;
    for (index, item) in items.iter().enumerate() {
        if !met.insert(item) {
            valid = false;
            if let Some(checker) = report {
                checker.index(index, |checker| {
                    demand(false, &mut Some(checker), || {
                        "repeats an item before it".to_owned()
                    });
                });
            }
        }
    }
    valid
}
