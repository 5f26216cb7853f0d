//! The servers of the document as constants.

use oasmith_ir::api::Server;

use super::cx::Cx;
use crate::ident::Ident;
use crate::names::ServerNames;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, Expr, FnParam, close, snippet};

/// The first server as the generated client takes it where nobody says otherwise.
pub fn default_server<'a>(cx: &Cx<'a>) -> Option<&'a Ident> {
    let url = url_with_defaults(cx.api.servers.first()?);
    let absolute = url.starts_with("http://") || url.starts_with("https://");
    let first = cx.names.servers().first().filter(|_| absolute);
    first.map(|names| &names.constant)
}

/// The module's items.
pub fn emit(cx: &Cx<'_>, depth: usize) -> Code {
    let mut code = Code::at_depth(depth);
    for (server, names) in cx.api.servers.iter().zip(cx.names.servers()) {
        code.blank();
        code.doc(&docs(server, "variables by their defaults"));
        let url = Expr::text(&url_with_defaults(server));
        code.constant("pub const", &(&names.constant).into(), &"&str".into(), &url);
        if used_variables(server).next().is_some() {
            with_variables(server, names, &mut code);
        }
    }
    code
}

/// The module's own docs.
pub fn module_docs() -> Doc {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!(
        "Base URLs of the servers that the document declares."
    ));
    doc
}

fn docs(server: &Server, variables: &'static str) -> Doc {
    let mut doc = Doc::new();
    doc.markdown(server.name.as_deref().unwrap_or(""));
    doc.markdown(server.description.as_deref().unwrap_or(""));
    let url = CodeSpan::new(&server.url.value);
    if used_variables(server).next().is_none() {
        doc.paragraph(&snippet!("{}", url));
    } else {
        doc.paragraph(&snippet!("{}, {}", url, variables));
    }
    doc
}

/// A function that takes the variables.
fn with_variables(server: &Server, names: &ServerNames, code: &mut Code) {
    code.blank();
    code.doc(&docs(server, "variables as given"));
    let arguments: Vec<FnParam> = used_variables(server)
        .filter_map(|at| names.variables.get(at))
        .map(|name| FnParam::new(name, "&str"))
        .collect();
    let head = snippet!("pub fn {}", names.function);
    code.signature(&head, &arguments, Some(&"String".into()));
    let only = used_variables(server)
        .next()
        .and_then(|at| names.variables.get(at));
    if let (Some(name), true) = (only, is_one_variable(server)) {
        code.give(&Expr::from(name).method("to_owned", []));
        close!(code, "}}");
        return;
    }
    let mut template = String::new();
    pieces(server, |piece| match piece {
        // What the server's URL has in braces beside its variables is text.
        Piece::Text(text) => template.push_str(&text.replace('{', "{{").replace('}', "}}")),
        Piece::Variable(at) => {
            template.push_str(
                &names
                    .variables
                    .get(at)
                    .map_or(String::new(), |name| format!("{{{name}}}")),
            );
        }
    });
    code.give(&Expr::call("format!", [Expr::text(&template)]));
    close!(code, "}}");
}

/// The variables that stand in the URL, by their place among the declared ones and in their order. The others change
/// nothing.
fn used_variables(server: &Server) -> impl Iterator<Item = usize> {
    let mut used = vec![false; server.variables.len()];
    pieces(server, |piece| {
        if let Piece::Variable(at) = piece
            && let Some(used) = used.get_mut(at)
        {
            *used = true;
        }
    });
    let used = used.into_iter().enumerate();
    used.filter_map(|(at, used)| used.then_some(at))
}

/// Whether the URL is nothing but a variable.
fn is_one_variable(server: &Server) -> bool {
    let (mut texts, mut variables) = (0, 0);
    pieces(server, |piece| match piece {
        Piece::Text(_) => texts += 1,
        Piece::Variable(_) => variables += 1,
    });
    (texts, variables) == (0, 1)
}

enum Piece<'a> {
    Text(&'a str),
    Variable(usize),
}

/// Calls a function with the texts and variables of a URL, as they come.
fn pieces<'a>(server: &'a Server, mut found: impl FnMut(Piece<'a>)) {
    let mut rest = server.url.value.as_str();
    while let Some((before, tail)) = rest.split_once('{') {
        let Some((name, after)) = tail.split_once('}') else {
            break;
        };
        let Some(at) = server
            .variables
            .iter()
            .position(|variable| variable.name == name)
        else {
            break;
        };
        if !before.is_empty() {
            found(Piece::Text(before));
        }
        found(Piece::Variable(at));
        rest = after;
    }
    if !rest.is_empty() {
        found(Piece::Text(rest));
    }
}

/// A server's URL without a trailing slash, its variables replaced by their defaults.
pub fn url_with_defaults(server: &Server) -> String {
    let mut url = String::new();
    pieces(server, |piece| match piece {
        Piece::Text(text) => url.push_str(text),
        Piece::Variable(at) => {
            url.push_str(
                server
                    .variables
                    .get(at)
                    .map_or("", |variable| &variable.default),
            );
        }
    });
    url.trim_end_matches('/').to_owned()
}
