//! `[parameters]`: how single parameters are sent.

use oasmith_ir::api::Api;
use oasmith_ir::operation::{Operation, ParameterLocation};
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::source::Span;

use super::operations::Operations;
use crate::names::{report, unknown};

/// A parameter of an operation, or of several, whose reserved characters stay as they are.
#[derive(Debug, Clone)]
pub(crate) struct ReservedEntry {
    /// The operations.
    pub(crate) of: Operations,
    /// The parameter's name.
    pub(crate) name: String,
    /// Whether they stay.
    pub(crate) allow_reserved: bool,
    /// Where it stands, if in a file.
    pub(crate) span: Option<Span>,
}

/// Lets parameters keep their reserved characters, or not. What matches nothing is reported
/// (`config-no-match`), and so is what has no such characters (`config-invalid`).
pub(crate) fn apply(entries: &[ReservedEntry], api: &mut Api, diagnostics: &mut Diagnostics) {
    for entry in entries {
        let mut found = false;
        let matching = entry.of.of(api, diagnostics);
        for &at in &matching {
            found |= entry.set(&mut api.operations[at], diagnostics);
        }
        if !found && !matching.is_empty() {
            let operations = matching.iter().map(|&at| &api.operations[at]);
            let known = operations.flat_map(|one| &one.parameters);
            let known = known.map(|parameter| parameter.name.as_str());
            unknown(diagnostics, entry.span, "parameter", &entry.name, known);
        }
    }
}

impl ReservedEntry {
    /// Whether the operation has such a parameter.
    fn set(&self, operation: &mut Operation, diagnostics: &mut Diagnostics) -> bool {
        let mut found = false;
        let named = operation.parameters.iter_mut();
        for parameter in named.filter(|one| one.name == self.name) {
            found = true;
            let in_url = matches!(
                parameter.location,
                ParameterLocation::Path | ParameterLocation::Query
            );
            if in_url && parameter.media_type.is_none() {
                parameter.allow_reserved = self.allow_reserved;
            } else {
                let message = format!("`{}` is not written by a style in the URL", self.name);
                report(diagnostics, Code::CONFIG_INVALID, self.span, message)
                    .help("reserved characters are a matter of path and query parameters");
            }
        }
        found
    }
}
