//! What is known beforehand about each variant of a union: the evidence it is chosen by.

use std::ops::BitOr;

/// The kinds of JSON value that a variant can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// `null`
    pub const NULL: Self = Self(1);
    /// `true` and `false`
    pub const BOOLEAN: Self = Self(1 << 1);
    /// Integers, also those spelled `1.0`
    pub const INTEGER: Self = Self(1 << 2);
    /// All numbers, integers included
    pub const NUMBER: Self = Self(1 << 3 | 1 << 2);
    /// Strings
    pub const STRING: Self = Self(1 << 4);
    /// Arrays
    pub const ARRAY: Self = Self(1 << 5);
    /// Objects
    pub const OBJECT: Self = Self(1 << 6);
    /// Every kind
    pub const ANY: Self = Self(0x7F);
    /// Numbers that are not integral, as they are seen in a text.
    pub(super) const FRACTION: Self = Self(1 << 3);

    /// Both together; `|` in constants.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have a kind in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// A value that a member of a variant must have.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Constant {
    /// A string
    Text(&'static str),
    /// An integer
    Integer(i64),
    /// Another number
    Number(f64),
    /// `true` or `false`
    Boolean(bool),
    /// `null`
    Null,
}

/// The evidence for one variant of a union.
///
/// ```
/// use oasmith_runtime::{Constant, Kinds, Variant};
/// const VARIANTS: &[Variant] = &[
///     Variant::of("Cat", Kinds::OBJECT)
///         .constants(&[("type", &[Constant::Text("cat")])])
///         .required(&["type", "lives"])
///         .known(&["type", "lives", "name"]),
///     Variant::of("Name", Kinds::STRING),
/// ];
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// The variant's name, for messages.
    pub name: &'static str,
    /// The kinds of value that it can be.
    pub kinds: Kinds,
    /// Members that must have one of the given values where they are there.
    pub constants: &'static [(&'static str, &'static [Constant])],
    /// Members that must be there.
    pub required: &'static [&'static str],
    /// All members that it has a place for.
    pub known: &'static [&'static str],
    /// Whether other members than those are forbidden.
    pub closed: bool,
    /// The strings that it can be, where it is a string enum.
    pub values: &'static [&'static str],
}

impl Variant {
    /// A variant of which only the kinds are known.
    #[must_use]
    pub const fn of(name: &'static str, kinds: Kinds) -> Self {
        Self {
            name,
            kinds,
            constants: &[],
            required: &[],
            known: &[],
            closed: false,
            values: &[],
        }
    }

    /// The variants of all `parts`, one after the other, which are `N`: for a table that is too long for
    /// one file.
    ///
    /// ```
    /// use oasmith_runtime::{Kinds, Variant};
    /// const FIRST: &[Variant] = &[Variant::of("Name", Kinds::STRING)];
    /// const REST: &[Variant] = &[Variant::of("Age", Kinds::INTEGER)];
    /// const ALL: &[Variant] = &Variant::joined::<2>(&[FIRST, REST]);
    /// assert_eq!(ALL[1].name, "Age");
    /// ```
    #[must_use]
    pub const fn joined<const N: usize>(parts: &[&[Self]]) -> [Self; N] {
        let mut all = [Self::of("", Kinds::ANY); N];
        let (mut at, mut part, mut own) = (0, 0, 0);
        while at < N {
            while own == parts[part].len() {
                (part, own) = (part + 1, 0);
            }
            all[at] = parts[part][own];
            (at, own) = (at + 1, own + 1);
        }
        all
    }

    /// Sets the members that tell it from others, the discriminator's among them.
    #[must_use]
    pub const fn constants(
        mut self,
        constants: &'static [(&'static str, &'static [Constant])],
    ) -> Self {
        self.constants = constants;
        self
    }

    /// Sets the members that must be there.
    #[must_use]
    pub const fn required(mut self, required: &'static [&'static str]) -> Self {
        self.required = required;
        self
    }

    /// Sets all members that it has a place for.
    #[must_use]
    pub const fn known(mut self, known: &'static [&'static str]) -> Self {
        self.known = known;
        self
    }

    /// Forbids other members than the known.
    #[must_use]
    pub const fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    /// Sets the strings that it can be.
    #[must_use]
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }
}
