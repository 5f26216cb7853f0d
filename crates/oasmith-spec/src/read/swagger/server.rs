//! `schemes`, `host` and `basePath`, which OpenAPI 3 has as URLs of servers (Swagger 2.0, section "Swagger Object").

use super::super::Reader;
use super::super::fields::Fields;
use super::super::value;
use crate::code::Code;
use crate::document::{Server, Text};

/// Hosts that are reached without encryption where `schemes` doesn't say.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// What servers are made of.
#[derive(Default, Clone)]
pub(super) struct Base {
    host: Option<Text>,
    /// Without a slash at its end.
    path: Option<Text>,
    pub(super) schemes: Vec<String>,
}

impl Base {
    /// A server for each scheme. Without a host, the path alone.
    pub(super) fn servers(&self, schemes: &[String]) -> Vec<Server> {
        let path = self.path.as_ref();
        let tail = path.map_or("", |path| path.value.as_str());
        let Some(host) = &self.host else {
            let path = path.filter(|path| !path.value.is_empty());
            return path.map(|path| server(path.clone())).into_iter().collect();
        };
        let name = host.value.split(':').next().unwrap_or_default();
        let usual = match LOOPBACK.contains(&name) {
            true => "http",
            false => "https",
        };
        let usual = [usual.to_owned()];
        let schemes = if schemes.is_empty() { &usual } else { schemes };
        let servers = schemes.iter().map(|scheme| {
            server(Text {
                value: format!("{scheme}://{}{tail}", host.value),
                span: host.span,
            })
        });
        servers.collect()
    }
}

fn server(url: Text) -> Server {
    Server {
        url,
        name: None,
        description: None,
        variables: Vec::new(),
    }
}

impl<'a> Reader<'a, '_> {
    /// `schemes`, `host` and `basePath` of the root.
    pub(super) fn base(&mut self, root: &Fields<'a>) -> Base {
        Base {
            host: self.host(root),
            path: self.base_path(root),
            schemes: self.schemes(root),
        }
    }

    /// The servers of an operation with `schemes` of its own; none where they are those of the root.
    pub(in super::super) fn operation_servers(&mut self, operation: &Fields<'a>) -> Vec<Server> {
        let schemes = self.schemes(operation);
        let base = &self.swagger.base;
        if schemes.is_empty() || schemes == base.schemes || base.host.is_none() {
            return Vec::new();
        }
        let servers = base.servers(&schemes);
        let urls = |servers: &[Server]| -> Vec<String> {
            servers.iter().map(|it| it.url.value.clone()).collect()
        };
        match urls(&servers) == urls(&self.swagger.servers) {
            true => Vec::new(),
            false => servers,
        }
    }

    fn host(&mut self, root: &Fields<'a>) -> Option<Text> {
        let mut host = root.text("host", self.diagnostics)?;
        let bare = host.value.trim();
        let bare = bare.split_once("://").map_or(bare, |(_, rest)| rest);
        let bare = bare.trim_start_matches('/').trim_end_matches('/');
        if bare != host.value {
            let message = format!("`host` is `{}`, but has to be a host alone", host.value);
            self.diagnostics
                .report(Code::LOOSE_VALUE, host.span, message)
                .label("a name or address, with a port or without one, is expected")
                .consequence(format!("it is read as `{bare}`"))
                .help("write the scheme in `schemes` and the path in `basePath`");
            host.value = bare.to_owned();
        }
        (!host.value.is_empty()).then_some(host)
    }

    fn base_path(&mut self, root: &Fields<'a>) -> Option<Text> {
        let mut path = root.text("basePath", self.diagnostics)?;
        if !path.value.is_empty() && !path.value.starts_with('/') {
            let message = format!("`basePath` is `{}`, without a slash in front", path.value);
            path.value.insert(0, '/');
            self.diagnostics
                .report(Code::LOOSE_VALUE, path.span, message)
                .label("a path begins with `/`")
                .consequence(format!("it is read as `{}`", path.value))
                .help(format!("write `{}`", path.value));
        }
        path.value.truncate(path.value.trim_end_matches('/').len());
        Some(path)
    }

    /// `schemes` that requests can be sent by.
    fn schemes(&mut self, fields: &Fields<'a>) -> Vec<String> {
        let mut schemes = Vec::new();
        for scheme in value::texts_of(fields, "schemes", self.diagnostics) {
            let name = scheme.value.to_ascii_lowercase();
            match name.as_str() {
                "http" | "https" => schemes.push(name),
                "ws" | "wss" => {
                    let message = format!("`{name}` is no scheme of requests and responses");
                    self.diagnostics
                        .report(Code::UNSUPPORTED, scheme.span, message)
                        .label("not supported")
                        .consequence("there is no server for it");
                }
                _ => {
                    let message = format!("there is no scheme `{}`", scheme.value);
                    self.diagnostics
                        .report(Code::LOOSE_VALUE, scheme.span, message)
                        .label("http, https, ws or wss is expected")
                        .consequence("there is no server for it")
                        .help("write one of them, or take it out");
                }
            }
        }
        schemes.dedup();
        schemes
    }
}
