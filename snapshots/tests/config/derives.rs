//! What models derive beside what they have anyway.

use std::collections::{BTreeSet, HashSet};
use std::hash::Hash;

use snapshots::features::derives::models::{Colour, Either, Flags, Level, Plain, Weighed, Words};

/// The generated text, for what must not be in it.
const TEXT: &str = include_str!("../../src/features/derives.rs");

fn ordered<T: Ord + Hash>(values: impl IntoIterator<Item = T>) -> usize {
    values.into_iter().collect::<BTreeSet<T>>().len()
}

#[test]
fn models_that_can_are_ordered_and_hashed() {
    assert_eq!(ordered([Plain::new(2), Plain::new(1), Plain::new(2)]), 2);
    assert_eq!(ordered([Colour::Red, Colour::from("blue"), Colour::Red]), 2);
    assert_eq!(ordered([Level::from(1), Level::from(7)]), 2);
    assert_eq!(ordered([Words::default()]), 1);
    let either: HashSet<Either> = HashSet::from([Plain::new(1).into(), "text".into()]);
    assert_eq!(either.len(), 2);
}

#[test]
fn what_is_asked_of_one_model_is_its_own() {
    let flags = Flags::default();
    let copy = flags;
    assert_eq!(flags, copy);
    let [light, heavy] = [1.0, 2.0].map(|weight| Weighed::new().weight(weight));
    assert!(light < heavy);
    assert!(TEXT.contains("#[must_use]\n    #[non_exhaustive]\n    pub struct Flags"));
}

#[test]
fn what_holds_a_float_is_left_as_it_is() {
    assert!(TEXT.contains("#[derive(Debug, Clone, Default, PartialEq)]\n    #[allow(clippy::derive_partial_eq_without_eq)]\n    #[non_exhaustive]\n    pub struct Outer"));
}
