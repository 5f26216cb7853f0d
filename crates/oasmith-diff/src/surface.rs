//! The public items of generated code, read off its files.
//!
//! Reading what was emitted, instead of working out what will be, leaves no room for the two to
//! differ. The text is split into items by its tokens, and no further: generated code is regular, and no macro
//! but those of the runtime stands in it.

mod difference;
mod item;
mod normal;
mod split;

use foldhash::HashMap;
use std::collections::{BTreeMap, HashSet};

use oasmith_codegen::files::Files;

pub use difference::{Differences, ItemChange, Renames, compare};
pub use item::Item;

/// Public items by their owners: the types, functions and constants at the top of a module, by their
/// path in the crate without its name (`models::Pet`).
#[derive(Debug, Default)]
pub struct Surface<'a> {
    owners: BTreeMap<String, Vec<Part<'a>>>,
    /// What `pub type` names stand for.
    aliases: HashMap<String, String>,
}

/// A piece of text that belongs to an owner.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part<'a> {
    /// An item of its own.
    Item(split::Raw<'a>),
    /// A macro of the runtime that implements traits for the owner.
    Macro(&'a str),
}

impl<'a> Surface<'a> {
    /// The surface of a generated crate.
    pub fn new(files: &'a Files) -> Self {
        let mut surface = Self::default();
        for (path, text) in files.iter() {
            if let Some(module) = module(path) {
                surface.add(module, text);
            }
        }
        surface
    }

    fn add(&mut self, module: &str, text: &'a str) {
        let Some(items) = split::items(text) else {
            // What can't be read counts as a whole: any difference of it is one that breaks.
            let owner = if module.is_empty() { "Client" } else { module };
            self.owners
                .entry(owner.to_owned())
                .or_default()
                .push(Part::Macro(text));
            return;
        };
        let heads = items.iter().filter(|raw| !raw.head.starts_with("impl"));
        let declared: HashSet<&str> = heads.filter_map(|raw| split::declared(raw.head)).collect();
        for raw in items {
            if let Some((name, models)) = split::macro_call(raw.head) {
                for model in models {
                    self.part(module, model, Part::Macro(name));
                }
                continue;
            }
            if let Some((name, target)) = split::alias(&raw) {
                self.aliases
                    .insert(name.to_owned(), normal::signature(target));
            }
            if let Some(owner) = split::owner(raw.head, &declared) {
                self.part(module, owner, Part::Item(raw));
            }
        }
    }

    fn part(&mut self, module: &str, owner: &str, part: Part<'a>) {
        let path = if module.is_empty() {
            owner.to_owned()
        } else {
            format!("{module}::{owner}")
        };
        self.owners.entry(path).or_default().push(part);
    }

    /// Whether there is an owner of this path.
    pub fn has(&self, owner: &str) -> bool {
        self.owners.contains_key(owner)
    }

    /// All items, sorted by their paths.
    pub fn items(&self) -> Vec<Item> {
        let mut items: Vec<Item> = self
            .owners
            .iter()
            .flat_map(|(owner, parts)| item::items(owner, parts, &|text| text.to_owned()))
            .collect();
        items.sort_by(|a, b| a.path.cmp(&b.path));
        items
    }
}

/// The module whose items a file holds, as users name it: models are re-exported from `models`, the
/// client from the root. `None` where it holds no Rust.
fn module(path: &str) -> Option<&str> {
    let path = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    Some(match path.split('/').next().unwrap_or(path) {
        "lib" | "client" => "",
        module => module,
    })
}
