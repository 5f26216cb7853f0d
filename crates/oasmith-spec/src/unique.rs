//! A mapping has a key once.

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Member, Object};

/// Up to this many members, comparing each with each is cheaper than sorting.
const SMALL: usize = 12;

/// Makes a mapping, of each key the first member. The others are reported as `duplicate-key`.
pub(crate) fn object_of(members: Vec<Member>, diagnostics: &mut Diagnostics) -> Object {
    let repeated = if members.len() <= SMALL {
        repeated_in_few(&members)
    } else {
        repeated_in_many(&members)
    };
    if repeated.is_empty() {
        return Object::new(members);
    }
    for &(first, second) in &repeated {
        let (Some(first), Some(second)) = (members.get(first), members.get(second)) else {
            continue;
        };
        let message = format!("the key `{}` stands here twice", second.key);
        diagnostics
            .report(Code::DUPLICATE_KEY, second.key_span, message)
            .label("the second one")
            .related(first.key_span, "the first one");
    }
    let mut dropped = repeated.iter().map(|&(_, second)| second).peekable();
    let kept = members.into_iter().enumerate();
    let kept = kept.filter(|(at, _)| dropped.next_if_eq(at).is_none());
    Object::new(kept.map(|(_, member)| member).collect())
}

/// Pairs of positions, the first with the key and a later one, ordered by the later.
fn repeated_in_few(members: &[Member]) -> Vec<(usize, usize)> {
    let mut repeated = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let earlier = members.iter().take(at);
        if let Some(first) = earlier.clone().position(|other| other.key == member.key) {
            repeated.push((first, at));
        }
    }
    repeated
}

fn repeated_in_many(members: &[Member]) -> Vec<(usize, usize)> {
    let mut order: Vec<(&str, usize)> = members
        .iter()
        .enumerate()
        .map(|(at, member)| (member.key.as_str(), at))
        .collect();
    order.sort_unstable();
    let mut repeated = Vec::new();
    for group in order.chunk_by(|a, b| a.0 == b.0) {
        if let [first, later @ ..] = group {
            repeated.extend(later.iter().map(|second| (first.1, second.1)));
        }
    }
    repeated.sort_unstable_by_key(|&(_, second)| second);
    repeated
}
