//! Labels of connections.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, DerefMut};

use crate::runtime::{
    Checker, Decode, Decoded, Encode, Param, Reader, ToParam, Validate, Violations, Writer,
};

/// Labels of a connection, by which connections can be found.
///
/// ```
/// use nango::Tags;
///
/// let tags = Tags::from([("organization_id", "acme"), ("Plan", "team")]);
/// assert!(tags.validate().is_ok());
/// // A list by this would be of everything: the server drops it.
/// assert!(Tags::from([("constructor", "x")]).validate().is_err());
/// ```
///
/// At most 10. A key has up to 64 characters: a letter, then letters, digits and `_-./`. It is sent in
/// lower case, as the server stores it. A value has 1 to 255 characters. A call with other tags isn't
/// sent; its error says which and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags(BTreeMap<String, String>);

/// Names that objects of JavaScript have. The server, which is written in it, passes over filters by
/// them, and answers with a list of everything.
const OF_EVERY_OBJECT: &[&str] = &[
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

impl Tags {
    /// Without tags.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The tags as a map.
    #[must_use]
    pub fn into_inner(self) -> BTreeMap<String, String> {
        self.0
    }

    /// Checks that the server would take them as they are meant.
    ///
    /// # Errors
    ///
    /// There are too many, or a key or value isn't one; all that is wrong is listed.
    pub fn validate(&self) -> Result<(), Violations> {
        Validate::validate(self)
    }
}

/// Reports what is wrong with a key.
fn check_key(key: &str, checker: &mut Checker) {
    let mut characters = key.chars();
    let starts = characters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic());
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    if !starts || !characters.all(goes_on) {
        checker.report("the key must be a letter, then letters, digits or `_-./`");
    }
    if key.chars().count() > 64 {
        checker.report("the key is longer than 64 characters");
    }
    // Keys are sent in lower case.
    let of_every_object = |name: &&str| name.eq_ignore_ascii_case(key);
    if OF_EVERY_OBJECT.iter().any(of_every_object) {
        checker.report("the server would take no notice of this key");
    }
}

impl Validate for Tags {
    fn check(&self, checker: &mut Checker) {
        checker.properties(self.0.len(), None, Some(10));
        let mut seen = BTreeSet::new();
        for (key, value) in &self.0 {
            checker.at(key, |checker| {
                check_key(key, checker);
                checker.length(value, Some(1), Some(255));
                if !seen.insert(key.to_ascii_lowercase()) {
                    checker.report("another key differs in case only");
                }
            });
        }
    }
}

impl ToParam for Tags {
    fn to_param(&self) -> Param {
        let pairs = self.0.iter();
        Param::Object(
            pairs
                .map(|(key, value)| (key.to_ascii_lowercase(), Param::text(value)))
                .collect(),
        )
    }

    fn fault(&self) -> Option<String> {
        self.validate().err().map(|faults| faults.to_string())
    }
}

impl Decode for Tags {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.read().map(Self)
    }
}

impl Encode for Tags {
    fn encode(&self, writer: &mut Writer) {
        if !writer.is_sent() {
            return self.0.encode(writer);
        }
        if let Some(fault) = self.fault() {
            writer.refuse(fault);
        }
        writer.begin_object();
        for (key, value) in &self.0 {
            writer.member(&key.to_ascii_lowercase(), value);
        }
        writer.end_object();
    }
}

crate::runtime::serde_by_json!(Tags);

impl Deref for Tags {
    type Target = BTreeMap<String, String>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Tags {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl From<BTreeMap<String, String>> for Tags {
    fn from(tags: BTreeMap<String, String>) -> Self {
        Self(tags)
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Tags {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(tags: I) -> Self {
        let tags = tags.into_iter();
        Self(
            tags.map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }
}

impl<K: Into<String>, V: Into<String>, const N: usize> From<[(K, V); N]> for Tags {
    fn from(tags: [(K, V); N]) -> Self {
        tags.into_iter().collect()
    }
}
