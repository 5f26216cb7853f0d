//! Faults in references.

use super::odd;
use super::tree::{Path, Tree};
use crate::random::Random;

/// References that lead nowhere, or somewhere else than they look.
const ODD: [&str; 24] = [
    "",
    "#",
    "#/",
    "//",
    "#/components",
    "#/components/schemas",
    "#/components/schemas/",
    "#/components/schemas/%41",
    "#/components/schemas/a~2b",
    "#/components/schemas/a~1b%",
    "#/components/schemas/%FF",
    "#/components/schemas/A/properties/x",
    "#/info/title",
    "#/paths/~1a/get",
    "#anchor",
    "#/$defs/A",
    "other.yaml",
    "./other.yaml#/A",
    "../../../../etc/passwd",
    "/dev/zero",
    "https://example.com/a.yaml#/A",
    "file:///etc/passwd",
    "A",
    "\u{0}",
];

fn is_reference(tree: &Tree) -> bool {
    matches!(tree, Tree::Object(members) if members.iter().any(|(key, _)| key == "$ref"))
}

fn set_reference(place: &mut Tree, target: Tree) -> Option<()> {
    let Tree::Object(members) = place else {
        return None;
    };
    let (_, value) = members.iter_mut().find(|(key, _)| key == "$ref")?;
    *value = target;
    Some(())
}

/// A reference leads nowhere, or is no text at all.
pub(super) fn break_one(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let path = tree.some_where(random, &is_reference)?;
    let target = match random.below(6) {
        0 => odd::value(random),
        1 => Tree::String(odd::text(random)),
        2 => Tree::String(format!("#/components/schemas/{}", odd::text(random))),
        _ => Tree::string(*random.pick(&ODD)?),
    };
    let what = tree.pointer(&path);
    set_reference(tree.get_mut(&path)?, target)?;
    Some(what)
}

/// Something becomes a reference to any other place of the document, of whatever kind that is.
pub(super) fn refer_anywhere(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let (from, to) = (tree.some_path(random), tree.some_path(random));
    refer(tree, &from, &to)
}

/// Something becomes a reference to what it stands in, or to itself.
pub(super) fn cycle(tree: &mut Tree, random: &mut Random) -> Option<String> {
    let from = tree.some_path(random);
    let up = random.below(4).min(from.len());
    let to = from.get(..from.len() - up)?.to_vec();
    refer(tree, &from, &to)
}

fn refer(tree: &mut Tree, from: &Path, to: &Path) -> Option<String> {
    let (place, target) = (tree.pointer(from), tree.pointer(to));
    let reference = Tree::one("$ref", Tree::String(format!("#{target}")));
    *tree.get_mut(from)? = reference;
    Some(format!("{place} to {target}"))
}
