//! How a value that is checked is written.

use crate::print::Expr;

/// Where a value stands, in the spellings in which it is needed.
pub(super) struct Place {
    /// For methods: `self.name`, `value`.
    pub(super) base: Expr,
    /// As a reference: `&self.name`, `value`.
    pub(super) reference: Expr,
    /// As a number: `self.name`, `*value`.
    pub(super) number: Expr,
}

impl Place {
    pub(super) fn field(path: &Expr) -> Self {
        Self {
            base: path.clone(),
            reference: path.clone().reference(),
            number: path.clone(),
        }
    }

    pub(super) fn variable(name: &'static str) -> Self {
        Self {
            base: name.into(),
            reference: name.into(),
            number: Expr::Prefixed("*", Box::new(name.into())),
        }
    }
}
