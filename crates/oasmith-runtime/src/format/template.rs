//! `uri-template` (RFC 6570, section 2).

/// Whether a text is literals and expressions in braces.
pub(super) fn is_template(text: &str) -> bool {
    let mut rest = text;
    loop {
        let (literal, behind) = match rest.split_once('{') {
            Some((literal, behind)) => (literal, Some(behind)),
            None => (rest, None),
        };
        if !is_literal(literal) {
            return false;
        }
        let Some((expression, behind)) = behind.map(|behind| match behind.split_once('}') {
            Some((expression, behind)) => (Some(expression), behind),
            None => (None, ""),
        }) else {
            return true;
        };
        if !expression.is_some_and(is_expression) {
            return false;
        }
        rest = behind;
    }
}

/// Section 2.1. The apostrophe is allowed (erratum 6937).
fn is_literal(text: &str) -> bool {
    let forbidden = |c: char| c.is_control() || " \"<>\\^`{|}".contains(c);
    !text.contains(forbidden) && escapes_are_whole(text)
}

/// Sections 2.2 to 2.4. The operators `=,!@|` are reserved for what may come.
fn is_expression(text: &str) -> bool {
    let variables = text.strip_prefix(['+', '#', '.', '/', ';', '?', '&']);
    variables.unwrap_or(text).split(',').all(is_variable)
}

fn is_variable(text: &str) -> bool {
    let name = match (text.strip_suffix('*'), text.split_once(':')) {
        (Some(name), _) => name,
        (None, Some((name, length))) => {
            let digits = length.bytes().all(|byte| byte.is_ascii_digit());
            let fits = (1..=4).contains(&length.len()) && !length.starts_with('0');
            if !digits || !fits {
                return false;
            }
            name
        }
        (None, None) => text,
    };
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'%';
    name.split('.')
        .all(|part| !part.is_empty() && part.bytes().all(letter))
        && escapes_are_whole(name)
}

/// Whether two hexadecimal digits follow every percent sign.
pub(super) fn escapes_are_whole(text: &str) -> bool {
    let mut behind = text.split('%').skip(1);
    behind.all(|behind| {
        let digits = behind.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

#[cfg(test)]
mod tests {
    use super::is_template;

    #[test]
    fn templates() {
        for text in ["", "/a/{b}", "{?x,y*}", "{v:1000}", "{%41.b}", "a%20b"] {
            assert!(is_template(text), "{text}");
        }
        for text in [
            "{", "}", "{}", "{a,}", "{v:0}", "{=a}", "{a..b}", "a b", "%2",
        ] {
            assert!(!is_template(text), "{text}");
        }
    }
}
