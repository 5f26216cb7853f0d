//! `invalid-pattern`: a pattern that is no regular expression of ECMA-262 (JSON Schema validation,
//! section 6.3.3, and core, section 6.4).

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};

/// Reports them; one of `pattern` is taken out.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    for schema in &mut document.schemas {
        if let Some(fault) = schema.bounds.pattern.as_ref().and_then(fault) {
            report(&fault, "the pattern is not checked", diagnostics);
            schema.bounds.pattern = None;
        }
        for (name, _) in &schema.pattern_properties {
            if let Some(fault) = fault(name) {
                report(&fault, "every name is taken to match", diagnostics);
            }
        }
    }
}

/// A pattern, and what is wrong with it.
struct Fault<'d> {
    pattern: &'d Text,
    message: String,
}

/// With the `u` flag, as JSON Schema asks for, or without it: many patterns only do without.
fn fault(pattern: &Text) -> Option<Fault<'_>> {
    let text = pattern.value.as_str();
    regress::Regex::with_flags(text, "u").err()?;
    let error = regress::Regex::new(text).err()?;
    Some(Fault {
        pattern,
        message: error.text,
    })
}

fn report(fault: &Fault<'_>, consequence: &str, diagnostics: &mut Diagnostics) {
    let message = format!(
        "`{}` is no regular expression of ECMA-262: {}",
        fault.pattern.value,
        fault.message.to_lowercase()
    );
    diagnostics
        .report(Code::INVALID_PATTERN, fault.pattern.span, message)
        .label("not a pattern")
        .consequence(consequence);
}
