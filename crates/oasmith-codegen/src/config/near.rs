//! Which setting a misspelt one was meant to be.

/// The setting that is most probably meant: one that Cargo calls otherwise, or one that is at most two
/// letters away.
pub(super) fn near<'k>(key: &str, known: &'k str) -> Option<&'k str> {
    let key = if key == "package" { "crate" } else { key };
    known
        .split(", ")
        .map(|name| (edits(key, name), name))
        .filter(|(edits, name)| edits * 2 < name.len() && *edits <= 2)
        .min()
        .map(|(_, name)| name)
}

/// How many letters must be put in, left out or replaced to make one word of the other.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    // A key of any length is compared with short names; what is longer is far from them anyway.
    for (above, letter) in from.chars().take(32).enumerate() {
        let mut left = above + 1;
        let mut next = vec![left];
        for (at, other) in to.iter().enumerate() {
            let replaced = row.get(at).copied().unwrap_or(at) + usize::from(letter != *other);
            let removed = row.get(at + 1).copied().unwrap_or(at + 1) + 1;
            left = replaced.min(removed).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_found() {
        let known = "spec, overlays, lenient, crate";
        for (key, meant) in [
            ("specs", Some("spec")),
            ("overlay", Some("overlays")),
            ("lenint", Some("lenient")),
            ("package", Some("crate")),
            ("output", None),
            ("", None),
        ] {
            assert_eq!(near(key, known), meant, "{key}");
        }
    }
}
