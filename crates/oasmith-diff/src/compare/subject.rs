//! What rules look at: the same thing in both documents, or in one.

use foldhash::HashMap;

use oasmith_ir::api::{Api, SecurityScheme, Server};
use oasmith_ir::operation::{Body, Content, Header, Operation, Parameter, Response};
use oasmith_ir::types::{Docs, Member, Object, Shape, Type, Variant};

use oasmith_spec::node::Node;

use super::Prefixes;
use crate::pair::Pair;

/// The documents as a whole.
#[derive(Debug, Clone, Copy)]
pub struct ApiPair<'a> {
    /// The base.
    pub base: &'a Api,
    /// The head.
    pub head: &'a Api,
}

/// A server at the root.
#[derive(Debug, Clone, Copy)]
pub struct ServerPair<'a> {
    /// The server.
    pub pair: Pair<&'a Server>,
    /// Whether the client takes it where nothing else is said: the first one.
    pub first: Pair<bool>,
}

/// A security scheme.
#[derive(Debug, Clone, Copy)]
pub struct SchemePair<'a> {
    /// Its name.
    pub name: Pair<&'a str>,
    /// The scheme.
    pub pair: Pair<&'a SecurityScheme>,
    /// Whether an operation of the base asks for it.
    pub used: bool,
}

/// An operation, a webhook or a callback.
#[derive(Debug, Clone, Copy)]
pub struct OperationPair<'a> {
    /// The operation.
    pub pair: Pair<&'a Operation>,
    /// Whether the server calls it.
    pub webhook: bool,
    /// The operation of the head that a removed one is probably called now.
    pub renamed: Option<&'a Operation>,
    /// Group and method in Rust: `pets.list`. Empty for webhooks.
    pub method: Pair<&'a str>,
    /// The servers that hold: its own, or those of the document where it has none.
    pub servers: Pair<&'a [Server]>,
    /// Security schemes that have another name, by the head's: what the base calls them.
    pub schemes: &'a HashMap<&'a str, &'a str>,
    /// A part of the paths that moved to the servers, or came from them.
    pub(crate) prefixes: &'a Prefixes,
    /// Whether its name in Rust changed only because that of its group did.
    pub follows: bool,
}

/// A parameter of an operation that both documents have.
#[derive(Debug, Clone, Copy)]
pub struct ParameterPair<'a> {
    /// The parameter. One in the path is the same at the same position, whatever its name.
    pub pair: Pair<&'a Parameter>,
    /// Whether it may have several values, so that their separators matter.
    pub composite: bool,
    /// Whether it may have values that are neither one nor a list, so that their names matter.
    pub named: bool,
    /// Whether values are numbers or `true` and `false`, which hold no character that is reserved.
    pub plain: bool,
}

/// The body of a request.
#[derive(Debug, Clone, Copy)]
pub struct BodyPair<'a> {
    /// The body.
    pub pair: Pair<&'a Body>,
}

/// A media type of a body or a response.
#[derive(Debug, Clone, Copy)]
pub struct ContentPair<'a> {
    /// The media type.
    pub pair: Pair<&'a Content>,
    /// Whether it is that of a request.
    pub request: bool,
    /// The base, for the types of what it carries.
    pub base_api: &'a Api,
    /// The head, likewise.
    pub head_api: &'a Api,
}

/// A response.
#[derive(Debug, Clone, Copy)]
pub struct ResponsePair<'a> {
    /// The response.
    pub pair: Pair<&'a Response>,
    /// All responses of the operation.
    pub all: (&'a [Response], &'a [Response]),
}

/// A header of a response.
#[derive(Debug, Clone, Copy)]
pub struct HeaderPair<'a> {
    /// The header.
    pub pair: Pair<&'a Header>,
    /// What its values are, aliases seen through.
    pub shapes: (Option<&'a Shape>, Option<&'a Shape>),
}

/// A type.
#[derive(Debug, Clone, Copy)]
pub struct TypePair<'a> {
    /// What messages call it.
    pub label: &'a str,
    /// In the base, aliases seen through.
    pub base: &'a Type,
    /// In the head, aliases seen through.
    pub head: &'a Type,
    /// The base, for what the type is made of.
    pub base_api: &'a Api,
    /// The head, likewise.
    pub head_api: &'a Api,
}

/// A use of a type: as a member, as items, as a parameter or a body.
#[derive(Debug, Clone, Copy)]
pub struct UsePair<'a> {
    /// What messages call it.
    pub label: &'a str,
    /// Whether null is allowed.
    pub nullable: (bool, bool),
    /// The component that is named, where one is.
    pub component: (Option<&'a str>, Option<&'a str>),
    /// Whether it names another component, and not the same one under another name.
    pub replaced: bool,
    /// The models before and after, where only one of them is a component, and that is there as before
    /// for others.
    pub parted: Option<(&'a str, &'a str)>,
}

/// A member of an object.
#[derive(Debug, Clone, Copy)]
pub struct MemberPair<'a> {
    /// What messages call it.
    pub label: &'a str,
    /// The member.
    pub pair: Pair<&'a Member>,
    /// The objects.
    pub objects: (&'a Object, &'a Object),
    /// Whether it says nothing by itself, so that its docs are those of the component that it is.
    pub inherits: bool,
    /// The property of the head that a removed one is probably called now.
    pub renamed: Option<&'a str>,
}

/// A variant of a union.
#[derive(Debug, Clone, Copy)]
pub struct VariantPair<'a> {
    /// What messages call the union.
    pub label: &'a str,
    /// The variant.
    pub pair: Pair<&'a Variant>,
}

/// A type with a name in Rust.
#[derive(Debug, Clone, Copy)]
pub struct ModelPair<'a> {
    /// The component, if it is one.
    pub component: (Option<&'a str>, Option<&'a str>),
    /// The name in Rust.
    pub name: Pair<&'a str>,
    /// Title, description and so on.
    pub docs: Pair<&'a Docs>,
    /// Whether its name follows from another one that changed as well.
    pub follows: bool,
}

/// What a name in Rust stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameOf {
    /// A property: its field.
    Property,
    /// A listed value: its variant.
    Value,
    /// A parameter: its setter or argument.
    Parameter,
    /// An operation: its method.
    Operation,
    /// A schema: its model.
    Schema,
}

/// A name in Rust, with what it stands for in messages.
#[derive(Debug, Clone, Copy)]
pub struct NamePair<'a> {
    /// What it stands for.
    pub what: NameOf,
    /// The schema or operation that it belongs to; empty for methods and models.
    pub owner: &'a str,
    /// The name in Rust before and after.
    pub rust: (&'a str, &'a str),
    /// What it stood for and stands for.
    pub wire: (&'a str, &'a str),
}

/// A keyword that is compared as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyword {
    /// How a schema is written in XML.
    Xml,
    /// Whether a parameter may be sent without a value.
    AllowEmptyValue,
}

/// Such a keyword of one place.
#[derive(Debug, Clone, Copy)]
pub struct KeywordPair<'a> {
    /// Which one.
    pub keyword: Keyword,
    /// What messages call the place.
    pub label: &'a str,
    /// The value before and after, where there is one.
    pub values: (Option<&'a Node>, Option<&'a Node>),
    /// Whether an operation has a body or a response in XML.
    pub has_xml: bool,
}

/// The order of what a caller must give.
#[derive(Debug, Clone, Copy)]
pub struct OrderPair<'a> {
    /// Properties or parameters.
    pub what: NameOf,
    /// The schema or operation.
    pub owner: &'a str,
    /// Those that both documents need, before and after.
    pub order: (&'a [&'a str], &'a [&'a str]),
}

/// Operations that are one group in Rust.
#[derive(Debug, Clone, Copy)]
pub struct GroupPair<'a> {
    /// What the group is called.
    pub name: (&'a str, &'a str),
}

/// Rust items that no other change is the cause of.
#[derive(Debug, Clone, Copy)]
pub struct RestPair<'a> {
    /// What they belong to.
    pub owner: &'a str,
}
