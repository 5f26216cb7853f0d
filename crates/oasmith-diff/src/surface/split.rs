//! Splits generated Rust into items.

/// An item as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Raw<'a> {
    /// Docs and attributes.
    pub(super) attributes: &'a str,
    /// Up to the body: `pub struct Pet`, `impl Pet`, `pub const A: &str = ""`.
    pub(super) head: &'a str,
    /// What stands in the braces.
    pub(super) body: Option<&'a str>,
}

/// How far the reader is inside of brackets.
#[derive(Default)]
struct Depth {
    round: usize,
    curly: usize,
    angle: usize,
}

impl Depth {
    fn is_flat(&self) -> bool {
        self.round == 0 && self.curly == 0
    }
}

/// The items of a module, an `impl` or a trait, in their order.
pub(super) fn items(text: &str) -> Vec<Raw<'_>> {
    split(text, false)
}

/// The fields of a struct or the variants of an enum.
pub(super) fn fields(text: &str) -> Vec<Raw<'_>> {
    split(text, true)
}

fn split(text: &str, by_comma: bool) -> Vec<Raw<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut depth = Depth::default();
    // Where the item, its head and its body begin.
    let (mut item, mut head, mut body) = (0, None, None);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let next = skip(bytes, at);
        if next > at {
            if head.is_none() && byte != b'/' {
                head = Some(at);
            }
            at = next;
            continue;
        }
        if depth.is_flat() && head.is_none() {
            if byte == b'#' {
                at = attribute_end(bytes, at);
                continue;
            }
            if !byte.is_ascii_whitespace() {
                head = Some(at);
            }
        }
        match byte {
            b'(' | b'[' => depth.round += 1,
            b')' | b']' => depth.round = depth.round.saturating_sub(1),
            b'<' => depth.angle += 1,
            b'>' if !matches!(
                at.checked_sub(1).and_then(|at| bytes.get(at)),
                Some(b'-' | b'=')
            ) =>
            {
                depth.angle = depth.angle.saturating_sub(1);
            }
            b'{' => {
                if depth.is_flat() && body.is_none() {
                    body = Some(at);
                }
                depth.curly += 1;
            }
            b'}' => depth.curly = depth.curly.saturating_sub(1),
            _ => {}
        }
        at += 1;
        let valued = head.is_some_and(|head| is_valued(text, head));
        let ends = depth.is_flat()
            && match byte {
                b';' => true,
                b',' => by_comma && depth.angle == 0,
                b'}' => !by_comma && !valued,
                _ => false,
            };
        if ends {
            found.extend(raw(text, item, head, body, at));
            (item, head, body) = (at, None, None);
            depth.angle = 0;
        }
    }
    found.extend(raw(text, item, head, body, at));
    found
}

/// Whether an item has a value, which may have braces of its own, and ends with a semicolon.
fn is_valued(text: &str, head: usize) -> bool {
    let head = text.get(head..).unwrap_or("");
    let head = head.strip_prefix("pub ").unwrap_or(head);
    head.starts_with("static ") || head.starts_with("const ") && !head.starts_with("const fn")
}

fn raw(
    text: &str,
    item: usize,
    head: Option<usize>,
    body: Option<usize>,
    end: usize,
) -> Option<Raw<'_>> {
    let head = head?;
    let attributes = text.get(item..head)?.trim();
    let whole = text.get(head..end)?;
    if is_valued(text, head) {
        return Some(Raw {
            attributes,
            head: whole.trim_end_matches([';', ',']),
            body: None,
        });
    }
    match body {
        Some(body) => Some(Raw {
            attributes,
            head: text.get(head..body)?.trim(),
            body: text.get(body + 1..end)?.trim_end().strip_suffix('}'),
        }),
        None => Some(Raw {
            attributes,
            head: whole.trim().trim_end_matches([';', ',']).trim(),
            body: None,
        }),
    }
}

/// The place after a comment, a string or a character that begins here; `at` where none does.
fn skip(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'/') if bytes.get(at + 1) == Some(&b'/') => {
            let rest = bytes.get(at..).unwrap_or_default();
            at + rest
                .iter()
                .position(|&byte| byte == b'\n')
                .unwrap_or(rest.len())
        }
        Some(b'"') => string_end(bytes, at),
        // `'a'` and `'\''`, but not the lifetime `'_`.
        Some(b'\'') if bytes.get(at + 1) == Some(&b'\\') => {
            let rest = bytes.get(at + 3..).unwrap_or_default();
            at + 4
                + rest
                    .iter()
                    .position(|&byte| byte == b'\'')
                    .unwrap_or(rest.len())
        }
        Some(b'\'') if bytes.get(at + 2) == Some(&b'\'') => at + 3,
        _ => at,
    }
}

fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// The place after `#[…]`.
fn attribute_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0usize;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        let next = skip(bytes, at);
        if next > at {
            at = next;
            continue;
        }
        at += 1;
        match byte {
            b'[' => depth += 1,
            b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    at
}

/// `rt::text_enum!(State)`: the macro, and what it implements traits for.
pub(super) fn macro_call(head: &str) -> Option<(&str, Vec<&str>)> {
    let (name, arguments) = head.split_once("!(")?;
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    if !name.chars().all(plain) {
        return None;
    }
    let arguments = arguments.trim_end().trim_end_matches(')');
    // What else they take stands in another module.
    let own = |model: &&str| !model.is_empty() && self::name(model).len() == model.len();
    let models = arguments.split(',').map(str::trim);
    Some((name, models.filter(own).collect()))
}

/// `pub type Name = Target`.
pub(super) fn alias<'a>(raw: &Raw<'a>) -> Option<(&'a str, &'a str)> {
    let (name, target) = raw.head.strip_prefix("pub type ")?.split_once('=')?;
    Some((name.trim(), target.trim()))
}

/// The name at the top of the module to which an item belongs; `None` for imports and modules.
pub(super) fn owner(head: &str) -> Option<&str> {
    if let Some(rest) = head.strip_prefix("impl") {
        let rest = after_generics(rest);
        let ty = rest.rsplit_once(" for ").map_or(rest, |(_, ty)| ty);
        return Some(name(ty.trim()));
    }
    let head = head.strip_prefix("pub ").unwrap_or(head);
    let kinds = [
        "struct ",
        "enum ",
        "type ",
        "const ",
        "static ",
        "fn ",
        "async fn ",
    ];
    let rest = kinds.iter().find_map(|kind| head.strip_prefix(kind))?;
    Some(name(rest))
}

fn after_generics(text: &str) -> &str {
    if !text.starts_with('<') {
        return text;
    }
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return text.get(at + 1..).unwrap_or("");
                }
            }
            _ => {}
        }
    }
    text
}

/// The identifier that a text begins with.
pub(super) fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '#');
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}
