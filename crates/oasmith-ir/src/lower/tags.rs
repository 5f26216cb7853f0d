//! The values by which a `discriminator` chooses each alternative.

use foldhash::{HashMap, HashMapExt as _};

use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::{Discriminator, Reference, SchemaId};

use super::conjunction::Conjunction;
use super::open::{Group, Opened};
use super::union::Alternative;
use super::{Lowering, compose, values};

/// How many unions within unions are looked into.
const MAX_DEPTH: usize = 8;

/// The values that `mapping` has for each schema.
pub(super) type Mapping = HashMap<SchemaId, Vec<String>>;

/// What is asked for.
struct Asked<'a> {
    property: &'a str,
    /// The mapping of the union that asks.
    mapping: &'a Mapping,
}

impl<'d> Lowering<'d> {
    /// The discriminator's values for a variant: those that map to it, and those of what it is a union of;
    /// else the constants of the member, else the component's name (OpenAPI 3.1.1, section 4.8.25).
    pub(super) fn tags(
        &mut self,
        alternative: &Alternative<'d>,
        property: &str,
        mapping: &Mapping,
    ) -> Vec<String> {
        let asked = Asked { property, mapping };
        let id = self.follow(alternative.written);
        let mut tags = mapping.get(&id).cloned().unwrap_or_default();
        let mut own = vec![id];
        if let Some(inner) = self.inner_tags(alternative, &asked, &mut own) {
            add_new(&mut tags, inner);
            return tags;
        }
        if tags.is_empty() {
            tags = self.leaf_tags(alternative, property);
        }
        tags
    }

    /// What chooses an alternative that nothing maps to.
    fn leaf_tags(&mut self, alternative: &Alternative<'d>, property: &str) -> Vec<String> {
        let tags = self.constant_texts(&alternative.opened, property);
        if !tags.is_empty() {
            return tags;
        }
        let tags = self.tags_of_bases(alternative, property);
        if !tags.is_empty() {
            return tags;
        }
        alternative
            .component
            .map(str::to_owned)
            .into_iter()
            .collect()
    }

    /// The values that a hierarchy maps to a component that is part of it.
    fn tags_of_bases(&mut self, alternative: &Alternative<'d>, property: &str) -> Vec<String> {
        let id = self.follow(alternative.written);
        let bases = self.bases_of(id, property);
        let mut tags = Vec::new();
        for discriminator in bases {
            let mut mapping = self.mapping(discriminator);
            add_new(&mut tags, mapping.remove(&id).unwrap_or_default());
        }
        tags
    }

    /// The values of the alternatives of an alternative; `None` where it has none, or where one of them
    /// may have any value.
    fn inner_tags(
        &mut self,
        alternative: &Alternative<'d>,
        asked: &Asked<'_>,
        own: &mut Vec<SchemaId>,
    ) -> Option<Vec<String>> {
        if own.len() > MAX_DEPTH {
            return None;
        }
        if let Some(base) = alternative.conjunction.single().map(|id| self.follow(id))
            && let Some((discriminator, children)) = self.children_of(base)
        {
            return self.tags_of_children(base, discriminator, &children, asked, own);
        }
        let groups: Vec<Group> = alternative.opened.groups.clone();
        let group = groups.iter().find(|group| !self.are_conditions(group))?;
        let inner = self.document.schema(group.holder).discriminator.as_ref();
        let inner = inner.filter(|inner| inner.property.value == asked.property);
        let list = self.alternatives(&alternative.conjunction, &alternative.opened, group);
        let mapping = inner.map(|inner| self.mapping(inner)).unwrap_or_default();
        let mut tags = Vec::new();
        for one in &list {
            let found = self.tags_within(one, &mapping, inner.is_some(), asked, own)?;
            add_new(&mut tags, found);
        }
        Some(tags)
    }

    /// The values for an alternative within one of the union that asks. `named`: whether its component's
    /// name is one.
    fn tags_within(
        &mut self,
        alternative: &Alternative<'d>,
        mapping: &Mapping,
        named: bool,
        asked: &Asked<'_>,
        own: &mut Vec<SchemaId>,
    ) -> Option<Vec<String>> {
        let id = self.follow(alternative.written);
        if own.contains(&id) {
            return Some(Vec::new());
        }
        own.push(id);
        let mut tags = mapping.get(&id).cloned().unwrap_or_default();
        match self.inner_tags(alternative, asked, own) {
            Some(inner) => add_new(&mut tags, inner),
            None if tags.is_empty() => {
                tags = match named {
                    true => self.leaf_tags(alternative, asked.property),
                    false => self.constant_texts(&alternative.opened, asked.property),
                };
            }
            None => {}
        }
        // What the outer mapping gives to others is theirs.
        tags.retain(|tag| {
            let mut mapped = asked.mapping.iter().filter(|(_, tags)| tags.contains(tag));
            mapped.all(|(target, _)| own.contains(target))
        });
        add_new(
            &mut tags,
            asked.mapping.get(&id).cloned().unwrap_or_default(),
        );
        own.pop();
        (!tags.is_empty()).then_some(tags)
    }

    /// The values of a hierarchy that stands among the alternatives of a union.
    fn tags_of_children(
        &mut self,
        base: SchemaId,
        discriminator: &'d Discriminator,
        children: &[SchemaId],
        asked: &Asked<'_>,
        own: &mut Vec<SchemaId>,
    ) -> Option<Vec<String>> {
        let is_same = discriminator.property.value == asked.property;
        let mapping = self.mapping(discriminator);
        let mut tags = Vec::new();
        if is_same {
            let whole = self.open(&Conjunction::one(base));
            let shared = self.constant_texts(&whole, asked.property);
            let own_tags = self.own_tags(base, discriminator, &mapping, &shared);
            tags.extend(own_tags.into_iter().flatten());
        }
        for child in children {
            let conjunction = Conjunction::one(*child);
            let one = self.alternative(conjunction, *child, self.component_name(*child));
            let found = self.tags_within(&one, &mapping, is_same, asked, own)?;
            add_new(&mut tags, found);
        }
        Some(tags)
    }

    /// The values that `mapping` has for each schema.
    pub(super) fn mapping(&mut self, discriminator: &Discriminator) -> Mapping {
        let mut mapping = Mapping::new();
        for (value, reference) in &discriminator.mapping {
            if let Some(target) = reference.target {
                let tags = mapping.entry(self.follow(target)).or_default();
                tags.push(value.value.clone());
            }
        }
        mapping
    }

    /// The schema that `defaultMapping` names.
    pub(super) fn default_target(&mut self, discriminator: &Discriminator) -> Option<SchemaId> {
        let target = discriminator.default.as_ref()?.target?;
        Some(self.follow(target))
    }

    /// Whether a reference leads to a component.
    pub(super) fn follows_to(&self, reference: Option<&Reference>, id: SchemaId) -> bool {
        let target = reference.and_then(|reference| reference.target);
        target.is_some_and(|target| self.plainly(target) == id)
    }

    /// The values that are listed for a member, as texts.
    pub(super) fn constant_texts(&self, opened: &Opened<'d>, member: &str) -> Vec<String> {
        let mut declared = compose::members(opened).into_iter();
        let Some(declared) = declared.find(|declared| declared.name == member) else {
            return Vec::new();
        };
        let opened = self.open(&Conjunction::of(declared.schemas));
        let listed = values::listed(&opened).unwrap_or_default();
        listed.into_iter().filter_map(scalar_text).collect()
    }
}

/// A string, or the JSON text of another scalar; `None` for null, lists and objects.
fn scalar_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.as_str().to_owned()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn add_new(tags: &mut Vec<String>, more: Vec<String>) {
    for tag in more {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
}
