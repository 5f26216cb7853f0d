//! The configuration from Rust: a method a setting.

use std::path::PathBuf;

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Level;
use oasmith_spec::load::MappedReference;

use super::filter::{Selected, UnusedModels, operation};
use super::operations::Operations;
use super::package::is_crate_name;
use super::pages::PagesEntry;
use super::parameters::ReservedEntry;
use super::types::Placed;
use super::{
    Attribute, Config, ConversionTraits, Dates, DeepObjectArrays, Dependency, Derive, Entry,
    Features, ModelEntry, Modules, OperationEntry, Package, Pagination, Replacement, RuntimeSource,
    RustPath,
};
use crate::layout::Layout;
use oasmith_ir::filter::Selector;

fn not_a_derive(text: &str) -> String {
    format!("`{text}` is neither a trait of the standard library nor the path of a derive macro")
}

fn not_an_attribute(text: &str) -> String {
    format!("`{text}` is not an attribute")
}

fn placed(from: String, path: &str, traits: ConversionTraits) -> Result<Placed, String> {
    let path =
        RustPath::parse(path).ok_or_else(|| format!("`{path}` is not the path of a type"))?;
    Ok(Placed {
        from,
        replacement: Replacement { path, traits },
        span: None,
    })
}

impl Config {
    /// Downgrades recoverable errors to warnings, which name the fallback.
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

    /// Sets how much merging may repeat: properties and listed values, and each 256 bytes of prose.
    #[must_use]
    pub fn expansion_limit(mut self, limit: usize) -> Self {
        self.limits.repeated_properties = limit;
        self
    }

    /// Lets references of the document lead into a folder (`references.allow`). A relative path starts from the
    /// current folder.
    #[must_use]
    pub fn allow_references(mut self, folder: impl Into<PathBuf>) -> Self {
        self.references.allow.push(folder.into());
        self
    }

    /// Lets a file stand in for a URL that references lead to (`references.map`). A relative path starts from the
    /// current folder.
    #[must_use]
    pub fn map_reference(mut self, uri: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        self.references.map.push(MappedReference {
            uri: uri.into(),
            path: path.into(),
            sha256: None,
        });
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

    /// Says where the client takes the runtime from; see [`RuntimeSource::default`].
    #[must_use]
    pub fn runtime(mut self, source: RuntimeSource) -> Self {
        self.package.runtime = Some(source);
        self
    }

    /// Makes the generated crate a workspace of its own: it can then lie in a folder of another one, and can
    /// be no member of it.
    #[must_use]
    pub fn own_workspace(mut self, own: bool) -> Self {
        self.package.workspace = own;
        self
    }

    /// Generates only the operations that are included: those with this tag, and what other
    /// `include_…` methods name.
    #[must_use]
    pub fn include_tag(self, tag: impl Into<String>) -> Self {
        self.include(Selector::Tag(tag.into()))
    }

    /// Includes the operations of a path and of the paths below it, or of a pattern: `*` stands for
    /// anything within a segment, and a segment `**` for any number of segments.
    #[must_use]
    pub fn include_path(self, path: impl Into<String>) -> Self {
        self.include(Selector::Path(path.into()))
    }

    /// Includes an operation, by its `operationId` or as `"GET /users"`.
    #[must_use]
    pub fn include_operation(self, id: &str) -> Self {
        self.include(operation(id))
    }

    /// Leaves out the operations with this tag, though they may be included by something else.
    #[must_use]
    pub fn exclude_tag(self, tag: impl Into<String>) -> Self {
        self.exclude(Selector::Tag(tag.into()))
    }

    /// Leaves out the operations of a path or pattern (see [`Config::include_path`]).
    #[must_use]
    pub fn exclude_path(self, path: impl Into<String>) -> Self {
        self.exclude(Selector::Path(path.into()))
    }

    /// Leaves out an operation, by its `operationId` or as `"GET /users"`.
    #[must_use]
    pub fn exclude_operation(self, id: &str) -> Self {
        self.exclude(operation(id))
    }

    /// Leaves out operations that are deprecated.
    #[must_use]
    pub fn exclude_deprecated(mut self, exclude: bool) -> Self {
        self.filter.no_deprecated = exclude;
        self
    }

    /// Leaves out webhooks and callbacks, and so the models of their payloads.
    #[must_use]
    pub fn exclude_webhooks(mut self, exclude: bool) -> Self {
        self.filter.no_webhooks = exclude;
        self
    }

    /// Says whether components are models though no operation reaches them. Without it they are,
    /// unless operations are left out.
    #[must_use]
    pub fn unused_models(mut self, unused: UnusedModels) -> Self {
        self.filter.unused_models = Some(unused);
        self
    }

    fn include(mut self, selector: Selector) -> Self {
        self.filter.include.push(Selected::new(selector));
        self
    }

    fn exclude(mut self, selector: Selector) -> Self {
        self.filter.exclude.push(Selected::new(selector));
        self
    }

    /// Adds a dependency to the generated crate's manifest.
    #[must_use]
    pub fn dependency(mut self, dependency: Dependency) -> Self {
        if is_crate_name(&dependency.name) {
            self.package.dependencies.push(dependency);
        } else {
            let message = format!("`{}` can't name a dependency", dependency.name);
            self.invalid.push(message);
        }
        self
    }

    /// Puts the operations with this tag or first path segment into a group.
    #[must_use]
    pub fn group(mut self, tag_or_segment: impl Into<String>, group: impl Into<String>) -> Self {
        self.groups.push(Entry::new(tag_or_segment, group));
        self
    }

    /// Names an operation, which is called by its `operationId` or by method and path: `"GET /connections"`
    /// becomes `"connections.list"`.
    #[must_use]
    pub fn operation(mut self, operation: &str, name: &str) -> Self {
        match OperationEntry::parse(operation, name) {
            Ok(entry) => self.operations.push(entry),
            Err(message) => self.invalid.push(message),
        }
        self
    }

    /// Says that an operation is a list that comes in pages, and how they follow each other: one by its
    /// `operationId` or as `"GET /users"`, or all that it fits by a pattern (see
    /// [`Config::include_path`]): `"GET /**"`.
    #[must_use]
    pub fn pagination(mut self, operation: impl Into<String>, declared: Pagination) -> Self {
        self.pagination.push(PagesEntry {
            of: Operations::new(operation, None),
            declared,
            pages: None,
            items: None,
        });
        self
    }

    /// Lets a path or query parameter keep the slashes and other reserved characters (RFC 3986, section
    /// 2.2) of its values, as `allowReserved` does. Operations are selected as for [`Config::pagination`].
    #[must_use]
    pub fn allow_reserved(
        mut self,
        operation: impl Into<String>,
        parameter: impl Into<String>,
    ) -> Self {
        self.parameters.push(ReservedEntry {
            of: Operations::new(operation, None),
            name: parameter.into(),
            allow_reserved: true,
            span: None,
        });
        self
    }

    /// Names a model: a component or the name that was generated for an inline one.
    #[must_use]
    pub fn model(mut self, model: impl Into<String>, name: impl Into<String>) -> Self {
        self.models.push(ModelEntry {
            to: Some(name.into()),
            ..ModelEntry::new(model)
        });
        self
    }

    /// Lets a model derive something: a trait of the standard library by its name (`"Hash"`), or a
    /// macro by its path (`"schemars::JsonSchema"`). The model is called as for [`Config::model`].
    #[must_use]
    pub fn model_derive(mut self, model: impl Into<String>, derive: &str) -> Self {
        match Derive::parse(derive) {
            Some(derive) => self.models.push(ModelEntry {
                derive: vec![derive],
                ..ModelEntry::new(model)
            }),
            None => self.invalid.push(not_a_derive(derive)),
        }
        self
    }

    /// Puts an attribute on a model: `"#[must_use]"`. The model is called as for [`Config::model`].
    #[must_use]
    pub fn model_attribute(mut self, model: impl Into<String>, attribute: &str) -> Self {
        match Attribute::parse(attribute) {
            Some(attribute) => self.models.push(ModelEntry {
                attributes: vec![attribute],
                ..ModelEntry::new(model)
            }),
            None => self.invalid.push(not_an_attribute(attribute)),
        }
        self
    }

    /// Lets the `Debug` of a model show nothing of it. The model is called as for [`Config::model`].
    #[must_use]
    pub fn secret_model(mut self, model: impl Into<String>) -> Self {
        self.models.push(ModelEntry {
            secret: true,
            ..ModelEntry::new(model)
        });
        self
    }

    /// Lets the `Debug` of a model not show a member, which is spelled as in the document.
    #[must_use]
    pub fn secret_property(mut self, model: impl Into<String>, member: impl Into<String>) -> Self {
        self.models.push(ModelEntry {
            secret_properties: vec![(member.into(), None)],
            ..ModelEntry::new(model)
        });
        self
    }

    /// Lets all models derive something, as for [`Config::model_derive`]. A trait of the standard
    /// library is derived by those that can have it.
    #[must_use]
    pub fn derive(mut self, derive: &str) -> Self {
        match Derive::parse(derive) {
            Some(derive) => self.derive.push(derive),
            None => self.invalid.push(not_a_derive(derive)),
        }
        self
    }

    /// Puts an attribute on all models that are types of their own.
    #[must_use]
    pub fn attribute(mut self, attribute: &str) -> Self {
        match Attribute::parse(attribute) {
            Some(attribute) => self.attributes.push(attribute),
            None => self.invalid.push(not_an_attribute(attribute)),
        }
        self
    }

    /// Puts a type of another crate into the place of a model: `"rust_decimal::Decimal"`. [`ConversionTraits`] lists
    /// what it must implement.
    #[must_use]
    pub fn replace_model(
        mut self,
        model: impl Into<String>,
        path: &str,
        traits: ConversionTraits,
    ) -> Self {
        match placed(model.into(), path, traits) {
            Ok(placed) => self.types.models.push(placed),
            Err(message) => self.invalid.push(message),
        }
        self
    }

    /// Puts a type of another crate into the place of all scalars of a format.
    #[must_use]
    pub fn replace_format(
        mut self,
        format: impl Into<String>,
        path: &str,
        traits: ConversionTraits,
    ) -> Self {
        match placed(format.into(), path, traits) {
            Ok(placed) => self.types.formats.push(placed),
            Err(message) => self.invalid.push(message),
        }
        self
    }

    /// Names the field of a property: `"Order.type"` becomes `"kind"`.
    ///
    /// The model is called as for [`Config::model`], the member as the document spells it.
    #[must_use]
    pub fn property(mut self, property: impl Into<String>, name: impl Into<String>) -> Self {
        self.properties.push(Entry::new(property, name));
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

    /// Sets the form of what is generated. Build scripts make one file in any case.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Self {
        self.layout = Some(layout);
        self
    }

    /// Sets how models are spread over modules. Without it they are by group, unless all of them make
    /// a short file.
    #[must_use]
    pub fn modules(mut self, modules: Modules) -> Self {
        self.modules = Some(modules);
        self
    }

    /// Sets which Cargo features there are. A manifest that is not generated must declare them.
    #[must_use]
    pub fn features(mut self, features: Features) -> Self {
        self.features = features;
        self
    }

    /// Generates a server for tests, the module `mock`, behind the Cargo feature of that name. A manifest that is
    /// not generated must declare it: `mock = ["oasmith-runtime/mock"]`.
    #[must_use]
    pub fn mock(mut self, mock: bool) -> Self {
        self.mock = mock;
        self
    }

    /// Chooses the library of dates and instants. A manifest that is not generated must turn on the
    /// runtime's feature of the same name.
    #[must_use]
    pub fn dates(mut self, dates: Dates) -> Self {
        self.dates = dates;
        self
    }

    /// Chooses how arrays are written in parameters of the style `deepObject`.
    #[must_use]
    pub fn deep_object_arrays(mut self, arrays: DeepObjectArrays) -> Self {
        self.deep_object_arrays = arrays;
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
