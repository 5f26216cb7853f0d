//! Where strings and numbers end (RFC 8259 §6, §7).

/// The index of the first byte from `at` on that ends the plain part of a string: a quote, a
/// backslash or a control character; the length of the text where there is none.
///
/// Eight bytes are looked at in one step. The tests for a byte within a word can mistake only bytes
/// above a true one, so the lowest is right.
#[inline]
pub(super) fn plain_end(text: &[u8], mut at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    while let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        let quote = word ^ (ONES * b'"' as u64);
        let backslash = word ^ (ONES * b'\\' as u64);
        let special = (quote.wrapping_sub(ONES) & !quote)
            | (backslash.wrapping_sub(ONES) & !backslash)
            | (word.wrapping_sub(ONES * 0x20) & !word);
        if special & HIGHS != 0 {
            return at + ((special & HIGHS).trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(byte) = text.get(at) {
        if matches!(byte, 0..0x20 | b'"' | b'\\') {
            break;
        }
        at += 1;
    }
    at
}

/// The end of the number that begins at `start`.
///
/// # Errors
///
/// The index of the byte at which it stops being a number.
pub(super) fn number_end(text: &[u8], start: usize) -> Result<usize, usize> {
    let mut at = start;
    if text.get(at) == Some(&b'-') {
        at += 1;
    }
    // A zero has no digits behind it.
    at = if text.get(at) == Some(&b'0') {
        at + 1
    } else {
        digits_end(text, at)?
    };
    if text.get(at) == Some(&b'.') {
        at = digits_end(text, at + 1)?;
    }
    if matches!(text.get(at), Some(b'e' | b'E')) {
        at += 1;
        if matches!(text.get(at), Some(b'+' | b'-')) {
            at += 1;
        }
        at = digits_end(text, at)?;
    }
    Ok(at)
}

/// The end of a run of at least one digit.
fn digits_end(text: &[u8], start: usize) -> Result<usize, usize> {
    let mut at = start;
    while matches!(text.get(at), Some(b'0'..=b'9')) {
        at += 1;
    }
    if at == start { Err(at) } else { Ok(at) }
}

/// An integer of at most 18 digits, without fraction or exponent, and its end. `None` leaves the
/// number to slower hands.
#[inline]
pub(super) fn short_integer(text: &[u8], start: usize) -> Option<(i64, usize)> {
    let negative = text.get(start) == Some(&b'-');
    let first = start + usize::from(negative);
    let mut at = first;
    let mut value = 0_i64;
    while let Some(digit @ b'0'..=b'9') = text.get(at) {
        if at - first == 18 {
            return None;
        }
        value = value * 10 + i64::from(digit - b'0');
        at += 1;
    }
    let leading_zero = text.get(first) == Some(&b'0') && at - first > 1;
    if at == first || leading_zero || matches!(text.get(at), Some(b'.' | b'e' | b'E')) {
        return None;
    }
    Some((if negative { -value } else { value }, at))
}

/// The four hexadecimal digits at `at`, as the number that they stand for.
pub(super) fn hex4(text: &[u8], at: usize) -> Option<u32> {
    let digits = text.get(at..)?.first_chunk::<4>()?;
    digits.iter().try_fold(0, |code, digit| {
        Some(code * 16 + char::from(*digit).to_digit(16)?)
    })
}

#[cfg(test)]
mod tests {
    use super::{number_end, plain_end, short_integer};

    #[test]
    fn plain_parts_end_at_what_is_special() {
        for length in 0..40 {
            for special in [b'"', b'\\', 0, 0x1F] {
                for filler in [b' ', b'!', b'#', b'[', b']', 0x7F, 0x80, 0xDC, 0xA2, 0xFF] {
                    let mut text = vec![filler; length];
                    assert_eq!(plain_end(&text, 0), length);
                    text.extend([special, filler, b'"']);
                    text.extend([filler; 9]);
                    assert_eq!(plain_end(&text, 0), length, "{special} {filler}");
                }
            }
        }
    }

    #[test]
    fn numbers_end_where_the_grammar_says() {
        for (text, end) in [
            ("0", 1),
            ("-12,", 3),
            ("1.5e+3]", 6),
            ("01", 1),
            ("10E2", 4),
        ] {
            assert_eq!(number_end(text.as_bytes(), 0), Ok(end), "{text}");
        }
        for (text, at) in [
            ("-", 1),
            ("1.", 2),
            (".5", 0),
            ("1e", 2),
            ("1e+", 3),
            ("-a", 1),
        ] {
            assert_eq!(number_end(text.as_bytes(), 0), Err(at), "{text}");
        }
        assert_eq!(short_integer(b"-120,", 0), Some((-120, 4)));
        assert_eq!(
            short_integer(b"999999999999999999", 0),
            Some((999_999_999_999_999_999, 18))
        );
        for slow in ["1.0", "1e3", "1000000000000000000", "01", "-", ""] {
            assert_eq!(short_integer(slow.as_bytes(), 0), None, "{slow}");
        }
    }
}
