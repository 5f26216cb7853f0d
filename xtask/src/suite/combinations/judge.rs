//! The judge of instances: `jsonschema`, which knows nothing of us.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::dialect;
use super::instance::Maker;
use super::schema::reference;
use crate::Result;
use crate::random::Random;

/// How many of each are wanted, and how many are tried for them.
const WANTED: usize = 5;
const TRIED: u64 = 40;

/// An instance of a component.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    pub(super) value: Value,
    pub(super) valid: bool,
}

/// The schemas of a document, for the judge.
pub(super) struct Judge {
    root: Value,
    is_30: bool,
}

/// The component that stands for a schema without a name.
const ONE: &str = "-one-";

impl Judge {
    pub(super) fn new(document: &Value) -> Self {
        Self {
            root: dialect::components(document),
            is_30: dialect::is_30(document),
        }
    }

    /// The components' names.
    pub(super) fn components(&self) -> impl Iterator<Item = &String> {
        let schemas = self.root["components"]["schemas"].as_object();
        schemas.into_iter().flatten().map(|(name, _)| name)
    }

    /// The properties that a component itself declares, by whatever it is composed of.
    pub(super) fn declared(&self, component: &str) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        self.declare(&self.root["components"]["schemas"][component], &mut names);
        names
    }

    fn declare(&self, schema: &Value, names: &mut BTreeSet<String>) {
        let properties = schema["properties"].as_object();
        names.extend(
            properties
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone()),
        );
        for keyword in ["allOf", "anyOf", "oneOf"] {
            for part in schema[keyword].as_array().into_iter().flatten() {
                self.declare(part, names);
            }
        }
        let target = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
        if let Some(target) = target.and_then(|pointer| self.root.pointer(pointer)) {
            self.declare(target, names);
        }
    }

    /// A validator of a component.
    pub(super) fn validator(&self, component: &str) -> Result<jsonschema::Validator> {
        let mut root = self.root.clone();
        root["$ref"] = json!(reference(component));
        let validator = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .build(&root)
            .map_err(|error| format!("{component}: no JSON Schema: {error}"))?;
        Ok(validator)
    }

    /// A valid instance of a schema; `None` where none is found.
    pub(super) fn one(&self, schema: &Value, seed: u64) -> Result<Option<Value>> {
        let mut root = self.root.clone();
        root["components"]["schemas"][ONE] = dialect::of(schema, self.is_30);
        let judge = Self { root, ..*self };
        let found = judge.instances(ONE, seed)?;
        Ok(found.into_iter().find(|it| it.valid).map(|it| it.value))
    }

    /// Instances of a component, some valid and some not.
    pub(super) fn instances(&self, component: &str, seed: u64) -> Result<Vec<Instance>> {
        let validator = self.validator(component)?;
        let schema = json!({"$ref": reference(component)});
        let mut found: Vec<Instance> = Vec::new();
        for index in 0..TRIED {
            let random = Random::new(seed, component, index);
            let mut maker = Maker {
                root: &self.root,
                random,
            };
            let made = maker.make(&schema, 0);
            let is_changed = index % 2 == 1;
            let value = if is_changed {
                maker.changed(&made)
            } else {
                made
            };
            let valid = validator.is_valid(&value);
            let same = found.iter().filter(|it| it.valid == valid).count();
            // A change can make a tag lie, which OpenAPI leaves open: only what it makes invalid counts.
            let counts = !(is_changed && valid);
            if counts && same < WANTED && found.iter().all(|it| it.value != value) {
                found.push(Instance { value, valid });
            }
        }
        Ok(found)
    }
}
