//! The filter of the page: two lists of choices, by which its style hides the findings of others.

use foldhash::{HashMap, HashMapExt as _};

use oasmith_spec::fit;

use crate::change::{Change, Changes};
use crate::sink::{Html, HtmlText};

/// The most operations of a finding by which it is found; one that reaches more is shown for each operation.
const OF_ONE_FINDING: usize = 60;

/// The operations and rules of a report, numbered in the order in which they come.
pub(super) struct Index<'a> {
    operations: Vec<&'a str>,
    rules: Vec<&'a str>,
    operation_of: HashMap<&'a str, usize>,
    rule_of: HashMap<&'a str, usize>,
}

impl<'a> Index<'a> {
    pub(super) fn new(changes: &'a Changes) -> Self {
        let mut operations: Vec<&str> = Vec::new();
        let mut rules: Vec<&str> = Vec::new();
        for change in &changes.changes {
            rules.push(&change.rule);
            if change.operations.len() <= OF_ONE_FINDING {
                operations.extend(change.operations.iter().map(String::as_str));
            }
        }
        for list in [&mut operations, &mut rules] {
            list.sort_unstable();
            list.dedup();
        }
        Self {
            operation_of: numbers(&operations),
            rule_of: numbers(&rules),
            operations,
            rules,
        }
    }

    /// The number of a rule.
    pub(super) fn rule(&self, rule: &str) -> usize {
        self.rule_of.get(rule).copied().unwrap_or_default()
    }

    /// The classes of a finding.
    pub(super) fn classes(&self, change: &Change) -> HtmlText {
        let mut classes = vec![fit!(Html, "r{}", self.rule(&change.rule))];
        if change.operations.len() > OF_ONE_FINDING {
            classes.push(fit!(Html, "everywhere"));
        } else {
            let operations = change.operations.iter();
            let numbers = operations.filter_map(|one| self.operation_of.get(one.as_str()));
            classes.extend(numbers.map(|number| fit!(Html, "o{}", *number)));
        }
        HtmlText::joined(classes, " ")
    }

    /// For each choice, what hides all findings of others.
    pub(super) fn style(&self) -> HtmlText {
        let operations = (0..self.operations.len()).map(|at| {
            fit!(
                Html,
                "body:has(option.o{}:checked) .f:not(.o{}):not(.everywhere) {{ display: none; }}\n",
                at,
                at
            )
        });
        let rules = (0..self.rules.len()).map(|at| {
            fit!(
                Html,
                "body:has(option.r{}:checked) :is(.f, .group):not(.r{}) {{ display: none; }}\n",
                at,
                at
            )
        });
        operations.chain(rules).collect()
    }

    /// The lists of choices.
    pub(super) fn filter(&self) -> HtmlText {
        fit!(
            Html,
            "<form class=\"filter\">\n{}{}{}</form>\n",
            choices("Operation", 'o', &self.operations),
            choices("Rule", 'r', &self.rules),
            EFFECTS
        )
    }
}

/// The choice by effect: its style is the same on every page.
const EFFECTS: &str = "<label>Effect <select><option>all</option>\
    <option class=\"e-silent\">silent</option><option class=\"e-breaking\">breaking</option>\
    <option class=\"e-major\">Rust major</option><option class=\"e-risk\">risk</option>\
    <option class=\"e-accepted\">accepted</option><option class=\"e-ok\">without effect</option>\
    </select></label>\n";

fn choices(label: &'static str, letter: char, names: &[&str]) -> HtmlText {
    let options = names.iter().enumerate().map(|(at, name)| {
        let name = HtmlText::of(name);
        fit!(Html, "<option class=\"{}{}\">{}</option>", letter, at, name)
    });
    let options: HtmlText = options.collect();
    fit!(
        Html,
        "<label>{} <select><option>all</option>{}</select></label>\n",
        label,
        options
    )
}

fn numbers<'a>(names: &[&'a str]) -> HashMap<&'a str, usize> {
    let mut numbers = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        numbers.insert(*name, at);
    }
    numbers
}
