//! `email` (RFC 5321, section 4.1.2) and `idn-email` (RFC 6531, section 3.3).

use std::net::{Ipv4Addr, Ipv6Addr};

/// The longest local part in bytes (RFC 5321, section 4.5.3.1.1).
const LOCAL: usize = 64;

/// Whether a text is a mailbox; where `wide`, with letters of any script.
pub(super) fn is_email(text: &str, wide: bool) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    local.len() <= LOCAL && is_local(local, wide) && is_domain(domain, wide)
}

fn is_local(text: &str, wide: bool) -> bool {
    if let Some(quoted) = text.strip_prefix('"') {
        let Some(content) = quoted.strip_suffix('"') else {
            return false;
        };
        return is_quoted(content, wide);
    }
    let letter = |c: char| {
        c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c) || wide && !c.is_ascii()
    };
    text.split('.')
        .all(|atom| !atom.is_empty() && atom.chars().all(letter))
}

fn is_quoted(text: &str, wide: bool) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let plain = match c {
            '"' => false,
            '\\' => chars.next().is_some_and(|next| matches!(next, ' '..='~')),
            c => matches!(c, ' '..='~') || wide && !c.is_ascii(),
        };
        if !plain {
            return false;
        }
    }
    true
}

fn is_domain(text: &str, wide: bool) -> bool {
    if let Some(literal) = text.strip_prefix('[') {
        let Some(address) = literal.strip_suffix(']') else {
            return false;
        };
        return match address.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => address.parse::<Ipv4Addr>().is_ok(),
        };
    }
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || wide && !c.is_ascii();
    text.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(letter)
    })
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn mailboxes() {
        for text in [
            "a.b+c@d-e.example",
            "\"a b\\\"@\"@c.example",
            "a@[IPv6:::1]",
            "a@localhost",
        ] {
            assert!(is_email(text, false), "{text}");
        }
        for text in [
            "a",
            "@a",
            "a@",
            "a..b@c",
            ".a@c",
            "a b@c",
            "a@-c",
            "a@[300.0.0.1]",
            "\"a\"b\"@c",
            "ü@c.example",
        ] {
            assert!(!is_email(text, false), "{text}");
        }
        assert!(is_email("ü@ü.example", true));
    }
}
