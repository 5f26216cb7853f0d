//! Sets of code points.

/// The last code point.
pub(crate) const LAST: u32 = 0x10_FFFF;

/// A range of code points, both ends included.
pub(crate) type CharRange = (u32, u32);

/// `\d`
pub(crate) const DIGITS: &[CharRange] = &[(0x30, 0x39)];
/// `\w`
pub(crate) const WORD: &[CharRange] = &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];
/// `\w` where case is ignored with the `u` flag: U+017F folds to `s`, U+212A to `k`.
pub(crate) const WORD_ANY_CASE: &[CharRange] = &[
    (0x30, 0x39),
    (0x41, 0x5A),
    (0x5F, 0x5F),
    (0x61, 0x7A),
    (0x17F, 0x17F),
    (0x212A, 0x212A),
];
/// `\s`: ECMA-262's WhiteSpace and LineTerminator.
pub(crate) const SPACE: &[CharRange] = &[
    (0x09, 0x0D),
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
    (0xFEFF, 0xFEFF),
];
/// LineTerminator, which `.` does not match.
pub(crate) const LINE_ENDS: &[CharRange] = &[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)];

/// A set of code points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct CharSet {
    /// A bit for each code point of ASCII.
    ascii: [u64; 2],
    /// All ranges, in order, apart from each other.
    ranges: Box<[CharRange]>,
}

impl CharSet {
    /// The set of these ranges, in any order.
    pub(crate) fn new(ranges: Vec<CharRange>) -> Self {
        let ranges = normal(ranges);
        let mut ascii = [0_u64; 2];
        for (first, last) in ranges.iter().filter(|(first, _)| *first < 128) {
            for one in *first..=(*last).min(127) {
                if let Some(word) = ascii.get_mut((one / 64) as usize) {
                    *word |= 1 << (one % 64);
                }
            }
        }
        Self {
            ascii,
            ranges: ranges.into_boxed_slice(),
        }
    }

    pub(crate) fn contains(&self, one: char) -> bool {
        let one = u32::from(one);
        if let Some(word) = self.ascii.get((one / 64) as usize) {
            return word >> (one % 64) & 1 == 1;
        }
        let after = self.ranges.partition_point(|(first, _)| *first <= one);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        range.is_some_and(|(_, last)| one <= *last)
    }

    pub(crate) fn ranges(&self) -> &[CharRange] {
        &self.ranges
    }
}

/// The code points that are in none of the ranges.
pub(crate) fn complement(ranges: Vec<CharRange>) -> Vec<CharRange> {
    let mut outside = Vec::with_capacity(ranges.len() + 1);
    let mut next = 0;
    for (first, last) in normal(ranges) {
        if first > next {
            outside.push((next, first - 1));
        }
        next = last + 1;
    }
    if next <= LAST {
        outside.push((next, LAST));
    }
    outside
}

/// The same, in order, with those joined that touch each other.
fn normal(mut ranges: Vec<CharRange>) -> Vec<CharRange> {
    ranges.sort_unstable();
    let mut joined: Vec<CharRange> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match joined.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => joined.push((first, last)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{CharSet, LAST, complement};

    #[test]
    fn ranges_are_joined_and_searched() {
        let set = CharSet::new(vec![
            (0x41, 0x43),
            (0x44, 0x46),
            (0x3B1, 0x3C9),
            (0x70, 0x90),
        ]);
        assert_eq!(set.ranges(), [(0x41, 0x46), (0x70, 0x90), (0x3B1, 0x3C9)]);
        for (one, is_in) in [
            ('@', false),
            ('A', true),
            ('F', true),
            ('G', false),
            ('\u{7F}', true),
            ('\u{90}', true),
            ('\u{91}', false),
            ('α', true),
            ('ω', true),
            ('\u{3CA}', false),
        ] {
            assert_eq!(set.contains(one), is_in, "{one:?}");
        }
    }

    #[test]
    fn a_complement_has_the_rest() {
        assert_eq!(complement(Vec::new()), [(0, LAST)]);
        assert_eq!(complement(vec![(0, LAST)]), []);
        assert_eq!(complement(vec![(5, 9), (0, 1)]), [(2, 4), (10, LAST)]);
    }
}
