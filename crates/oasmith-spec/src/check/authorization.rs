//! Parameters that are the header `Authorization`, which OpenAPI ignores in favor of `security` (OpenAPI 3.1.1,
//! section 4.8.12.2.1).

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::operation::Operation;
use crate::parameter::{Parameter, ParameterLocation};
use crate::security::SecurityRequirement;
use crate::version::SpecVersion;

/// Takes them out of the operations, and reports what is sent in their place: nothing where no security scheme is
/// required.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    let root = &document.security;
    for operation in document.operations.iter_mut().chain(&mut document.webhooks) {
        take_out(operation, root, document.version, diagnostics);
    }
}

fn take_out(
    operation: &mut Operation,
    root: &[SecurityRequirement],
    version: SpecVersion,
    diagnostics: &mut Diagnostics,
) {
    let security = operation.security.as_deref().unwrap_or(root);
    let is_secured = security.iter().any(|one| !one.schemes.is_empty());
    operation.parameters.retain(|parameter| {
        // Swagger 2.0 has no such rule: what no scheme sends is sent as a parameter.
        let is_plain = version == SpecVersion::Swagger2 && !is_secured;
        let is_other = is_plain || !is_authorization(parameter);
        if !is_other {
            report(parameter, is_secured, version, diagnostics);
        }
        is_other
    });
    for callback in &mut operation.callbacks {
        take_out(callback, root, version, diagnostics);
    }
}

fn is_authorization(parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Header
        && parameter.name.value.eq_ignore_ascii_case("authorization")
}

fn report(
    parameter: &Parameter,
    is_secured: bool,
    version: SpecVersion,
    diagnostics: &mut Diagnostics,
) {
    let name = &parameter.name;
    if is_secured {
        diagnostics
            .report(
                Code::UNSUPPORTED,
                name.span,
                format!("the header `{}` is no parameter", name.value),
            )
            .label(match version {
                SpecVersion::Swagger2 => "ignored in favor of `security`",
                SpecVersion::OpenApi3 => "ignored, as OpenAPI requires",
            })
            .consequence("there is no argument for it; `security` decides what is sent");
        return;
    }
    let message = format!(
        "the header `{}` can't be a parameter, and no `security` declares its value",
        name.value
    );
    diagnostics
        .report(Code::MISPLACED_KEYWORD, name.span, message)
        .label("ignored, as OpenAPI requires")
        .consequence("there is no argument for it, and the header is not sent")
        .help(
            "declare the credential in `components.securitySchemes`, for example `{type: http, scheme: bearer}`, \
             and name it in `security`; an overlay can do so",
        );
}
