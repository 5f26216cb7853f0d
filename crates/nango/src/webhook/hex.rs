//! Bytes as hexadecimal digits and back.

/// The digits, in lower case.
pub(super) fn encode(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of digits in either case; `None` if that's not what they are.
pub(super) fn decode(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    digits
        .chunks(2)
        .map(|pair| match *pair {
            [high, low] => u8::try_from(value(high)? << 4 | value(low)?).ok(),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn there_and_back() {
        assert_eq!(encode(&[0, 0x0a, 0xff]), "000aff");
        assert_eq!(decode(b"000AfF"), Some(vec![0, 0x0a, 0xff]));
        assert_eq!(decode(b""), Some(vec![]));
        for bad in ["0", "0g", "é", "+f"] {
            assert_eq!(decode(bad.as_bytes()), None, "{bad}");
        }
    }
}
