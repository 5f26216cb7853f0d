//! A type by hand that stands in the place of a generated one, by the runtime's own traits.

use oasmith_runtime::{Decode, Decoded, Encode, Reader, Validate, Writer};

/// A point, written as a list of two numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Up.
    pub y: f64,
}

impl Decode for Point {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        let place = reader.fault("not a list of two numbers");
        match reader.read::<Vec<f64>>()?.as_slice() {
            [x, y] => Ok(Self { x: *x, y: *y }),
            _ => Err(place),
        }
    }
}

impl Encode for Point {
    fn encode(&self, writer: &mut Writer) {
        vec![self.x, self.y].encode(writer);
    }
}

impl Validate for Point {}

/// What serde reads and writes as it is.
pub type Labels = std::collections::BTreeMap<String, String>;
