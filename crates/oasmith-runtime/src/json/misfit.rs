//! What a decoded value holds that its type does not declare: by that the variants of a union are compared
//! where each of them can be decoded.

use super::cursor::Mark;
use super::{Decode, Decoded, Reader};

/// A member that is read and written by who reads the object: the object has no place for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aside {
    member: &'static str,
    depth: u32,
}

impl Aside {
    /// A member of the object at a place.
    pub(super) fn of(member: &'static str, object: Mark) -> Self {
        Self {
            member,
            depth: object.depth + 1,
        }
    }
}

/// How much of a value a type has no declaration for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Misfits {
    /// Values that are none that an enum or a union lists.
    pub(super) unlisted: usize,
    /// Members that an object passed over.
    pub(super) dropped: usize,
    /// Members that are in no object but a map, and values that may be any JSON.
    pub(super) loose: usize,
}

impl Misfits {
    /// Whether there are none.
    pub(super) fn is_none(self) -> bool {
        self == Self::default()
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            unlisted: self.unlisted.saturating_add(other.unlisted),
            dropped: self.dropped.saturating_add(other.dropped),
            loose: self.loose.saturating_add(other.loose),
        }
    }

    /// Whether a variant with these declares more of a value than the one before it in rank.
    ///
    /// Of variants that list all the values, the lower rank does so only if nothing else told the two apart
    /// (`alike`). A variant that does not list a value gives way to one that does, unless that one has no
    /// place for what the other declares.
    pub(super) fn beat(self, before: Self, alike: bool) -> bool {
        if before.unlisted > 0 {
            return self.lost() < before.lost();
        }
        alike && self.unlisted == 0 && self.undeclared() < before.undeclared()
    }

    fn lost(self) -> usize {
        self.unlisted.saturating_add(self.dropped)
    }

    fn undeclared(self) -> usize {
        self.dropped.saturating_add(self.loose)
    }
}

impl Reader<'_> {
    /// For the types of generated code: takes note that the value that was read is none that its type
    /// lists.
    #[doc(hidden)]
    #[inline]
    pub fn unlisted(&mut self) {
        self.misfits.unlisted += 1;
    }

    /// For the types of generated code: reads a value that is compared with listed ones, be it any JSON.
    ///
    /// # Errors
    ///
    /// The value is not what `T` promises, or the text is not JSON.
    #[doc(hidden)]
    pub fn read_listed<T: Decode>(&mut self) -> Decoded<T> {
        let misfits = self.misfits;
        let value = self.read()?;
        self.misfits = misfits;
        Ok(value)
    }

    /// Lets the object at the cursor pass over a member; gives what was set aside before.
    pub(super) fn set_aside(&mut self, member: impl Into<Option<Aside>>) -> Option<Aside> {
        std::mem::replace(&mut self.aside, member.into())
    }

    /// Whether a member of the object that is being read is set aside.
    #[inline]
    pub(super) fn is_aside(&self, key: &str) -> bool {
        let aside = self.aside.as_ref();
        aside.is_some_and(|aside| aside.depth == self.depth && aside.member == key)
    }
}
