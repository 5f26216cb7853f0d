//! Works out what tells the variants of a union from each other.

use foldhash::HashSet;

use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::{JsonType, TypeSet};

use crate::api::Api;
use crate::types::{Additional, Enum, EnumBase, EnumValue, Evidence, Object, Shape, TypeId, Union};

/// Members with more values than this choose nothing.
const FEW: usize = 16;

/// How many unions within unions are looked into.
const MAX_DEPTH: usize = 8;

/// Fills the evidence of every variant, keeping the tags that the lowering found.
pub(super) fn run(api: &mut Api) {
    let mut known: Vec<Known> = vec![Known::No; api.types.len()];
    for at in 0..api.types.len() {
        let Shape::Union(union) = &api.types[at].shape else {
            continue;
        };
        let found: Vec<Evidence> = union
            .variants
            .iter()
            .map(|variant| evidence(api, variant.ty.id, &mut known, 0))
            .collect();
        if let Shape::Union(union) = &mut api.types[at].shape {
            for (variant, evidence) in union.variants.iter_mut().zip(found) {
                let tags = std::mem::take(&mut variant.evidence.tags);
                variant.evidence = Evidence {
                    tags,
                    tag_kinds: variant.evidence.tag_kinds,
                    tag_nullable: variant.evidence.tag_nullable,
                    openness: variant.evidence.openness,
                    ..evidence
                };
            }
        }
    }
}

/// What has been worked out of the evidence of a union.
#[derive(Clone)]
enum Known {
    No,
    Asked,
    Yes(Evidence),
}

fn evidence(api: &Api, id: TypeId, known: &mut [Known], depth: usize) -> Evidence {
    let mut evidence = Evidence::default();
    let id = api.resolve_alias(id);
    let kind = match &api.ty(id).shape {
        Shape::Boolean => JsonType::Boolean,
        Shape::Integer(_) => JsonType::Integer,
        Shape::Number(_) => JsonType::Number,
        Shape::Text(_) => JsonType::String,
        Shape::Array(_) | Shape::Tuple(_) => JsonType::Array,
        Shape::Map(_) => JsonType::Object,
        Shape::Object(object) => return of_object(api, object),
        Shape::Enum(listed) => return of_enum(listed),
        Shape::Union(union) => {
            let at = id.index();
            if let Known::Yes(evidence) = &known[at] {
                return evidence.clone();
            }
            if depth >= MAX_DEPTH || matches!(known[at], Known::Asked) {
                evidence.kinds = every_kind();
                return evidence;
            }
            known[at] = Known::Asked;
            let evidence = of_union(api, union, known, depth);
            known[at] = Known::Yes(evidence.clone());
            return evidence;
        }
        Shape::Any | Shape::Alias(_) | Shape::External(_) => {
            evidence.kinds = every_kind();
            return evidence;
        }
        Shape::Never | Shape::Null => return evidence,
    };
    evidence.kinds.insert(kind);
    evidence
}

fn every_kind() -> TypeSet {
    let mut kinds = TypeSet::default();
    for kind in JsonType::ALL {
        kinds.insert(kind);
    }
    kinds
}

fn of_enum(listed: &Enum) -> Evidence {
    let mut evidence = Evidence::default();
    let kinds: &[JsonType] = match listed.base {
        EnumBase::Text => &[JsonType::String],
        EnumBase::Integer => &[JsonType::Integer],
        EnumBase::Number => &[JsonType::Number],
        EnumBase::Boolean => &[JsonType::Boolean],
        EnumBase::Mixed => &[
            JsonType::Boolean,
            JsonType::Number,
            JsonType::String,
            JsonType::Array,
            JsonType::Object,
        ],
    };
    for kind in kinds {
        let lists = |one: &EnumValue| match kind {
            JsonType::Array => matches!(one.value.value, Value::Array(_)),
            JsonType::Object => matches!(one.value.value, Value::Object(_)),
            _ => true,
        };
        if listed.values.iter().any(lists) {
            evidence.kinds.insert(*kind);
        }
    }
    if listed.base == EnumBase::Text {
        let texts = listed
            .values
            .iter()
            .filter_map(|value| value.value.as_str());
        evidence.values = texts.map(str::to_owned).collect();
    }
    evidence
}

fn of_object(api: &Api, object: &Object) -> Evidence {
    let mut evidence = Evidence::default();
    evidence.kinds.insert(JsonType::Object);
    for member in &object.members {
        evidence.known.push(member.name.clone());
        if member.required && !member.undeclared {
            evidence.required.push(member.name.clone());
        }
        if !member.ty.nullable
            && let Some(constants) = constants(api, member.ty.id)
        {
            evidence.constants.push((member.name.clone(), constants));
        }
    }
    evidence.closed = matches!(object.additional, Additional::Forbidden);
    evidence
}

fn constants(api: &Api, id: TypeId) -> Option<Vec<Node>> {
    let Shape::Enum(listed) = &api.ty(api.resolve_alias(id)).shape else {
        return None;
    };
    let fits = listed.values.len() <= FEW && listed.base != EnumBase::Mixed;
    fits.then(|| listed.values.iter().map(|one| one.value.clone()).collect())
}

/// A variant that is a union itself: what all its variants have.
fn of_union(api: &Api, union: &Union, known: &mut [Known], depth: usize) -> Evidence {
    let inner = union.variants.iter();
    let mut inner = inner.map(|variant| evidence(api, variant.ty.id, known, depth + 1));
    let Some(mut all) = inner.next() else {
        return Evidence::default();
    };
    for one in inner {
        for kind in one.kinds.iter() {
            all.kinds.insert(kind);
        }
        all.constants
            .retain(|(name, _)| one.constants.iter().any(|(other, _)| other == name));
        for (name, values) in &mut all.constants {
            let others = one.constants.iter().filter(|(other, _)| other == name);
            for value in others.flat_map(|(_, values)| values) {
                if !values.iter().any(|known| known.same_value(value)) {
                    values.push(value.clone());
                }
            }
        }
        let required: HashSet<&String> = one.required.iter().collect();
        all.required.retain(|name| required.contains(name));
        let known: HashSet<&String> = all.known.iter().collect();
        let new: Vec<String> = one
            .known
            .iter()
            .filter(|name| !known.contains(name))
            .cloned()
            .collect();
        all.known.extend(new);
        all.closed &= one.closed;
        all.values.extend(one.values);
    }
    let objects_only = all.kinds.len() == 1 && all.kinds.contains(JsonType::Object);
    let texts_only = all.kinds.len() == 1 && all.kinds.contains(JsonType::String);
    if !objects_only {
        all.constants.clear();
        all.required.clear();
    }
    if !texts_only {
        all.values.clear();
    }
    all
}
