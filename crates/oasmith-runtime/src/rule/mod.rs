//! Rules: what a document demands of values that no type expresses.
//!
//! `not`, `if`, `contains`, exactly one of several, and whatever else a Rust type can't say, stays a
//! schema. Generated code carries such schemas as text and asks for one by its place in the document;
//! it is read when a value is first checked, and then evaluated over the value's JSON (JSON Schema
//! draft 2020-12, core sections 10 and 11, and validation section 6).

mod array;
mod check;
mod decimal;
mod evaluate;
mod name_pattern;
mod object;
mod parse;
mod pattern;
mod pattern_cache;
mod value;

use std::sync::OnceLock;

pub(crate) use array::unique;
use check::Table;
use evaluate::Evaluation;
pub use name_pattern::NamePattern;
pub(crate) use pattern::{PatternBudget, undecided};
pub(crate) use pattern_cache::compiled;
pub(crate) use value::Value;

use crate::{Checker, Encode, decode_slice, encode_vec};

/// Schemas that refer to each other, as texts.
#[derive(Debug)]
pub struct Rules {
    texts: &'static [&'static str],
    table: OnceLock<Table>,
}

impl Rules {
    /// Rules of texts, each of them a JSON Schema. Its `$id` is what others refer to it by with
    /// `$ref`.
    #[must_use]
    pub const fn new(texts: &'static [&'static str]) -> Self {
        Self {
            texts,
            table: OnceLock::new(),
        }
    }

    fn table(&self) -> &Table {
        self.table.get_or_init(|| Table::read(self.texts))
    }
}

impl Checker {
    /// Checks a value against the rule of that `$id`.
    pub fn rule<T: Encode + ?Sized>(&mut self, value: &T, rules: &Rules, id: &str) {
        let table = rules.table();
        let Some(rule) = table.find(id) else {
            return self.report(format!("can't be checked: there is no rule {id}"));
        };
        match seen(value) {
            Ok(value) => Evaluation::new(table).run(rule, &value, self),
            Err(error) => self.report(format!("can't be checked: {error}")),
        }
    }
}

/// A value as rules see it.
pub(crate) fn seen<T: Encode + ?Sized>(value: &T) -> Result<Value, String> {
    let text = encode_vec(value).map_err(|error| error.to_string())?;
    decode_slice(&text).map_err(|error| error.to_string())
}
