//! Values that have no constraints of their own, and those that hold others.

use std::collections::BTreeMap;

use super::{Checker, Validate};
use crate::{DateTime, Field, Instant, Json};

macro_rules! free {
    ($($scalar:ty),*) => {$(impl Validate for $scalar {})*};
}

free!(
    bool, char, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64, String, Json
);

/// What is lenient in reading is not in what is sent.
impl<T: Instant> Validate for DateTime<T> {
    fn check(&self, checker: &mut Checker) {
        checker.format(self, "date-time");
    }
}

impl<T: Validate> Validate for Option<T> {
    fn check(&self, checker: &mut Checker) {
        if let Some(value) = self {
            value.check(checker);
        }
    }
}

impl<T: Validate> Validate for Field<T> {
    fn check(&self, checker: &mut Checker) {
        if let Some(value) = self.as_value() {
            value.check(checker);
        }
    }
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    fn check(&self, checker: &mut Checker) {
        (**self).check(checker);
    }
}

impl<T: Validate> Validate for Vec<T> {
    fn check(&self, checker: &mut Checker) {
        for (index, item) in self.iter().enumerate() {
            checker.index(index, |checker| item.check(checker));
        }
    }
}

impl<T: Validate> Validate for BTreeMap<String, T> {
    fn check(&self, checker: &mut Checker) {
        for (key, value) in self {
            checker.at(key, |checker| value.check(checker));
        }
    }
}
