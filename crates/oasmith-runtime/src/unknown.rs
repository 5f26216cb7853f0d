//! Values of open enums that this version of a client does not know.

use std::fmt;

use crate::Json;

/// A text outside an enum's known values, kept as it was received.
///
/// It can be read, compared and written back, but not made or matched on: when a later version
/// knows the text, it becomes a variant of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// For generated code, which has seen that the text is none of the known.
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A number outside an integer enum's known values, kept as it was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownNumber(i64);

impl UnknownNumber {
    /// For generated code, which has seen that the number is none of the known.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(value: i64) -> Self {
        Self(value)
    }

    /// The value on the wire.
    #[must_use]
    pub const fn as_i64(&self) -> i64 {
        self.0
    }
}

impl fmt::Display for UnknownNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A number outside a number enum's known values, kept as it was received.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct UnknownFloat(f64);

impl UnknownFloat {
    /// For generated code, which has seen that the number is none of the known.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(value: f64) -> Self {
        Self(value)
    }

    /// The value on the wire.
    #[must_use]
    pub const fn as_f64(&self) -> f64 {
        self.0
    }
}

impl fmt::Display for UnknownFloat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The boolean that an enum of the other one does not know, kept as it was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownBoolean(bool);

impl UnknownBoolean {
    /// For generated code, which has seen that the value is none of the known.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(value: bool) -> Self {
        Self(value)
    }

    /// The value on the wire.
    #[must_use]
    pub const fn as_bool(&self) -> bool {
        self.0
    }
}

impl fmt::Display for UnknownBoolean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A value outside the known values of an enum of any JSON, kept as it was received.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnknownJson(Box<Json>);

impl UnknownJson {
    /// For generated code, which has seen that the value is none of the known.
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: Json) -> Self {
        Self(Box::new(value))
    }

    /// The value on the wire.
    #[must_use]
    pub fn as_json(&self) -> &Json {
        &self.0
    }

    /// The value on the wire.
    #[must_use]
    pub fn to_json(&self) -> Json {
        Json::clone(&self.0)
    }
}

impl fmt::Display for UnknownJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
