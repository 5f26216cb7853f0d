//! `invalid-pattern`: a pattern that is no regular expression of ECMA-262 (JSON Schema validation,
//! section 6.3.3, and core, section 6.4), or one that can't be checked.

use oasmith_pattern::{Pattern, PatternError};

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};

/// Reports them; one of `pattern` is removed.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    for schema in &mut document.schemas {
        let pattern = schema.bounds.pattern.as_ref();
        if let Some((pattern, error)) = pattern.and_then(error) {
            report(pattern, &error, "the pattern is not checked", diagnostics);
            schema.bounds.pattern = None;
        }
        for (name, _) in &schema.pattern_properties {
            if let Some((name, error)) = error(name) {
                report(name, &error, "every name is taken to match", diagnostics);
            }
        }
    }
}

/// A pattern, if it can't be compiled, and why. What checks values in generated code compiles it here too.
fn error(pattern: &Text) -> Option<(&Text, PatternError)> {
    let error = Pattern::new(&pattern.value).err()?;
    Some((pattern, error))
}

fn report(pattern: &Text, error: &PatternError, consequence: &str, diagnostics: &mut Diagnostics) {
    let text = shortened(&pattern.value);
    let (message, label) = match error {
        PatternError::Invalid(reason) => (
            format!("`{text}` is no regular expression of ECMA-262: {reason}"),
            "not a pattern",
        ),
        PatternError::Unsupported(reason) => (
            format!("`{text}` can't be checked: {reason}"),
            "not checked",
        ),
    };
    let diagnostic = diagnostics
        .report(Code::INVALID_PATTERN, pattern.span, message)
        .label(label)
        .consequence(consequence);
    if matches!(error, PatternError::Unsupported(_)) {
        diagnostic.help("write a simpler pattern");
    }
}

/// The beginning of a pattern that may have megabytes.
fn shortened(pattern: &str) -> String {
    const MOST: usize = 80;
    match pattern.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", pattern.get(..end).unwrap_or_default()),
        None => pattern.to_owned(),
    }
}
