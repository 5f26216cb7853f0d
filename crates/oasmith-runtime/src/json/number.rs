//! Numbers of any size.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::scan::number_end;
use super::{Decode, Decoded, Encode, Reader, Writer, integer};
use crate::{Param, ToParam, Validate};

/// A number as it is spelled, for those that no type of the machine holds: more digits than 64 bits
/// or a float have.
///
/// It is written back as it was received. Two are equal when they are the same number, however they
/// are spelled.
#[derive(Clone)]
pub struct Number(Box<str>);

/// The string is not a number as JSON spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotANumber(());

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number as JSON spells it")
    }
}

impl std::error::Error for NotANumber {}

impl Number {
    /// The number as it is spelled.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, where it is whole and has at most 128 bits.
    #[must_use]
    pub fn as_i128(&self) -> Option<i128> {
        integer::exact(&self.0)
    }

    /// The float that is nearest; infinite where it is beyond all of them.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// What the number is, however it is spelled: its sign, its digits from the first to the last
    /// that is not zero, and the power of ten of the last.
    fn value(&self) -> (bool, String, i128) {
        let (negative, text) = match self.0.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, &*self.0),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let end = digits.trim_end_matches('0').len();
        let zeros = digits.len() - end;
        let significant = digits[..end].trim_start_matches('0').to_owned();
        if significant.is_empty() {
            return (false, significant, 0);
        }
        let exponent: i128 = exponent.parse().unwrap_or(0);
        let shift =
            i128::try_from(zeros).unwrap_or(0) - i128::try_from(fraction.len()).unwrap_or(0);
        (negative, significant, exponent.saturating_add(shift))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.value() == other.value()
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value().hash(state);
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({})", self.0)
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let begins = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        match number_end(text.as_bytes(), 0) {
            Ok(end) if begins && end == text.len() => Ok(Self(text.into())),
            _ => Err(NotANumber(())),
        }
    }
}

macro_rules! whole {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self(value.to_string().into())
            }
        }
    )*};
}

whole!(i8, i16, i32, i64, i128, u8, u16, u32, u64, u128);

impl TryFrom<f64> for Number {
    type Error = NotANumber;

    /// Fails for NaN and the infinities, which JSON has no spelling for.
    fn try_from(value: f64) -> Result<Self, Self::Error> {
        value.to_string().parse()
    }
}

impl Decode for Number {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.number().map(|spelling| Self(spelling.into()))
    }
}

impl Encode for Number {
    fn encode(&self, writer: &mut Writer) {
        writer.spelled(self);
    }
}

impl ToParam for Number {
    fn to_param(&self) -> Param {
        Param::Literal(self.to_string())
    }
}

impl Validate for Number {}

#[cfg(test)]
mod tests {
    use super::Number;
    use crate::{decode_slice, encode_vec};

    #[test]
    fn spellings_are_kept_and_values_compared() {
        for text in [
            "98249283749234923498293171823948729348710298301928331",
            "-0.1e-400",
            "7",
        ] {
            let number: Number = decode_slice(text.as_bytes()).unwrap();
            assert_eq!(encode_vec(&number).unwrap(), text.as_bytes());
        }
        let number = |text: &str| text.parse::<Number>().unwrap();
        assert_eq!(number("1200"), number("1.2e3"));
        assert_eq!(number("1200"), number("0.12E+4"));
        assert_eq!(number("-0.0"), number("0"));
        assert_ne!(number("12"), number("-12"));
        assert_ne!(number("12"), number("120"));
        assert_eq!(Number::from(u64::MAX).as_i128(), Some(u64::MAX.into()));
        assert_eq!(number("1.5").as_i128(), None);
        assert_eq!(Number::try_from(0.5).unwrap().as_str(), "0.5");
        assert!(Number::try_from(f64::NAN).is_err());
    }

    #[test]
    fn only_what_json_spells_is_a_number() {
        for text in [
            "", "-", "01", "1.", ".5", "+1", " 1", "1 ", "0x1", "inf", "1e",
        ] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
        assert!(decode_slice::<Number>(b"\"1\"").is_err());
    }
}
