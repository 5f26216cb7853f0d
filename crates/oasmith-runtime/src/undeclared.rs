//! Members that an object has beside those that it offers.

use std::collections::BTreeMap;

use crate::{Decoded, Json, Reader};

/// What was read into an object beside its members, where those are closed or where a rule asks for
/// it. It is written back, and validation looks at it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Undeclared(BTreeMap<String, Json>);

impl Undeclared {
    /// Reads a member.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    pub fn read(&mut self, name: String, reader: &mut Reader<'_>) -> Decoded<()> {
        let value = reader.read()?;
        self.0.insert(name, value);
        Ok(())
    }

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
