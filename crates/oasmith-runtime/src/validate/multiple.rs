//! `multipleOf`.

/// A number that can be a multiple of another.
pub trait MultipleOf: Copy {
    /// Whether it is a multiple of `divisor`, which is greater than 0.
    fn is_multiple_of(self, divisor: Self) -> bool;
}

macro_rules! integer {
    ($($integer:ty),*) => {$(
        impl MultipleOf for $integer {
            fn is_multiple_of(self, divisor: Self) -> bool {
                divisor == 0 || self.checked_rem(divisor).unwrap_or_default() == 0
            }
        }
    )*};
}

integer!(i8, i16, i32, i64, u8, u16, u32, u64);

impl MultipleOf for f64 {
    fn is_multiple_of(self, divisor: Self) -> bool {
        // 0.3 is a multiple of 0.1 for people, though not for binary fractions.
        let ratio = self / divisor;
        !ratio.is_finite() || (ratio - ratio.round()).abs() <= 1e-9 * ratio.abs().max(1.0)
    }
}

impl MultipleOf for f32 {
    fn is_multiple_of(self, divisor: Self) -> bool {
        let ratio = f64::from(self) / f64::from(divisor);
        !ratio.is_finite() || (ratio - ratio.round()).abs() <= 1e-5 * ratio.abs().max(1.0)
    }
}
