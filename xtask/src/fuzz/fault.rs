//! One fault in a document's tree.

use super::odd;
use super::reference;
use super::tree::{Path, Tree};
use crate::random::Random;

/// A way to make a document wrong, and what reports call it. It says what it did, or `None` where
/// the document has nothing that it could be done to.
type Fault = fn(&mut Tree, &mut Random) -> Option<String>;

/// Every way.
const FAULTS: [(&str, Fault); 17] = [
    ("delete", delete),
    ("duplicate", duplicate),
    ("rename", rename),
    ("odd value", odd_value),
    ("odd text", odd_text),
    ("odd number", odd_number),
    ("other kind", other_kind),
    ("add keyword", add_keyword),
    ("swap", swap),
    ("copy", copy),
    ("wrap", wrap),
    ("empty", empty),
    ("nest", nest),
    ("nulls", nulls),
    ("break reference", reference::break_one),
    ("refer anywhere", reference::refer_anywhere),
    ("cycle", reference::cycle),
];

/// Applies one fault, and says which and where.
pub(super) fn apply(tree: &mut Tree, random: &mut Random) -> String {
    loop {
        let Some((name, fault)) = random.pick(&FAULTS) else {
            return String::new();
        };
        if let Some(what) = fault(tree, random) {
            return format!("{name}: {what}");
        }
    }
}

fn is_object(tree: &Tree) -> bool {
    matches!(tree, Tree::Object(members) if !members.is_empty())
}

fn is_number(tree: &Tree) -> bool {
    matches!(tree, Tree::Raw(text) if text.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Some object with members: its path, and the position of one of them.
fn some_member(tree: &Tree, random: &mut Random) -> Option<(Path, usize)> {
    let mut path = tree.some_path(random);
    while !tree.get(&path).is_some_and(is_object) {
        path.pop()?;
    }
    let Tree::Object(members) = tree.get(&path)? else {
        return None;
    };
    let at = random.below(members.len());
    Some((path, at))
}

fn members_at<'a>(tree: &'a mut Tree, path: &[usize]) -> Option<&'a mut Vec<(String, Tree)>> {
    match tree.get_mut(path)? {
        Tree::Object(members) => Some(members),
        _ => None,
    }
}

fn delete(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let mut path = tree.some_path(random);
    let what = tree.pointer(&path);
    let at = path.pop()?;
    match tree.get_mut(&path)? {
        Tree::Array(items) if at < items.len() => drop(items.remove(at)),
        Tree::Object(members) if at < members.len() => drop(members.remove(at)),
        _ => return None,
    }
    Some(what)
}

fn duplicate(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let mut path = tree.some_path(random);
    let what = tree.pointer(&path);
    let at = path.pop()?;
    match tree.get_mut(&path)? {
        Tree::Array(items) => items.insert(at, items.get(at)?.clone()),
        Tree::Object(members) => members.insert(at, members.get(at)?.clone()),
        _ => return None,
    }
    Some(what)
}

fn rename(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let (path, at) = some_member(tree, random)?;
    let what = tree.pointer(&[path.as_slice(), &[at]].concat());
    let new = odd::key(random);
    let (key, _) = members_at(tree, &path)?.get_mut(at)?;
    let said = format!("{what} to {new:?}");
    *key = new;
    Some(said)
}

fn replace(tree: &mut Tree, path: &[usize], new: Tree) -> Option<String> {
    let what = tree.pointer(path);
    *tree.get_mut(path)? = new;
    Some(what)
}

fn odd_value(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let path = tree.some_path(random);
    let new = odd::value(random);
    replace(tree, &path, new)
}

fn odd_text(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let path = tree.some_where(random, &|tree| matches!(tree, Tree::String(_)))?;
    let new = Tree::String(odd::text(random));
    replace(tree, &path, new)
}

fn odd_number(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let path = tree.some_where(random, &is_number)?;
    let new = odd::number(random);
    replace(tree, &path, new)
}

/// What is written as a text becomes a list of it, what is a list its first item, and so on.
fn other_kind(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let path = tree.some_path(random);
    let old = tree.get(&path)?.clone();
    let new = match (old, random.below(3)) {
        (Tree::Array(mut items), 0 | 1) if !items.is_empty() => items.swap_remove(0),
        (Tree::Object(members), 0) => {
            Tree::Array(members.into_iter().map(|(_, value)| value).collect())
        }
        (Tree::Object(members), 1) => Tree::Array(
            members
                .into_iter()
                .map(|(key, value)| Tree::Object(vec![(key, value)]))
                .collect(),
        ),
        (Tree::Raw(text), 0 | 1) => Tree::String(text),
        (Tree::String(text), 0) => Tree::one(&text, Tree::Object(Vec::new())),
        (old, _) => Tree::Array(vec![old]),
    };
    replace(tree, &path, new)
}

/// A keyword that was not there, with a value from elsewhere in the document or an odd one.
fn add_keyword(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let (path, at) = some_member(tree, random)?;
    let keyword = random.pick(&odd::KEYWORDS).copied()?;
    let same = |tree: &Tree| matches!(tree, Tree::Object(members) if members.iter().any(|(key, _)| key == keyword));
    let elsewhere = tree.some_where(random, &same).filter(|_| !random.one_in(3));
    let value = match elsewhere.and_then(|path| tree.get(&path).cloned()) {
        Some(Tree::Object(members)) => members.into_iter().find(|(key, _)| key == keyword)?.1,
        _ => odd::value(random),
    };
    let what = format!("{keyword} to {}", tree.pointer(&path));
    members_at(tree, &path)?.insert(at, (keyword.to_owned(), value));
    Some(what)
}

fn swap(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let (one, other) = (tree.some_path(random), tree.some_path(random));
    if one.starts_with(&other) || other.starts_with(&one) {
        return None;
    }
    let what = format!("{} and {}", tree.pointer(&one), tree.pointer(&other));
    let first = tree.get(&one)?.clone();
    let second = std::mem::replace(tree.get_mut(&other)?, first);
    *tree.get_mut(&one)? = second;
    Some(what)
}

/// A part takes the place of another one, which may hold it: the tree stays finite.
fn copy(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let (from, to) = (tree.some_path(random), tree.some_path(random));
    // The root within itself would double the document.
    if from.len() < 2 {
        return None;
    }
    let what = format!("{} over {}", tree.pointer(&from), tree.pointer(&to));
    let part = tree.get(&from)?.clone();
    *tree.get_mut(&to)? = part;
    Some(what)
}

/// A value becomes the content of something that may hold it.
fn wrap(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let path = tree.some_where(random, &is_object)?;
    let what = tree.pointer(&path);
    let place = tree.get_mut(&path)?;
    let old = std::mem::replace(place, Tree::null());
    let again = old.clone();
    let null = Tree::one("type", Tree::string("null"));
    *place = match random.below(9) {
        0 => Tree::one("allOf", Tree::Array(vec![old])),
        1 => Tree::one("allOf", Tree::Array(vec![old, again])),
        2 => Tree::one("oneOf", Tree::Array(vec![old, again])),
        3 => Tree::one("anyOf", Tree::Array(vec![old, null])),
        4 => Tree::one("items", old),
        5 => Tree::one("not", old),
        6 => Tree::one("additionalProperties", old),
        7 => Tree::one("schema", old),
        _ => Tree::one("properties", Tree::one("", old)),
    };
    Some(what)
}

fn empty(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let path = tree.some_path(random);
    let new = match tree.get(&path)? {
        Tree::Raw(_) => Tree::null(),
        Tree::String(_) => Tree::string(""),
        Tree::Array(_) => Tree::Array(Vec::new()),
        Tree::Object(_) => Tree::Object(Vec::new()),
    };
    replace(tree, &path, new)
}

fn nest(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let path = tree.some_path(random);
    let new = odd::nested(random);
    replace(tree, &path, new)
}

/// Every member or item of a collection becomes null.
fn nulls(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let (path, _) = some_member(tree, random)?;
    for (_, value) in members_at(tree, &path)? {
        *value = Tree::null();
    }
    Some(tree.pointer(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Tree {
        let schema = Tree::one("$ref", Tree::string("#/components/schemas/A"));
        let list = Tree::Array(vec![schema, Tree::Raw("7".to_owned())]);
        Tree::Object(vec![
            ("openapi".to_owned(), Tree::string("3.1.0")),
            (
                "components".to_owned(),
                Tree::one("schemas", Tree::one("A", list)),
            ),
        ])
    }

    /// Every fault can be done to a document that has one of everything, and says where.
    #[test]
    fn every_fault_changes_the_document() {
        for (name, fault) in FAULTS {
            let mut changed = 0;
            for index in 0..50 {
                let mut random = Random::new(1, name, index);
                let mut tree = sample();
                if fault(&mut tree, &mut random).is_some() && tree != sample() {
                    changed += 1;
                }
            }
            assert!(changed > 5, "{name}: {changed} of 50");
        }
    }

    #[test]
    fn the_same_numbers_make_the_same_fault() {
        for index in 0..200 {
            let made = || {
                let mut tree = sample();
                let what = apply(&mut tree, &mut Random::new(3, "a", index));
                (what, tree)
            };
            assert_eq!(made(), made());
        }
    }
}
