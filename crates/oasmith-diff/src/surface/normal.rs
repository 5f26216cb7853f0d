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

/// A function's signature without the names of its arguments, which callers don't write.
pub(super) fn without_argument_names(signature: &str) -> String {
    let Some(open) = signature.find('(') else {
        return signature.to_owned();
    };
    let (head, rest) = signature.split_at(open + 1);
    let mut out = head.to_owned();
    let mut depth = 0usize;
    let mut closed = false;
    let mut argument = String::new();
    for c in rest.chars() {
        if closed {
            out.push(c);
            continue;
        }
        match c {
            '(' | '<' | '[' => depth += 1,
            ')' if depth == 0 => {
                out.push_str(type_of(&argument));
                out.push(c);
                closed = true;
                continue;
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            '>' if !argument.ends_with(['-', '=']) => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                out.push_str(type_of(&argument));
                out.push_str(", ");
                argument.clear();
                continue;
            }
            _ => {}
        }
        argument.push(c);
    }
    out
}

/// `name: Type` without the name.
fn type_of(argument: &str) -> &str {
    let argument = argument.trim();
    let name = argument.split(": ").next().unwrap_or("");
    let plain = name
        .chars()
        .all(|c| c.is_alphanumeric() || c == '_' || c == '#');
    if plain && !name.is_empty() {
        argument
            .get(name.len()..)
            .map_or(argument, |rest| rest.trim_start_matches(": "))
    } else {
        argument
    }
}

/// Replaces identifiers; those behind `::` are of another module.
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
            without_argument_names(&signature),
            "pub fn put(&self, impl Into<String>, [(K, V); N]) -> Call"
        );
        assert_eq!(
            without_argument_names(
                "pub fn configure(mut self, change: impl FnOnce(&mut rt::Call)) -> Self"
            ),
            "pub fn configure(mut self, impl FnOnce(&mut rt::Call)) -> Self"
        );
    }
}
