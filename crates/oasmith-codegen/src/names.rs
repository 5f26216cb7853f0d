//! The names of everything that is generated: one table, made before emission.
//!
//! Names are scoped, and a collision is settled here, once and by a rule that depends on nothing but
//! the names that collide. So a name stays when something else is added to the document.

mod alike;
pub(crate) mod body;
mod credential;
mod english;
pub(crate) mod file;
mod group;
mod id;
mod inline;
mod member;
mod method;
mod model;
mod module;
mod operation;
mod parameter;
mod path;
mod pin;
mod pins;
mod reserved;
mod scope;
mod secret;
mod server;
mod settle;
pub(crate) mod status;

use std::collections::HashMap;

use oasmith_ir::api::Api;
use oasmith_ir::types::TypeId;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostic, Diagnostics};
use oasmith_spec::source::Span;
use oasmith_spec::suggest::nearest;

use crate::config::{Config, Features};
use crate::ident::Ident;

use member::Setters;

pub use credential::{Credential, CredentialKind};
#[cfg(test)]
pub(crate) use group::RESERVED_FEATURES;
pub use module::{ModelModule, ModuleId};
pub use server::ServerNames;

/// The table of names.
#[derive(Debug)]
pub struct Names {
    models: Vec<Option<Ident>>,
    members: Vec<Vec<Ident>>,
    defaults: Vec<Vec<Ident>>,
    setters: Setters,
    variants: Vec<Vec<Ident>>,
    module_of: Vec<ModuleId>,
    modules: Vec<ModelModule>,
    groups: Vec<Group>,
    operations: Vec<OperationNames>,
    webhooks: Vec<Ident>,
    servers: Vec<ServerNames>,
    credentials: Vec<Credential>,
    alternatives: Vec<Vec<usize>>,
    scheme_methods: Vec<Option<Ident>>,
    no_name: Ident,
    /// The entries of the configuration for a model, by the type's index.
    model_entries: Vec<Vec<usize>>,
}

/// A group of operations.
#[derive(Debug)]
pub struct Group {
    /// Its names.
    pub names: GroupNames,
    /// The tag that describes it, by its index in [`Api::tags`].
    pub tag: Option<usize>,
    /// Its operations, by their index in [`Api::operations`], in the document's order.
    pub operations: Vec<usize>,
    /// The words of its name, in lower case.
    words: Vec<String>,
}

/// The names of a group of operations.
#[derive(Debug)]
pub struct GroupNames {
    /// The module (and file) of the group.
    pub module: Ident,
    /// The type whose methods are the operations.
    pub ty: Ident,
    /// The method of the client that gives it.
    pub method: Ident,
    /// The Cargo feature, where groups have some.
    pub feature: String,
}

/// The names of an operation.
#[derive(Debug)]
pub struct OperationNames {
    /// Its group, by its index in [`Names::groups`].
    pub group: usize,
    /// The group's method.
    pub method: Ident,
    /// The type of the call.
    pub call: Ident,
    /// The type of the answer where answers differ by their status.
    pub outcome: Ident,
    /// The type of what the server refuses it with, where that differs by its status.
    pub refusal: Ident,
    /// The type of the form, where the body is one with parts.
    pub form: Option<Ident>,
    /// The static with what never changes.
    pub metadata: Ident,
    /// The parameters, as arguments and setters.
    pub parameters: Vec<Ident>,
    /// The ways to send other bodies than the usual one, each by its place among the body's media
    /// types: methods of the group where the body is required, else setters.
    pub bodies: Vec<(usize, Ident)>,
    /// The methods that give its pages and their items, where it comes in pages.
    pub pages: Option<PagesNames>,
    /// What the operation is called in errors and logs: its `operationId`, else group and method.
    pub id: String,
}

/// The methods of a call whose answers come in pages.
#[derive(Debug, PartialEq, Eq)]
pub struct PagesNames {
    /// That gives the pages.
    pub pages: Ident,
    /// That gives the items.
    pub items: Ident,
}

impl Names {
    /// Names everything. Entries of the configuration that match nothing or can't be met are
    /// reported: `config-no-match`, `config-invalid`.
    pub fn new(api: &Api, config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let subjects = group::subjects(api, config);
        let (groups, group_of) = group::groups(api, config, &subjects, diagnostics);
        let operations = operation::operations(api, config, &subjects, &groups, &group_of);
        let webhooks = operation::webhooks(api, &operations);
        let model::Models {
            generated,
            names: models,
            entries: model_entries,
        } = model::models(api, config, &operations, &webhooks, diagnostics);
        let called = model::called(api, &generated, &models);
        let credentials = credential::credentials(api);
        let unbindable = member::unbindable(api, &models);
        let member = pin::MEMBER.avoiding(&unbindable);
        let members = pin::names(api, &called, &config.properties, &member, diagnostics);
        let (modules, module_of) = match config.features {
            Features::None => module::modules(api, &groups, &group_of),
            Features::ByGroup => module::gated(api, &groups, &group_of),
        };
        Self {
            defaults: member::defaults(api, &members),
            setters: member::setters(&members),
            members,
            variants: pin::names(api, &called, &config.variants, &pin::VARIANT, diagnostics),
            servers: server::servers(&api.servers),
            scheme_methods: credential::scheme_methods(api, &credentials),
            credentials,
            alternatives: credential::alternatives(api),
            no_name: Ident::upper_camel("unnamed"),
            models,
            model_entries,
            module_of,
            modules,
            groups,
            operations,
            webhooks,
        }
    }

    /// Whether no name holds a character outside of ASCII.
    pub fn are_ascii(&self) -> bool {
        self.all().all(|name| name.as_str().is_ascii())
    }

    /// Whether clippy takes a name for a placeholder (its lint `disallowed_names`), which in a document
    /// is a name like any other.
    pub fn have_placeholders(&self) -> bool {
        self.all()
            .any(|name| matches!(name.as_str(), "foo" | "baz" | "quux"))
    }

    /// Every name.
    fn all(&self) -> impl Iterator<Item = &Ident> {
        let groups = self.groups.iter().map(|group| &group.names);
        let operations = &self.operations;
        let pages = operations.iter().filter_map(|names| names.pages.as_ref());
        let servers = self.servers.iter().flat_map(|server| {
            let own = [&server.constant, &server.function];
            own.into_iter().chain(&server.variables)
        });
        std::iter::empty()
            .chain(self.models.iter().flatten())
            .chain(self.members.iter().flatten())
            .chain(self.defaults.iter().flatten())
            .chain(self.setters.values())
            .chain(self.variants.iter().flatten())
            .chain(self.modules.iter().map(|module| &module.name))
            .chain(groups.flat_map(|names| [&names.module, &names.ty, &names.method]))
            .chain(operations.iter().flat_map(|names| {
                let types = [&names.call, &names.outcome, &names.refusal];
                types.into_iter().chain([&names.method, &names.metadata])
            }))
            .chain(operations.iter().filter_map(|names| names.form.as_ref()))
            .chain(operations.iter().flat_map(|names| &names.parameters))
            .chain(pages.flat_map(|names| [&names.pages, &names.items]))
            .chain(&self.webhooks)
            .chain(servers)
            .chain(self.credentials.iter().flat_map(|each| &each.arguments))
            .chain(self.scheme_methods.iter().flatten())
    }

    /// The type of a model, in the module `models`.
    pub fn model(&self, id: TypeId) -> &Ident {
        self.models
            .get(id.index())
            .and_then(Option::as_ref)
            .unwrap_or(&self.no_name)
    }

    /// The entries of the configuration for a model, by their index.
    pub fn model_entries(&self, id: TypeId) -> &[usize] {
        self.model_entries
            .get(id.index())
            .map_or(&[], Vec::as_slice)
    }

    /// The field of an object's member. None is called `additional_properties`, which is where the
    /// undeclared ones are kept.
    pub fn member(&self, id: TypeId, member: usize) -> &Ident {
        self.nth(&self.members, id, member)
    }

    /// The method that sets an object's property: it is called like the field, unless a trait has a method of that name.
    pub fn setter(&self, id: TypeId, member: usize) -> &Ident {
        let setter = self.setters.get(&(id.index(), member));
        setter.unwrap_or_else(|| self.member(id, member))
    }

    /// The method that gives the value of an object's member, or its default.
    pub fn or_default(&self, id: TypeId, member: usize) -> &Ident {
        self.nth(&self.defaults, id, member)
    }

    /// The variant of an enum's value or of a union's variant. None is called `Unknown`, which is for
    /// what a version does not know.
    pub fn variant(&self, id: TypeId, variant: usize) -> &Ident {
        self.nth(&self.variants, id, variant)
    }

    fn nth<'a>(&'a self, table: &'a [Vec<Ident>], id: TypeId, at: usize) -> &'a Ident {
        table
            .get(id.index())
            .and_then(|names| names.get(at))
            .unwrap_or(&self.no_name)
    }

    /// Which module of models a model stands in, where they are not all in one.
    pub fn module(&self, id: TypeId) -> ModuleId {
        self.module_of
            .get(id.index())
            .copied()
            .unwrap_or(ModuleId::SHARED)
    }

    /// The modules of models: [`ModuleId::SHARED`] first, then one for each group.
    pub fn modules(&self) -> &[ModelModule] {
        &self.modules
    }

    /// The groups of operations, in the order in which the document first has one of each.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The operations, as in [`Api::operations`].
    pub fn operations(&self) -> &[OperationNames] {
        &self.operations
    }

    /// The names of an operation, by its index, and those of its group.
    pub fn operation(&self, at: usize) -> Option<(&OperationNames, &GroupNames)> {
        let operation = self.operations.get(at)?;
        Some((operation, &self.groups.get(operation.group)?.names))
    }

    /// The webhooks, as in [`Api::webhooks`].
    pub fn webhooks(&self) -> &[Ident] {
        &self.webhooks
    }

    /// The names of the servers, as in [`Api::servers`].
    pub fn servers(&self) -> &[ServerNames] {
        &self.servers
    }

    /// What authorises the client: the schemes of the first security requirement at the root that is
    /// not empty, each with the arguments that it needs.
    pub fn credentials(&self) -> &[Credential] {
        &self.credentials
    }

    /// Where a client can be authorized in several ways: the security schemes of each by their indices, each with a
    /// method of the builder.
    pub fn authorizations(&self) -> &[Vec<usize>] {
        &self.alternatives
    }

    /// The builder's methods for security schemes, as in [`Api::security_schemes`]; `None` for those
    /// that the client is made with, and where nothing is sent (`mutualTLS`).
    pub fn scheme_methods(&self) -> &[Option<Ident>] {
        &self.scheme_methods
    }
}

/// The models by what a configuration may call them: the components, then the names that all have.
pub(crate) fn called(api: &Api, config: &Config) -> HashMap<String, TypeId> {
    let names = Names::new(api, config, &mut Diagnostics::default());
    let pin::Called(called) = model::called(api, &[], &names.models);
    let owned = |(name, id): (&str, TypeId)| (name.to_owned(), id);
    called.into_iter().map(owned).collect()
}

/// Reports a finding at a place of the configuration, or without one if it was set from Rust.
pub(crate) fn report(
    diagnostics: &mut Diagnostics,
    code: Code,
    span: Option<Span>,
    message: String,
) -> &mut Diagnostic {
    match span {
        Some(span) => diagnostics.report(code, span, message),
        None => diagnostics.report_global(code, message),
    }
}

/// Reports a name in the configuration that the document does not have, and what may have been meant.
pub(crate) fn unknown<'c>(
    diagnostics: &mut Diagnostics,
    span: Option<Span>,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'c str>,
) {
    let message = format!("there is no {what} `{name}`");
    let found = report(diagnostics, Code::CONFIG_NO_MATCH, span, message);
    match nearest(name, known) {
        Some(meant) => found.help(format!("did you mean `{meant}`?")),
        None => found.help(NO_MATCH),
    };
}

/// What to do about an entry that matches nothing.
const NO_MATCH: &str = "remove the entry, or correct it to what the document has";

/// Reports an entry of the configuration that matches nothing.
fn no_match(diagnostics: &mut Diagnostics, span: Option<Span>, message: String) {
    report(diagnostics, Code::CONFIG_NO_MATCH, span, message).help(NO_MATCH);
}
