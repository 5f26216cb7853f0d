//! The public API of both sides by another reading: parsed by `syn`, and listed without a thought of
//! what caused what.
//!
//! [`surface`](crate::surface) splits the same texts by hand, because it must be fast. This is the
//! second opinion: what it observes must never be more than what [`compare`](crate::compare()) says.

use foldhash::HashMap;
use std::collections::BTreeMap;

use oasmith_codegen::files::Files;
use quote::ToTokens;
use syn::{Attribute, Fields, ImplItem, Item, Visibility};

use crate::effect::Bump;
use crate::side::Side;

/// What was observed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    /// What the difference asks for.
    pub bump: Bump,
    /// Items of the base.
    pub items: usize,
    /// Items of which the head has none of that path.
    pub removed: Vec<String>,
    /// Items with another signature.
    pub changed: Vec<String>,
    /// Items that are new.
    pub added: Vec<String>,
}

/// Compares the public items of two sides, by path and signature.
///
/// # Errors
///
/// Generated code can't be parsed, which is a fault of the generator; the message says where.
pub fn verify(base: &Side, head: &Side) -> Result<Observed, String> {
    let (was, is) = (Listing::new(&base.files())?, Listing::new(&head.files())?);
    let (old, new) = (was.expanded(), is.expanded());
    let mut observed = Observed {
        bump: Bump::None,
        items: old.len(),
        removed: Vec::new(),
        changed: Vec::new(),
        added: Vec::new(),
    };
    for (path, signature) in &old {
        match new.get(path) {
            None => observed.removed.push(path.clone()),
            Some(other) if other != signature => observed.changed.push(path.clone()),
            Some(_) => {}
        }
    }
    observed.added = new
        .keys()
        .filter(|path| !old.contains_key(*path))
        .cloned()
        .collect();
    observed.bump = if !observed.removed.is_empty() || !observed.changed.is_empty() {
        Bump::Major
    } else if !observed.added.is_empty() {
        Bump::Minor
    } else {
        Bump::None
    };
    Ok(observed)
}

#[derive(Default)]
struct Listing {
    /// Signatures by path.
    items: BTreeMap<String, String>,
    /// What `pub type` names stand for.
    aliases: HashMap<String, String>,
}

impl Listing {
    fn new(files: &Files) -> Result<Self, String> {
        let mut listing = Self::default();
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
            let file = syn::parse_file(text).map_err(|error| format!("{path}: {error}"))?;
            let module = path
                .trim_start_matches("src/")
                .split(['/', '.'])
                .next()
                .unwrap_or("");
            for item in &file.items {
                listing.item(module, item);
            }
        }
        Ok(listing)
    }

    /// The items with aliases seen through.
    fn expanded(&self) -> BTreeMap<String, String> {
        let expand = |text: &String| {
            let mut text = text.replace("models :: ", "");
            for _ in 0..8 {
                let mut before = "";
                let words = text.split(' ').map(|word| {
                    // What stands behind `::` is of another module.
                    let own = std::mem::replace(&mut before, word) != "::";
                    let alias = self.aliases.get(word).filter(|_| own);
                    alias.map_or(word, String::as_str)
                });
                let next = words.collect::<Vec<_>>().join(" ");
                if next == text {
                    break;
                }
                text = next;
            }
            text
        };
        let items = self.items.iter();
        items
            .map(|(path, signature)| (expand(path), expand(signature)))
            .collect()
    }

    fn add(&mut self, path: String, signature: String) {
        self.items.insert(path, signature);
    }

    fn item(&mut self, module: &str, item: &Item) {
        let at = |name: &dyn ToString| format!("{module} :: {}", name.to_string());
        match item {
            Item::Struct(item) if is_public(&item.vis) => {
                let path = at(&item.ident);
                self.attributes(&path, &item.attrs);
                self.fields(&path, &item.fields);
                self.add(path, "struct".to_owned());
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let path = at(&item.ident);
                self.attributes(&path, &item.attrs);
                for variant in &item.variants {
                    let path = format!("{path} :: {}", variant.ident);
                    self.add(path, text(&variant.fields));
                }
                self.add(path, "enum".to_owned());
            }
            Item::Type(item) if is_public(&item.vis) => {
                self.aliases.insert(item.ident.to_string(), text(&item.ty));
                self.add(
                    at(&item.ident)
                        .replace(&item.ident.to_string(), &format!("type-{}", item.ident)),
                    text(&item.ty),
                );
            }
            Item::Const(item) if is_public(&item.vis) => self.add(at(&item.ident), text(&item.ty)),
            Item::Fn(item) if is_public(&item.vis) => {
                self.add(at(&item.sig.ident), signature(&item.sig));
            }
            Item::Impl(item) => self.implementation(module, item),
            Item::Macro(item) => {
                let name = text(&item.mac.path);
                for model in item.mac.tokens.to_string().split(',') {
                    self.add(format!("{name} ! {module} {}", model.trim()), String::new());
                }
            }
            _ => {}
        }
    }

    fn implementation(&mut self, module: &str, item: &syn::ItemImpl) {
        let ty = text(&item.self_ty);
        if let Some((_, name, _)) = &item.trait_ {
            let path = format!("impl {} for {module} {ty}", text(name));
            for member in &item.items {
                if let ImplItem::Type(member) = member {
                    self.add(format!("{path} :: {}", member.ident), text(&member.ty));
                }
            }
            self.add(path, text(&item.generics));
            return;
        }
        for member in &item.items {
            if let ImplItem::Fn(member) = member
                && is_public(&member.vis)
            {
                let path = format!("{module} :: {ty} :: {} ()", member.sig.ident);
                self.add(path, signature(&member.sig));
            }
        }
    }

    fn attributes(&mut self, path: &str, attributes: &[Attribute]) {
        for attribute in attributes {
            let attribute = text(&attribute.meta);
            if let Some(traits) = attribute.strip_prefix("derive (") {
                for name in traits.trim_end_matches(')').split(',') {
                    self.add(format!("derive {} for {path}", name.trim()), String::new());
                }
            } else if attribute == "non_exhaustive" {
                // To lose it is no harm; to gain it is.
                self.add(format!("{path} may be made"), "not".to_owned());
            }
        }
    }

    fn fields(&mut self, path: &str, fields: &Fields) {
        for (at, field) in fields.iter().enumerate() {
            if is_public(&field.vis) {
                let name = field
                    .ident
                    .as_ref()
                    .map_or_else(|| at.to_string(), ToString::to_string);
                self.add(format!("{path} . {name}"), text(&field.ty));
            }
        }
    }
}

/// A function's signature without the names of its arguments.
fn signature(signature: &syn::Signature) -> String {
    let mut signature = signature.clone();
    for input in &mut signature.inputs {
        if let syn::FnArg::Typed(argument) = input
            && let Ok(any) = syn::parse_str::<syn::Ident>("argument")
        {
            *argument.pat = syn::Pat::Ident(syn::PatIdent {
                attrs: Vec::new(),
                by_ref: None,
                mutability: None,
                ident: any,
                subpat: None,
            });
        }
    }
    text(&signature)
}

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
