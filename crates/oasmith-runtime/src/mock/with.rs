/// Fills in a value where it is made.
///
/// Models that only come in responses have no setters, which would be compiled for every client. A test makes them
/// by `new` and sets their fields:
///
/// ```
/// use oasmith_runtime::mock::With;
///
/// #[derive(Default)]
/// struct Page {
///     items: Vec<u8>,
///     next: Option<String>,
/// }
///
/// let page = Page::default().with(|page| page.next = Some("2".into()));
/// assert_eq!((page.items.len(), page.next.as_deref()), (0, Some("2")));
/// ```
pub trait With: Sized {
    /// The value after a change.
    #[must_use]
    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

impl<T> With for T {}
