//! What generated enums have in common, by macro.

/// Implements `From<String>`, `Display`, `FromStr`, `AsRef<str>`, [`Decode`](crate::Decode),
/// [`Encode`](crate::Encode), [`ToParam`](crate::ToParam) and [`Validate`](crate::Validate) for
/// string enums that have `fn as_str(&self) -> &str` and `From<&str>`.
#[macro_export]
macro_rules! text_enum {
    ($($name:ident),+ $(,)?) => {$(
        #[allow(deprecated)]
        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                <Self as ::core::convert::From<&str>>::from(&value)
            }
        }

        #[allow(deprecated)]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[allow(deprecated)]
        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            // Not `Self::Err`, which is a variant of some enums.
            fn from_str(
                value: &str,
            ) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(<Self as ::core::convert::From<&str>>::from(value))
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        #[allow(deprecated)]
        impl $crate::Decode for $name {
            fn decode(reader: &mut $crate::Reader<'_>) -> $crate::Decoded<Self> {
                let value = reader.text().map(<Self as ::core::convert::From<&str>>::from)?;
                if let Self::Unknown(_) = value {
                    reader.unlisted();
                }
                ::core::result::Result::Ok(value)
            }
        }

        #[allow(deprecated)]
        impl $crate::Encode for $name {
            fn encode(&self, writer: &mut $crate::Writer) {
                writer.string(self.as_str());
            }
        }

        #[allow(deprecated)]
        impl $crate::ToParam for $name {
            fn to_param(&self) -> $crate::Param {
                $crate::Param::text(self.as_str())
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
    )+};
}

#[cfg(test)]
mod tests {
    use crate::integer_enum;
    use crate::{Param, ToParam, UnknownNumber, UnknownValue, decode_slice, encode_vec};

    #[derive(Debug, PartialEq)]
    enum Mode {
        Full,
        Unknown(UnknownValue),
    }

    impl Mode {
        fn as_str(&self) -> &str {
            match self {
                Self::Full => "full",
                Self::Unknown(value) => value.as_str(),
            }
        }
    }

    impl From<&str> for Mode {
        fn from(value: &str) -> Self {
            match value {
                "full" => Self::Full,
                other => Self::Unknown(UnknownValue::new(other)),
            }
        }
    }

    #[derive(Debug, PartialEq)]
    enum Level {
        Low,
        Unknown(UnknownNumber),
    }

    impl Level {
        fn as_i64(&self) -> i64 {
            match self {
                Self::Low => 1,
                Self::Unknown(value) => value.as_i64(),
            }
        }
    }

    impl From<i64> for Level {
        fn from(value: i64) -> Self {
            match value {
                1 => Self::Low,
                other => Self::Unknown(UnknownNumber::new(other)),
            }
        }
    }

    text_enum!(Mode);
    integer_enum!(Level);

    #[test]
    fn unknown_values_survive_a_round_trip() {
        assert_eq!(decode_slice::<Mode>(b"\"full\""), Ok(Mode::Full));
        let later = decode_slice::<Mode>(b"\"later\"").unwrap();
        assert_eq!(encode_vec(&later).unwrap(), b"\"later\"");
        assert_eq!("full".parse(), Ok(Mode::Full));
        assert_eq!(format!("{later:>6}|"), " later|");
        assert_eq!(later.to_param(), Param::text("later"));
        assert_eq!(decode_slice::<Level>(b"1.0"), Ok(Level::Low));
        assert_eq!(encode_vec(&Level::from(9)).unwrap(), b"9");
        assert!(decode_slice::<Mode>(b"1").is_err());
    }
}
