//! `dates`: the library of dates and instants.

use oasmith_ir::api::Api;
use oasmith_ir::types::{Shape, TextFormat};

/// Whose types stand for `date-time` and `date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dates {
    /// Those of jiff.
    #[default]
    Jiff,
    /// Those of chrono.
    Chrono,
    /// Those of the crate `time`.
    Time,
    /// Strings, as they were sent.
    String,
}

impl Dates {
    /// Makes dates strings, if the setting says so.
    pub(crate) fn apply(self, api: &mut Api) {
        if self != Self::String {
            return;
        }
        for ty in &mut api.types {
            let name = match ty.shape {
                Shape::Text(TextFormat::DateTime) => "date-time",
                Shape::Text(TextFormat::Date) => "date",
                _ => continue,
            };
            ty.shape = Shape::Text(TextFormat::Other(name.to_owned()));
        }
    }

    /// The feature of the runtime that it needs.
    pub(crate) fn feature(self) -> Option<&'static str> {
        match self {
            Self::Jiff | Self::String => None,
            Self::Chrono => Some("chrono"),
            Self::Time => Some("time"),
        }
    }

    /// The types of an instant and of a date.
    pub(crate) fn types(self) -> (&'static str, &'static str) {
        match self {
            Self::Jiff | Self::String => ("rt::DateTime", "rt::Date"),
            Self::Chrono => ("rt::by_chrono::DateTime", "rt::by_chrono::Date"),
            Self::Time => ("rt::by_time::DateTime", "rt::by_time::Date"),
        }
    }
}
