//! Reading the value of a member into its place.
//!
//! Generated code has a line of these for each member. They give no result, since what the compiler
//! makes of a `?` costs it more than the call: a fault waits until [`Members::next`] is asked, which
//! is at once.

use std::collections::BTreeMap;

use super::super::Decoded;
use super::Members;
use crate::{Decode, NamePattern, Reader, Undeclared};

impl<'j> Reader<'j> {
    /// Reads an object: the members whose names are some of `names`, and the others.
    ///
    /// # Errors
    ///
    /// The value is not an object, or a member of one of the names is no `T`.
    pub fn named_members<T: Decode>(
        &mut self,
        names: &NamePattern,
    ) -> Decoded<(BTreeMap<String, T>, Undeclared)> {
        let mut members = self.object(&[])?;
        let (mut map, mut others) = (BTreeMap::new(), Undeclared::default());
        while members.next(self)?.is_some() {
            members.insert_or_keep(self, names, &mut map, &mut others);
        }
        Ok((map, others))
    }
}

impl<'j> Members<'j> {
    /// Reads a value that replaces what is in `place`.
    #[inline]
    pub fn read<T: Decode>(&mut self, reader: &mut Reader<'j>, place: &mut T) {
        match T::decode(reader) {
            Ok(value) => *place = value,
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Reads a value that is known to be there from now on, null too where `T` holds it.
    #[inline]
    pub fn fill<T: Decode>(&mut self, reader: &mut Reader<'j>, place: &mut Option<T>) {
        match T::decode(reader) {
            Ok(value) => *place = Some(value),
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Reads the value of a member that is not in the table, by its key.
    #[inline]
    pub fn insert<T: Decode>(&mut self, reader: &mut Reader<'j>, place: &mut BTreeMap<String, T>) {
        if reader.is_aside(self.unknown_key()) {
            return self.pass(reader);
        }
        match T::decode(reader) {
            Ok(value) => {
                reader.misfits.loose += 1;
                place.insert(self.key(), value);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Reads the value of a member that is not in the table, where its key is one of `names`; passes
    /// over it else.
    pub fn insert_named<T: Decode>(
        &mut self,
        reader: &mut Reader<'j>,
        names: &NamePattern,
        place: &mut BTreeMap<String, T>,
    ) {
        if names.is_in(self.unknown_key()) {
            self.insert(reader, place);
        } else {
            self.skip(reader);
        }
    }

    /// The same, but what is passed over is kept.
    pub fn insert_or_keep<T: Decode>(
        &mut self,
        reader: &mut Reader<'j>,
        names: &NamePattern,
        place: &mut BTreeMap<String, T>,
        undeclared: &mut Undeclared,
    ) {
        if names.is_in(self.unknown_key()) {
            self.insert(reader, place);
        } else {
            self.keep(reader, undeclared);
        }
    }

    /// Keeps a member that the object has no place for.
    pub fn keep(&mut self, reader: &mut Reader<'j>, undeclared: &mut Undeclared) {
        if !reader.is_aside(self.unknown_key()) {
            reader.misfits.dropped += 1;
        }
        self.insert(reader, &mut undeclared.0);
    }

    /// Passes over a value.
    pub fn skip(&mut self, reader: &mut Reader<'j>) {
        if !reader.is_aside(self.unknown_key()) {
            reader.misfits.dropped += 1;
        }
        self.pass(reader);
    }

    fn pass(&mut self, reader: &mut Reader<'j>) {
        if let Err(fault) = reader.skip() {
            self.fault = Some(fault);
        }
    }
}
