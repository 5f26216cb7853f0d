//! Types of other crates in the place of generated ones.
//!
//! Neither they nor the runtime can be taught each other's traits, so they stand in a wrapper that says
//! by which of their traits they are read and written. It gives way wherever the type itself is
//! wanted: by dereferencing, by `From`, and by its public field.

use std::any::type_name;
use std::fmt::{self, Display};
use std::ops::{Deref, DerefMut};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::json::Kind;
use crate::{
    Checker, Decode, DecodeError, Decoded, Encode, Json, Param, Reader, ToParam, Validate, Writer,
};

macro_rules! wrapper {
    ($(#[$docs:meta])* $name:ident) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name<T>(pub T);

        impl<T> $name<T> {
            /// The value itself.
            pub fn into_inner(self) -> T {
                self.0
            }
        }

        impl<T> From<T> for $name<T> {
            fn from(value: T) -> Self {
                Self(value)
            }
        }

        impl<T> Deref for $name<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> DerefMut for $name<T> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        }

        impl<T: fmt::Debug> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl<T: Display> Display for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        /// The document's constraints are not checked: they are about text or numbers, and what stands
        /// for those here has rules of its own.
        impl<T> Validate for $name<T> {
            fn check(&self, checker: &mut Checker) {
                let _ = checker;
            }
        }
    };
}

wrapper! {
    /// A type that is read and written by serde's traits, as JSON.
    ViaSerde
}

wrapper! {
    /// A type that is a string on the wire, read by [`FromStr`] and written by [`Display`].
    ViaFromStr
}

wrapper! {
    /// A type that is a number on the wire, read by [`FromStr`] and written by [`Display`]. It sees the
    /// number as it is spelled, so that no digit is lost on the way.
    ViaNumber
}

/// What is said of a value whose `Serialize` fails.
const UNWRITABLE: &str = "a value that its own type can't write";

/// The value is never part of it: responses hold what is nobody's business.
fn not_a<T>(start: usize) -> DecodeError {
    DecodeError::new(format!("not a {}", type_name::<T>()), start)
}

impl<T: DeserializeOwned> Decode for ViaSerde<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.kind()?;
        let start = reader.offset();
        let value = serde_json::from_str(reader.spelling()?);
        value.map(Self).map_err(|_| not_a::<T>(start))
    }
}

impl<T: Serialize> Encode for ViaSerde<T> {
    fn encode(&self, writer: &mut Writer) {
        match serde_json::to_string(&self.0) {
            Ok(text) => writer.spelled(text),
            Err(_) => writer.fail(UNWRITABLE),
        }
    }
}

impl<T: Serialize> ToParam for ViaSerde<T> {
    fn to_param(&self) -> Param {
        serde_json::to_value(&self.0).map_or(Param::Absent, |value: Json| value.to_param())
    }

    fn fault(&self) -> Option<String> {
        let failed = serde_json::to_value(&self.0).is_err();
        failed.then(|| UNWRITABLE.to_owned())
    }
}

impl<T: FromStr> Decode for ViaFromStr<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.kind()?;
        let start = reader.offset();
        let value = reader.text()?.parse();
        value.map(Self).map_err(|_| not_a::<T>(start))
    }
}

impl<T: Display> Encode for ViaFromStr<T> {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&self.0.to_string());
    }
}

impl<T: Display> ToParam for ViaFromStr<T> {
    fn to_param(&self) -> Param {
        Param::text(self.0.to_string())
    }
}

impl<T: FromStr> Decode for ViaNumber<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.kind()?;
        let start = reader.offset();
        let value = reader.number()?.parse();
        value.map(Self).map_err(|_| not_a::<T>(start))
    }
}

impl<T: Display> Encode for ViaNumber<T> {
    fn encode(&self, writer: &mut Writer) {
        let text = self.0.to_string();
        let mut reader = Reader::new(text.as_bytes());
        let is_number = reader.kind() == Ok(Kind::Number)
            && reader
                .number()
                .is_ok_and(|number| number.len() == text.len());
        if is_number {
            writer.spelled(text);
        } else {
            writer.fail("a value that is not spelled like a number of JSON");
        }
    }
}

impl<T: Display> ToParam for ViaNumber<T> {
    fn to_param(&self) -> Param {
        Param::Literal(self.0.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::net::IpAddr;

    use super::{ViaFromStr, ViaNumber, ViaSerde};
    use crate::{Encode, ToParam, decode_slice, encode_vec};

    fn text(value: &impl Encode) -> String {
        String::from_utf8(encode_vec(value).unwrap()).unwrap()
    }

    #[test]
    fn each_goes_by_its_traits() {
        let map: ViaSerde<BTreeMap<String, u8>> = decode_slice(br#" {"a" : 1} "#).unwrap();
        assert_eq!(map.get("a"), Some(&1));
        assert_eq!(text(&map), r#"{"a":1}"#);
        let address: ViaFromStr<IpAddr> = decode_slice(br#""\u003a:1""#).unwrap();
        assert!(address.is_loopback());
        assert_eq!(text(&address), r#""::1""#);
        let number: ViaNumber<u128> =
            decode_slice(b"340282366920938463463374607431768211455").unwrap();
        assert_eq!(*number, u128::MAX);
        assert_eq!(text(&number), "340282366920938463463374607431768211455");
    }

    #[test]
    fn what_does_not_fit_is_said_without_the_value() {
        let error = decode_slice::<Vec<ViaFromStr<IpAddr>>>(br#"["secret"]"#).unwrap_err();
        assert_eq!(error.path(), "$[0]");
        assert!(error.message().starts_with("not a "), "{error}");
        assert!(!error.to_string().contains("secret"));
        assert!(decode_slice::<ViaSerde<u8>>(b"300").is_err());
        assert!(decode_slice::<ViaFromStr<u8>>(b"3").is_err());
        assert!(decode_slice::<ViaNumber<u8>>(b"\"3\"").is_err());
        assert!(encode_vec(&ViaNumber(f64::INFINITY)).is_err());
        let unwritable = ViaSerde(BTreeMap::from([((1, 2), 3)]));
        assert!(encode_vec(&unwritable).is_err());
        assert!(unwritable.fault().is_some());
    }
}
