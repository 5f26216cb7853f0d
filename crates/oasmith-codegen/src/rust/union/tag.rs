//! The member that alone tells the variants of a union apart.

use std::collections::HashSet;

use oasmith_ir::types::{Evidence, Union};
use oasmith_spec::node::Value;
use oasmith_spec::schema::JsonType;

/// A member that every variant must have, with a text of its own in each.
pub(super) struct Tag<'u> {
    pub(super) member: &'u str,
    /// Its text in each variant.
    pub(super) texts: Vec<&'u str>,
}

impl<'u> Tag<'u> {
    /// The discriminator, or the first constant that will do. Where there is none, and where variants
    /// are not all objects, other evidence is needed.
    pub(super) fn of(union: &'u Union) -> Option<Self> {
        if union.default.is_some() {
            return None;
        }
        let first = &union.variants.first()?.evidence;
        if let Some(member) = union.discriminator.as_deref()
            && !first.tags.is_empty()
        {
            return Self::by(union, member, |evidence| {
                only(&evidence.tags).filter(|tag| is_text(tag, evidence))
            });
        }
        let mut members = first.constants.iter();
        members.find_map(|(member, _)| Self::by(union, member, |it| constant(it, member)))
    }

    fn by(
        union: &'u Union,
        member: &'u str,
        text: impl Fn(&'u Evidence) -> Option<&'u str>,
    ) -> Option<Self> {
        let mut seen = HashSet::new();
        let texts = union.variants.iter().map(|variant| {
            let evidence = &variant.evidence;
            let is_object = evidence.kinds.iter().eq([JsonType::Object]);
            let must = evidence.required.iter().any(|name| name == member);
            text(evidence).filter(|text| is_object && must && seen.insert(*text))
        });
        Some(Self {
            member,
            texts: texts.collect::<Option<_>>()?,
        })
    }
}

/// Whether a discriminator's value can be nothing but a string.
fn is_text(tag: &str, evidence: &Evidence) -> bool {
    if evidence.tag_nullable {
        return false;
    }
    let kinds = evidence.tag_kinds;
    let is_string = kinds.len() == 1 && kinds.contains(JsonType::String);
    let is_scalar = tag.parse::<f64>().is_ok() || tag.parse::<bool>().is_ok();
    is_string || kinds.is_empty() && !is_scalar
}

fn only(texts: &[String]) -> Option<&str> {
    match texts {
        [text] => Some(text),
        _ => None,
    }
}

/// The one text that a member must have.
fn constant<'e>(evidence: &'e Evidence, member: &str) -> Option<&'e str> {
    let (_, values) = evidence.constants.iter().find(|(name, _)| name == member)?;
    match values.as_slice() {
        [node] => match &node.value {
            Value::String(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}
