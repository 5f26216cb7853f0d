//! `format`: whether a text is what its format says (JSON Schema validation, section 7.3).

mod address;
mod clock;
mod duration;
mod email;
mod hostname;
mod idna;
mod pointer;
mod template;
mod uri;

use std::net::{Ipv4Addr, Ipv6Addr};

use clock::{is_date, is_date_time, is_time};

/// Whether a text is of a format. Formats that are not known are kept by every text.
pub(crate) fn holds(format: &str, text: &str) -> bool {
    match format {
        "date-time" => is_date_time(text),
        "date" => is_date(text),
        "time" => is_time(text),
        "duration" => duration::is_duration(text),
        "email" => email::is_email(text, false),
        "idn-email" => email::is_email(text, true),
        "hostname" => hostname::is_hostname(text),
        "idn-hostname" => hostname::is_idn_hostname(text),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "uri" => uri::is_uri(text, false),
        "uri-reference" => uri::is_reference(text, false),
        "iri" => uri::is_uri(text, true),
        "iri-reference" => uri::is_reference(text, true),
        "uri-template" => template::is_template(text),
        "uuid" => is_uuid(text),
        "json-pointer" => pointer::is_pointer(text),
        "relative-json-pointer" => pointer::is_relative(text),
        "regex" => is_regex(text),
        _ => true,
    }
}

/// ECMA-262 with the `u` flag. One that is too large to be read is not refused.
fn is_regex(text: &str) -> bool {
    let checked = oasmith_pattern::Pattern::check_unicode(text);
    !matches!(checked, Err(oasmith_pattern::PatternError::Invalid(_)))
}

/// RFC 9562, section 4: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups
            .iter()
            .all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Takes exactly `count` decimal digits from the front of a text.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(count)?;
    let plain = number.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| Some((number.parse().ok()?, rest)))?
}

#[cfg(test)]
mod tests {
    use super::holds;

    fn check(format: &str, valid: &[&str], invalid: &[&str]) {
        for text in valid {
            assert!(holds(format, text), "{format}: {text:?}");
        }
        for text in invalid {
            assert!(!holds(format, text), "{format}: {text:?}");
        }
    }

    #[test]
    fn unknown_formats_say_nothing() {
        check("phone", &["", "anything"], &[]);
    }

    #[test]
    fn uuids() {
        check(
            "uuid",
            &["0190163d-8694-739b-aea5-966c26f8ad91"],
            &["0190163d8694739baea5966c26f8ad91", "", "----"],
        );
    }

    #[test]
    fn addresses() {
        check("ipv4", &["10.0.0.1"], &["010.0.0.1", "10.1", "::1"]);
        check("ipv6", &["::1", "fe80::1"], &["[::1]", "fe80::1%eth0"]);
    }

    #[test]
    fn expressions() {
        check("regex", &["^[a-z]+$"], &["(", "(?P<n>a)", "\\a"]);
    }
}
