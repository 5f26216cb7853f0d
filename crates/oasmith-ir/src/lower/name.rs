//! Names of variants.

use std::collections::HashMap;

use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::JsonType;

use super::Lowering;
use super::compose;
use super::conjunction::Conjunction;
use super::kinds;
use super::open::Opened;
use super::union::Alternative;
use super::values;

/// How deep names look into arrays of arrays.
const MAX_DEPTH: usize = 4;

/// The listed values of the members of one alternative.
pub(super) type Choices<'d> = HashMap<&'d str, Option<Vec<&'d Node>>>;

impl<'d> Lowering<'d> {
    /// A name for a variant: the component's, the title, the constants that choose it, else what
    /// kind of value it is.
    pub(super) fn variant_name(
        &mut self,
        alternative: &Alternative<'d>,
        choices: &[Choices<'d>],
        at: usize,
        discriminator: Option<&str>,
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
        if let Some(constant) = Self::choosing_constant(alternative, choices, at, discriminator) {
            return constant;
        }
        if let Some([one]) = values::listed(&alternative.opened).as_deref()
            && let Some(text) = scalar_text(one)
            && !text.is_empty()
        {
            return text;
        }
        let kinds = kinds::stated(&alternative.opened);
        match kinds.and_then(|kinds| kinds.iter().last()) {
            Some(kind) => self.kind_name(&alternative.opened, kind),
            None => "value".to_owned(),
        }
    }

    /// The listed values of every member of every alternative that has no other name.
    pub(super) fn choices(&self, list: &[Alternative<'d>]) -> Vec<Choices<'d>> {
        if list.iter().all(|one| one.component.is_some()) {
            return Vec::new();
        }
        let choices = list.iter().map(|alternative| {
            let members = compose::members(&alternative.opened).into_iter();
            let listed = members.map(|member| {
                let opened = self.open(&Conjunction::of(member.schemas));
                (member.name, values::listed(&opened))
            });
            listed.collect()
        });
        choices.collect()
    }

    /// The one value that a member has in this alternative and in no other.
    fn choosing_constant(
        alternative: &Alternative<'d>,
        choices: &[Choices<'d>],
        at: usize,
        discriminator: Option<&str>,
    ) -> Option<String> {
        let own = choices.get(at)?;
        let mut members = compose::members(&alternative.opened);
        members.sort_by_key(|member| Some(member.name) != discriminator);
        for member in members {
            let Some(Some([value])) = own.get(member.name).map(Option::as_deref) else {
                continue;
            };
            let Some(text) = scalar_text(value).filter(|text| !text.is_empty()) else {
                continue;
            };
            let shared = choices.iter().enumerate().any(|(other, choices)| {
                other != at
                    && choices.get(member.name).is_some_and(|listed| {
                        let has =
                            |listed: &Vec<&Node>| listed.iter().any(|one| one.same_value(value));
                        listed.as_ref().is_none_or(has)
                    })
            });
            if !shared {
                return Some(text);
            }
        }
        None
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
