//! A stable, readable text form of an [`Api`], for snapshots and `oasmith dump`.
//!
//! ```text
//! object ConnectionError [received]
//!   type: ConnectionError.type
//!   log_id: string
//!   note?: string | null # Why it failed.
//! ```
//!
//! Models stand under a heading each; everything else is written out where it is used. `?` marks
//! optional members, `^` uses that need a pointer.

mod operation;
mod ty;

use oasmith_spec::sink::visible;
use std::fmt::Write;

use crate::api::{Api, SecurityScheme, SecuritySchemeKind};
use crate::operation::Operation;
use crate::origin::{Origin, Root, Step};
use crate::types::Docs;
use oasmith_spec::security::SecurityRequirement;

/// The text form of a whole API: servers, security, operations, models and fallbacks.
pub fn print(api: &Api) -> String {
    let mut out = String::new();
    line(
        &mut out,
        &format!("api {} {}", api.info.title, api.info.version),
    );
    for server in &api.servers {
        line(&mut out, &format!("server {}", server.url.value));
    }
    for (name, scheme) in &api.security_schemes {
        line(
            &mut out,
            &format!("scheme {}: {}", name.value, scheme_text(scheme)),
        );
    }
    if !api.security.is_empty() {
        line(&mut out, &format!("security {}", security(&api.security)));
    }
    for operation in &api.operations {
        out.push('\n');
        operation::print(api, operation, "operation", &mut out);
    }
    for webhook in &api.webhooks {
        out.push('\n');
        operation::print(api, webhook, "webhook", &mut out);
    }
    for id in &api.models {
        out.push('\n');
        ty::model(api, *id, &mut out);
    }
    if !api.rules.is_empty() {
        out.push('\n');
        for rule in &api.rules {
            line(&mut out, &format!("rule {}", rule.json(api)));
        }
    }
    if !api.fallbacks.is_empty() {
        out.push('\n');
        for fallback in &api.fallbacks {
            line(&mut out, &format!("fallback: {}", fallback.reason));
        }
    }
    out
}

fn line(out: &mut String, text: &str) {
    // A name may hold a line break, or begin with what a log of CI takes for a command.
    let text = visible(text.trim_end(), usize::MAX);
    let words = text.trim_start();
    let (indent, words) = text.split_at(text.len() - words.len());
    out.push_str(indent);
    match words.strip_prefix("::") {
        Some(rest) => {
            out.push_str("\\u{3a}:");
            out.push_str(rest);
        }
        None => out.push_str(words),
    }
    out.push('\n');
}

fn scheme_text(scheme: &SecurityScheme) -> String {
    match &scheme.kind {
        SecuritySchemeKind::Http { scheme } => format!("http {scheme}"),
        SecuritySchemeKind::ApiKey { name, location } => {
            format!("key {name} in {}", operation::location(*location))
        }
        SecuritySchemeKind::OAuth2 { flows } => {
            let flows: Vec<&str> = flows.iter().map(|flow| flow.kind.as_str()).collect();
            format!("oauth2 {}", flows.join(", "))
        }
        SecuritySchemeKind::OpenIdConnect { url } => format!("openIdConnect {url}"),
        SecuritySchemeKind::MutualTls => "mutualTLS".to_owned(),
    }
}

fn security(requirements: &[SecurityRequirement]) -> String {
    let alternatives = requirements.iter().map(|requirement| {
        let schemes = requirement.schemes.iter().map(|(name, scopes)| {
            if scopes.is_empty() {
                name.value.clone()
            } else {
                format!("{}({})", name.value, scopes.join(" "))
            }
        });
        let schemes: Vec<String> = schemes.collect();
        if schemes.is_empty() {
            "none".to_owned()
        } else {
            schemes.join(" + ")
        }
    });
    alternatives.collect::<Vec<_>>().join(" or ")
}

/// The deprecation and the first line of the docs, as they follow an entry.
fn notes(docs: &Docs) -> String {
    let mut text = String::new();
    if docs.deprecated {
        text.push_str(" deprecated");
    }
    let first = |text: &Option<String>| {
        let text = text.as_deref()?.trim().lines().next()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    if let Some(first) = first(&docs.description).or_else(|| first(&docs.title)) {
        let _ = write!(text, " # {first}");
    }
    text
}

/// The path by which a type got its place, as text.
pub(crate) fn path(api: &Api, origin: &Origin) -> String {
    let mut text = match &origin.root {
        Root::Component(name) | Root::Shared(name) => name.clone(),
        Root::Operation(index) => api
            .operations
            .get(*index)
            .map_or_else(|| "operation".to_owned(), Operation::name),
        Root::Webhook(index) => api
            .webhooks
            .get(*index)
            .map_or_else(|| "webhook".to_owned(), Operation::name),
        Root::LeftOut(name) => name.clone(),
    };
    for step in &origin.steps {
        let _ = match step {
            Step::Member(name) => write!(text, ".{name}"),
            Step::Items => write!(text, "[]"),
            Step::Position(at) => write!(text, "[{at}]"),
            Step::Values => write!(text, "{{}}"),
            Step::Variant(name) => write!(text, "<{name}>"),
            Step::Body(media) => write!(text, " body{}", in_parentheses(media)),
            Step::Response(status, media) => {
                write!(text, " response{status}{}", in_parentheses(media))
            }
            Step::Parameter(name) => write!(text, " parameter {name}"),
            Step::Header(name) => write!(text, " header {name}"),
            Step::Callback(name) => write!(text, " callback {name}"),
            Step::Request => write!(text, " as sent"),
        };
    }
    text
}

fn in_parentheses(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("({text})")
    }
}
