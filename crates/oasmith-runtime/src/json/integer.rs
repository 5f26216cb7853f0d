//! The integer that a JSON number's spelling stands for, exactly.

/// The longest run of digits that can be an `i128` for certain.
const MAX_DIGITS: usize = 38;

/// Reads `12`, `1.0`, `1e3`, `120e-1` and the like; `None` for what is not integral or needs more
/// than 38 digits. The spelling must be a JSON number.
pub(super) fn exact(spelling: &str) -> Option<i128> {
    let (negative, magnitude) = match spelling.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, spelling),
    };
    let (mantissa, exponent) = match magnitude.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()),
        None => (magnitude, Some(0)),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let digits = digits.trim_start_matches('0');
    let significant = digits.trim_end_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    // The value is significant × 10^scale.
    let dropped = digits.len() - significant.len();
    let scale =
        i64::from(exponent?) - i64::try_from(fraction.len()).ok()? + i64::try_from(dropped).ok()?;
    let scale = usize::try_from(scale).ok()?;
    if significant.len().checked_add(scale)? > MAX_DIGITS {
        return None;
    }
    let value = significant.parse::<i128>().ok()? * 10_i128.pow(u32::try_from(scale).ok()?);
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn reads_integral_spellings_only() {
        for (spelling, value) in [
            ("0", 0),
            ("-0.0", 0),
            ("0e999999999999", 0),
            ("1.0", 1),
            ("1e3", 1000),
            ("-120E-1", -12),
            ("1.5e1", 15),
            ("18446744073709551615", 18_446_744_073_709_551_615),
        ] {
            assert_eq!(exact(spelling), Some(value), "{spelling}");
        }
        for spelling in ["1.5", "1e-1", "1e39", "1e99999999999", "0.1", "15e-2"] {
            assert_eq!(exact(spelling), None, "{spelling}");
        }
    }
}
