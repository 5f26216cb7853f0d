//! Encoding of scalars and of what stands around other values.

use std::collections::BTreeMap;

use super::{Encode, Json, Writer};

macro_rules! encode_integer {
    ($($integer:ty),*) => {$(
        impl Encode for $integer {
            #[inline]
            fn encode(&self, writer: &mut Writer) {
                writer.integer(*self);
            }
        }
    )*};
}

encode_integer!(i8, i16, i32, i64, u8, u16, u32, u64);

impl Encode for bool {
    fn encode(&self, writer: &mut Writer) {
        writer.boolean(*self);
    }
}

impl Encode for f64 {
    fn encode(&self, writer: &mut Writer) {
        writer.float(*self);
    }
}

impl Encode for f32 {
    fn encode(&self, writer: &mut Writer) {
        // By its own shortest spelling: 0.1_f32 is written 0.1, not 0.10000000149011612.
        match self.to_string().parse::<f64>() {
            Ok(shortest) => writer.float(shortest),
            Err(_) => writer.float(f64::from(*self)),
        }
    }
}

impl Encode for str {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Encode for String {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Encode for char {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self.encode_utf8(&mut [0; 4]));
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, writer: &mut Writer) {
        (**self).encode(writer);
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, writer: &mut Writer) {
        (**self).encode(writer);
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.null(),
        }
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_array();
        for value in self {
            writer.element(value);
        }
        writer.end_array();
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, writer: &mut Writer) {
        self.as_slice().encode(writer);
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.members(self);
        writer.end_object();
    }
}

impl Encode for Json {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Self::Null => writer.null(),
            Self::Bool(value) => writer.boolean(*value),
            Self::Number(number) => number.encode(writer),
            Self::String(text) => writer.string(text),
            Self::Array(elements) => elements.encode(writer),
            Self::Object(members) => {
                writer.begin_object();
                writer.members(members);
                writer.end_object();
            }
        }
    }
}

impl Encode for serde_json::Number {
    fn encode(&self, writer: &mut Writer) {
        // Its own spelling tells `1.0` from `1`, as they were received.
        writer.spelled(self);
    }
}
