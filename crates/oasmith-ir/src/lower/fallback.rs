//! What could not be expressed.

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::source::Span;

use super::Lowering;
use super::contradiction::Contradiction;
use crate::api::Fallback;

impl Lowering<'_> {
    /// Lists what could not be expressed, once.
    pub(super) fn fall_back(&mut self, span: Span, reason: &'static str) {
        if self.noted.insert((span, reason)) {
            self.fallbacks.push(Fallback {
                span,
                reason: reason.to_owned(),
            });
        }
    }
}

/// A reason says what is the matter, then what comes of it.
pub(super) fn report(
    fallback: &Fallback,
    contradictions: &[Contradiction],
    diagnostics: &mut Diagnostics,
) {
    let Fallback { span, reason } = fallback;
    let (matter, consequence) = match reason.split_once("; ") {
        Some((matter, consequence)) => (matter, Some(consequence)),
        None => (reason.as_str(), None),
    };
    let mut contradictions = contradictions.iter();
    let contradiction = contradictions.find(|one| one.span == *span && one.reason == reason);
    let code = match contradiction {
        Some(_) => Code::UNSATISFIABLE,
        None => Code::UNSUPPORTED,
    };
    let found = diagnostics.report(code, *span, matter);
    for (side, says) in contradiction.iter().flat_map(|one| &one.sides) {
        found.related(*side, says.as_str());
    }
    if let Some(consequence) = consequence {
        found.consequence(consequence);
    }
}
