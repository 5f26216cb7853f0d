//! The configuration from Rust: a method a setting.

use std::path::PathBuf;

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Level;

use super::{Config, Entry, OperationEntry, Package};

impl Config {
    /// Reads faults that have a sensible reading in that way, with a warning.
    #[must_use]
    pub fn lenient(mut self, lenient: bool) -> Self {
        self.lenient = lenient;
        self
    }

    /// Applies an overlay after those already named.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.overlays.push(path.into());
        self
    }

    /// Sets the level of a code of diagnostics.
    #[must_use]
    pub fn level(mut self, code: Code, level: Level) -> Self {
        self.levels.push((code, level));
        self
    }

    /// Sets the manifest of a generated crate.
    #[must_use]
    pub fn package(mut self, package: Package) -> Self {
        self.package = package;
        self
    }

    /// Names the generated crate.
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.package.name = Some(name.into());
        self
    }

    /// Puts the operations with this tag or first path segment into a group.
    #[must_use]
    pub fn group(mut self, tag_or_segment: impl Into<String>, group: impl Into<String>) -> Self {
        self.groups.push(Entry::new(tag_or_segment, group));
        self
    }

    /// Names an operation: `"GET /connections"` becomes `"connections.list"`.
    #[must_use]
    pub fn operation(mut self, operation: &str, name: &str) -> Self {
        match OperationEntry::parse(operation, name) {
            Ok(entry) => self.operations.push(entry),
            Err(message) => self.invalid.push(message),
        }
        self
    }

    /// Names a model: a component or the name that was generated for an inline one.
    #[must_use]
    pub fn model(mut self, model: impl Into<String>, name: impl Into<String>) -> Self {
        self.models.push(Entry::new(model, name));
        self
    }

    /// Names a member of an object, in the spelling of a field: `"Order.type"` becomes `"kind"`.
    ///
    /// The model is called as for [`Config::model`], the member as the document spells it.
    #[must_use]
    pub fn member(mut self, member: impl Into<String>, name: impl Into<String>) -> Self {
        self.members.push(Entry::new(member, name));
        self
    }

    /// Names a value of an enum or a variant of a union, in the spelling of a variant: `"Sort.-created"`
    /// becomes `"NewestFirst"`.
    ///
    /// The model is called as for [`Config::model`]; the variant by its value in the document, or by
    /// the name that was generated for it.
    #[must_use]
    pub fn variant(mut self, variant: impl Into<String>, name: impl Into<String>) -> Self {
        self.variants.push(Entry::new(variant, name));
        self
    }

    /// Says where an error's body has the code, as a JSON pointer.
    #[must_use]
    pub fn error_code(mut self, pointer: impl Into<String>) -> Self {
        self.errors.code = Some(pointer.into());
        self
    }

    /// Says where an error's body has the message, as a JSON pointer.
    #[must_use]
    pub fn error_message(mut self, pointer: impl Into<String>) -> Self {
        self.errors.message = Some(pointer.into());
        self
    }
}
