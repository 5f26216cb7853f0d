//! Where errors have their code and message, as the configuration says.

use super::cx::Cx;
use crate::ident::Ident;
use crate::print::{Code, Expr, FieldValue};

/// Binds `errors` to it; false where the configuration says nothing.
pub(super) fn bind(cx: &Cx<'_>, code: &mut Code) -> bool {
    let errors = &cx.config.errors;
    if errors.code.is_none() && errors.message.is_none() {
        return false;
    }
    let field = |name, pointer: &Option<String>| {
        let pointer = Expr::text(pointer.as_deref().unwrap_or(""));
        FieldValue::new(&Ident::fixed(name), pointer)
    };
    let fields = [
        field("code", &errors.code),
        field("message", &errors.message),
    ];
    code.bind(
        &"let errors".into(),
        &Expr::record("rt::ErrorShape", fields),
    );
    true
}
