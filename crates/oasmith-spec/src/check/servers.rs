//! `server-url`: URLs of servers that nothing can be sent to (OpenAPI 3.1.1, section 4.8.5).

use super::path_parameters::template;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, Server};
use crate::version::SpecVersion;

/// Reports queries and fragments, and variables that are not declared.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let of_operations = document
        .operations
        .iter()
        .flat_map(|operation| &operation.servers);
    for server in document.servers.iter().chain(of_operations) {
        report_tail(server, diagnostics);
        report_undeclared(server, document.version, diagnostics);
    }
}

fn report_tail(server: &Server, diagnostics: &mut Diagnostics) {
    let url = &server.url.value;
    let what = match url.find(['?', '#']).map(|at| url[at..].starts_with('?')) {
        Some(true) => "query",
        Some(false) => "fragment",
        None => return,
    };
    let message = format!("the server's URL `{url}` has a {what}");
    unusable(diagnostics.report(Code::SERVER_URL, server.url.span, message))
        .label("paths are appended to it");
}

fn report_undeclared(server: &Server, version: SpecVersion, diagnostics: &mut Diagnostics) {
    for name in template(&server.url.value) {
        let declared = server.variables.iter().any(|known| known.name == name);
        if declared {
            continue;
        }
        let message = format!("the variable `{name}` of the server's URL is not declared");
        unusable(diagnostics.report(Code::SERVER_URL, server.url.span, message))
            .label(format!("`{{{name}}}` has no value"))
            .help(match version {
                SpecVersion::Swagger2 => {
                    "write the host itself: Swagger 2.0 has no variables in `host` and `basePath`"
                        .to_owned()
                }
                SpecVersion::OpenApi3 => {
                    format!("add to the server: `variables: {{{name}: {{default: …}}}}`")
                }
            });
    }
}

fn unusable(found: &mut Diagnostic) -> &mut Diagnostic {
    found.consequence("it can't be used as base URL; the client needs one by `base_url`")
}
