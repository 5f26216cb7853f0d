//! Who gets which name where several want one: decided by the texts alone, never by their order.

use std::collections::BTreeMap;

use super::scope::Scope;
use crate::ident::{Ident, is_keyword};

/// Something that wants a name.
pub(super) struct Claimant<'a> {
    /// The text that the name is made of.
    pub(super) text: &'a str,
    /// What tells it from another one with the same text; empty where nothing does.
    pub(super) place: &'a str,
    /// The names that it could have, best first.
    pub(super) wanted: Vec<Ident>,
}

/// Gives each claimant a name, in the claimants' order.
///
/// 1. A text that is the name as it stands has it.
/// 2. Of those that want one name, the one that is closest to it has it. Where several are equally close, all of them move
///    on to the next name that they want, so that none depends on which one came first.
/// 3. Those that have no further name are numbered in the order of their texts.
pub(super) fn settle(claimants: &[Claimant<'_>], scope: &mut Scope) -> Vec<Ident> {
    let mut names: Vec<Option<Ident>> = vec![None; claimants.len()];
    let most = claimants.iter().map(|one| one.wanted.len()).max();
    for level in 0..most.unwrap_or(0) {
        let mut wanting: BTreeMap<&Ident, Vec<usize>> = BTreeMap::new();
        for (at, claimant) in claimants.iter().enumerate() {
            if let (Some(wanted), Some(None)) = (claimant.wanted.get(level), names.get(at)) {
                wanting.entry(wanted).or_default().push(at);
            }
        }
        let mut winners: Vec<(Distance, &str, usize, &Ident)> = Vec::new();
        for (wanted, all) in wanting {
            let distance = |at: &usize| claimants.get(*at).map(|one| distance(one.text, wanted));
            let closest = all.iter().filter_map(distance).min();
            let mut near = all.iter().filter(|at| distance(at) == closest);
            if let (Some(&at), None, Some(closest)) = (near.next(), near.next(), closest) {
                let text = claimants.get(at).map_or("", |one| one.text);
                winners.push((closest, text, at, wanted));
            }
        }
        winners.sort_unstable();
        for (_, _, at, wanted) in winners {
            if scope.take(wanted)
                && let Some(name) = names.get_mut(at)
            {
                *name = Some(wanted.clone());
            }
        }
    }
    let mut left: Vec<(&Claimant<'_>, &mut Option<Ident>)> = claimants
        .iter()
        .zip(&mut names)
        .filter(|(_, name)| name.is_none())
        .collect();
    left.sort_by_key(|(one, _)| {
        let closeness = one.wanted.first().map(|wanted| distance(one.text, wanted));
        (closeness, one.text, one.place)
    });
    for (claimant, name) in left {
        *name = Some(scope.claim(claimant.wanted.iter().cloned()));
    }
    names.into_iter().flatten().collect()
}

/// How far a text is from a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    /// It is the name.
    Exact,
    /// It is the name but for what a keyword or a digit at its begin needs.
    Prefixed,
    /// It is made of letters, digits and underscores.
    Cased,
    /// It has signs that the name lacks.
    Decorated,
}

fn distance(text: &str, name: &Ident) -> Distance {
    let name = name.as_str();
    if text == name {
        return Distance::Exact;
    }
    let keyword = is_keyword(text) && name.strip_suffix('_') == Some(text);
    let digit = text.starts_with(|c: char| c.is_ascii_digit())
        && [
            name.strip_prefix('_'),
            name.strip_prefix('n'),
            name.strip_prefix('V'),
        ]
        .contains(&Some(text));
    if keyword || digit {
        return Distance::Prefixed;
    }
    let plain = text.chars().all(unicode_ident::is_xid_continue) && !text.starts_with('_');
    if plain {
        Distance::Cased
    } else {
        Distance::Decorated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(texts: &[&str]) -> Vec<String> {
        let claimant = |text: &&'static str| Claimant {
            text,
            place: "",
            wanted: vec![Ident::snake(text), Ident::snake(text).spelled(text)],
        };
        let texts: Vec<&'static str> = texts.iter().map(|text| &*text.to_string().leak()).collect();
        let claimants: Vec<Claimant<'_>> = texts.iter().map(claimant).collect();
        let names = settle(&claimants, &mut Scope::default());
        names.iter().map(Ident::to_string).collect()
    }

    /// The names of texts, however the texts are ordered.
    fn in_every_order(texts: &[&str]) -> Vec<String> {
        let expected = settled(texts);
        let mut turned = texts.to_vec();
        for _ in texts {
            turned.rotate_left(1);
            for order in [turned.clone(), turned.iter().rev().copied().collect()] {
                let names = settled(&order);
                for (text, name) in order.iter().zip(names) {
                    let at = texts.iter().position(|one| one == text);
                    assert_eq!(at.and_then(|at| expected.get(at)), Some(&name), "{order:?}");
                }
            }
        }
        expected
    }

    #[test]
    fn the_closest_text_keeps_the_plain_name() {
        for (texts, expected) in [
            (&["$_type", "type"][..], &["dollar_type", "type_"][..]),
            (&["foo-bar", "fooBar"], &["foo_dash_bar", "foo_bar"]),
            (
                &["foo-bar", "fooBar", "foo_bar"],
                &["foo_dash_bar", "foo_bar_2", "foo_bar"],
            ),
            (
                &["a.b", "a-b", "a/b"],
                &["a_dot_b", "a_dash_b", "a_slash_b"],
            ),
            (&["ETag", "eTag", "id"], &["etag", "etag_2", "id"]),
            (&["_id", "id", "id_"], &["id_3", "id", "id_2"]),
            (&["@a", "$a"], &["at_a", "dollar_a"]),
            (&["1y", "$1y"], &["_1y", "dollar_1y"]),
        ] {
            assert_eq!(in_every_order(texts), expected, "{texts:?}");
        }
    }
}
