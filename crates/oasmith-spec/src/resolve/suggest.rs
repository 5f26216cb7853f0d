//! "Did you mean": the name that comes nearest to a misspelt one.

/// More candidates than this are not looked at, so that a message never takes long.
const MAX_CANDIDATES: usize = 5_000;

/// The candidate that is nearest to a name, if one is near enough to be meant.
pub(crate) fn nearest<'c>(name: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = fold(name);
    if wanted.len() > 128 {
        return None;
    }
    let limit = (wanted.len() / 3).max(1);
    candidates
        .take(MAX_CANDIDATES)
        .filter(|candidate| candidate.len() <= 128)
        .map(|candidate| (distance(&wanted, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Case and punctuation are what people get wrong first.
fn fold(name: &str) -> Vec<char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many characters have to be put in, taken out, replaced or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j) + usize::from(x != y))
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before_last, j - 1) + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let names = ["Connection", "Integration", "Provider"];
        assert_eq!(nearest("Conection", names.into_iter()), Some("Connection"));
        assert_eq!(nearest("provider", names.into_iter()), Some("Provider"));
        assert_eq!(nearest("Porvider", names.into_iter()), Some("Provider"));
        assert_eq!(nearest("Webhook", names.into_iter()), None);
    }
}
