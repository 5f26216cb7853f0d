//! The methods that make a call.

use super::body::{BodyArgument, other_doc};
use super::parameter::emit_parameter;
use super::{Call, security, successor};
use crate::ident::Ident;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, Expr, FieldValue, FnParam, Snippet, close, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::response::allow;
use crate::rust::{model, ty};

impl Call<'_> {
    /// The method of the group, and one more for each other body that is required.
    pub fn emit_methods(&self, cx: &Cx<'_>, code: &mut Code) {
        let body = self.operation.body.as_ref().filter(|body| body.required);
        let usual = body.map(|body| BodyArgument::new(cx, body));
        self.emit_method(cx, &self.names.method, &self.method_doc(cx), usual, code);
        for (content, name) in body.into_iter().flat_map(|body| self.others(body)) {
            let doc = other_doc(&Snippet::from(&self.names.method), content);
            let body = Some(BodyArgument::of(cx, content));
            self.emit_method(cx, name, &doc, body, code);
        }
    }

    fn method_doc(&self, cx: &Cx<'_>) -> Doc {
        let operation = self.operation;
        let mut doc = model::docs(&operation.docs);
        let endpoint = format!("{} {}", operation.method, operation.path.raw);
        doc.paragraph(&snippet!("{}", CodeSpan::new(&endpoint)));
        security::document_scopes(cx, operation, &mut doc);
        self.argument_docs(&mut doc);
        if let Some(form) = &self.names.form {
            doc.paragraph(&snippet!(
                "The multipart body is a [`{}`], or one that you build yourself.",
                form
            ));
        }
        doc
    }

    fn emit_method(
        &self,
        cx: &Cx<'_>,
        name: &Ident,
        doc: &Doc,
        body: Option<BodyArgument>,
        code: &mut Code,
    ) {
        code.blank();
        code.doc(doc);
        successor::deprecate(cx, self.operation, code);
        let required = || {
            self.parameters()
                .filter(|(parameter, _)| parameter.required)
        };
        let mut arguments = vec![FnParam::receiver("&self")];
        for (parameter, name) in required() {
            arguments.push(FnParam::new(name, ty::argument_of(cx, parameter.ty).ty));
        }
        if let Some(body) = &body {
            arguments.push(FnParam::new("body", body.ty.clone()));
        }
        let deprecated = required().any(|(p, _)| ty::mentions_deprecated(cx, p.ty.id))
            || body.as_ref().is_some_and(|body| body.deprecated);
        allow(deprecated, code);
        if arguments.len() > 7 {
            line!(code, "#[allow(clippy::too_many_arguments)]");
        }
        let call = &self.names.call;
        code.signature(&snippet!("pub fn {}", name), &arguments, Some(&call.into()));
        let client = Expr::from("self").field("client");
        let metadata = Expr::from(&self.names.metadata);
        let mut new = Expr::call("rt::Call::new", [client.reference(), metadata.reference()]);
        if required().next().is_some() || body.is_some() {
            code.bind(&"let mut call".into(), &new);
            new = "call".into();
            for (parameter, name) in required() {
                emit_parameter(cx, parameter, name, new.clone(), false, code);
            }
            if let Some(body) = &body {
                body.emit(&new, code);
            }
        }
        let field = FieldValue::new(&Ident::fixed("call"), new);
        code.give(&Expr::record(call, [field]));
        close!(code, "}}");
    }

    /// What the arguments are, where the document says something of them.
    fn argument_docs(&self, doc: &mut Doc) {
        let mut list = String::new();
        for (parameter, name) in self
            .parameters()
            .filter(|(parameter, _)| parameter.required)
        {
            let text = parameter.docs.description.as_deref().unwrap_or("").trim();
            // An argument can't have the attribute that a setter has.
            let text = match (parameter.docs.deprecated, text) {
                (true, "") => "deprecated.".to_owned(),
                (true, text) if !says_deprecated(text) => format!("deprecated. {text}"),
                _ => text.to_owned(),
            };
            if !text.is_empty() {
                let text = text.replace('\n', "\n  ");
                list.push_str(&format!("- `{name}`: {text}\n"));
            }
        }
        if let Some(body) = self.operation.body.as_ref().filter(|body| body.required) {
            let text = body.description.as_deref().unwrap_or("").trim();
            if !text.is_empty() {
                list.push_str(&format!("- `body`: {}\n", text.replace('\n', "\n  ")));
            }
        }
        if !list.is_empty() {
            doc.paragraph(&snippet!("# Arguments"));
            doc.markdown(&list);
        }
    }
}

/// Whether a description begins with the word.
fn says_deprecated(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    text.get(.."deprecated".len())
        .is_some_and(|word| word.eq_ignore_ascii_case("deprecated"))
}
