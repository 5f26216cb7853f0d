//! Servers and their variables (OpenAPI 3.1.1, sections 4.8.5 and 4.8.6).

use super::Reader;
use super::fields::Fields;
use super::value;
use crate::code::Code;
use crate::document::{Server, ServerVariable};
use crate::node::{Member, Node};

impl<'a> Reader<'a, '_> {
    /// `servers`.
    pub(super) fn servers(&mut self, fields: &Fields<'a>) -> Vec<Server> {
        fields
            .items("servers", self.diagnostics)
            .iter()
            .filter_map(|node| self.server(node))
            .collect()
    }

    fn server(&mut self, node: &'a Node) -> Option<Server> {
        let fields = self.fields("server", "a server", node)?;
        Some(Server {
            url: fields.required_text(
                "url",
                "the server",
                "the server is left out",
                self.diagnostics,
            )?,
            name: fields.string("name", self.diagnostics),
            description: fields
                .prose("description", self.diagnostics)
                .map(|text| text.value),
            variables: fields
                .named("variables", self.diagnostics)
                .filter_map(|member| self.variable(member))
                .collect(),
        })
    }

    fn variable(&mut self, member: &'a Member) -> Option<ServerVariable> {
        let fields = self.fields(&member.key, "a server variable", &member.value)?;
        let values = value::texts_of(&fields, "enum", self.diagnostics);
        let values: Vec<String> = values.into_iter().map(|text| text.value).collect();
        if let (true, Some(node)) = (values.is_empty(), fields.get("enum")) {
            let message = format!("the server variable `{}` may have no value", member.key);
            self.diagnostics
                .report(Code::LOOSE_VALUE, node.span, message)
                .label("at least one value is expected")
                .consequence("it may have any")
                .help("list the values, or remove `enum`");
        }
        let of = format!("the server variable `{}`", member.key);
        let default = fields.required_text(
            "default",
            &of,
            "it is the first value that `enum` lists, or else empty",
            self.diagnostics,
        );
        Some(ServerVariable {
            name: member.key.clone(),
            default: default
                .map(|text| text.value)
                .or_else(|| values.first().cloned())
                .unwrap_or_default(),
            values,
            description: fields
                .prose("description", self.diagnostics)
                .map(|text| text.value),
        })
    }
}
