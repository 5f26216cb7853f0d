//! Members that an object has beside those that it offers.

use std::collections::BTreeMap;

use crate::Json;

/// What was read into an object beside its members, where those are closed or where a rule asks for
/// it. It is written back, and validation looks at it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Undeclared(pub(crate) BTreeMap<String, Json>);

impl Undeclared {
    /// The members by name.
    pub fn iter(&self) -> std::collections::btree_map::Iter<'_, String, Json> {
        self.0.iter()
    }
}

impl<'u> IntoIterator for &'u Undeclared {
    type Item = (&'u String, &'u Json);
    type IntoIter = std::collections::btree_map::Iter<'u, String, Json>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
