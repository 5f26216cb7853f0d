//! The level of a change by what a team says of it: `[diff]` of the configuration, `x-stability-level`, `x-sunset`.

use oasmith_codegen::config::{DiffLevel, DiffSettings, LevelEntry};
use oasmith_ir::operation::Operation;

use crate::compare::OperationEntry;
use crate::effect::Effect;
use crate::rules::{Rule, extension_of};
use crate::sentence::{Sentence, sentence};

/// How changes are rated beside what they do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Policy<'p> {
    /// `[diff]` of the configuration.
    pub settings: Option<&'p DiffSettings>,
    /// The day by which sunsets are over, as `YYYY-MM-DD` (RFC 3339). Without it, none is.
    pub today: Option<&'p str>,
}

/// A level that something beside the change itself gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenLevel {
    /// The level.
    pub level: DiffLevel,
    /// What gives it, in a sentence without its full stop.
    pub reason: Sentence,
}

impl GivenLevel {
    /// The effect that it stands for.
    pub fn effect(&self) -> Effect {
        match self.level {
            DiffLevel::Off | DiffLevel::Ok => Effect::Ok,
            DiffLevel::Risk => Effect::Risk,
            DiffLevel::Breaking => Effect::Breaking,
        }
    }
}

/// The rules that `[diff.levels]` names and that do not exist.
pub fn unknown_rules(settings: &DiffSettings) -> Vec<&str> {
    let rules = settings.levels.iter();
    let rules = rules.filter_map(|entry| entry.rule.as_deref());
    rules.filter(|rule| Rule::by_id(rule).is_none()).collect()
}

impl Policy<'_> {
    /// The level of a change of this rule and effect, on these operations; `None` where the change's own effect holds.
    ///
    /// A change has the highest level of the operations that it reaches.
    pub(crate) fn level<'a>(
        &self,
        rule: &str,
        own: Effect,
        operations: impl Iterator<Item = &'a OperationEntry<'a>>,
    ) -> Option<GivenLevel> {
        let own = level_of(own);
        let mut highest: Option<(DiffLevel, Option<GivenLevel>)> = None;
        for entry in operations {
            let given = self.of_operation(rule, own, entry);
            let level = given.as_ref().map_or(own, |given| given.level);
            if highest.as_ref().is_none_or(|(most, _)| level > *most) {
                highest = Some((level, given));
            }
        }
        match highest {
            Some((_, given)) => given,
            None => self
                .entry(rule, None)
                .and_then(|entry| by_entry(entry, own)),
        }
    }

    fn of_operation(
        &self,
        rule: &str,
        own: DiffLevel,
        entry: &OperationEntry<'_>,
    ) -> Option<GivenLevel> {
        let (_, operation) = entry.pair.latest();
        if let Some(found) = self.entry(rule, Some(operation)) {
            return by_entry(found, own);
        }
        // What the base promised is what counts.
        let (_, base) = entry.pair.base()?;
        self.by_stability(own, base)
            .or_else(|| match entry.pair.removed() {
                Some((_, removed)) if rule.ends_with("-removed") => self.by_sunset(own, removed),
                _ => None,
            })
    }

    /// The most exact entry about a rule and an operation, the last of several.
    fn entry(&self, rule: &str, operation: Option<&Operation>) -> Option<&LevelEntry> {
        let entries = self.settings?.levels.iter();
        let found = entries.filter(|entry| {
            let is_operation = match operation {
                Some(operation) => entry.selects(operation),
                None => entry.is_general(),
            };
            is_operation && entry.rule.as_ref().is_none_or(|one| one == rule)
        });
        found.max_by_key(|entry| entry.precision())
    }

    fn by_stability(&self, own: DiffLevel, base: &Operation) -> Option<GivenLevel> {
        let stability = extension_of(base, "x-stability-level")?;
        let mut set = self.settings.into_iter().flat_map(|all| &all.stability);
        let set = set.find(|(name, _)| name == stability);
        let level = match (set, stability) {
            (Some((_, level)), _) => *level,
            (None, "draft" | "alpha" | "beta") => DiffLevel::Risk,
            (None, _) => return None,
        };
        (level < own).then(|| GivenLevel {
            level,
            reason: sentence!(
                "`{} {}` has the stability level `{}`",
                base.method,
                base.path.raw,
                stability
            ),
        })
    }

    fn by_sunset(&self, own: DiffLevel, removed: &Operation) -> Option<GivenLevel> {
        if own == DiffLevel::Ok {
            return None;
        }
        let sunset = extension_of(removed, "x-sunset")?;
        // A date or a date-time (RFC 3339), by its day.
        let day = sunset.get(..10).filter(|day| crate::accept::is_day(day));
        let (level, reason) = match (day, self.today) {
            (Some(day), Some(today)) if day <= today => {
                (DiffLevel::Ok, sentence!("its sunset `{}` is over", sunset))
            }
            (Some(_), _) => (own, sentence!("its sunset `{}` is not over", sunset)),
            (None, _) => (own, sentence!("its sunset `{}` is not a date", sunset)),
        };
        Some(GivenLevel { level, reason })
    }
}

/// An entry with a rule sets the level; one without is the highest one.
fn by_entry(entry: &LevelEntry, own: DiffLevel) -> Option<GivenLevel> {
    let level = match entry.rule {
        Some(_) => entry.level,
        None => entry.level.min(own),
    };
    (level != own).then(|| GivenLevel {
        level,
        reason: sentence!("`{}` in `[diff.levels]`", entry.key),
    })
}

fn level_of(effect: Effect) -> DiffLevel {
    match effect {
        Effect::Ok => DiffLevel::Ok,
        Effect::Risk => DiffLevel::Risk,
        Effect::Breaking => DiffLevel::Breaking,
    }
}
