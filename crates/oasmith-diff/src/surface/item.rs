//! The public items of one owner.

use super::Part;
use super::normal::{signature, split_arguments};
use super::split::{self, Raw};

/// A public item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The owner: `models::Pet`.
    pub owner: String,
    /// The owner itself, or what belongs to it: `models::Pet.name` (a field), `models::Pet::new()`,
    /// `models::State::Done`, `impl Default for models::Pet`.
    pub path: String,
    /// The signature as callers need it, on one line.
    pub signature: String,
    /// Whether something may be added to it without breaking code: `#[non_exhaustive]`.
    pub open: bool,
    /// Whether it is marked as deprecated.
    pub deprecated: bool,
    /// The arguments of a function, in their order.
    pub arguments: Vec<Argument>,
}

/// An argument of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// What the function calls it.
    pub name: String,
    /// Its type.
    pub ty: String,
}

/// The items that the parts of an owner make. `by` replaces names in signatures.
pub(super) fn items(owner: &str, parts: &[Part<'_>], by: &dyn Fn(&str) -> String) -> Vec<Item> {
    let mut list = List {
        owner,
        by,
        items: Vec::new(),
    };
    for part in parts {
        match part {
            Part::Macro(name) => list.add(format!("{name}! for {owner}"), (*name).to_owned(), ""),
            Part::Item(raw) => list.item(raw),
        }
    }
    list.items
}

struct List<'a> {
    owner: &'a str,
    by: &'a dyn Fn(&str) -> String,
    items: Vec<Item>,
}

impl List<'_> {
    fn add(&mut self, path: String, signature: String, attributes: &str) {
        self.items.push(Item {
            owner: self.owner.to_owned(),
            path,
            signature: match signature.split_once(" = ") {
                // A second name is called as it is.
                Some((name, target)) if name.starts_with("pub type ") => {
                    format!("{name} = {}", (self.by)(target))
                }
                _ => (self.by)(&signature),
            },
            open: attributes.contains("#[non_exhaustive]"),
            deprecated: has_attribute(attributes, "#[deprecated"),
            arguments: Vec::new(),
        });
    }

    /// A function, whose arguments have names that callers don't write.
    fn function(&mut self, path: String, signature: &str, attributes: &str) {
        let (bare, arguments) = split_arguments(signature);
        self.add(path, bare, attributes);
        if let Some(item) = self.items.last_mut() {
            let arguments = arguments.into_iter().map(|(name, ty)| Argument {
                name: name.to_owned(),
                ty: (self.by)(ty),
            });
            item.arguments = arguments.collect();
        }
    }

    fn item(&mut self, raw: &Raw<'_>) {
        if raw.head.starts_with("impl") {
            return self.implementation(raw);
        }
        if !raw.head.starts_with("pub ") {
            return;
        }
        let owner = self.owner.to_owned();
        let head = signature(raw.head);
        let head = match head.split_once(" = ") {
            // A constant's value is no part of its signature; an alias's target is.
            Some((head, _)) if head.starts_with("pub const") => head.to_owned(),
            _ if head.contains("fn ") => split_arguments(&head).0,
            _ => head,
        };
        let is_enum = head.starts_with("pub enum");
        self.derives(raw.attributes);
        self.add(owner.clone(), head, raw.attributes);
        let Some(body) = raw.body else {
            return;
        };
        for field in split::fields(body).unwrap_or_default() {
            if is_enum {
                let name = split::name(field.head);
                self.add(
                    format!("{owner}::{name}"),
                    signature(field.head),
                    field.attributes,
                );
            } else if let Some(rest) = field.head.strip_prefix("pub ") {
                let name = split::name(rest);
                self.add(
                    format!("{owner}.{name}"),
                    signature(field.head),
                    field.attributes,
                );
            }
        }
    }

    fn derives(&mut self, attributes: &str) {
        for line in attributes.lines() {
            let Some(list) = line.trim().strip_prefix("#[derive(") else {
                continue;
            };
            for name in list.trim_end_matches(")]").split(", ") {
                self.add(
                    format!("impl {name} for {}", self.owner),
                    format!("impl {name}"),
                    "",
                );
            }
        }
    }

    fn implementation(&mut self, raw: &Raw<'_>) {
        let head = signature(raw.head);
        let owner = self.owner.to_owned();
        let implements = head.rsplit_once(" for ").map(|(head, _)| head.to_owned());
        if let Some(head) = &implements {
            let head = (self.by)(head);
            self.add(format!("{head} for {owner}"), head, "");
        }
        for member in split::items(raw.body.unwrap_or("")).unwrap_or_default() {
            let member_head = signature(member.head);
            if let Some(head) = &implements {
                if let Some(ty) = member_head.strip_prefix("type ") {
                    let name = split::name(ty);
                    let path = format!("{head} for {owner}::{name}");
                    self.add(path, member_head.clone(), "");
                }
                continue;
            }
            let Some(rest) = member_head.strip_prefix("pub ") else {
                continue;
            };
            if member_head.starts_with("pub(") {
                continue;
            }
            let name = match rest.split_once("fn ") {
                Some((_, name)) => split::name(name),
                None => continue,
            };
            self.function(
                format!("{owner}::{name}()"),
                &member_head,
                member.attributes,
            );
        }
    }
}

/// Whether an attribute stands there, and not just in docs.
fn has_attribute(attributes: &str, attribute: &str) -> bool {
    attributes
        .lines()
        .any(|line| line.trim_start().starts_with(attribute))
}
