//! Enums of listed values that are no strings: numbers, booleans, and any JSON.

use crate::{Json, decode_slice};

/// Implements `Display`, [`Decode`](crate::Decode), [`Encode`](crate::Encode),
/// [`ToParam`](crate::ToParam) and [`Validate`](crate::Validate) for an enum that has conversions from
/// and to a type that has them.
#[doc(hidden)]
#[macro_export]
macro_rules! listed_enum {
    ($name:ident, $method:ident, $value:ty) => {
        #[allow(deprecated)]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.$method(), f)
            }
        }

        #[allow(deprecated)]
        impl $crate::Decode for $name {
            fn decode(reader: &mut $crate::Reader<'_>) -> $crate::Decoded<Self> {
                let value = reader.read_listed::<$value>()?;
                let value = <Self as ::core::convert::From<$value>>::from(value);
                if let Self::Unknown(_) = value {
                    reader.unlisted();
                }
                ::core::result::Result::Ok(value)
            }
        }

        #[allow(deprecated)]
        impl $crate::Encode for $name {
            fn encode(&self, writer: &mut $crate::Writer) {
                $crate::Encode::encode(&self.$method(), writer);
            }
        }

        #[allow(deprecated)]
        impl $crate::ToParam for $name {
            fn to_param(&self) -> $crate::Param {
                $crate::ToParam::to_param(&self.$method())
            }
        }

        #[allow(deprecated)]
        impl $crate::Validate for $name {
            fn check(&self, checker: &mut $crate::Checker) {
                if let Self::Unknown(value) = self {
                    checker.unknown(value);
                }
            }
        }
    };
}

/// [`listed_enum!`] for enums that have `fn as_i64(&self) -> i64` and `From<i64>`.
#[macro_export]
macro_rules! integer_enum {
    ($($name:ident),+ $(,)?) => {$(
        $crate::listed_enum!($name, as_i64, i64);
    )+};
}

/// [`listed_enum!`] for enums that have `fn as_f64(&self) -> f64` and `From<f64>`.
#[macro_export]
macro_rules! number_enum {
    ($name:ident) => {
        $crate::listed_enum!($name, as_f64, f64);
    };
}

/// [`listed_enum!`] for enums that have `fn as_bool(&self) -> bool` and `From<bool>`.
#[macro_export]
macro_rules! boolean_enum {
    ($name:ident) => {
        $crate::listed_enum!($name, as_bool, bool);
    };
}

/// [`listed_enum!`] for enums that have `fn to_json(&self) -> Json` and `From<Json>`.
#[macro_export]
macro_rules! json_enum {
    ($name:ident) => {
        $crate::listed_enum!($name, to_json, $crate::Json);
    };
}

/// One of the values that an enum lists as JSON texts; null where there is none.
#[doc(hidden)]
#[must_use]
pub fn listed(texts: &[&str], index: usize) -> Json {
    let value = texts.get(index).map(|text| decode_slice(text.as_bytes()));
    value.and_then(Result::ok).unwrap_or_default()
}

/// Where a value stands among those that an enum lists as JSON texts. Numbers are the same however
/// they are spelt.
#[doc(hidden)]
#[must_use]
pub fn position(texts: &[&str], value: &Json) -> Option<usize> {
    (0..texts.len()).find(|index| is_same(&listed(texts, *index), value))
}

fn is_same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => {
            a == b || a.as_f64() == b.as_f64() && !(a.is_u64() && b.is_u64())
        }
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            let same = |(key, a): (&String, &Json)| b.get(key).is_some_and(|b| is_same(a, b));
            a.len() == b.len() && a.iter().all(same)
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::position;
    use crate::Json;

    #[test]
    fn a_value_is_found_however_it_is_spelt() {
        let texts = &[
            "\"a\"",
            "1",
            "[1,2.5]",
            "{\"a\":1,\"b\":null}",
            "18446744073709551615",
        ];
        let find = |text: &str| {
            let value: Json = serde_json::from_str(text).unwrap();
            position(texts, &value)
        };
        assert_eq!(find("\"a\""), Some(0));
        assert_eq!(find("1.0"), Some(1));
        assert_eq!(find("[1.0, 25e-1]"), Some(2));
        assert_eq!(find("{\"b\":null,\"a\":1}"), Some(3));
        assert_eq!(find("18446744073709551615"), Some(4));
        for text in [
            "\"b\"",
            "2",
            "[1]",
            "{\"a\":1}",
            "true",
            "18446744073709551614",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
