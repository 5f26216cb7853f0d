//! Checking what is sent against the document's constraints, when asked to.

mod checker;
mod impls;
mod multiple;
mod violations;

pub use checker::Checker;
pub use multiple::MultipleOf;
pub use violations::{Violation, Violations};

/// A type whose values can be checked against the constraints of the document.
///
/// Responses are never checked: servers break their own constraints.
pub trait Validate {
    /// Reports what breaks a constraint, here and in what is inside. A type without constraints
    /// has nothing to do.
    fn check(&self, checker: &mut Checker) {
        let _ = checker;
    }

    /// Checks the value.
    ///
    /// # Errors
    ///
    /// Every constraint that is broken, with its place.
    fn validate(&self) -> Result<(), Violations> {
        let mut checker = Checker::new();
        self.check(&mut checker);
        checker.finish()
    }
}
