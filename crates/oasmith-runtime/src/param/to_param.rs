//! From typed values to parameters.

use std::collections::BTreeMap;

use super::Param;
use crate::{DateTime, Field, Instant, Json, encode_vec};

/// A type that can be the value of a parameter.
pub trait ToParam {
    /// The value, free of its type.
    fn to_param(&self) -> Param;

    /// Why the value can't be sent, if it can't. A call that has it isn't sent.
    fn fault(&self) -> Option<String> {
        None
    }
}

impl ToParam for Param {
    fn to_param(&self) -> Param {
        self.clone()
    }
}

impl ToParam for str {
    fn to_param(&self) -> Param {
        Param::text(self)
    }
}

impl ToParam for String {
    fn to_param(&self) -> Param {
        Param::text(self.as_str())
    }
}

macro_rules! literal {
    ($($scalar:ty),*) => {$(
        impl ToParam for $scalar {
            fn to_param(&self) -> Param {
                Param::Literal(self.to_string())
            }
        }
    )*};
}

literal!(bool, i8, i16, i32, i64, u8, u16, u32, u64);

macro_rules! float {
    ($($float:ty),*) => {$(
        /// By the spelling of JSON. NaN and the infinities, which it lacks, have their names; calls refuse them.
        impl ToParam for $float {
            fn to_param(&self) -> Param {
                Param::Literal(match encode_vec(self) {
                    Ok(spelling) => String::from_utf8_lossy(&spelling).into_owned(),
                    Err(_) => self.to_string(),
                })
            }
        }
    )*};
}

float!(f32, f64);

/// In UTC, with `Z`: servers that send `+00:00` or other offsets are known to refuse them in a parameter.
impl<T: Instant> ToParam for DateTime<T> {
    fn to_param(&self) -> Param {
        Param::text(self.in_utc().unwrap_or_else(|| self.to_string()))
    }
}

impl<T: ToParam + ?Sized> ToParam for &T {
    fn to_param(&self) -> Param {
        (**self).to_param()
    }

    fn fault(&self) -> Option<String> {
        (**self).fault()
    }
}

impl<T: ToParam + ?Sized> ToParam for Box<T> {
    fn to_param(&self) -> Param {
        (**self).to_param()
    }

    fn fault(&self) -> Option<String> {
        (**self).fault()
    }
}

impl<T: ToParam> ToParam for Option<T> {
    fn to_param(&self) -> Param {
        self.as_ref().map_or(Param::Absent, ToParam::to_param)
    }

    fn fault(&self) -> Option<String> {
        self.as_ref().and_then(ToParam::fault)
    }
}

impl<T: ToParam> ToParam for Field<T> {
    fn to_param(&self) -> Param {
        self.as_value().map_or(Param::Absent, ToParam::to_param)
    }

    fn fault(&self) -> Option<String> {
        self.as_value().and_then(ToParam::fault)
    }
}

impl<T: ToParam> ToParam for [T] {
    fn to_param(&self) -> Param {
        Param::Array(self.iter().map(ToParam::to_param).collect())
    }

    fn fault(&self) -> Option<String> {
        self.iter().find_map(ToParam::fault)
    }
}

impl<T: ToParam> ToParam for Vec<T> {
    fn to_param(&self) -> Param {
        self.as_slice().to_param()
    }

    fn fault(&self) -> Option<String> {
        self.as_slice().fault()
    }
}

impl<T: ToParam> ToParam for BTreeMap<String, T> {
    fn to_param(&self) -> Param {
        Param::Object(
            self.iter()
                .map(|(name, value)| Param::member(name, value))
                .collect(),
        )
    }

    fn fault(&self) -> Option<String> {
        self.values().find_map(ToParam::fault)
    }
}

impl ToParam for Json {
    fn to_param(&self) -> Param {
        match self {
            Self::Null => Param::Absent,
            Self::Bool(value) => value.to_param(),
            Self::Number(number) => Param::Literal(number.to_string()),
            Self::String(text) => text.to_param(),
            Self::Array(elements) => elements.to_param(),
            Self::Object(members) => Param::Object(
                members
                    .iter()
                    .map(|(n, value)| Param::member(n, value))
                    .collect(),
            ),
        }
    }
}
