//! `json-pointer` (RFC 6901, section 3) and `relative-json-pointer` (draft-bhutton-relative-json-pointer-00).

/// Whether a text is empty, or tokens that each begin with `/`, with `~` only in `~0` and `~1`.
pub(super) fn is_pointer(text: &str) -> bool {
    let starts = text.is_empty() || text.starts_with('/');
    let mut escapes = text.split('~').skip(1);
    starts && escapes.all(|behind| behind.starts_with(['0', '1']))
}

/// Whether a text is a number of steps up, then `#` or a pointer.
pub(super) fn is_relative(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let steps = text.strip_suffix(rest).unwrap_or_default();
    let plain = !steps.is_empty() && (steps == "0" || !steps.starts_with('0'));
    plain && (rest == "#" || is_pointer(rest))
}

#[cfg(test)]
mod tests {
    use super::{is_pointer, is_relative};

    #[test]
    fn pointers() {
        assert!(is_pointer("") && is_pointer("/a~0b/~1/") && is_pointer("/ü"));
        assert!(!is_pointer("a") && !is_pointer("/~") && !is_pointer("/~2"));
        assert!(is_relative("0#") && is_relative("12/a") && is_relative("1"));
        assert!(!is_relative("/a") && !is_relative("01") && !is_relative("0##"));
    }
}
