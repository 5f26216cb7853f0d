//! Scalars in quotes.

use super::{Read, Reader, Unusual};

impl Reader<'_> {
    /// The text of a quoted scalar, and where it ends. Over several lines only where `column` says how
    /// deep they must be indented.
    pub(super) fn quoted(&self, at: usize, column: Option<usize>) -> Read<(String, usize)> {
        let double = self.byte(at) == Some(b'"');
        let end = self.closing(at, double)?;
        let inner = self.text.get(at + 1..end).ok_or(Unusual)?;
        let folded = if inner.contains('\n') {
            Some(folded(inner, column.ok_or(Unusual)?, double)?)
        } else {
            None
        };
        let inner = folded.as_deref().unwrap_or(inner);
        let text = if double {
            unescaped(inner)?
        } else {
            inner.replace("''", "'")
        };
        Ok((text, end + 1))
    }

    /// Where the closing quote stands.
    fn closing(&self, at: usize, double: bool) -> Read<usize> {
        let bytes = self.text.as_bytes();
        let mut at = at + 1;
        loop {
            match bytes.get(at) {
                None => return Err(Unusual),
                Some(b'\\') if double => at += 2,
                Some(b'"') if double => return Ok(at),
                Some(b'\'') if !double => match bytes.get(at + 1) {
                    Some(b'\'') => at += 2,
                    _ => return Ok(at),
                },
                Some(_) => at += 1,
            }
        }
    }
}

/// Lines in one: a line break is a space, and blank lines are line breaks. In double quotes, a backslash
/// takes a line break away.
fn folded(text: &str, column: usize, double: bool) -> Read<String> {
    let mut lines = text.split('\n').peekable();
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    let mut first = true;
    let mut joined = true;
    while let Some(line) = lines.next() {
        let last = lines.peek().is_none();
        let mut content = if first {
            line
        } else {
            line.trim_start_matches(' ')
        };
        let indent = line.len() - line.trim_start_matches(' ').len();
        let marks = line.starts_with("---") || line.starts_with("...");
        let blank_line = content.is_empty() && !last;
        if !first && !blank_line && (marks || indent <= column) {
            return Err(Unusual);
        }
        let continues = double && !last && is_escaped_at_end(content);
        if continues {
            content = content.get(..content.len() - 1).unwrap_or("");
        } else if !last {
            let trimmed = content.trim_end_matches(' ');
            // A space that is escaped is none to be trimmed.
            if double && trimmed.len() != content.len() && is_escaped_at_end(trimmed) {
                return Err(Unusual);
            }
            content = trimmed;
        }
        if content.is_empty() && !first && !last && !continues {
            blank += 1;
            continue;
        }
        match (joined, blank) {
            (true, 0) => {}
            // What follows a break that was taken away is for the grammar.
            (true, _) => return Err(Unusual),
            (false, 0) => out.push(' '),
            (false, _) => out.extend(std::iter::repeat_n('\n', blank)),
        }
        blank = 0;
        first = false;
        joined = continues;
        out.push_str(content);
    }
    Ok(out)
}

/// Whether a text ends with a backslash that is not escaped itself.
fn is_escaped_at_end(text: &str) -> bool {
    let rest = text.trim_end_matches('\\');
    (text.len() - rest.len()) % 2 == 1
}

fn unescaped(text: &str) -> Read<String> {
    if !text.contains('\\') {
        return Ok(text.to_owned());
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(match chars.next() {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some(c @ ('"' | '\\' | '/' | ' ')) => c,
            Some('x') => code_point(&mut chars, 2)?,
            Some('u') => code_point(&mut chars, 4)?,
            Some('U') => code_point(&mut chars, 8)?,
            _ => return Err(Unusual),
        });
    }
    Ok(out)
}

/// The character of so many hexadecimal digits.
fn code_point(chars: &mut std::str::Chars<'_>, digits: usize) -> Read<char> {
    let mut number = 0;
    for _ in 0..digits {
        let digit = chars.next().and_then(|c| c.to_digit(16)).ok_or(Unusual)?;
        number = (number << 4) | digit;
    }
    char::from_u32(number).ok_or(Unusual)
}
