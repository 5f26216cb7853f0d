//! The Responses, Response and Header Objects (OpenAPI 3.1.1, sections 4.8.16, 4.8.17, 4.8.21).

use super::fields::{Fields, key_text};
use super::{Reader, repeated};
use crate::code::Code;
use crate::node::{Member, Node};
use crate::resolve::reference::child;
use crate::resolve::section::Section;
use crate::response::{Header, Response, StatusPattern};

impl<'a> Reader<'a, '_> {
    /// The responses of an operation.
    pub(super) fn responses(&mut self, fields: &Fields<'a>, at: &str) -> Vec<Response> {
        let at = child(at, "responses");
        let mut responses: Vec<Response> = Vec::new();
        for member in fields.entries("responses", self.diagnostics) {
            let Some(status) = self.status(member) else {
                continue;
            };
            let at = child(&at, &member.key);
            let Some(response) = self.response(&member.value, at, Some(status)) else {
                continue;
            };
            responses.push(Response { status, ..response });
        }
        responses
    }

    /// A response, through its references, for a status; `None` for one that is declared for others to refer to.
    pub(super) fn response(
        &mut self,
        node: &'a Node,
        at: String,
        status: Option<StatusPattern>,
    ) -> Option<Response> {
        if self.repeated.is_too_much() {
            return None;
        }
        let place = node.span;
        let linked = self.follow(node, at, Section::Responses)?;
        let identity = std::ptr::from_ref(linked.node);
        if !self.responses.contains_key(&identity) {
            let response = self.read_response(linked.node, &linked.at)?;
            self.responses.insert(identity, response);
        }
        let known = self.responses.get(&identity)?;
        let size = || repeated::of_response(known);
        self.repeated.meet(linked.node, place, size);
        let mut response = known.clone();
        if self.is_swagger(linked.node)
            && let [template] = response.content.as_slice()
        {
            response.content = self.produced(linked.node, status, template);
        }
        response.component = linked.component;
        if linked.description.is_some() {
            response.description = linked.description;
        }
        Some(response)
    }

    fn read_response(&mut self, node: &'a Node, at: &str) -> Option<Response> {
        let fields = Fields::of("response", node, self.diagnostics)?;
        let fields = self.with_parts(fields);
        let is_swagger = self.is_swagger(node);
        if is_swagger {
            let known = ["description", "schema", "headers", "examples"];
            fields.report_unknown("a response", &known, self.diagnostics);
        } else {
            self.note_links(&fields);
        }
        Some(Response {
            span: node.span,
            status: StatusPattern::Default,
            component: None,
            description: fields.prose("description", self.diagnostics),
            content: match is_swagger {
                true => self.template(&fields, at).into_iter().collect(),
                false => self.content(&fields, at),
            },
            headers: self.headers_of(&fields, at),
        })
    }

    /// Links (OpenAPI 3.1.1, section 4.8.20) say which operation may come next. They are hints for
    /// readers, and change nothing of what is sent.
    fn note_links(&mut self, fields: &Fields<'a>) {
        let links: Vec<_> = fields.named("links", self.diagnostics).collect();
        let Some(first) = links.first() else { return };
        let message = match links.len() {
            1 => format!("the link `{}` is not followed", first.key),
            count => format!("the {count} links of this response are not followed"),
        };
        self.diagnostics
            .report(Code::UNSUPPORTED, first.key_span, message)
            .consequence("links have no effect on the client");
    }

    pub(super) fn headers_of(&mut self, fields: &Fields<'a>, at: &str) -> Vec<Header> {
        let at = child(at, "headers");
        fields
            .named("headers", self.diagnostics)
            .filter(|member| !member.key.eq_ignore_ascii_case("content-type"))
            .filter_map(|member| {
                let header = self.header(&member.value, child(&at, &member.key))?;
                Some(Header {
                    name: key_text(member),
                    ..header
                })
            })
            .collect()
    }

    /// A header, through its references; its name is still to be set.
    pub(super) fn header(&mut self, node: &'a Node, at: String) -> Option<Header> {
        if self.repeated.is_too_much() {
            return None;
        }
        let place = node.span;
        let linked = self.follow(node, at, Section::Headers)?;
        let identity = std::ptr::from_ref(linked.node);
        if !self.headers.contains_key(&identity) {
            let header = self.read_header(linked.node, &linked.at)?;
            self.headers.insert(identity, header);
        }
        let known = self.headers.get(&identity)?;
        let size = || repeated::of_header(known);
        self.repeated.meet(linked.node, place, size);
        let mut header = known.clone();
        header.component = linked.component;
        if linked.description.is_some() {
            header.description = linked.description;
        }
        Some(header)
    }

    fn read_header(&mut self, node: &'a Node, at: &str) -> Option<Header> {
        let fields = Fields::of("header", node, self.diagnostics)?;
        let fields = self.with_parts(fields);
        if self.is_swagger(node) {
            return Some(self.swagger_header(&fields, at));
        }
        self.report_fields_of_parameters(node);
        let schema = fields
            .get("schema")
            .map(|node| self.schema(node, || child(at, "schema")));
        let content = self.content(&fields, at).into_iter().next();
        let media_type = content.as_ref().map(|content| content.name.value.clone());
        let own = self.examples(&fields, at);
        let examples = match &content {
            Some(content) if own.is_empty() => content.examples.to_vec(),
            _ => own,
        };
        Some(Header {
            component: None,
            name: crate::document::Text {
                value: String::new(),
                span: node.span,
            },
            description: fields.prose("description", self.diagnostics),
            required: fields.flag("required", self.diagnostics) == Some(true),
            deprecated: fields.flag("deprecated", self.diagnostics) == Some(true),
            explode: fields.flag("explode", self.diagnostics) == Some(true),
            schema: schema.or(content.and_then(|content| content.schema)),
            media_type,
            examples,
        })
    }

    /// A header is named by its key, and its place is known (OpenAPI 3.1.1, section 4.8.21).
    fn report_fields_of_parameters(&mut self, node: &Node) {
        for key in ["name", "in", "allowReserved", "allowEmptyValue"] {
            let Some(member) = node.as_object().and_then(|object| object.member(key)) else {
                continue;
            };
            let message = format!("`{key}` belongs to parameters, not to headers");
            self.diagnostics
                .report(Code::MISPLACED_KEYWORD, member.key_span, message)
                .label("not a field of a header")
                .consequence("it is ignored; the header is called as its key")
                .help("remove it");
        }
    }

    fn status(&mut self, member: &Member) -> Option<StatusPattern> {
        let status = status_pattern(&member.key);
        if status.is_none() {
            let message = format!("`{}` is not a status", member.key);
            self.diagnostics
                .report(Code::WRONG_TYPE, member.key_span, message)
                .label("a status is expected")
                .help(if member.key.eq_ignore_ascii_case("default") {
                    "write `default`"
                } else {
                    "a response is for a status (`404`), a range of them (`4XX`) or `default`"
                })
                .reading("the response is left out");
        }
        status
    }
}

fn status_pattern(key: &str) -> Option<StatusPattern> {
    if key == "default" {
        return Some(StatusPattern::Default);
    }
    if key.len() != 3 {
        return None;
    }
    let first = key
        .chars()
        .next()?
        .to_digit(10)
        .filter(|digit| (1..=9).contains(digit))?;
    match key.get(1..) {
        Some("XX" | "xx") if first <= 5 => u8::try_from(first).ok().map(StatusPattern::Range),
        _ => key.parse().ok().map(StatusPattern::Code),
    }
}

#[cfg(test)]
mod tests {
    use super::{StatusPattern, status_pattern};

    #[test]
    fn reads_statuses() {
        assert_eq!(status_pattern("404"), Some(StatusPattern::Code(404)));
        assert_eq!(status_pattern("4XX"), Some(StatusPattern::Range(4)));
        assert_eq!(status_pattern("2xx"), Some(StatusPattern::Range(2)));
        assert_eq!(status_pattern("default"), Some(StatusPattern::Default));
        for wrong in ["", "20", "2000", "6XX", "OK", "+20", "2X0", "ü0"] {
            assert_eq!(status_pattern(wrong), None, "{wrong}");
        }
    }
}
