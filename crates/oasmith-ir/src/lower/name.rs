//! Names of variants.

use foldhash::{HashMap, HashSet};

use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::JsonType;

use super::Lowering;
use super::compose;
use super::conjunction::Conjunction;
use super::kinds;
use super::open::Opened;
use super::union::Alternative;
use super::values::{self, key};
use crate::origin::Root;
use crate::types::{Shape, TypeId};

/// How deep names look into arrays of arrays.
const MAX_DEPTH: usize = 4;

/// What members have listed values in the alternatives of a union.
#[derive(Default)]
pub(super) struct Choices<'d> {
    /// The members with one value, by alternative.
    constants: Vec<Vec<(&'d str, &'d Node)>>,
    /// In how many alternatives a member may have a value.
    counts: HashMap<(&'d str, String), usize>,
    /// The members that may have any value in some alternative.
    open: HashSet<&'d str>,
}

impl Choices<'_> {
    /// The one value that a member has in an alternative and in no other.
    fn constant(&self, at: usize, discriminator: Option<&str>) -> Option<String> {
        let constants = self.constants.get(at)?;
        let choosing = |(member, value): &(&str, &Node)| {
            let text = scalar_text(value).filter(|text| !text.is_empty())?;
            let count = self.counts.get(&(*member, key(value))).copied();
            (count == Some(1) && !self.open.contains(member)).then_some(text)
        };
        let named = constants
            .iter()
            .filter(|(member, _)| Some(*member) == discriminator);
        named.chain(constants).find_map(choosing)
    }
}

impl<'d> Lowering<'d> {
    /// A name for a variant: the component's, the title, the constants that choose it, else what
    /// kind of value it is; `known` for listed values beside any text.
    pub(super) fn variant_name(
        &mut self,
        alternative: &Alternative<'d>,
        choices: &Choices<'d>,
        at: usize,
        discriminator: Option<&str>,
        beside_text: bool,
    ) -> String {
        if let Some(component) = alternative.component {
            return component.to_owned();
        }
        if alternative.plain.is_none()
            && let Some(title) = self.stated_docs(&alternative.written()).title
            && !title.trim().is_empty()
        {
            return title;
        }
        if let Some(constant) = choices.constant(at, discriminator) {
            return constant;
        }
        if let Some([one]) = values::listed(&alternative.opened).as_deref()
            && let Some(text) = scalar_text(one)
            && !text.is_empty()
        {
            return text;
        }
        let several = values::listed(&alternative.opened).is_some_and(|listed| listed.len() > 1);
        if several && beside_text {
            return "known".to_owned();
        }
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

    /// What members have listed values in alternatives that have no other name.
    pub(super) fn choices(&self, list: &[Alternative<'d>]) -> Choices<'d> {
        let mut choices = Choices::default();
        if list.iter().all(|one| one.component.is_some()) {
            return choices;
        }
        for alternative in list {
            let mut constants = Vec::new();
            for member in compose::members(&alternative.opened) {
                let opened = self.open(&Conjunction::of(member.schemas));
                let Some(listed) = values::listed(&opened) else {
                    choices.open.insert(member.name);
                    continue;
                };
                for value in &listed {
                    *choices.counts.entry((member.name, key(value))).or_default() += 1;
                }
                if let [one] = listed.as_slice() {
                    constants.push((member.name, *one));
                }
            }
            choices.constants.push(constants);
        }
        choices
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

fn scalar_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.as_str().to_owned()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}
