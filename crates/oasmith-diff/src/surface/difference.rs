//! What two surfaces have and have not in common.

use foldhash::{HashMap, HashMapExt as _};
use std::collections::{BTreeMap, BTreeSet};

use super::item::{self, Argument, Item};
use super::normal::substitute;
use super::{Part, Surface};
use crate::effect::Bump;

/// Names of the head by what they were in the base, so that a renaming is one change and not one for
/// each item that mentions the name.
#[derive(Debug, Default, Clone)]
pub struct Renames {
    /// Owners: the head's path to the base's.
    pub owners: HashMap<String, String>,
    /// Items of owners that stay: the head's path to the base's.
    pub items: HashMap<String, String>,
}

impl Renames {
    fn token(&self) -> HashMap<&str, &str> {
        let last = |path: &'_ str| path.rsplit("::").next().map(str::len).unwrap_or(0);
        self.owners
            .iter()
            .map(|(head, base)| {
                let from = head.get(head.len() - last(head)..).unwrap_or(head);
                let to = base.get(base.len() - last(base)..).unwrap_or(base);
                (from, to)
            })
            .collect()
    }
}

/// A public item that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemChange {
    /// The owner, by the base's name where it has one.
    pub owner: String,
    /// The item, likewise.
    pub path: String,
    /// What the change asks for.
    pub bump: Bump,
    /// The signature in the base.
    pub before: Option<String>,
    /// The signature in the head.
    pub after: Option<String>,
    /// Whether arguments changed places, so that a call that still compiles passes other values than before.
    pub moved: bool,
}

/// How two surfaces differ.
#[derive(Debug, Default)]
pub struct Differences {
    /// The items that changed, by path.
    pub items: Vec<ItemChange>,
    /// Owners whose text changed in any way, by the base's name.
    pub touched: BTreeSet<String>,
}

/// Compares two surfaces.
pub fn compare(base: &Surface<'_>, head: &Surface<'_>, renames: &Renames) -> Differences {
    let head_owners: BTreeMap<&str, &Vec<Part<'_>>> = head
        .owners
        .iter()
        .map(|(owner, parts)| {
            let renamed = renames.owners.get(owner).unwrap_or(owner);
            (renamed.as_str(), parts)
        })
        .collect();
    let mut differences = Differences::default();
    let same_aliases = base.aliases == head.aliases;
    let tokens = renames.token();
    let base_names = |text: &str| expand(text, &base.aliases, &HashMap::new());
    let head_names = |text: &str| expand(text, &head.aliases, &tokens);
    let empty = Vec::new();
    let mut owners: BTreeSet<&str> = base.owners.keys().map(String::as_str).collect();
    owners.extend(head_owners.keys().copied());
    for owner in owners {
        let was = base.owners.get(owner).unwrap_or(&empty);
        let is = head_owners.get(owner).copied().unwrap_or(&empty);
        if was == is && same_aliases {
            continue;
        }
        if was != is {
            differences.touched.insert(owner.to_owned());
        }
        let was = item::items(owner, was, &base_names);
        let is = item::items(owner, is, &head_names);
        compare_owner(was, is, renames, &mut differences.items);
    }
    differences
}

fn compare_owner(was: Vec<Item>, is: Vec<Item>, renames: &Renames, found: &mut Vec<ItemChange>) {
    let path_of = |item: &Item| {
        let path = renames.items.get(&item.path);
        path.unwrap_or(&item.path).clone()
    };
    let open = was.iter().all(|item| item.path != item.owner || item.open);
    let existed = was.iter().any(|item| item.path == item.owner);
    let mut was: BTreeMap<String, Item> = was
        .into_iter()
        .map(|item| (item.path.clone(), item))
        .collect();
    for item in is {
        let path = path_of(&item);
        match was.remove(&path) {
            None => {
                let part =
                    path.contains('.') || item.signature.starts_with(|c: char| c.is_uppercase());
                found.push(ItemChange {
                    bump: if part && existed && !open {
                        Bump::Major
                    } else {
                        Bump::Minor
                    },
                    owner: item.owner,
                    path,
                    before: None,
                    after: Some(item.signature),
                    moved: false,
                });
            }
            Some(old) if are_moved(&old.arguments, &item.arguments) => {
                found.push(ItemChange {
                    owner: item.owner,
                    path,
                    bump: Bump::Major,
                    before: Some(with_names(&old.signature, &old.arguments)),
                    after: Some(with_names(&item.signature, &item.arguments)),
                    moved: true,
                });
            }
            Some(old) => {
                let renamed = path != item.path;
                let bump = if old.signature != item.signature && !renamed || old.open && !item.open
                {
                    Bump::Major
                } else if old.deprecated != item.deprecated {
                    Bump::Minor
                } else {
                    continue;
                };
                let shows = |item: &Item| match item.deprecated {
                    true => format!("#[deprecated] {}", item.signature),
                    false => item.signature.clone(),
                };
                let (before, after) = match old.deprecated == item.deprecated {
                    true => (old.signature, item.signature),
                    false => (shows(&old), shows(&item)),
                };
                found.push(ItemChange {
                    owner: item.owner,
                    path,
                    bump,
                    before: Some(before),
                    after: Some(after),
                    moved: false,
                });
            }
        }
    }
    for (path, item) in was {
        found.push(ItemChange {
            owner: item.owner,
            path,
            bump: Bump::Major,
            before: Some(item.signature),
            after: None,
            moved: false,
        });
    }
}

/// Whether a call that compiled may still compile, but with an argument in the place of another one: as many
/// arguments, each of which takes what was passed there, and one that stood elsewhere.
fn are_moved(was: &[Argument], is: &[Argument]) -> bool {
    let takes = |was: &str, is: &str| {
        // Whatever converts into both passes: a string literal into a `String` and into an open enum.
        let converts = |ty: &str| ty.starts_with("impl Into<");
        was == is || converts(was) && converts(is)
    };
    let pairs = || was.iter().zip(is);
    let is_in = |list: &[Argument], name: &str| list.iter().any(|one| one.name == name);
    was.len() == is.len()
        && pairs().all(|(was, is)| takes(&was.ty, &is.ty))
        && pairs().any(|(one, other)| {
            one.name != other.name && (is_in(is, &one.name) || is_in(was, &other.name))
        })
}

/// A signature with the names of its arguments.
fn with_names(signature: &str, arguments: &[Argument]) -> String {
    let mut out = String::new();
    let mut rest = signature;
    for argument in arguments {
        let Some(at) = rest.find(argument.ty.as_str()) else {
            continue;
        };
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push_str(&argument.name);
        out.push_str(": ");
        out.push_str(&argument.ty);
        rest = after.get(argument.ty.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A signature with aliases seen through and the base's names.
fn expand(text: &str, aliases: &HashMap<String, String>, tokens: &HashMap<&str, &str>) -> String {
    if aliases.is_empty() && tokens.is_empty() {
        return text.to_owned();
    }
    let mut text = text.to_owned();
    // Aliases of aliases end; the bound is for safety.
    for _ in 0..8 {
        let next = substitute(&text, &|word| aliases.get(word).cloned());
        if next == text {
            break;
        }
        text = next;
    }
    if tokens.is_empty() {
        return text;
    }
    substitute(&text, &|word| tokens.get(word).map(|to| (*to).to_owned()))
}
