//! Calls as somebody would write them, for docs and the README. Docs have them as tests that are compiled and
//! send nothing.

mod value;

use oasmith_ir::operation::{Body, Content, ContentKind};
use oasmith_ir::types::Shape;
use oasmith_spec::node::Node;

use super::client::authorization;
use super::cx::Cx;
use super::group::Calls;
use super::manifest::crate_name;
use super::operation::Call;
use super::{servers, ty};
use crate::ident::Ident;
use crate::names::body::chosen;
use crate::names::{Credential, Group};
use crate::print::literal::Literal;
use crate::print::{Code, Expr, Snippet, line, snippet};
use value::{Values, candidates};

/// The longest argument that stands in a line of the reference, in characters; others are shown by their names.
const WIDEST: usize = 40;

/// A call with its required arguments.
pub struct ExampleCall<'a> {
    group: &'a Ident,
    method: &'a Ident,
    arguments: Vec<Argument>,
    /// The method that gives the items of a list that comes in pages.
    items: Option<&'a Ident>,
    /// Whether there is nothing to be done with what comes back.
    is_empty: bool,
}

/// An argument by its name, and as a value where that can be written.
struct Argument {
    name: Snippet,
    value: Option<Snippet>,
}

impl<'a> ExampleCall<'a> {
    /// The call of an operation of a group. `cx` writes types as they are written outside of `models`.
    pub fn new(cx: &Cx<'_>, group: &'a Group, call: &Call<'a>) -> Self {
        let mut values = Values::new(cx);
        let (operation, names) = (call.operation, call.names);
        let parameters = operation.parameters.iter().zip(&names.parameters);
        let required = parameters.filter(|(parameter, _)| parameter.required);
        let mut arguments: Vec<Argument> = required
            .map(|(parameter, name)| {
                let given = candidates(Vec::new(), &parameter.docs, parameter.default.as_deref());
                Argument {
                    name: name.into(),
                    value: values.argument(parameter.ty, &given),
                }
            })
            .collect();
        if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
            arguments.push(Argument {
                name: "body".into(),
                value: body_value(cx, body, &mut values),
            });
        }
        let answer = call.success.ty(cx, &names.outcome);
        Self {
            group: &group.names.method,
            method: &names.method,
            arguments,
            items: names.pages.as_ref().map(|pages| &pages.items),
            is_empty: answer.is("()"),
        }
    }

    /// The call in one line, `client.pets().get("x")`; arguments that take more room are shown by their names.
    pub fn in_line(&self) -> Snippet {
        let arguments = self.arguments.iter().map(|argument| {
            let short = argument.value.as_ref();
            let short = short.filter(|value| is_short(value));
            short.unwrap_or(&argument.name).clone()
        });
        let arguments: Vec<Snippet> = arguments.collect();
        let arguments = Snippet::join(&arguments, ", ");
        snippet!("client.{}().{}({})", self.group, self.method, arguments)
    }

    /// Whether all its arguments can be written.
    pub fn is_whole(&self) -> bool {
        self.arguments
            .iter()
            .all(|argument| argument.value.is_some())
    }

    /// The imports that the statements need.
    fn emit_imports(&self, name: &Ident, code: &mut Code) {
        let values = || self.arguments.iter().filter_map(|it| it.value.as_ref());
        if values().any(|value| value.imports().has_models()) {
            line!(code, "use {}::models;", name);
        }
        // A text that holds this as well makes the import unused, which is no error.
        if values().any(|value| value.as_str().contains("runtime::")) {
            line!(code, "use {}::runtime;", name);
        }
    }

    /// The statements that send it and take what comes back.
    fn emit(&self, code: &mut Code) {
        let head = snippet!("client.{}().{}", self.group, self.method);
        let values = self.arguments.iter().filter_map(|it| it.value.clone());
        let mut values: Vec<Snippet> = values.collect();
        if let Some(value) = values.last_mut()
            && !is_short(value)
            && self
                .arguments
                .last()
                .is_some_and(|last| last.name.as_str() == "body")
        {
            line!(code, "let body = {};", &*value);
            *value = "body".into();
        }
        if let Some(items) = self.items {
            let values = Snippet::join(&values, ", ");
            line!(code, "let mut items = {}({}).{}();", head, values, items);
            line!(code, "while let Some(item) = items.next().await {{");
            line!(code, "    println!(\"{{:?}}\", item?);");
            line!(code, "}}");
        } else if self.is_empty {
            code.statement(&call(head, values), ".await?;");
        } else {
            let head = snippet!("let response = {}", head);
            code.statement(&call(head, values), ".await?;");
            line!(code, "println!(\"{{response:?}}\");");
        }
    }
}

/// Whether an argument may stand in a line of the reference.
fn is_short(value: &Snippet) -> bool {
    value.as_str().chars().count() <= WIDEST
}

fn call(head: Snippet, values: Vec<Snippet>) -> Expr {
    if values.is_empty() {
        return snippet!("{}()", head).into();
    }
    let values = values.into_iter().map(Expr::from);
    Expr::call(head, values.collect::<Vec<_>>())
}

/// A body of the media type that is sent.
fn body_value(cx: &Cx<'_>, body: &Body, values: &mut Values<'_, '_>) -> Option<Snippet> {
    let Some(content) = chosen(body) else {
        return Some(bytes());
    };
    match content.kind {
        ContentKind::Json | ContentKind::Form => typed(cx, content, values),
        ContentKind::Multipart => Some("runtime::Multipart::new()".into()),
        ContentKind::Text | ContentKind::EventStream | ContentKind::JsonLines => {
            let text = content.examples.iter().find_map(Node::as_str);
            let text = text.filter(|text| text.len() <= WIDEST).unwrap_or("…");
            Some(snippet!("{}", Literal::string(text)))
        }
        ContentKind::Bytes => Some(bytes()),
    }
}

fn bytes() -> Snippet {
    "\"…\"".into()
}

fn typed(cx: &Cx<'_>, content: &Content, values: &mut Values<'_, '_>) -> Option<Snippet> {
    let part = content.ty?;
    let given: Vec<&Node> = content.examples.iter().collect();
    let is_object = matches!(ty::shape_of(cx, part.id), Shape::Object(_));
    if is_object && !ty::is_nullable(cx, part) {
        return values.exact(part, &given);
    }
    values.argument(part, &given)
}

/// The first call of a group whose arguments can all be written; one that is not deprecated where there is one.
pub fn first_of_group<'a>(
    cx: &Cx<'_>,
    group: &'a Group,
    calls: &Calls<'a>,
) -> Option<ExampleCall<'a>> {
    let is_usual = |call: &&Call<'_>| !call.operation.docs.deprecated;
    let whole =
        |call: &Call<'a>| Some(ExampleCall::new(cx, group, call)).filter(ExampleCall::is_whole);
    calls
        .iter()
        .filter(is_usual)
        .find_map(whole)
        .or_else(|| calls.iter().find_map(whole))
}

/// The generated crate as Rust names it; `None` where that is no usual name.
pub fn crate_ident(cx: &Cx<'_>) -> Option<Ident> {
    let name = crate_name(cx).replace('-', "_");
    Some(Ident::snake(&name)).filter(|ident| ident.as_str() == name)
}

/// The call that introduces the crate: the first that asks for something, and is not deprecated, whose arguments can all
/// be written.
pub fn first_of_crate<'a>(
    cx: &Cx<'_>,
    groups: &[(&'a Group, Calls<'a>)],
) -> Option<ExampleCall<'a>> {
    let is_usual =
        |call: &Call<'_>| call.operation.method == "GET" && !call.operation.docs.deprecated;
    let first = |wanted: &dyn Fn(&Call<'_>) -> bool| {
        groups.iter().find_map(|(group, calls)| {
            let calls = calls.iter().filter(|call| wanted(call));
            let mut calls = calls.map(|call| ExampleCall::new(cx, group, call));
            calls.find(ExampleCall::is_whole)
        })
    };
    first(&is_usual).or_else(|| first(&|_| true))
}

/// The call of a group as an example in docs: `client` is there.
pub fn in_group(cx: &Cx<'_>, name: &Ident, call: &ExampleCall<'_>) -> Code {
    let mut code = Code::new();
    raise_limit(cx, &mut code);
    line!(
        code,
        "# async fn example(client: &{}::Client) -> {} {{",
        name,
        RESULT
    );
    call.emit_imports(name, &mut code);
    call.emit(&mut code);
    line!(code, "# Ok(())");
    line!(code, "# }}");
    code
}

/// What an example gives.
const RESULT: &str = "Result<(), Box<dyn std::error::Error>>";

/// A client and its first call as an example in docs.
pub fn in_crate(cx: &Cx<'_>, name: &Ident, call: &ExampleCall<'_>) -> Code {
    let mut code = Code::new();
    raise_limit(cx, &mut code);
    line!(code, "# async fn example() -> {} {{", RESULT);
    call.emit_imports(name, &mut code);
    emit_client(cx, name, &mut code);
    call.emit(&mut code);
    line!(code, "# Ok(())");
    line!(code, "# }}");
    code
}

/// The same as a program.
pub fn as_program(cx: &Cx<'_>, name: &Ident, call: &ExampleCall<'_>) -> Code {
    let mut code = Code::new();
    raise_limit(cx, &mut code);
    call.emit_imports(name, &mut code);
    code.blank();
    line!(code, "#[tokio::main]");
    line!(code, "async fn main() -> {} {{", RESULT);
    code.indent();
    emit_client(cx, name, &mut code);
    call.emit(&mut code);
    line!(code, "Ok(())");
    code.dedent();
    line!(code, "}}");
    code
}

/// A crate that holds values of types that are this deep needs the limit that the crate of the types has.
fn raise_limit(cx: &Cx<'_>, code: &mut Code) {
    if let Some(limit) = cx.nesting.limit() {
        line!(code, "#![recursion_limit = \"{}\"]", limit);
        code.blank();
    }
}

fn emit_client(cx: &Cx<'_>, name: &Ident, code: &mut Code) {
    let mut arguments: Vec<Snippet> = Vec::new();
    if servers::default_server(cx).is_none() {
        arguments.push("\"https://example.com\"".into());
    }
    let credentials = cx.names.credentials().iter().flat_map(placeholders);
    arguments.extend(credentials);
    let first = cx.names.authorizations().iter();
    let mut first = first.filter(|alternative| !alternative.is_empty());
    if let Some(alternative) = first.next() {
        let head = snippet!("let client = {}::Client::builder", name);
        code.statement(&call(head, arguments), ";");
        for (method, kind) in authorization(cx, alternative) {
            let arguments = kind.arguments().iter();
            let arguments: Vec<Expr> = arguments.map(|name| Expr::text(name)).collect();
            let value = Expr::from("client").method(method, arguments);
            code.bind(&"let client".into(), &value);
        }
        line!(code, "let client = client.build()?;");
        return;
    }
    let head = snippet!("let client = {}::Client::new", name);
    code.statement(&call(head, arguments), "?;");
}

/// What stands for a credential: the name of its argument.
fn placeholders(credential: &Credential) -> impl Iterator<Item = Snippet> {
    let names = credential.arguments.iter();
    names.map(|name| snippet!("{}", Literal::string(name.as_str())))
}
