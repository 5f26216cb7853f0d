//! Addresses in brackets (RFC 3986, section 3.2.2).

use std::net::Ipv6Addr;

/// Whether a text is `IPv6address` or `IPvFuture`.
pub(super) fn is_literal(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok() || is_future(text)
}

fn is_future(text: &str) -> bool {
    let Some((version, address)) = text
        .strip_prefix(['v', 'V'])
        .and_then(|rest| rest.split_once('.'))
    else {
        return false;
    };
    let letter = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:".contains(c);
    let hexadecimal = |byte: u8| byte.is_ascii_hexdigit();
    !version.is_empty()
        && version.bytes().all(hexadecimal)
        && !address.is_empty()
        && address.chars().all(letter)
}
