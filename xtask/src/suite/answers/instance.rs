//! Values that a schema allows, made up.
//!
//! What holds at one place is gathered first: the schema, what it refers to, all of `allOf`, one of
//! `oneOf` and of `anyOf`. A value is then made that every one of them allows. `not`, conditions and
//! `dependent…` are left alone, and so are patterns: where one stands, an example is taken.

use oasmith_spec::document::Document;
use oasmith_spec::node::Node;
use oasmith_spec::schema::{JsonType, Schema, SchemaId};
use serde_json::{Map, Value as Json};

use super::text;
use crate::random::Random;
use crate::suite::documents::json_of;

/// From this depth on, nothing is put in that may be left out.
const SPARE: usize = 5;
/// How often alternatives are chosen anew that don't go together.
const CHOICES: usize = 8;
/// A value that needs more than this is endless.
const DEEPEST: usize = 24;

/// A value that a schema allows; `None` where none can be made. With `undeclared`, objects have a member
/// that the schema doesn't declare, where it allows that.
pub(super) fn make(
    document: &Document,
    schema: SchemaId,
    undeclared: bool,
    random: Random,
) -> Option<Json> {
    let mut maker = Maker {
        document,
        undeclared,
        random,
    };
    maker.value(&[schema], 0)
}

struct Maker<'d> {
    document: &'d Document,
    undeclared: bool,
    random: Random,
}

impl<'d> Maker<'d> {
    /// A value that all of these schemas allow.
    fn value(&mut self, ids: &[SchemaId], depth: usize) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        let (all, kind) = (0..CHOICES).find_map(|_| self.choose(ids))?;
        if let Some(listed) = listed(&all) {
            return self.random.pick(&listed).cloned();
        }
        if !all.is_empty() && all.iter().all(|it| it.nullable) && self.random.one_in(6) {
            return Some(Json::Null);
        }
        match kind {
            None => Some(Json::Null),
            Some(JsonType::Boolean) => Some(Json::Bool(self.random.one_in(2))),
            Some(JsonType::Integer) => self.integer(&all),
            Some(JsonType::Number) => self.number(&all),
            Some(JsonType::String) => text::make(&all, &mut self.random).map(Json::String),
            Some(JsonType::Array) => self.array(&all, depth),
            Some(JsonType::Object) => self.object(&all, depth),
        }
    }

    /// What holds where all of these schemas do, with alternatives chosen, and a type that it allows.
    /// `None` where the alternatives don't go together.
    fn choose(&mut self, ids: &[SchemaId]) -> Option<(Vec<&'d Schema>, Option<JsonType>)> {
        let mut all = Vec::new();
        for &id in ids {
            self.gather(id, &mut all, 0)?;
        }
        let kind = self.kind(&all)?;
        Some((all, kind))
    }

    /// Adds what holds where a schema does. `None` where nothing is allowed, or it goes round.
    fn gather(&mut self, id: SchemaId, all: &mut Vec<&'d Schema>, passed: usize) -> Option<()> {
        let schema = self.document.schema(id);
        if schema.boolean == Some(false) || passed > DEEPEST {
            return None;
        }
        if all.iter().any(|it| std::ptr::eq(*it, schema)) {
            return Some(());
        }
        all.push(schema);
        let target = schema.reference.as_ref().map(|reference| reference.target);
        for id in target
            .into_iter()
            .flatten()
            .chain(schema.all_of.iter().copied())
        {
            self.gather(id, all, passed + 1)?;
        }
        for alternatives in [&schema.one_of, &schema.any_of].into_iter().flatten() {
            let chosen = *self.random.pick(alternatives)?;
            self.gather(chosen, all, passed + 1)?;
        }
        Some(())
    }

    /// A type that all of them allow; `Some(None)` is null.
    fn kind(&mut self, all: &[&Schema]) -> Option<Option<JsonType>> {
        if all.iter().any(|it| it.null_only) {
            let allowed = |it: &&Schema| it.nullable || it.null_only || it.types.is_empty();
            return all.iter().all(allowed).then_some(None);
        }
        let allowed = |kind: &JsonType| {
            all.iter().all(|it| {
                it.types.is_empty()
                    || it.types.contains(*kind)
                    || (*kind == JsonType::Integer && it.types.contains(JsonType::Number))
            })
        };
        let kinds: Vec<JsonType> = JsonType::ALL.into_iter().filter(allowed).collect();
        let hinted = |kind: JsonType, hint: fn(&Schema) -> bool| {
            (kinds.contains(&kind) && all.iter().any(|it| hint(it))).then_some(kind)
        };
        let says_object = |it: &Schema| !it.properties.is_empty() || !it.required.is_empty();
        let hint = hinted(JsonType::Object, says_object)
            .or_else(|| hinted(JsonType::Array, |it| it.items.is_some()));
        match hint {
            Some(kind) => Some(Some(kind)),
            None => self.random.pick(&kinds).copied().map(Some),
        }
    }

    fn integer(&mut self, all: &[&Schema]) -> Option<Json> {
        let lower = |it: &&Schema| {
            let bound = it.bounds.minimum.as_ref()?;
            Some(bound.value.as_i128()? + i128::from(bound.exclusive))
        };
        let upper = |it: &&Schema| {
            let bound = it.bounds.maximum.as_ref()?;
            Some(bound.value.as_i128()? - i128::from(bound.exclusive))
        };
        let least = all.iter().filter_map(lower).max();
        let most = all.iter().filter_map(upper).min();
        let least = least.unwrap_or_else(|| most.map_or(0, |most| most.min(0)));
        let span = most.map_or(1000, |most| most.saturating_sub(least).clamp(0, 1000));
        let span = usize::try_from(span).ok()?;
        let value = least + i128::try_from(self.random.below(span + 1)).ok()?;
        let steps = all
            .iter()
            .filter_map(|it| it.bounds.multiple_of.as_ref()?.as_i128());
        let step = steps.max().unwrap_or(1).max(1);
        let value = value + (step - value.rem_euclid(step)) % step;
        i64::try_from(value).ok().map(Json::from)
    }

    fn number(&mut self, all: &[&Schema]) -> Option<Json> {
        let limited = all.iter().any(|it| {
            let bounds = &it.bounds;
            bounds.minimum.is_some() || bounds.maximum.is_some() || bounds.multiple_of.is_some()
        });
        if limited || self.random.one_in(2) {
            return self.integer(all);
        }
        let quarter = self.random.below(4000) as f64 / 4.0;
        serde_json::Number::from_f64(quarter).map(Json::Number)
    }

    fn array(&mut self, all: &[&Schema], depth: usize) -> Option<Json> {
        let least = all.iter().filter_map(|it| it.bounds.min_items).max();
        let least = usize::try_from(least.unwrap_or(0)).ok()?;
        let most = all.iter().filter_map(|it| it.bounds.max_items).min();
        let most = usize::try_from(most.unwrap_or(3))
            .ok()?
            .max(least)
            .min(least + 3);
        let unique = all.iter().any(|it| it.bounds.unique_items);
        let spare = if depth < SPARE {
            self.random.below(most - least + 1)
        } else {
            0
        };
        let mut items: Vec<Json> = Vec::new();
        for index in 0..least + spare {
            let at = |it: &&Schema| it.prefix_items.get(index).copied().or(it.items);
            let ids: Vec<SchemaId> = all.iter().filter_map(at).collect();
            let Some(item) = self.value(&ids, depth + 1) else {
                break;
            };
            if !(unique && items.contains(&item)) {
                items.push(item);
            }
        }
        (items.len() >= least).then_some(Json::Array(items))
    }

    fn object(&mut self, all: &[&Schema], depth: usize) -> Option<Json> {
        let mut object = Map::new();
        let required = |name: &str| {
            all.iter()
                .any(|it| it.required.iter().any(|required| required.value == name))
        };
        let declared = all
            .iter()
            .flat_map(|it| it.properties.iter().map(|(name, _)| &name.value));
        let demanded = all
            .iter()
            .flat_map(|it| it.required.iter().map(|name| &name.value));
        for name in declared.chain(demanded) {
            if object.contains_key(name) {
                continue;
            }
            let needed = required(name);
            if self.is_never_answered(all, name) {
                continue;
            }
            if !needed && (depth >= SPARE || self.random.one_in(3)) {
                continue;
            }
            let value = match self.member_schemas(all, name) {
                Some(ids) => self.value(&ids, depth + 1),
                None => None,
            };
            match value {
                Some(value) => {
                    object.insert(name.clone(), value);
                }
                None if needed => return None,
                None => {}
            }
        }
        if self.undeclared && depth < SPARE {
            self.add_undeclared(all, depth, &mut object);
        }
        Some(Json::Object(object))
    }

    /// Puts a member in that no schema declares, where all allow one.
    fn add_undeclared(&mut self, all: &[&Schema], depth: usize, object: &mut Map<String, Json>) {
        let names_are_free = all.iter().all(|it| {
            it.property_names.is_none()
                && it.pattern_properties.is_empty()
                && it.bounds.max_properties.is_none()
                && it.unevaluated_properties.is_none()
        });
        let name = format!("x{}", self.random.below(100));
        if !names_are_free || object.contains_key(&name) {
            return;
        }
        if let Some(ids) = self.member_schemas(all, &name)
            && let Some(value) = self.value(&ids, depth + 1)
        {
            object.insert(name, value);
        }
    }

    /// Whether a member is `writeOnly`, and so in no response.
    fn is_never_answered(&self, all: &[&Schema], name: &str) -> bool {
        let mut properties = all.iter().flat_map(|it| &it.properties);
        properties.any(|(known, id)| known.value == name && self.document.schema(*id).write_only)
    }

    /// What all of them say of a member; `None` where one forbids it.
    fn member_schemas(&self, all: &[&Schema], name: &str) -> Option<Vec<SchemaId>> {
        let mut ids = Vec::new();
        for schema in all {
            let declared = schema
                .properties
                .iter()
                .find(|(known, _)| known.value == name);
            let id = declared.map(|(_, id)| *id).or(schema.additional_properties);
            if let Some(id) = id {
                if self.document.schema(id).boolean == Some(false) {
                    return None;
                }
                ids.push(id);
            }
        }
        Some(ids)
    }
}

/// The values of `const` and `enum` that all allow, where there are such keywords.
fn listed(all: &[&Schema]) -> Option<Vec<Json>> {
    let mut lists = all.iter().filter_map(|it| {
        let constant = it.constant.as_ref().map(std::slice::from_ref);
        constant.or(it.enumeration.as_deref())
    });
    let first = lists.next()?;
    let others: Vec<&[Node]> = lists.collect();
    let in_all = |node: &&Node| {
        others
            .iter()
            .all(|list| list.iter().any(|other| other.same_value(node)))
    };
    Some(first.iter().filter(in_all).map(json_of).collect())
}
