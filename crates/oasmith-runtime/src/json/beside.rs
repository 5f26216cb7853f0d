//! The discriminator of a union whose variant does not declare it.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::misfit::Aside;
use super::{Decode, Decoded, Encode, Json, Kind, Reader, Writer};
use crate::{Checker, Param, ToParam, Validate};

/// A value of a union's variant that does not declare the discriminator: the value, and what the
/// discriminator was where it was received. It dereferences to the value.
///
/// A value that was made is written with the variant's own discriminator, one that was received with what
/// it came with, be it none.
#[derive(Clone, PartialEq)]
pub struct Tagged<T> {
    value: Box<T>,
    came_with: CameWith,
}

/// The discriminator that a value came with.
#[derive(Clone, PartialEq)]
enum CameWith {
    /// The variant's own, or the value was made.
    Own,
    /// Another one that leads to the variant.
    Other(Box<Json>),
    /// None: something else led to the variant.
    Nothing,
}

impl<T> Tagged<T> {
    /// A value that is written with the variant's own discriminator.
    pub fn new(value: T) -> Self {
        Self {
            value: Box::new(value),
            came_with: CameWith::Own,
        }
    }

    /// The value alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        *self.value
    }
}

impl Reader<'_> {
    /// For generated code: reads the variant of a union that does not declare the member by which it is
    /// chosen; its own value there is `tag`.
    ///
    /// # Errors
    ///
    /// The value is not one of the variant, or the text is not JSON.
    #[doc(hidden)]
    pub fn beside<T: Decode>(&mut self, member: &'static str, tag: &str) -> Decoded<Tagged<T>> {
        let mark = self.mark();
        let found = self.kind()? == Kind::Object && self.seek_member(member)?;
        let came_with = match found.then(|| self.read::<Json>()).transpose()? {
            None => CameWith::Nothing,
            Some(Json::String(text)) if text == tag => CameWith::Own,
            Some(other) => CameWith::Other(Box::new(other)),
        };
        self.reset(mark);
        let aside = self.set_aside(Aside::of(member, mark));
        let value = self.read();
        self.set_aside(aside);
        Ok(Tagged {
            value: Box::new(value?),
            came_with,
        })
    }
}

impl<T: Encode> Tagged<T> {
    /// For generated code: writes the value with its discriminator.
    #[doc(hidden)]
    pub fn write(&self, writer: &mut Writer, member: &str, tag: &str) {
        match &self.came_with {
            CameWith::Own => writer.beside(member, tag, &*self.value),
            CameWith::Other(other) => writer.beside(member, &**other, &*self.value),
            CameWith::Nothing => self.value.encode(writer),
        }
    }
}

impl<T> From<T> for Tagged<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T> Deref for Tagged<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Tagged<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Tagged<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: Validate> Validate for Tagged<T> {
    fn check(&self, checker: &mut Checker) {
        self.value.check(checker);
    }
}

impl<T: ToParam> ToParam for Tagged<T> {
    fn to_param(&self) -> Param {
        self.value.to_param()
    }
}
