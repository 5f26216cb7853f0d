//! What must hold in a document beyond the shape of its objects. A check that has a lenient reading
//! makes the document so that it holds.

mod all_of;
mod authorization;
mod cycles;
mod default;
mod members;
mod names;
mod operation_id;
mod parameter_values;
mod path_parameters;
mod path_template;
mod paths;
mod pattern;
mod required;
mod satisfiable;
mod security;
mod servers;

use crate::diagnostic::Diagnostics;
use crate::document::Document;

/// Checks a document that was read.
pub(crate) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    // First, so that what walks along references afterwards arrives.
    cycles::check(document, diagnostics);
    operation_id::check(document, diagnostics);
    paths::check(document, diagnostics);
    path_template::check(document, diagnostics);
    servers::check(document, diagnostics);
    names::check(document, diagnostics);
    path_parameters::check(document, diagnostics);
    parameter_values::complete(document);
    security::check(document, diagnostics);
    // Once it is known which requirements hold.
    authorization::check(document, diagnostics);
    required::check(document, diagnostics);
    all_of::check(document, diagnostics);
    satisfiable::check(document, diagnostics);
    default::check(document, diagnostics);
    pattern::check(document, diagnostics);
}
