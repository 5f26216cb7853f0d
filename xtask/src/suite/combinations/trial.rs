//! A document on its way through all that is asked of it.

use serde_json::{Map, Value};

use super::calls::{self, Call};
use super::client::Client;
use super::crates::Module;
use super::judge::{Instance, Judge};
use super::order::{self, Shuffled};
use super::{bodies, same};
use crate::Result;

/// What is wrong with what became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// Its kind, which stays while the document is made smaller.
    pub(super) kind: String,
    pub(super) what: String,
}

impl Finding {
    pub(super) fn new(kind: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            what: what.into(),
        }
    }
}

/// A document, and all that is made of it.
pub(super) struct Trial {
    /// The name of its module.
    pub(super) name: String,
    pub(super) document: Value,
    pub(super) judge: Judge,
    /// The instances of each component.
    pub(super) instances: Vec<(String, Vec<Instance>)>,
    /// The calls of operations with parameters.
    pub(super) calls: Vec<Call>,
    pub(super) client: Option<Client>,
    pub(super) findings: Vec<Finding>,
}

impl Trial {
    /// Makes everything that needs no compiler.
    pub(super) fn new(name: String, document: Value, seed: u64) -> Result<Self> {
        let judge = Judge::new(&document);
        let mut instances = Vec::new();
        for component in judge.components() {
            instances.push((component.clone(), judge.instances(component, seed)?));
        }
        let mut findings = Vec::new();
        let text = order::text(&document, Shuffled::Members, seed);
        let client = match Client::generate(&text) {
            Ok(client) => Some(client),
            Err(shown) => {
                findings.push(Finding::new("refused", shown));
                None
            }
        };
        if let Some(client) = &client {
            findings.extend(same::check(&document, &text, client, seed));
        }
        Ok(Self {
            name,
            calls: calls::of(&document, &judge, seed)?,
            document,
            judge,
            instances,
            client,
            findings,
        })
    }

    /// What is compiled of it.
    pub(super) fn module(&self) -> Option<Module> {
        let client = self.client.as_ref()?;
        let mut input = Map::new();
        for (component, instances) in &self.instances {
            let values = instances.iter().map(|it| it.value.clone());
            input.insert(component.clone(), values.collect());
        }
        Some(Module {
            name: self.name.clone(),
            code: client.code.clone(),
            probe: bodies::probe(client) + &calls::probe(client, &self.name, &self.calls),
            input: Value::Object(input),
        })
    }
}
