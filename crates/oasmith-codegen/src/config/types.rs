//! `[types]`: types of other crates in the place of generated ones.

use std::collections::HashMap;

use oasmith_ir::api::Api;
use oasmith_ir::replace::{self, Replaced};
use oasmith_ir::types::{External, TypeId, Wire};
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::source::Span;

use super::Config;
use super::syntax::RustPath;
use crate::names;

/// `[types]`: what stands in the place of models and of formats.
#[derive(Debug, Clone, Default)]
pub(crate) struct Types {
    /// By component, or by the name of an inline model.
    pub(crate) models: Vec<Placed>,
    /// By `format`.
    pub(crate) formats: Vec<Placed>,
}

/// A replacement with what it replaces.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) from: String,
    pub(crate) replacement: Replacement,
    /// Where it stands, if in a file.
    pub(crate) span: Option<Span>,
}

/// A type that stands in the place of a generated one.
///
/// It must be `Debug`, `Clone` and `PartialEq`, as models are, and what [`ConversionTraits`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The type, as a path from its crate.
    pub path: RustPath,
    /// By which traits it is read and written.
    pub traits: ConversionTraits,
}

/// By which traits a type is read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ConversionTraits {
    /// `serde::Serialize` and `serde::de::DeserializeOwned`, as JSON. It stands there as
    /// `rt::ViaSerde<Type>`.
    #[default]
    Serde,
    /// `FromStr` and `Display`. It stands there as `rt::ViaFromStr<Type>` where the document has text, and
    /// as `rt::ViaNumber<Type>` where it has a number.
    FromStr,
    /// The traits of the runtime: `Decode` and `Encode`, `Validate` where requests send it, and
    /// `ToParam` where it is a parameter. It stands there as it is.
    Runtime,
}

impl Replacement {
    /// What it is called among the types of an [`Api`].
    fn name(&self) -> String {
        let traits = match self.traits {
            ConversionTraits::Serde => "serde",
            ConversionTraits::FromStr => "from-str",
            ConversionTraits::Runtime => "runtime",
        };
        format!("{} by {traits}", self.path)
    }
}

impl Types {
    /// Puts the types in their places; a model's own comes before its format's. What matches nothing is
    /// reported (`config-no-match`), and so is what can't be text (`config-invalid`).
    pub(crate) fn apply(&self, api: &mut Api, config: &Config, diagnostics: &mut Diagnostics) {
        let mut replaced = Vec::new();
        for placed in &self.formats {
            let ids = of_format(api, &placed.from);
            if ids.is_empty() {
                let known = api.types.iter().filter_map(|ty| ty.format.as_deref());
                names::unknown(diagnostics, placed.span, "format", &placed.from, known);
            }
            replaced.extend(ids.iter().filter_map(|id| placed.at(api, *id, diagnostics)));
        }
        if !self.models.is_empty() {
            let called = names::called(api, config);
            for placed in &self.models {
                match called.get(&placed.from) {
                    Some(&id) => {
                        let views = api.request_view(id);
                        let ids = std::iter::once(id).chain(views);
                        replaced.extend(ids.filter_map(|id| placed.at(api, id, diagnostics)));
                    }
                    None => report_model(placed, &called, diagnostics),
                }
            }
        }
        if !replaced.is_empty() {
            replace::types(api, replaced, config.filter.keeps_unused());
        }
    }

    /// What stands in the place of a type.
    pub(crate) fn of(&self, external: &External) -> Option<&Replacement> {
        let mut all = self.models.iter().chain(&self.formats);
        all.find(|placed| placed.replacement.name() == external.name)
            .map(|placed| &placed.replacement)
    }
}

/// The scalars of a format.
fn of_format(api: &Api, format: &str) -> Vec<TypeId> {
    api.ids()
        .filter(|&id| {
            let ty = api.ty(id);
            ty.format.as_deref() == Some(format) && ty.shape.wire() != Wire::Other
        })
        .collect()
}

fn report_model(placed: &Placed, called: &HashMap<String, TypeId>, diagnostics: &mut Diagnostics) {
    let mut known: Vec<&str> = called.keys().map(String::as_str).collect();
    known.sort_unstable();
    names::unknown(
        diagnostics,
        placed.span,
        "model",
        &placed.from,
        known.into_iter(),
    );
}

impl Placed {
    /// The replacement of a type, unless what the document has there can't be read by these traits.
    fn at(&self, api: &Api, id: TypeId, diagnostics: &mut Diagnostics) -> Option<Replaced> {
        let wire = api.ty(api.resolve_alias(id)).shape.wire();
        if self.replacement.traits == ConversionTraits::FromStr && wire == Wire::Other {
            let message = format!("`{}` is neither text nor a number", self.from);
            names::report(diagnostics, Code::CONFIG_INVALID, self.span, message)
                .help("let it be read and written by \"serde\"");
            return None;
        }
        let name = self.replacement.name();
        Some(Replaced {
            id,
            with: External { name, wire },
        })
    }
}
