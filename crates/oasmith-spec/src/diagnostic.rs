//! What is wrong with a document, and what to do about it.

use std::collections::{HashMap, HashSet};

use crate::code::Code;
use crate::source::Span;

/// How much a [`Diagnostic`] weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Odd, or read in a way that its author may not have meant; the consequence is stated.
    Warning,
    /// The document can't be generated as it is written.
    Error,
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// What kind of finding this is.
    pub code: Code,
    /// Its weight, after the [`Policy`] was asked.
    pub level: Level,
    /// What is wrong, in one line without a full stop.
    pub message: String,
    /// Where, if it has a place.
    pub span: Option<Span>,
    /// A few words beneath the excerpt.
    pub label: String,
    /// Other places that belong to it, each with a few words.
    pub related: Vec<(Span, String)>,
    /// What the generated code will be like because of it (for warnings and notes).
    pub consequence: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// How it is read under `--lenient`, where that differs from what the code says.
    pub reading: Option<&'static str>,
}

/// Which level a code has in this run.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Errors that have a fallback become warnings, and the document is read that way.
    pub lenient: bool,
    /// Levels that the configuration sets for single codes.
    pub levels: Vec<(Code, Level)>,
}

impl Policy {
    /// The level of a code. Only a code with a [lenient reading](Code::lenient_reading) can fall
    /// below an error.
    pub fn level(&self, code: Code) -> Level {
        let natural = code.level();
        if let Some((_, level)) = self.levels.iter().rev().find(|(other, _)| *other == code) {
            if natural == Level::Error && code.lenient_reading().is_none() {
                return Level::Error;
            }
            return *level;
        }
        if natural == Level::Error && self.lenient && code.lenient_reading().is_some() {
            return Level::Warning;
        }
        natural
    }
}

/// The findings of one run, in the order in which they were reported.
#[derive(Debug, Default)]
pub struct Diagnostics {
    policy: Policy,
    list: Vec<Diagnostic>,
    /// Where in the list the findings of a code and place stand, so that reporting stays linear.
    known: HashMap<(Code, Option<Span>), Vec<usize>>,
}

impl Diagnostics {
    /// No findings yet.
    pub fn new(policy: Policy) -> Self {
        Self {
            policy,
            ..Self::default()
        }
    }

    /// An empty list under the same policy, for an attempt that may be thrown away.
    pub fn scratch(&self) -> Self {
        Self::new(self.policy.clone())
    }

    /// Takes over the findings of an attempt, without those that are known already.
    pub fn append(&mut self, other: Self) {
        for diagnostic in other.list {
            let message = diagnostic.message.clone();
            let entry = self.push(diagnostic.code, diagnostic.span, message);
            *entry = diagnostic;
        }
    }

    /// The finding that was reported last, to add to it.
    pub(crate) fn last_mut(&mut self) -> Option<&mut Diagnostic> {
        self.list.last_mut()
    }

    /// The level that a code has in this run.
    pub fn level(&self, code: Code) -> Level {
        self.policy.level(code)
    }

    /// Weighs by another policy what is reported from now on.
    pub fn set_policy(&mut self, policy: Policy) {
        self.policy = policy;
    }

    /// Reports a finding at a place. The returned diagnostic can be given a label, related places
    /// and a help line of its own; without one, the help is the code's.
    ///
    /// A place and code that were reported already are not reported again.
    pub fn report(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(code, Some(span), message.into())
    }

    /// Reports a finding that has no place in a text (a missing file, say).
    pub fn report_global(&mut self, code: Code, message: impl Into<String>) -> &mut Diagnostic {
        self.push(code, None, message.into())
    }

    fn push(&mut self, code: Code, span: Option<Span>, message: String) -> &mut Diagnostic {
        let places = self.known.entry((code, span)).or_default();
        let known = places.iter().copied().find(|&at| {
            self.list
                .get(at)
                .is_some_and(|other| other.message == message)
        });
        let at = known.unwrap_or_else(|| {
            places.push(self.list.len());
            self.list.push(Diagnostic {
                code,
                level: self.policy.level(code),
                message,
                span,
                label: String::new(),
                related: Vec::new(),
                consequence: None,
                help: None,
                reading: None,
            });
            self.list.len() - 1
        });
        &mut self.list[at]
    }

    /// Whether anything forbids to go on.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// How many findings have this level.
    pub fn count(&self, level: Level) -> usize {
        self.list
            .iter()
            .filter(|diagnostic| diagnostic.level == level)
            .count()
    }

    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Makes notes of findings in what nobody wants. A text that can't be read stays a fault.
    pub(crate) fn excuse(&mut self, is_left_out: impl Fn(&Diagnostic) -> bool) {
        for one in &mut self.list {
            let whole = [Code::SYNTAX, Code::TOO_DEEP, Code::EXPANSION_LIMIT];
            let readable = !whole.contains(&one.code);
            if one.level > Level::Note && readable && is_left_out(one) {
                one.level = Level::Note;
                one.consequence = Some("nothing of it is generated: it is left out".to_owned());
                one.help = Some("nothing has to be done, as long as it is left out".to_owned());
            }
        }
    }

    /// Drops what only follows from a fault in the text: a value that could not be read is of the
    /// wrong type as well, which is no news.
    pub(crate) fn drop_consequences(&mut self) {
        let causes = [Code::SYNTAX, Code::NOT_FINITE];
        let is_cause = |d: &Diagnostic| d.level == Level::Error && causes.contains(&d.code);
        let causes = self.list.iter().filter(|d| is_cause(d));
        let places: HashSet<Span> = causes.filter_map(|d| d.span).collect();
        if places.is_empty() {
            return;
        }
        let effects = [Code::WRONG_TYPE, Code::LOOSE_VALUE, Code::INVALID_DEFAULT];
        self.list.retain(|d| {
            !effects.contains(&d.code) || d.span.is_none_or(|span| !places.contains(&span))
        });
        self.index();
    }

    /// Sorts by file and place, so that the order does not depend on which stage found what.
    pub fn sort(&mut self) {
        self.list
            .sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        self.index();
    }

    /// Finds anew where everything stands in the list.
    fn index(&mut self) {
        self.known.clear();
        for (at, diagnostic) in self.list.iter().enumerate() {
            let place = (diagnostic.code, diagnostic.span);
            self.known.entry(place).or_default().push(at);
        }
    }
}

impl Diagnostic {
    /// Words beneath the excerpt.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = label.into();
        self
    }

    /// Another place that belongs to the finding.
    pub fn related(&mut self, span: Span, label: impl Into<String>) -> &mut Self {
        let entry = (span, label.into());
        if !self.related.contains(&entry) {
            self.related.push(entry);
        }
        self
    }

    /// What the generated code will be like.
    pub fn consequence(&mut self, text: impl Into<String>) -> &mut Self {
        self.consequence = Some(text.into());
        self
    }

    /// The lenient reading, in place of the code's own.
    pub fn reading(&mut self, text: &'static str) -> &mut Self {
        self.reading = Some(text);
        self
    }

    /// The lenient reading of an error, if its code has one.
    pub fn lenient_reading(&self) -> Option<&'static str> {
        let of_code = self.code.lenient_reading();
        of_code.map(|of_code| self.reading.unwrap_or(of_code))
    }

    /// What to do, in place of the code's own help line.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn the_policy_decides_levels() {
        let lenient = Policy {
            lenient: true,
            levels: vec![
                (Code::UNSATISFIABLE, Level::Error),
                (Code::SYNTAX, Level::Note),
            ],
        };
        assert_eq!(lenient.level(Code::WRONG_TYPE), Level::Warning);
        assert_eq!(lenient.level(Code::UNSATISFIABLE), Level::Error);
        assert_eq!(lenient.level(Code::SYNTAX), Level::Error);
        assert_eq!(Policy::default().level(Code::WRONG_TYPE), Level::Error);
    }

    #[test]
    fn a_finding_is_reported_once() {
        let mut sources = Sources::default();
        let file = sources.add("a", "xy");
        let span = |start| Span {
            file,
            start,
            end: 2,
        };
        let mut diagnostics = Diagnostics::default();
        diagnostics.report(Code::SYNTAX, span(1), "b");
        diagnostics.report(Code::SYNTAX, span(0), "a");
        diagnostics.report(Code::SYNTAX, span(1), "b").label("l");
        let mut other = diagnostics.scratch();
        other.report(Code::SYNTAX, span(0), "a").label("m");
        other.report(Code::SYNTAX, span(0), "c");
        diagnostics.append(other);
        diagnostics.sort();
        diagnostics.report(Code::SYNTAX, span(1), "b");
        let all: Vec<_> = diagnostics
            .iter()
            .map(|d| (&*d.message, &*d.label))
            .collect();
        assert_eq!(all, [("a", "m"), ("c", ""), ("b", "l")]);
        assert_eq!(diagnostics.count(Level::Error), 3);
    }
}
