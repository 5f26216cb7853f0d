//! `README.md` of a generated crate: what somebody needs for a first call.

use oasmith_ir::api::SecuritySchemeKind;
use oasmith_spec::fit;
use oasmith_spec::sink::{Markdown, MarkdownText};

use super::cx::Cx;
use super::example::{self, ExampleCall};
use super::group::Calls;
use super::manifest::{self, crate_name};
use super::reference;
use crate::config::Features;
use crate::ident::Ident;
use crate::names::{Credential, CredentialKind, Group};
use crate::print::snippet;

/// Where it stands in the crate.
pub const FILE: &str = "README.md";

/// The groups of operations with their calls.
type Groups<'a> = [(&'a Group, Calls<'a>)];

/// The text behind the first line. `first` is the call that introduces the crate.
pub fn emit(cx: &Cx<'_>, groups: &Groups<'_>, first: Option<&ExampleCall<'_>>) -> MarkdownText {
    let mut text = MarkdownText::default();
    head(cx, &mut text);
    install(cx, &mut text);
    usage(cx, first, &mut text);
    authentication(cx, &mut text);
    errors(&mut text);
    lists(cx, groups, &mut text);
    features(cx, &mut text);
    text.push(&fit!(
        Markdown,
        "\n## Reference\n\n[{}]({}) lists all operations. `cargo doc --open` shows the types.\n",
        reference::FILE,
        reference::FILE
    ));
    text
}

fn head(cx: &Cx<'_>, text: &mut MarkdownText) {
    let info = &cx.api.info;
    let name = MarkdownText::of(&crate_name(cx));
    text.push(&fit!(Markdown, "\n# {}\n", name));
    let title = MarkdownText::prose(&info.title);
    if title.is_empty() {
        text.push(&"\nA client of an HTTP API in Rust.\n");
    } else {
        text.push(&fit!(Markdown, "\nA client of {} in Rust.\n", title));
    }
    let said = info.summary.as_deref().or(info.description.as_deref());
    let first = said.unwrap_or("").trim().split("\n\n").next();
    let first = MarkdownText::prose(first.unwrap_or(""));
    if !first.is_empty() {
        text.push(&fit!(Markdown, "\n{}\n", first));
    }
}

fn install(cx: &Cx<'_>, text: &mut MarkdownText) {
    let name = crate_name(cx);
    let lines = [
        "[dependencies]".to_owned(),
        format!("{name} = {{ path = \"path/to/{name}\" }}"),
        "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }".to_owned(),
    ];
    text.push(&fit!(
        Markdown,
        "\n## Install\n\nDepend on the folder of this crate, and on a runtime for asynchronous code:\n\n{}",
        MarkdownText::block("toml", lines.iter().map(String::as_str), usize::MAX)
    ));
}

fn usage(cx: &Cx<'_>, first: Option<&ExampleCall<'_>>, text: &mut MarkdownText) {
    text.push(&"\n## Use\n\n");
    if let (Some(call), Some(name)) = (first, example::crate_ident(cx)) {
        let program = example::as_program(cx, &name, call);
        let lines = program.as_text().lines();
        let block = MarkdownText::block("rust", lines, usize::MAX);
        text.push(&fit!(Markdown, "{}\n", block));
    }
    text.push(
        &"Operations stand in groups. An operation's required parameters are arguments of its method, and its\n\
          optional parameters are methods of the call. `.await` sends the call and decodes the response.\n\
          `.send_response().await` returns the status and the headers as well.\n",
    );
    if super::servers::default_server(cx).is_none() {
        text.push(&"\nThe document names no server, so `Client::new` takes the base URL.\n");
    } else {
        text.push(
            &"\n`Client::builder` sets another base URL, timeouts, headers or an HTTP client of your own.\n",
        );
    }
}

fn authentication(cx: &Cx<'_>, text: &mut MarkdownText) {
    let credentials = cx.names.credentials();
    let methods = cx.names.scheme_methods();
    if credentials.is_empty() && methods.iter().all(Option::is_none) {
        return;
    }
    text.push(&"\n## Authentication\n");
    if !credentials.is_empty() {
        text.push(&"\n`Client::new` takes:\n\n");
    }
    for credential in credentials {
        let Some((name, scheme)) = cx.api.security_schemes.get(credential.scheme) else {
            continue;
        };
        let description = scheme.description.as_deref().unwrap_or("");
        text.push(&credential_item(
            credential,
            &name.value,
            &scheme.kind,
            description,
        ));
    }
    let schemes = cx.api.security_schemes.iter().zip(methods);
    let mut schemes = schemes
        .filter_map(|((name, _), method)| Some((name, method.as_ref()?)))
        .peekable();
    if schemes.peek().is_some() {
        let other = if cx.names.authorizations().is_empty() {
            "\n`Client::builder` takes the credentials of other security schemes:\n\n"
        } else {
            "\nThe document lets you choose how to authenticate. Give `Client::builder` the credentials that you have;\n\
             each call sends the first that its operation takes:\n\n"
        };
        text.push(&other);
    }
    for (name, method) in schemes {
        text.push(&fit!(
            Markdown,
            "- {} for {}\n",
            MarkdownText::of(&format!(".{}(…)", method.as_str())),
            MarkdownText::of(&name.value)
        ));
    }
}

fn credential_item(
    credential: &Credential,
    scheme: &str,
    kind: &SecuritySchemeKind,
    description: &str,
) -> MarkdownText {
    let names = credential.arguments.iter();
    let names = names.map(|name| MarkdownText::of(name.as_str()));
    let what = match (credential.kind, kind) {
        (CredentialKind::Token, _) => "a bearer token",
        (CredentialKind::ApiKey, _) => "an API key",
        (CredentialKind::Basic, _) => "for HTTP's Basic authentication",
        (CredentialKind::Authorization, _) => "what follows the scheme in `Authorization`",
    };
    let description = MarkdownText::prose(description.trim().split("\n\n").next().unwrap_or(""));
    let colon = if description.is_empty() { "" } else { ": " };
    fit!(
        Markdown,
        "- {}, {}, for the security scheme {}{}{}\n",
        MarkdownText::joined(names, " and "),
        what,
        MarkdownText::of(scheme),
        colon,
        description
    )
}

fn errors(text: &mut MarkdownText) {
    text.push(
        &"\n## Errors\n\n\
          A call returns a `Result`. Its `Error` answers questions:\n\n\
          - `is_not_found()`, `is_unauthorized()`, `is_rate_limited()`, `is_server_error()`: what the server said\n\
          - `is_timeout()`, `is_connect()`: there was no response\n\
          - `is_decode()`: the response is not what the document promises\n\
          - `status()`, `headers()`, `body()`: the response itself\n\
          - `decode_body::<T>()`: the body of an error as a type\n",
    );
}

fn lists(cx: &Cx<'_>, groups: &Groups<'_>, text: &mut MarkdownText) {
    let mut paged = groups.iter().flat_map(|(group, calls)| {
        let calls = calls
            .iter()
            .filter_map(|call| Some((call, call.names.pages.as_ref()?)));
        calls.map(move |(call, pages)| (*group, call, pages))
    });
    let Some((group, call, pages)) = paged.next() else {
        return;
    };
    let method = |name: &Ident| MarkdownText::of(&format!(".{}()", name.as_str()));
    let list = ExampleCall::new(&cx.outside(), group, call).in_line();
    let list = snippet!("let mut items = {}.{}();", list, pages.items);
    let lines = [
        list.as_str(),
        "while let Some(item) = items.next().await {",
        "    println!(\"{:?}\", item?);",
        "}",
    ];
    text.push(&fit!(
        Markdown,
        "\n## Lists\n\n{} of a paginated list returns its items as a stream, and {} its pages. Both request a page\n\
         when it is needed.\n\n{}",
        method(&pages.items),
        method(&pages.pages),
        MarkdownText::block("rust", lines, usize::MAX)
    ));
}

fn features(cx: &Cx<'_>, text: &mut MarkdownText) {
    text.push(&"\n## Features\n\n");
    if cx.config.features == Features::ByGroup {
        text.push(&"Each group of operations is a feature, and all of them are on by default.\n\n");
    }
    for (feature, what) in manifest::FEATURES {
        let on = if *feature == "rustls" {
            " On by default."
        } else {
            ""
        };
        text.push(&fit!(Markdown, "- `{}`: {}{}\n", *feature, *what, on));
    }
    if cx.config.mock {
        text.push(&"- `mock`: A server for tests.\n");
    }
}
