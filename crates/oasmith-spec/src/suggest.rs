//! "Did you mean": the name that comes nearest to a misspelt one.

/// More candidates than this are not looked at, so that a message never takes long.
const MAX_CANDIDATES: usize = 2_000;

/// Longer names are not compared.
const MAX_LENGTH: usize = 128;

/// The candidate that is nearest to a name, if one is near enough to be meant: by few characters, or
/// because one begins with the other.
pub fn nearest<'c>(name: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = fold(name);
    if wanted.len() > MAX_LENGTH {
        return None;
    }
    let limit = (wanted.len() / 3).max(1);
    candidates
        .take(MAX_CANDIDATES)
        .filter(|candidate| candidate.len() <= MAX_LENGTH)
        .filter_map(|candidate| {
            let folded = fold(candidate);
            let begins = begins(&wanted, &folded) || begins(&folded, &wanted);
            let may_be_near = wanted.len().abs_diff(folded.len()) <= limit;
            if !begins && !may_be_near {
                return None;
            }
            let distance = distance(&wanted, &folded);
            (begins || distance <= limit).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Names shorter than this begin too many others by chance.
const MIN_BEGINNING: usize = 4;

fn begins(short: &[char], long: &[char]) -> bool {
    short.len() >= MIN_BEGINNING && long.starts_with(short)
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
        assert_eq!(
            nearest("bearer", ["basicAuth", "bearerAuth"].into_iter()),
            Some("bearerAuth")
        );
    }
}
