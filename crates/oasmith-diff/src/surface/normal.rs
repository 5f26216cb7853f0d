//! Signatures on one line, without what callers don't see.

/// A signature with one space where there was any, none inside of brackets, and no comma at the end
/// of a list.
pub(super) fn signature(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let opened = out.ends_with(['(', '<', '[']);
        let closes = word.starts_with([')', '>', ']']);
        if closes && out.ends_with(',') {
            out.pop();
        }
        if !out.is_empty() && !opened && !closes {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.replace(",)", ")").replace("models::", "")
}

/// A function's signature without the names of its arguments, which callers don't write; and the names and types
/// of those that have one.
pub(super) fn split_arguments(signature: &str) -> (String, Vec<(&str, &str)>) {
    let Some(open) = signature.find('(') else {
        return (signature.to_owned(), Vec::new());
    };
    let (head, rest) = signature.split_at(open + 1);
    let mut bare = head.to_owned();
    let mut named = Vec::new();
    let mut depth = 0usize;
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in rest.char_indices() {
        let ends = depth == 0 && matches!(c, ')' | ',');
        match c {
            '(' | '<' | '[' => depth += 1,
            '>' if matches!(before, '-' | '=') => {}
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = c;
        if !ends {
            continue;
        }
        let argument = rest.get(start..at).unwrap_or_default().trim();
        let (name, ty) = argument_of(argument);
        bare.push_str(ty);
        named.extend(name.map(|name| (name, ty)));
        start = at + 1;
        if c == ')' {
            bare.push_str(rest.get(at..).unwrap_or_default());
            break;
        }
        bare.push_str(", ");
    }
    (bare, named)
}

/// The name of an argument, if it has one, and its type.
fn argument_of(argument: &str) -> (Option<&str>, &str) {
    let is_name = |name: &str| {
        let mut chars = name.chars();
        !name.is_empty() && chars.all(|c| c.is_alphanumeric() || c == '_' || c == '#')
    };
    match argument.split_once(": ") {
        Some((name, ty)) if is_name(name) => (Some(name), ty),
        _ => (None, argument),
    }
}

/// Replaces identifiers; those after `::` are of another module.
pub(super) fn substitute(text: &str, by: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let word = super::split::name(rest);
        if word.is_empty() {
            let c = rest.chars().next().map_or(1, char::len_utf8);
            let (one, others) = rest.split_at(c);
            out.push_str(one);
            rest = others;
        } else {
            match by(word).filter(|_| !out.ends_with("::")) {
                Some(other) => out.push_str(&other),
                None => out.push_str(word),
            }
            rest = rest.get(word.len()..).unwrap_or("");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_modules_stay() {
        let by = |word: &str| (word == "Date").then(|| "rt::Date".to_owned());
        assert_eq!(
            substitute("Option<Date>, rt::Date, Dates", &by),
            "Option<rt::Date>, rt::Date, Dates"
        );
    }

    #[test]
    fn arguments_lose_their_names_only() {
        let signature = signature(
            "pub fn put(\n    &self,\n    id: impl Into<String>,\n    entries: [(K, V); N],\n) -> Call",
        );
        assert_eq!(
            signature,
            "pub fn put(&self, id: impl Into<String>, entries: [(K, V); N]) -> Call"
        );
        assert_eq!(
            split_arguments(&signature),
            (
                "pub fn put(&self, impl Into<String>, [(K, V); N]) -> Call".to_owned(),
                vec![("id", "impl Into<String>"), ("entries", "[(K, V); N]")]
            )
        );
        assert_eq!(
            split_arguments(
                "pub fn configure(mut self, change: impl FnOnce(&mut rt::Call)) -> Self"
            )
            .0,
            "pub fn configure(mut self, impl FnOnce(&mut rt::Call)) -> Self"
        );
    }
}
