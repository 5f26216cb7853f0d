//! `hostname` (RFC 1123, section 2.1, and RFC 5890 for labels that begin with `xn--`) and
//! `idn-hostname` (RFC 5890, section 2.3.2.3).

use super::idna;

/// The longest name in characters.
const NAME: usize = 253;
/// The longest label.
const LABEL: usize = 63;

/// Whether a text is labels of letters, digits and hyphens.
pub(super) fn is_hostname(text: &str) -> bool {
    text.len() <= NAME && text.split('.').all(is_label) && idna::fits_together(text)
}

/// The same with labels in any script.
pub(super) fn is_idn_hostname(text: &str) -> bool {
    // Full stops of East Asian scripts separate labels as well (RFC 3490, section 3.1).
    let labels = text.split(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}']);
    let labels: Vec<&str> = labels.collect();
    let name = labels.join(".");
    name.chars().count() <= NAME
        && labels
            .iter()
            .all(|label| is_label(label) || !label.is_ascii() && idna::is_u_label(label))
        && idna::fits_together(&name)
}

fn is_label(label: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let plain = (1..=LABEL).contains(&label.len())
        && label.bytes().all(letter)
        && !label.starts_with('-')
        && !label.ends_with('-');
    let encoded = label
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("xn--"));
    match encoded.and(label.get(4..)) {
        Some(encoded) => plain && idna::is_a_label(encoded),
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_hostname, is_idn_hostname};

    #[test]
    fn names() {
        for text in ["a", "a-b.example", "1.example", "xn--bcher-kva.example"] {
            assert!(is_hostname(text), "{text}");
        }
        for text in ["", ".", "a.", "-a", "a_b", "bücher.example", "xn--X"] {
            assert!(!is_hostname(text), "{text}");
        }
        assert!(is_idn_hostname("bücher.example") && is_idn_hostname("a。b"));
        assert!(!is_idn_hostname("-bücher") && !is_idn_hostname("a..b"));
    }
}
