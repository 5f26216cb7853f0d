//! Rules: what a document demands of values that no type expresses.
//!
//! A rule is a schema again, with only the keywords that assert something, references resolved and
//! null said in one way. What a type or its [constraints](crate::constraint) express has none.

pub mod json;

use oasmith_spec::node::{Node, Number};

/// The place of a rule in [`Api::rules`](crate::api::Api::rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub(crate) u32);

impl RuleId {
    /// The index into the table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A rule with its name, which is the place of its schema in the document (`#/components/schemas/Pet`).
#[derive(Debug, Clone)]
pub struct Rule {
    /// The name, unique among the rules.
    pub name: String,
    /// What it demands.
    pub body: RuleBody,
}

/// What a rule demands.
#[derive(Debug, Clone)]
pub enum RuleBody {
    /// No value keeps to it.
    Never,
    /// All of these; every value keeps to it where there are none.
    All(Vec<RuleKeyword>),
}

/// A keyword of JSON Schema draft 2020-12 with its value.
#[derive(Debug, Clone)]
pub enum RuleKeyword {
    /// `$ref`
    Reference(RuleId),
    /// `type`
    Types(Vec<&'static str>),
    /// `enum`
    Values(Vec<Node>),
    /// `const`
    Constant(Node),
    /// `minimum` and its like.
    Number(&'static str, Number),
    /// `minLength` and its like.
    Count(&'static str, u64),
    /// `pattern`, `format`.
    Text(&'static str, String),
    /// `uniqueItems: true`
    UniqueItems,
    /// `required`
    Required(Vec<String>),
    /// `dependentRequired`
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `items`, `not` and other keywords with one schema.
    One(&'static str, RuleBody),
    /// `allOf` and other keywords with a list of schemas.
    Several(&'static str, Vec<RuleBody>),
    /// `properties` and other keywords with named schemas.
    Named(&'static str, Vec<(String, RuleBody)>),
}

impl RuleBody {
    /// A rule that every value keeps to.
    pub const ALWAYS: Self = Self::All(Vec::new());

    /// The rules that it refers to, itself or in what is inside.
    pub fn references(&self) -> Vec<RuleId> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect(&self, found: &mut Vec<RuleId>) {
        let Self::All(keywords) = self else { return };
        for keyword in keywords {
            match keyword {
                RuleKeyword::Reference(id) => found.push(*id),
                RuleKeyword::One(_, body) => body.collect(found),
                RuleKeyword::Several(_, list) => list.iter().for_each(|one| one.collect(found)),
                RuleKeyword::Named(_, list) => list.iter().for_each(|(_, one)| one.collect(found)),
                _ => {}
            }
        }
    }
}
