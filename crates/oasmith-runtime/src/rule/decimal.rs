//! Numbers by their value, however they are spelled and however large.

use std::cmp::Ordering;

/// A JSON number (RFC 8259, section 6): `0.digits × 10^exponent`, without zeros at either end of the
/// digits. `1`, `1.0` and `10e-1` are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// Empty for zero, which has neither sign nor exponent.
    digits: String,
    exponent: i64,
}

/// Divisors with more digits are compared as binary fractions.
const EXACT_DIGITS: usize = 36;
/// Of so many zeros after a remainder, one divides it away or none ever does: a divisor of
/// [`EXACT_DIGITS`] has no more factors of 2 or 5.
const ZEROS: i64 = 128;

impl Decimal {
    /// The number of a spelling in JSON. An exponent beyond 64 bits is cut to them.
    pub(crate) fn parse(text: &str) -> Self {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let from_first = all.trim_start_matches('0');
        let digits = from_first.trim_end_matches('0');
        if digits.is_empty() {
            return Self {
                negative: false,
                digits: String::new(),
                exponent: 0,
            };
        }
        let leading = all.len().saturating_sub(from_first.len());
        let point = length(whole.len()).saturating_sub(length(leading));
        Self {
            negative,
            digits: digits.to_owned(),
            exponent: power(exponent).saturating_add(point),
        }
    }

    /// Whether it is whole.
    pub(crate) fn is_whole(&self) -> bool {
        self.exponent >= length(self.digits.len())
    }

    /// Whether it is a multiple of another number.
    pub(crate) fn is_multiple_of(&self, divisor: &Self) -> bool {
        if self.digits.is_empty() || divisor.digits.is_empty() {
            return true;
        }
        let zeros = self.last_place().saturating_sub(divisor.last_place());
        if zeros < 0 {
            // The last digit is none of zero, and stands behind the divisor's last.
            return false;
        }
        let Some(modulus) = divisor.small() else {
            let ratio = self.as_f64() / divisor.as_f64();
            return !ratio.is_finite() || ratio.fract() == 0.0;
        };
        let push = |remainder: u128, digit: u128| (remainder * 10 + digit) % modulus;
        let digits = self.digits.bytes();
        let mut remainder = digits.fold(0, |sum, digit| push(sum, u128::from(digit - b'0')));
        for _ in 0..zeros.min(ZEROS) {
            if remainder == 0 {
                break;
            }
            remainder = push(remainder, 0);
        }
        remainder == 0
    }

    /// A spelling for people: plain where that is short, else with an exponent.
    pub(crate) fn spelling(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let digits = &self.digits;
        let text = match usize::try_from(self.exponent) {
            _ if digits.is_empty() => "0".to_owned(),
            Ok(0) => format!("0.{digits}"),
            Ok(point) if point >= digits.len() && point <= EXACT_DIGITS => {
                format!("{digits:0<point$}")
            }
            Ok(point) if point < digits.len() => {
                let (whole, fraction) = digits.split_at(point);
                format!("{whole}.{fraction}")
            }
            Err(_) if self.exponent > -6 => {
                let zeros = usize::try_from(-self.exponent).unwrap_or_default();
                format!("0.{}{digits}", "0".repeat(zeros))
            }
            _ => format!("{digits}e{}", self.last_place()),
        };
        format!("{sign}{text}")
    }

    /// The power of ten of the last digit.
    fn last_place(&self) -> i64 {
        self.exponent.saturating_sub(length(self.digits.len()))
    }

    /// The digits as a whole number, where they are few.
    fn small(&self) -> Option<u128> {
        let few = self.digits.len() <= EXACT_DIGITS;
        few.then(|| self.digits.parse().ok()).flatten()
    }

    fn as_f64(&self) -> f64 {
        let text = format!("0.{}e{}", self.digits, self.exponent);
        text.parse().unwrap_or(f64::INFINITY)
    }

    fn compare_size(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self
                .exponent
                .cmp(&other.exponent)
                .then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.compare_size(other),
            (true, true) => other.compare_size(self),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn length(len: usize) -> i64 {
    i64::try_from(len).unwrap_or(i64::MAX)
}

fn power(text: &str) -> i64 {
    let beyond = if text.starts_with('-') {
        i64::MIN
    } else {
        i64::MAX
    };
    text.parse().unwrap_or(beyond)
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn of(text: &str) -> Decimal {
        Decimal::parse(text)
    }

    #[test]
    fn spellings_of_one_number_are_equal() {
        for (a, b) in [
            ("1", "1.0"),
            ("10", "1e1"),
            ("0.001", "1E-3"),
            ("-0", "0.0e9"),
            ("00120.50", "1205e-1"),
        ] {
            assert_eq!(of(a), of(b), "{a} {b}");
        }
        assert_ne!(of("18446744073709551615"), of("18446744073709551616"));
    }

    #[test]
    fn order_is_that_of_values() {
        let sorted = [
            "-1e400",
            "-18446744073709551615",
            "-2",
            "-0.5",
            "0",
            "1e-400",
            "0.0099",
            "0.01",
            "9.99",
            "10",
            "18446744073709551615",
            "18446744073709551616",
            "1e99999999999999999999",
        ];
        for pair in sorted.windows(2) {
            assert!(of(pair[0]) < of(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (value, divisor) in [
            ("0.3", "0.1"),
            ("0.0075", "0.0001"),
            ("1e308", "0.5"),
            ("1e400", "7.8125e-3"),
            ("0", "3"),
            ("-9", "3.0"),
            ("36893488147419103230", "10"),
        ] {
            assert!(of(value).is_multiple_of(&of(divisor)), "{value} {divisor}");
        }
        for (value, divisor) in [
            ("0.00751", "0.0001"),
            ("35", "1.5"),
            ("1e308", "0.123456789"),
            ("9007199254740993", "2"),
            ("1", "10"),
        ] {
            assert!(!of(value).is_multiple_of(&of(divisor)), "{value} {divisor}");
        }
    }

    #[test]
    fn spellings_are_short() {
        for text in [
            "0",
            "1.1",
            "-300",
            "0.0001",
            "18446744073709551615",
            "1e308",
            "7e-20",
        ] {
            assert_eq!(of(text).spelling(), text);
        }
    }

    #[test]
    fn whole_numbers_need_no_fraction() {
        assert!(of("1.0").is_whole() && of("0").is_whole());
        assert!(of("1e300").is_whole() && of("10.0").is_whole());
        assert!(!of("1.5").is_whole() && !of("1e-1").is_whole());
    }
}
