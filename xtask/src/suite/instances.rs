//! What the suite says of its instances.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::Result;

/// The instances of a document: of each group, by its component's name.
pub(super) struct Instances {
    pub(super) groups: BTreeMap<String, Vec<Instance>>,
}

/// An instance. Its value is the driver's business, which reads it as it is spelled.
pub(super) struct Instance {
    pub(super) description: String,
    pub(super) valid: bool,
    tags: Vec<String>,
}

impl Instances {
    /// Reads the file beside a document.
    pub(super) fn read(path: &Path) -> Result<Self> {
        Self::parse(&std::fs::read_to_string(path)?)
    }

    /// Reads its text.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let groups: BTreeMap<String, Value> = serde_json::from_str(text)?;
        let groups = groups
            .into_iter()
            .map(|(name, group)| (name, instances(&group)))
            .collect();
        Ok(Self { groups })
    }
}

fn instances(group: &Value) -> Vec<Instance> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&group["tests"])
        .iter()
        .map(|test| Instance {
            description: text(&test["description"]),
            valid: test["valid"] == true,
            tags: list(&test["tags"]).iter().map(text).collect(),
        })
        .collect()
}

impl Instance {
    fn has(&self, tag: &str) -> bool {
        self.tags.iter().any(|it| it == tag)
    }

    /// Valid only because `format` asserts nothing: a type for the format (a date) may refuse it.
    pub(super) fn is_lax(&self) -> bool {
        self.valid && self.has("format_lax")
    }

    /// Whether it must be accepted.
    pub(super) fn must_be_accepted(&self) -> bool {
        self.valid && !self.has("off_type") && !self.is_lax()
    }

    /// Whether it holds members (or items) that its schema does not declare, which models need not
    /// keep. The mark of doubt in the suite's second tag says that it can be read either way.
    pub(super) fn is_undeclared(&self) -> bool {
        self.has("undeclared") || self.has("undeclared?")
    }
}
