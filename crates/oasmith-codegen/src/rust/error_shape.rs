//! Where errors have their code and message, as the configuration says.

use super::cx::Cx;
use crate::print::literal::Literal;
use crate::print::{Code, snippet};

/// Binds `errors` to it; false where the configuration says nothing.
pub(super) fn bind(cx: &Cx<'_>, code: &mut Code) -> bool {
    let errors = &cx.config.errors;
    if errors.code.is_none() && errors.message.is_none() {
        return false;
    }
    let text = |pointer: &Option<String>| Literal::string(pointer.as_deref().unwrap_or(""));
    let fields = [
        snippet!("code: {}", text(&errors.code)),
        snippet!("message: {}", text(&errors.message)),
    ];
    code.struct_literal(&snippet!("let errors = rt::ErrorShape"), &fields, ";");
    true
}
