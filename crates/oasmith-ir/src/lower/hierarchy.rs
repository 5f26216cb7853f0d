//! Hierarchies: a component with a `discriminator` and no alternatives, which others extend by
//! `allOf` (OpenAPI 3.1.1, section 4.8.25.4). Where it is used, any of those may stand.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use oasmith_spec::document::Document;
use oasmith_spec::schema::{Discriminator, SchemaId};

use super::Lowering;
use super::conjunction::{Conjunction, GroupKind, Place, plain_target};
use super::union::Alternative;
use crate::origin::Step;
use crate::types::{Docs, Evidence, Shape, TypeId, Union, Variant};

/// A component that others extend.
pub(super) struct Base<'d> {
    discriminator: &'d Discriminator,
    /// The schema that has the keyword: the component, or a branch of its `allOf`.
    holder: SchemaId,
    /// The components that extend it, directly or by way of others, and those that `mapping` names,
    /// in the document's order.
    children: Vec<SchemaId>,
}

/// The bases of a document.
pub(super) fn bases<'d>(
    document: &'d Document,
    plainly: &dyn Fn(SchemaId) -> SchemaId,
) -> HashMap<SchemaId, Base<'d>> {
    let mut extended: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    for (_, child) in &document.components {
        for parent in parents(document, *child, plainly) {
            extended.entry(parent).or_default().push(*child);
        }
    }
    let mut bases = HashMap::new();
    for (_, id) in &document.components {
        let Some((holder, discriminator)) = discriminator(document, *id) else {
            continue;
        };
        let mut found: HashSet<SchemaId> = HashSet::new();
        let mapped = discriminator.mapping.iter();
        let mapped = mapped.filter_map(|(_, reference)| reference.target);
        let mut stack: Vec<SchemaId> = mapped.map(plainly).collect();
        stack.extend(extended.get(id).into_iter().flatten());
        while let Some(child) = stack.pop() {
            if child != *id && found.insert(child) {
                stack.extend(extended.get(&child).into_iter().flatten());
            }
        }
        let components = document.components.iter().map(|(_, id)| *id);
        let children: Vec<SchemaId> = components.filter(|id| found.contains(id)).collect();
        if !children.is_empty() {
            let base = Base {
                discriminator,
                holder,
                children,
            };
            bases.insert(*id, base);
        }
    }
    bases
}

/// The discriminator of a component without alternatives, and the schema that has it.
fn discriminator(document: &Document, id: SchemaId) -> Option<(SchemaId, &Discriminator)> {
    let component = document.schema(id);
    let own = std::iter::once(id).chain(component.all_of.iter().copied());
    own.filter(|id| document.schema(*id).reference.is_none())
        .find_map(|id| {
            let schema = document.schema(id);
            let alone = schema.one_of.is_none() && schema.any_of.is_none();
            let found = schema.discriminator.as_ref().filter(|_| alone)?;
            Some((id, found))
        })
}

/// What a component extends: what its `allOf` refers to, or a reference with something beside it.
fn parents(
    document: &Document,
    id: SchemaId,
    plainly: &dyn Fn(SchemaId) -> SchemaId,
) -> Vec<SchemaId> {
    let schema = document.schema(id);
    let branches = schema.all_of.iter().copied();
    let mut parents: Vec<SchemaId> = branches
        .map(plainly)
        .filter(|parent| *parent != id)
        .collect();
    if plain_target(schema).is_none()
        && let Some(reference) = &schema.reference
    {
        parents.extend(reference.target.map(plainly));
    }
    parents
}

impl<'d> Lowering<'d> {
    /// The schemas whose discriminators choose among what extends a component, by index.
    pub(super) fn base_holders(&self) -> HashSet<usize> {
        self.bases
            .values()
            .map(|base| base.holder.index())
            .collect()
    }

    /// The discriminator of a base, and what extends it; `None` for what is no base.
    pub(super) fn children_of(&self, id: SchemaId) -> Option<(&'d Discriminator, Vec<SchemaId>)> {
        let base = self.bases.get(&id)?;
        Some((base.discriminator, base.children.clone()))
    }

    /// The discriminators by a property of the bases that a component extends, in the document's order.
    pub(super) fn bases_of(&self, child: SchemaId, property: &str) -> Vec<&'d Discriminator> {
        let components = self.document.components.iter();
        let bases = components.filter_map(|(_, id)| self.bases.get(id));
        let extended = bases.filter(|base| base.children.contains(&child));
        let discriminators = extended.map(|base| base.discriminator);
        discriminators
            .filter(|one| one.property.value == property)
            .collect()
    }

    /// The place of a base's own members, without what extends it.
    fn own_place(id: SchemaId) -> Place {
        Place::All(Conjunction {
            decided: vec![(id, GroupKind::OneOf)],
            ..Conjunction::one(id)
        })
    }

    /// Where a component that adds nothing to a base leads: to the base's own members.
    pub(super) fn bare_child(&self, child: SchemaId, base: SchemaId) -> Option<Place> {
        let extends = self.bases.get(&base)?.children.contains(&child);
        let refers = plain_target(self.document.schema(child)).is_some();
        (extends && !refers).then(|| Self::own_place(base))
    }

    /// The union of what extends a component, and of the component itself; `None` where nothing does.
    pub(super) fn hierarchy(&mut self, ty: TypeId, id: SchemaId) -> Option<Shape> {
        let base = self.bases.get(&id)?;
        let (discriminator, children) = (base.discriminator, base.children.clone());
        let property = discriminator.property.value.as_str();
        let mapping = self.mapping(discriminator);
        let shared = self.constant_texts(&self.open(&Conjunction::one(id)), property);
        let mut variants = Vec::new();
        let default = self.default_target(discriminator);
        let mut default_at = None;
        for child in children {
            if default == Some(child) {
                default_at = Some(variants.len());
            }
            let conjunction = Conjunction::one(child);
            let name = self.component_name(child);
            let alternative = self.alternative(conjunction, child, name);
            let tags = self.child_tags(&alternative, property, &mapping, &shared);
            let name = name.unwrap_or_default().to_owned();
            variants.push(self.variant(ty, &alternative, name, tags));
        }
        if let Some(tags) = self.own_tags(id, discriminator, &mapping, &shared) {
            if default == Some(id) {
                default_at = Some(variants.len());
            }
            variants.push(Variant {
                ty: self.below(ty, Step::Variant("base".to_owned()), Self::own_place(id)),
                name: "base".to_owned(),
                docs: Docs {
                    description: Some("What is none of the others.".to_owned()),
                    ..Docs::default()
                },
                evidence: Evidence {
                    tags,
                    ..Evidence::default()
                },
                written_tag: None,
            });
        }
        Some(Shape::Union(Union {
            variants,
            discriminator: Some(property.to_owned()),
            default: default_at,
            exclusive: true,
        }))
    }

    /// The discriminator's values for a base itself; `None` where the document says what values there
    /// are, and none of them is the base's.
    pub(super) fn own_tags(
        &self,
        id: SchemaId,
        discriminator: &Discriminator,
        mapping: &HashMap<SchemaId, Vec<String>>,
        shared: &[String],
    ) -> Option<Vec<String>> {
        if let Some(tags) = mapping.get(&id) {
            return Some(tags.clone());
        }
        if self.follows_to(discriminator.default.as_ref(), id) {
            return Some(Vec::new());
        }
        let name = self.component_name(id).unwrap_or_default();
        let alike = named(shared, name);
        if !alike.is_empty() {
            return Some(alike);
        }
        let open = discriminator.mapping.is_empty() && shared.is_empty();
        open.then(|| vec![name.to_owned()])
    }

    /// The discriminator's values for what extends a base. The values that the base lists itself are
    /// those of all; which one is meant is told by the component's name.
    fn child_tags(
        &mut self,
        child: &Alternative<'d>,
        property: &str,
        mapping: &HashMap<SchemaId, Vec<String>>,
        shared: &[String],
    ) -> Vec<String> {
        let tags = self.tags(child, property, mapping);
        if shared.is_empty() || tags != shared {
            return tags;
        }
        let name = child.component.unwrap_or_default();
        let alike = named(shared, name);
        if alike.is_empty() {
            vec![name.to_owned()]
        } else {
            alike
        }
    }
}

/// The tags that are a component's name, but for case and separators.
fn named(tags: &[String], name: &str) -> Vec<String> {
    let alike = tags.iter().filter(|tag| letters(tag) == letters(name));
    alike.cloned().collect()
}

/// A name without case and separators.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
