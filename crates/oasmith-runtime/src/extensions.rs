//! Values of any type that go with a call.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Values that go with a call, one of each type. All its attempts share them, so that a middleware can leave something
/// for the next attempt, or for another middleware.
#[derive(Clone, Default)]
pub struct Extensions(Arc<Mutex<BTreeMap<TypeId, Extension>>>);

/// A value of any type.
pub(crate) type Extension = Arc<dyn Any + Send + Sync>;

impl Extensions {
    pub(crate) fn of(values: &[Extension]) -> Self {
        let values = values.iter();
        let by_type = values.map(|value| ((**value).type_id(), Arc::clone(value)));
        Self(Arc::new(Mutex::new(by_type.collect())))
    }

    /// Sets the value of a type, in place of the one that is there.
    pub fn insert<T: Send + Sync + 'static>(&self, value: T) {
        let mut values = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        values.insert(TypeId::of::<T>(), Arc::new(value));
    }

    /// The value of a type.
    #[must_use]
    pub fn get<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        let values = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let value = Arc::clone(values.get(&TypeId::of::<T>())?);
        value.downcast().ok()
    }
}

/// Without the values.
impl fmt::Debug for Extensions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extensions").finish_non_exhaustive()
    }
}
