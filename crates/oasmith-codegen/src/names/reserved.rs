//! Names that mean something else where generated methods stand.

/// Methods of traits that generated types implement, or that every type has by a blanket implementation. A setter or an
/// operation with such a name would hide the trait's from callers: `value.clone()` would set something.
///
/// `from`, `hash` and `type_id` aren't among them: documents use these words often, and nobody calls the trait's by a
/// value.
pub(super) const TRAIT_METHODS: &[&str] = &[
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "drop",
    "eq",
    "fmt",
    "into",
    "into_future",
    "ne",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
];

/// Whether a trait has a method of this name.
pub(super) fn is_trait_method(name: &str) -> bool {
    TRAIT_METHODS.binary_search(&name).is_ok()
}
