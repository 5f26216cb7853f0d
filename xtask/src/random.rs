//! Numbers that a seed decides.

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): the same
/// seed gives the same numbers on every machine and with every version of every crate.
pub(crate) struct Random(u64);

impl Random {
    /// The numbers of one thing that is made up: decided by the seed, a name and its number,
    /// so that one can be made again without those before it.
    pub(crate) fn new(seed: u64, document: &str, index: u64) -> Self {
        // FNV-1a over the name.
        let name = document
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        let mut random = Self(seed ^ name);
        random.0 = random.next().wrapping_add(index);
        random.0 = random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = (end as u64).max(1);
        // The remainder is below a `usize`, and its bias means nothing here.
        (self.next() % end) as usize
    }

    /// True once in `n` times.
    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of these.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The generator's published test vector for the seed 1234567.
    #[test]
    fn numbers_are_those_of_splitmix64() {
        let mut random = Random(1_234_567);
        let first = [random.next(), random.next(), random.next()];
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!(first, published);
    }

    #[test]
    fn a_mutant_is_decided_by_seed_document_and_index() {
        let first = |seed, document, index| Random::new(seed, document, index).next();
        assert_eq!(first(1, "a", 7), first(1, "a", 7));
        let all = [
            first(1, "a", 7),
            first(2, "a", 7),
            first(1, "b", 7),
            first(1, "a", 8),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[..at].contains(one));
        }
    }
}
