//! Findings that are one to a reader.

use std::collections::HashMap;

use super::SHOWN_PLACES;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::source::Span;

/// A finding with those that say the same of other places: a document whose every body is XML gets one note,
/// not hundreds.
///
/// Errors are never grouped: each has to be corrected.
#[derive(Debug, Clone)]
pub struct FindingGroup<'d> {
    first: &'d Diagnostic,
    others: Vec<&'d Diagnostic>,
}

/// What findings of one group have in common: the code, the level, and each sentence but for what it quotes.
#[derive(PartialEq, Eq, Hash)]
struct Cause {
    code: Code,
    level: Level,
    has_place: bool,
    sentences: [String; 3],
}

impl<'d> FindingGroup<'d> {
    /// The groups of a list, each where the first of its findings stands.
    pub fn all(diagnostics: &'d Diagnostics) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        let mut known: HashMap<Cause, usize> = HashMap::new();
        for one in diagnostics.iter() {
            if one.level < Level::Error {
                let at = *known.entry(Cause::of(one)).or_insert(groups.len());
                if let Some(group) = groups.get_mut(at) {
                    group.others.push(one);
                    continue;
                }
            }
            groups.push(Self::alone(one));
        }
        groups
    }

    /// A finding that stands for itself.
    pub fn alone(diagnostic: &'d Diagnostic) -> Self {
        Self {
            first: diagnostic,
            others: Vec::new(),
        }
    }

    /// The finding that speaks for all.
    pub fn first(&self) -> &'d Diagnostic {
        self.first
    }

    /// How many findings there are beside the first.
    pub fn others(&self) -> usize {
        self.others.len()
    }

    /// The first finding with the next places, and how many places are left.
    pub(super) fn shown(&self) -> (Diagnostic, usize) {
        let mut shown = self.first.clone();
        let next = self.others.iter().take(SHOWN_PLACES - 1);
        let places = next.flat_map(|other| {
            let own = other.span.map(|span| (span, self.label_of(other)));
            own.into_iter().chain(other.related.iter().cloned())
        });
        let places: Vec<(Span, String)> = places.collect();
        for (span, label) in places {
            shown.related(span, label);
        }
        (shown, self.others.len().saturating_sub(SHOWN_PLACES - 1))
    }

    /// What stands beneath another place: its own sentence, where that is not the first's.
    fn label_of(&self, other: &Diagnostic) -> String {
        if other.message == self.first.message {
            other.label.clone()
        } else {
            other.message.clone()
        }
    }
}

impl Cause {
    fn of(diagnostic: &Diagnostic) -> Self {
        let sentence = |text: &Option<String>| text.as_deref().map(unquoted).unwrap_or_default();
        Self {
            code: diagnostic.code,
            level: diagnostic.level,
            has_place: diagnostic.span.is_some(),
            sentences: [
                unquoted(&diagnostic.message),
                sentence(&diagnostic.consequence),
                sentence(&diagnostic.help),
            ],
        }
    }
}

/// A sentence without what stands in backticks, and with one digit for each number.
fn unquoted(text: &str) -> String {
    let outside = text.split('`').step_by(2).collect::<Vec<_>>().join("`");
    let mut sentence = String::with_capacity(outside.len());
    for c in outside.chars() {
        match c {
            '0'..='9' if sentence.ends_with('0') => {}
            '0'..='9' => sentence.push('0'),
            c => sentence.push(c),
        }
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::render;
    use crate::source::Sources;

    /// A diagnostic at each line of a file.
    fn findings(lines: u32, code: Code, message: impl Fn(u32) -> String) -> (Diagnostics, Sources) {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "key\n".repeat(lines as usize));
        let mut diagnostics = Diagnostics::default();
        for line in 0..lines {
            let span = Span {
                file,
                start: line * 4,
                end: line * 4 + 3,
            };
            diagnostics
                .report(code, span, message(line))
                .label("here")
                .consequence("so it is");
        }
        (diagnostics, sources)
    }

    #[test]
    fn one_note_has_the_first_places_and_counts_the_rest() {
        let (diagnostics, sources) = findings(388, Code::UNSUPPORTED, |_| "XML".to_owned());
        let expected = "\
note[unsupported]: XML
 --> a.yaml:1:1
  |
1 | key
  | ^^^ here
2 | key
  | --- here
3 | key
  | --- here
  |
  = note: and 385 more places
  = note: so it is

";
        assert_eq!(render(&diagnostics, &sources, false), expected);
    }

    #[test]
    fn other_places_say_what_they_are_about() {
        let message = |line| format!("`p{line}` is ignored, {} times", 9 + line);
        let (diagnostics, sources) = findings(2, Code::UNSATISFIABLE, message);
        let text = render(&diagnostics, &sources, false);
        assert_eq!(text.matches("warning[").count(), 1, "{text}");
        assert!(text.contains("`p0` is ignored, 9 times\n"), "{text}");
        assert!(text.contains("--- `p1` is ignored, 10 times\n"), "{text}");
        assert!(!text.contains("more place"), "{text}");
        let (diagnostics, sources) = findings(4, Code::UNSATISFIABLE, message);
        let text = render(&diagnostics, &sources, false);
        assert!(text.contains("= note: and 1 more place\n"), "{text}");
    }

    #[test]
    fn errors_and_other_sentences_stand_for_themselves() {
        let (errors, _) = findings(3, Code::SYNTAX, |_| "no".to_owned());
        assert_eq!(FindingGroup::all(&errors).len(), 3);
        let sentence = |line| ["`a` is odd", "`a` is even"][line as usize % 2].to_owned();
        let (notes, _) = findings(4, Code::UNSUPPORTED, sentence);
        let groups = FindingGroup::all(&notes);
        let counts: Vec<_> = groups.iter().map(FindingGroup::others).collect();
        assert_eq!(counts, [1, 1]);
    }
}
