//! What is demanded of objects (JSON Schema validation, section 6.5; core, sections 10.2.2.4,
//! 10.3.2 and 11.3).

use super::check::{ObjectCheck, Rule};
use super::evaluate::{Evaluation, Report, Seen, count, demand};
use super::value::Value;

/// The members of an object.
type Members = [(String, Value)];

impl<'t> Evaluation<'t> {
    pub(super) fn object(
        &mut self,
        check: &'t ObjectCheck,
        (value, members): (&Value, &Members),
        seen: &mut Seen,
        report: &mut Report<'_>,
    ) -> bool {
        match check {
            ObjectCheck::Members {
                known,
                patterns,
                others,
            } => {
                let mut valid = true;
                for (index, (name, part)) in members.iter().enumerate() {
                    let mut rules: Vec<&Rule> = known.get(name).into_iter().collect();
                    for (pattern, rule) in patterns {
                        if self.finds(pattern, name) {
                            rules.push(rule);
                        }
                    }
                    if rules.is_empty() {
                        rules.extend(others.as_deref());
                    }
                    for rule in rules {
                        seen.mark(index);
                        valid &= self.member(rule, name, part, report);
                    }
                }
                valid
            }
            ObjectCheck::Count(range) => {
                count(members.len(), range, ("fewer", "more", "members"), report)
            }
            ObjectCheck::Required(names) => required(names, value, report),
            ObjectCheck::Names(rule) => self.names(rule, members, report),
            ObjectCheck::DependentRequired(lists) => {
                let mut valid = true;
                for (name, names) in lists {
                    if value.member(name).is_some() {
                        valid &= required(names, value, report);
                    }
                }
                valid
            }
            ObjectCheck::Dependent(rules) => {
                let mut valid = true;
                for (name, rule) in rules {
                    if value.member(name).is_some() {
                        valid &= self.here(rule, value, seen, report);
                    }
                }
                valid
            }
        }
    }

    pub(super) fn member(
        &mut self,
        rule: &'t Rule,
        name: &str,
        part: &Value,
        report: &mut Report<'_>,
    ) -> bool {
        self.part(rule, part, |checker, go| checker.at(name, go), report)
    }

    fn names(&mut self, rule: &'t Rule, members: &Members, report: &mut Report<'_>) -> bool {
        let mut valid = true;
        for (name, _) in members {
            let fits = self.holds(rule, &Value::Text(name.clone()));
            valid &= demand(fits, report, || {
                format!("the name `{name}` is none that `propertyNames` allows")
            });
        }
        valid
    }
}

fn required(names: &[String], value: &Value, report: &mut Report<'_>) -> bool {
    let mut valid = true;
    for name in names {
        let there = value.member(name).is_some();
        valid &= demand(there, report, || format!("missing member `{name}`"));
    }
    valid
}
