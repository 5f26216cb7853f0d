//! `unknown-security-scheme`: a requirement names schemes of the components (OpenAPI 3.1.1, section
//! 4.8.30.1).

mod clash;

use foldhash::HashSet;
use std::collections::BTreeMap;

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::security::SecurityRequirement;
use crate::source::Span;
use crate::suggest;
use crate::version::SpecVersion;

/// Reports names that no scheme has, each once; alternatives with such a name are left out.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    let names: Vec<&str> = document
        .security_schemes
        .iter()
        .map(|(name, _)| name.value.as_str())
        .collect();
    let mut unknown = Unknown {
        version: document.version,
        known: names.iter().copied().collect(),
        unread: &document.unread_security_schemes,
        places: BTreeMap::new(),
    };
    let of_operations = document.operations.iter_mut().chain(&mut document.webhooks);
    document
        .security
        .retain(|requirement| unknown.sift(requirement));
    for operation in of_operations {
        let Some(requirements) = &mut operation.security else {
            continue;
        };
        let stated = !requirements.is_empty();
        requirements.retain(|requirement| unknown.sift(requirement));
        if stated && requirements.is_empty() {
            // It asks for something, so the requirement of the root is nearer to it than none.
            operation.security = None;
        }
    }
    unknown.report(&names, diagnostics);
    clash::check(document, diagnostics);
}

struct Unknown<'s> {
    version: SpecVersion,
    known: HashSet<&'s str>,
    unread: &'s [String],
    places: BTreeMap<String, Vec<Span>>,
}

impl Unknown<'_> {
    /// Whether all schemes of an alternative are known; notes those that are not.
    fn sift(&mut self, requirement: &SecurityRequirement) -> bool {
        let mut all = true;
        for (name, _) in &requirement.schemes {
            if self.unread.contains(&name.value) {
                // What is wrong with it was said where it is declared.
                all = false;
            } else if !self.known.contains(name.value.as_str()) {
                self.places
                    .entry(name.value.clone())
                    .or_default()
                    .push(name.span);
                all = false;
            }
        }
        all
    }

    fn report(self, names: &[&str], diagnostics: &mut Diagnostics) {
        for (name, places) in self.places {
            let Some((first, others)) = places.split_first() else {
                continue;
            };
            let message = format!("there is no security scheme `{name}`");
            let found = diagnostics.report(Code::UNKNOWN_SECURITY_SCHEME, *first, message);
            found.label("not declared");
            if let Some(next) = others.first() {
                found.related(
                    *next,
                    match others.len() {
                        1 => "named here too".to_owned(),
                        count => format!("named here too, and in {} more places", count - 1),
                    },
                );
            }
            found.help(
                match (suggest::nearest(&name, names.iter().copied()), names) {
                    (Some(meant), _) => format!("did you mean `{meant}`?"),
                    (None, []) => {
                        format!("declare it: `{}.{name}`", self.version.security_schemes())
                    }
                    (None, names) => format!("declare it, or use one of: {}", names.join(", ")),
                },
            );
        }
    }
}
