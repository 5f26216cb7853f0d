//! The rules: one a file, whose doc comment is its manual page and whose name is its id.
//!
//! A rule looks at one kind of [subject](crate::compare::subject) and says whether its change is
//! there and what it does to messages. What it does to Rust is read off the generated code.

mod additional_properties_closed;
mod additional_properties_opened;
mod additional_properties_typed;
mod alternative_added;
mod alternative_removed;
mod api_docs_changed;
mod api_version_changed;
mod argument_order_changed;
mod became_non_nullable;
mod became_nullable;
mod callback_moved;
mod constant_changed;
mod constraint_added;
mod constraint_changed;
mod constraint_removed;
mod content_examples_changed;
mod content_schema_changed;
mod discriminator_changed;
mod discriminator_mapping_changed;
mod encoding_changed;
mod enum_added;
mod enum_removed;
mod enum_value_added;
mod enum_value_removed;
mod enum_value_renamed;
mod error_response_added;
mod error_response_removed;
mod extensible_enum_value_added;
mod extensible_enum_value_removed;
mod format_added;
mod format_changed;
mod format_removed;
mod found;
mod group_renamed;
mod inline_model_renamed;
mod integer_narrowed;
mod integer_widened;
mod list;
mod max_items_loosened;
mod max_items_tightened;
mod max_length_loosened;
mod max_length_tightened;
mod max_properties_loosened;
mod max_properties_tightened;
mod maximum_loosened;
mod maximum_tightened;
mod media_range_changed;
mod min_items_loosened;
mod min_items_tightened;
mod min_length_loosened;
mod min_length_tightened;
mod min_properties_loosened;
mod min_properties_tightened;
mod minimum_loosened;
mod minimum_tightened;
mod multiple_of_loosened;
mod multiple_of_tightened;
mod oauth_flow_changed;
mod operation_added;
mod operation_deprecated;
mod operation_docs_changed;
mod operation_id_changed;
mod operation_moved;
mod operation_removed;
mod operation_renamed;
mod operation_servers_changed;
mod operation_stability_changed;
mod operation_sunset_changed;
mod operation_undeprecated;
mod page;
mod parameter_added;
mod parameter_became_optional;
mod parameter_became_required;
mod parameter_content_changed;
mod parameter_default_changed;
mod parameter_deprecated;
mod parameter_docs_changed;
mod parameter_empty_value_changed;
mod parameter_explode_changed;
mod parameter_moved;
mod parameter_removed;
mod parameter_renamed;
mod parameter_reserved_changed;
mod parameter_style_changed;
mod parameter_undeprecated;
mod path_parameter_order_changed;
mod pattern_added;
mod pattern_changed;
mod pattern_removed;
mod prelude;
mod properties_declared;
mod properties_undeclared;
mod property_added;
mod property_became_optional;
mod property_became_read_only;
mod property_became_readable;
mod property_became_required;
mod property_became_writable;
mod property_became_write_only;
mod property_default_changed;
mod property_deprecated;
mod property_docs_changed;
mod property_removed;
mod property_renamed;
mod reference_extracted;
mod reference_inlined;
mod request_body_added;
mod request_body_became_optional;
mod request_body_became_required;
mod request_body_docs_changed;
mod request_body_removed;
mod request_media_type_added;
mod request_media_type_removed;
mod required_parameter_added;
mod required_property_added;
mod required_request_body_added;
mod response_docs_changed;
mod response_header_added;
mod response_header_became_optional;
mod response_header_became_required;
mod response_header_deprecated;
mod response_header_docs_changed;
mod response_header_removed;
mod response_header_serialization_changed;
mod response_media_type_added;
mod response_media_type_removed;
mod response_status_narrowed;
mod response_status_widened;
mod rust_api_changed;
mod rust_name_reassigned;
mod schema_added;
mod schema_deprecated;
mod schema_docs_changed;
mod schema_extracted;
mod schema_inlined;
mod schema_removed;
mod schema_renamed;
mod schema_replaced;
mod security_loosened;
mod security_scheme_added;
mod security_scheme_changed;
mod security_scheme_docs_changed;
mod security_scheme_removed;
mod security_scheme_renamed;
mod security_scope_added;
mod security_scope_removed;
mod security_tightened;
mod server_added;
mod server_order_changed;
mod server_removed;
mod server_variable_changed;
mod shared;
mod success_response_added;
mod success_response_removed;
mod tag_docs_changed;
mod tuple_changed;
mod type_changed;
mod type_narrowed;
mod type_widened;
mod union_added;
mod union_exclusivity_changed;
mod union_removed;
mod unique_items_loosened;
mod unique_items_tightened;
mod variant_renamed;
mod webhook_added;
mod webhook_removed;
mod xml_changed;

use crate::compare::subject::{
    ApiPair, BodyPair, ContentPair, GroupPair, HeaderPair, KeywordPair, MemberPair, ModelPair,
    NamePair, OperationPair, OrderPair, ParameterPair, ResponsePair, RestPair, SchemePair,
    ServerPair, TypePair, UsePair, VariantPair,
};

pub use found::{Found, Items};
pub use list::RULES;
pub(crate) use shared::{alike, extension as extension_of, is_declared_alike};

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// The file's name with dashes.
    pub id: &'static str,
    /// The file.
    source: &'static str,
    /// What it looks at.
    pub(crate) logic: Logic,
}

/// What a rule looks at, and how it relates to the other direction.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Logic {
    pub(crate) check: Check,
    pub(crate) mirror: Mirror,
}

/// Which rule says the same of the other direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mirror {
    /// This one: it judges what is sent and what is received.
    Both,
    /// Another one.
    Rule(&'static str),
    /// None, for this reason.
    None(&'static str),
}

/// A rule's function, by what it looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    Api(fn(&ApiPair<'_>) -> Option<Found>),
    Server(fn(&ServerPair<'_>) -> Option<Found>),
    Scheme(fn(&SchemePair<'_>) -> Option<Found>),
    Group(fn(&GroupPair<'_>) -> Option<Found>),
    Operation(fn(&OperationPair<'_>) -> Option<Found>),
    Parameter(fn(&ParameterPair<'_>) -> Option<Found>),
    Body(fn(&BodyPair<'_>) -> Option<Found>),
    Content(fn(&ContentPair<'_>) -> Option<Found>),
    Response(fn(&ResponsePair<'_>) -> Option<Found>),
    Header(fn(&HeaderPair<'_>) -> Option<Found>),
    Type(fn(&TypePair<'_>) -> Option<Found>),
    Use(fn(&UsePair<'_>) -> Option<Found>),
    Member(fn(&MemberPair<'_>) -> Option<Found>),
    Variant(fn(&VariantPair<'_>) -> Option<Found>),
    Model(fn(&ModelPair<'_>) -> Option<Found>),
    Name(fn(&NamePair<'_>) -> Option<Found>),
    Order(fn(&OrderPair<'_>) -> Option<Found>),
    Keyword(fn(&KeywordPair<'_>) -> Option<Found>),
    Rest(fn(&RestPair<'_>) -> Option<Found>),
}

/// Who notices a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody who uses the API, in whatever language.
    Api,
    /// Those who use the generated crate.
    Crate,
}

impl Rule {
    /// Who notices a change of this rule.
    pub fn audience(&self) -> Audience {
        let is_name = self.id.ends_with("model-renamed")
            || ["schema-extracted", "schema-inlined", "variant-renamed"].contains(&self.id)
            || self.id.starts_with("reference-");
        match self.logic.check {
            Check::Group(_) | Check::Name(_) | Check::Order(_) | Check::Rest(_) => Audience::Crate,
            _ if is_name => Audience::Crate,
            _ => Audience::Api,
        }
    }

    /// The rule of this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id == id)
    }

    /// The manual page, in CommonMark: the doc comment of the rule's file, an example, and what to do.
    pub fn page(&self) -> String {
        page::page(self)
    }

    /// The lines of the doc comment of the rule's file.
    fn doc(&self) -> impl Iterator<Item = &'static str> {
        let lines = self.source.lines();
        let lines = lines.take_while(|line| line.starts_with("//!"));
        lines.map(|line| {
            let line = line.trim_start_matches("//!");
            line.strip_prefix(' ').unwrap_or(line)
        })
    }

    /// The first sentence of the manual page.
    pub fn title(&self) -> &'static str {
        let line = self.source.lines().next().unwrap_or("");
        line.trim_start_matches("//!").trim().trim_end_matches('.')
    }

    /// What it looks at, in a few words.
    pub fn subject(&self) -> &'static str {
        match self.logic.check {
            Check::Api(_) => "the API as a whole",
            Check::Server(_) => "servers",
            Check::Scheme(_) => "security schemes",
            Check::Group(_) => "groups of operations",
            Check::Operation(_) => "operations",
            Check::Parameter(_) => "parameters",
            Check::Body(_) => "request bodies",
            Check::Content(_) => "media types",
            Check::Response(_) => "responses",
            Check::Header(_) => "response headers",
            Check::Type(_) => "types",
            Check::Use(_) => "uses of types",
            Check::Member(_) => "properties",
            Check::Variant(_) => "alternatives of unions",
            Check::Model(_) => "schemas",
            Check::Name(_) => "names in Rust",
            Check::Order(_) => "arguments in Rust",
            Check::Keyword(_) => "single keywords",
            Check::Rest(_) => "the generated code",
        }
    }

    /// Which rule says the same of the other direction.
    pub fn mirror(&self) -> Mirror {
        self.logic.mirror
    }
}
