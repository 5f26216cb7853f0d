//! Tokens, which HTTP's names are made of (RFC 9110, section 5.6.2).

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Text;

/// Whether a text is a token.
pub(crate) fn is_token(text: &str) -> bool {
    let is_token_byte =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_token_byte)
}

/// Reports the name of a header (RFC 9110, section 5.1) or a cookie (RFC 6265, section 4.1.1) that is
/// no token.
pub(crate) fn report_token(
    what: &str,
    name: &Text,
    consequence: &'static str,
    diagnostics: &mut Diagnostics,
) {
    if is_token(&name.value) {
        return;
    }
    let message = format!("`{}` can't be the name of {what}", shown(name));
    diagnostics
        .report(Code::INVALID_NAME, name.span, message)
        .label(if name.value.is_empty() {
            "a name has at least one character"
        } else {
            "such a name has letters, digits and few signs"
        })
        .consequence(consequence)
        .help("use letters, digits and hyphens");
}

/// A name with its control characters escaped.
pub(crate) fn shown(name: &Text) -> String {
    name.value.escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use super::is_token;

    #[test]
    fn tokens_are_of_few_characters() {
        assert!(is_token("X-Rate_Limit.1") && is_token("x'y"));
        for wrong in ["", "a b", "a:b", "ä", "a\n", "\"a\"", "a/b", "a[b]"] {
            assert!(!is_token(wrong), "{wrong}");
        }
    }
}
