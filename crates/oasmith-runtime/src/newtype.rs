//! What generated newtypes have in common, by macro.

/// Implements `Deref`, `DerefMut`, `From` of what is inside, [`Decode`](crate::Decode) and
/// [`Encode`](crate::Encode) for newtypes.
#[macro_export]
macro_rules! newtype {
    ($name:ident, $inner:ty) => {
        #[allow(deprecated)]
        impl ::core::ops::Deref for $name {
            type Target = $inner;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        #[allow(deprecated)]
        impl ::core::ops::DerefMut for $name {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.0
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        #[allow(deprecated)]
        impl $crate::Decode for $name {
            fn decode(reader: &mut $crate::Reader<'_>) -> $crate::Decoded<Self> {
                reader.read().map(Self)
            }
        }

        #[allow(deprecated)]
        impl $crate::Encode for $name {
            fn encode(&self, writer: &mut $crate::Writer) {
                $crate::Encode::encode(&self.0, writer);
            }
        }
    };
}

/// Implements what [`newtype!`] does for newtypes of `String`, and `From<&str>`, `AsRef<str>` and
/// `Display`.
#[macro_export]
macro_rules! text_newtype {
    ($name:ident) => {
        $crate::newtype!($name, ::std::string::String);

        #[allow(deprecated)]
        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                Self(<::std::string::String as ::core::convert::From<&str>>::from(value))
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        #[allow(deprecated)]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::{decode_slice, encode_vec};

    #[derive(Debug, Clone, PartialEq)]
    struct Price(f64);

    #[derive(Debug, Clone, PartialEq)]
    struct Code(String);

    crate::newtype!(Price, f64);
    crate::text_newtype!(Code);

    #[test]
    fn newtypes_are_what_they_hold() {
        let price: Price = decode_slice(b"2.5").unwrap();
        assert_eq!((*price, price), (2.5, Price::from(2.5)));
        let code = Code::from("x1");
        assert_eq!(code.len(), 2);
        assert_eq!(format!("{code:>4}"), "  x1");
        assert_eq!(encode_vec(&code).unwrap(), b"\"x1\"");
    }
}
