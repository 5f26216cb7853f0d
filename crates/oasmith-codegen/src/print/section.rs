//! What the code beside a model's definition holds, which the files are named after that it moves to
//! where one file would be too long.

use super::doc::{CodeSpan, Doc};
use crate::ident::Ident;
use crate::print::snippet;

/// A part of a model's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// The constructor, the setters, and what gives defaults.
    Builder,
    /// `From`.
    Conversions,
    /// `Debug`.
    Debug,
    /// `Decode`.
    Decode,
    /// `Encode`.
    Encode,
    /// The names of an object's members.
    Members,
    /// How a parameter is written.
    Parameter,
    /// `Validate`.
    Validate,
    /// The evidence for the variants of a union.
    Variants,
    /// What the variants of an enum are on the wire.
    Wire,
}

impl Section {
    /// The name of its file.
    pub(crate) fn name(self) -> Ident {
        Ident::fixed(match self {
            Self::Builder => "builder",
            Self::Conversions => "conversions",
            Self::Debug => "debug",
            Self::Decode => "decode",
            Self::Encode => "encode",
            Self::Members => "properties",
            Self::Parameter => "parameter",
            Self::Validate => "validate",
            Self::Variants => "variants",
            Self::Wire => "wire",
        })
    }

    /// The docs of its file.
    pub(crate) fn docs(self, model: &Ident) -> Doc {
        let mut doc = Doc::new();
        let model = CodeSpan::new(model.as_str());
        doc.paragraph(&match self {
            Self::Builder => snippet!("Constructor and methods of {}.", model),
            Self::Conversions => snippet!("Conversions into {}.", model),
            Self::Debug => snippet!("{} as debugging shows it.", model),
            Self::Decode => snippet!("Reading {} from JSON.", model),
            Self::Encode => snippet!("Writing {} as JSON.", model),
            Self::Members => snippet!("The property names of {}.", model),
            Self::Parameter => snippet!("{} as a parameter.", model),
            Self::Validate => snippet!("The checks of {}.", model),
            Self::Variants => snippet!("What tells the variants of {} apart.", model),
            Self::Wire => snippet!("The values of {} on the wire.", model),
        });
        doc
    }
}
