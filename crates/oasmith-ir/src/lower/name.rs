//! Names of variants.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt as _, HashSet};

use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::JsonType;

use super::Lowering;
use super::compose;
use super::conjunction::Conjunction;
use super::kinds;
use super::open::Opened;
use super::redundant::within;
use super::union::Alternative;
use super::values;
use crate::origin::Root;
use crate::types::{Shape, TypeId};

/// The longest name that is made of listed values.
const MOST_JOINED: usize = 24;

/// How deep names look into arrays of arrays.
const MAX_DEPTH: usize = 4;

/// An object among the alternatives, by what may tell it from the others.
#[derive(Default)]
struct Features<'d> {
    /// The properties.
    properties: BTreeSet<&'d str>,
    /// Those that must be there.
    required: BTreeSet<&'d str>,
    /// Those with one value, the discriminator first, then those that must be there, each by its name.
    constants: Vec<(&'d str, String)>,
}

impl<'d> Lowering<'d> {
    /// Names for the variants. Each is made of what the alternative itself says, so that no other one has a say in it
    /// and their order has none: its component, its title, its constant, its only property, its type. Where two would be
    /// the same, what tells them apart is added.
    pub(super) fn variant_names(
        &mut self,
        list: &[Alternative<'d>],
        discriminator: Option<&str>,
    ) -> Vec<String> {
        if list.iter().all(|one| one.component.is_some()) {
            return list
                .iter()
                .filter_map(|one| one.component.map(str::to_owned))
                .collect();
        }
        let features: Vec<Features<'d>> = list
            .iter()
            .map(|one| self.features(one, discriminator))
            .collect();
        let mut own: Vec<Vec<String>> = Vec::new();
        for (at, one) in list.iter().enumerate() {
            own.push(self.own_names(one, features.get(at), list));
        }
        let compared: Vec<Vec<String>> = (0..list.len())
            .map(|at| compared_names(&features, at))
            .collect();
        let first = chosen(&own, &[]);
        let second = chosen(&compared, &own);
        let types: Vec<String> = list.iter().map(|one| self.type_name(one)).collect();
        let mut names = Vec::new();
        for (at, ty) in types.iter().enumerate() {
            let name = |of: &[Option<String>]| of.get(at).cloned().flatten();
            // Of those that nothing of their own names, one may be the only one of its type.
            let same = types
                .iter()
                .zip(&first)
                .filter(|(other, name)| name.is_none() && *other == ty);
            let only = (same.count() == 1).then(|| ty.clone());
            let shared = || own.get(at)?.first().cloned();
            let found = name(&first)
                .or(only)
                .or_else(|| name(&second))
                .or_else(shared);
            names.push(found.unwrap_or_else(|| ty.clone()));
        }
        self.number(list, &mut names);
        names
    }

    /// Numbers the alternatives that still have one name, in the order of what they say: the order in which they are
    /// written decides nothing.
    fn number(&self, list: &[Alternative<'d>], names: &mut [String]) {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (name, one)) in names.iter().zip(list).enumerate() {
            if one.component.is_none() {
                by_name.entry(name.clone()).or_default().push(at);
            }
        }
        let taken: HashSet<String> = names.iter().cloned().collect();
        for (name, all) in by_name.into_iter().filter(|(_, all)| all.len() > 1) {
            let sketch = |at: &usize| {
                let written = list.get(*at).map(|one| self.sketch(one.written));
                (written, list.get(*at).and_then(|one| one.conjunction.only))
            };
            let mut all = all;
            all.sort_by_cached_key(sketch);
            let mut numbers = (2..).map(|number| format!("{name} {number}"));
            for at in all.into_iter().skip(1) {
                let free = numbers.find(|numbered| !taken.contains(numbered));
                if let (Some(free), Some(name)) = (free, names.get_mut(at)) {
                    *name = free;
                }
            }
        }
    }

    /// What an alternative could be called by what it says, best first.
    fn own_names(
        &mut self,
        alternative: &Alternative<'d>,
        features: Option<&Features<'d>>,
        list: &[Alternative<'d>],
    ) -> Vec<String> {
        if let Some(component) = alternative.component {
            return vec![component.to_owned()];
        }
        let mut names = Vec::new();
        if alternative.plain.is_none()
            && let Some(title) = self.stated_docs(&alternative.written()).title
            && !title.trim().is_empty()
        {
            names.push(title);
        }
        if let Some(features) = features {
            names.extend(features.constants.iter().map(|(_, value)| value.clone()));
            let mut properties = features.properties.iter();
            let only = match (
                features.required.len(),
                properties.next(),
                properties.next(),
            ) {
                (1, ..) => features.required.iter().next(),
                (_, Some(only), None) => Some(only),
                _ => None,
            };
            names.extend(only.map(|only| (*only).to_owned()));
        }
        if let Some(listed) = values::listed(&alternative.opened) {
            match listed.as_slice() {
                [one] => names.extend(scalar_text(one).filter(|text| !text.is_empty())),
                [_, _, ..] => {
                    if is_beside_open(alternative, list) {
                        names.push("known".to_owned());
                    }
                    let mut texts: Vec<String> =
                        listed.iter().filter_map(|one| scalar_text(one)).collect();
                    texts.sort_unstable();
                    let joined = texts.join(" or ");
                    if joined.len() <= MOST_JOINED {
                        names.push(joined);
                    }
                }
                [] => {}
            }
        }
        names
    }

    /// What kind of value an alternative is.
    fn type_name(&mut self, alternative: &Alternative<'d>) -> String {
        // Whole numbers beside numbers are numbers.
        if let Some(Shape::Number(_)) = &alternative.plain {
            return JsonType::Number.as_str().to_owned();
        }
        let kinds = kinds::stated(&alternative.opened);
        match kinds.and_then(|kinds| kinds.iter().last()) {
            Some(kind) => self.kind_name(&alternative.opened, kind),
            None => "value".to_owned(),
        }
    }

    fn features(&self, alternative: &Alternative<'d>, discriminator: Option<&str>) -> Features<'d> {
        let mut features = Features::default();
        if alternative.component.is_some() {
            return features;
        }
        for name in compose::required(&alternative.opened) {
            features.required.insert(&name.value);
        }
        for member in compose::members(&alternative.opened) {
            features.properties.insert(member.name);
            let opened = self.open(&Conjunction::of(member.schemas));
            if let Some([one]) = values::listed(&opened).as_deref()
                && let Some(text) = scalar_text(one).filter(|text| !text.is_empty())
            {
                features.constants.push((member.name, text));
            }
        }
        let Features {
            required,
            constants,
            ..
        } = &mut features;
        constants.sort_by_key(|(name, _)| {
            (
                Some(*name) != discriminator,
                !required.contains(name),
                *name,
            )
        });
        features
    }

    /// Lists of a union itself are called `array`: its name stands before the variant's anyway.
    pub(super) fn without_own_name(
        &self,
        ty: TypeId,
        alternative: &Alternative<'d>,
        name: String,
    ) -> String {
        let origin = &self.types[ty.index()].origin;
        let own = match (&origin.root, alternative.component) {
            (Root::Component(own), None) if origin.is_component() => own,
            _ => return name,
        };
        match name.strip_prefix(own.as_str()) {
            Some("Array") => JsonType::Array.as_str().to_owned(),
            _ => name,
        }
    }

    /// What kind of value it is: `string`, `object`, `UserArray`.
    pub(super) fn kind_name(&mut self, opened: &Opened<'d>, kind: JsonType) -> String {
        self.kind_name_within(opened, kind, 0)
    }

    fn kind_name_within(&mut self, opened: &Opened<'d>, kind: JsonType, depth: usize) -> String {
        let mut parts = opened.parts.iter();
        let items = parts.find_map(|part| part.schema.items);
        let (JsonType::Array, Some(items)) = (kind, items) else {
            return kind.as_str().to_owned();
        };
        if depth >= MAX_DEPTH {
            return kind.as_str().to_owned();
        }
        let items = self.follow(items);
        if let Some(component) = self.component_name(items) {
            return format!("{component}Array");
        }
        if let Some(title) = &self.document.schema(items).title {
            return format!("{}Array", title.value);
        }
        let opened = self.open(&Conjunction::one(items));
        match kinds::stated(&opened).map(|kinds| kinds.iter().collect::<Vec<_>>()) {
            Some(kinds) if kinds.len() == 1 => {
                let name = self.kind_name_within(&opened, kinds[0], depth + 1);
                format!("{name}Array")
            }
            _ => kind.as_str().to_owned(),
        }
    }
}

/// What an alternative could be called by what the others lack: a constant that others have too with a property that tells
/// it from them, then such a property alone.
fn compared_names(features: &[Features<'_>], at: usize) -> Vec<String> {
    let Some(own) = features.get(at) else {
        return Vec::new();
    };
    let others = |is_near: &dyn Fn(&Features<'_>) -> bool| -> Option<String> {
        let mut near = Vec::new();
        for (other, features) in features.iter().enumerate() {
            if other != at && is_near(features) {
                near.push(features);
            }
        }
        let lacks = |name: &&&str| near.iter().all(|one| !one.properties.contains(**name));
        let demands = |name: &&&str| near.iter().all(|one| !one.required.contains(**name));
        let required = own
            .required
            .iter()
            .filter(|name| own.properties.contains(**name));
        let telling = required
            .clone()
            .find(lacks)
            .or_else(|| required.clone().find(demands));
        let telling = telling.or_else(|| own.properties.iter().find(lacks));
        telling.map(|name| (*name).to_owned())
    };
    let mut names = Vec::new();
    if let Some((member, value)) = own.constants.first() {
        let has_it = |one: &Features<'_>| {
            let mut constants = one.constants.iter();
            constants.any(|(name, other)| name == member && other == value)
        };
        names.extend(others(&has_it).map(|property| format!("{value} {property}")));
    }
    names.extend(others(&|_| true));
    names
}

/// The first name of each that no other one wants as well, and nobody among `taken`; `None` where there is none.
fn chosen(candidates: &[Vec<String>], taken: &[Vec<String>]) -> Vec<Option<String>> {
    let mut wanted: HashMap<&str, HashSet<usize>> = HashMap::new();
    for (at, names) in candidates.iter().enumerate() {
        for name in names {
            wanted.entry(name).or_default().insert(at);
        }
    }
    let taken: HashSet<&str> = taken.iter().flatten().map(String::as_str).collect();
    let is_free = |name: &&String| {
        let wanted = wanted.get(name.as_str());
        !taken.contains(name.as_str()) && wanted.is_some_and(|all| all.len() == 1)
    };
    let first = |names: &Vec<String>| names.iter().find(is_free).cloned();
    candidates.iter().map(first).collect()
}

/// Whether another alternative is any value of the kind of which this one lists some.
fn is_beside_open(alternative: &Alternative<'_>, list: &[Alternative<'_>]) -> bool {
    let kinds = kinds::stated(&alternative.opened);
    list.iter().any(|other| {
        let others = match &other.plain {
            // It stands for whole numbers beside numbers, whichever of them is written first.
            Some(Shape::Number(_)) => Some(super::only(JsonType::Number)),
            _ => kinds::stated(&other.opened),
        };
        let covers = || {
            kinds
                .zip(others)
                .is_some_and(|(own, others)| within(own, others))
        };
        other.is_plain_scalar() && (kinds.is_none() || covers())
    })
}

fn scalar_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.as_str().to_owned()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}
