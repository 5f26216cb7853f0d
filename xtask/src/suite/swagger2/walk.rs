//! All that two lowered documents differ in, as operations reach it. Names of inline types are passed over.

mod types;

use std::collections::{BTreeMap, HashSet};

use oasmith_ir::api::Api;
use oasmith_ir::operation::{Content, Operation};
use oasmith_ir::types::TypeId;
use oasmith_spec::security::SecurityRequirement;

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Matter {
    Server,
    Scheme,
    Security,
    /// An operation, parameter, response, header or property is on one side only.
    Missing,
    /// Style and `explode`.
    Style,
    Required,
    /// The media types of a body or response.
    MediaTypes,
    /// Encodings of the fields of a form.
    Encoding,
    Type,
    Nullable,
    /// Constraints, defaults, and values of enums.
    Value,
    Description,
    /// The name of a component.
    Name,
}

/// A difference.
#[derive(Debug)]
pub(super) struct Difference {
    pub(super) matter: Matter,
    pub(super) at: String,
    pub(super) left: String,
    pub(super) right: String,
}

/// Compares what a document was lowered to with what its conversion was.
pub(super) fn compare(left: &Api, right: &Api) -> Vec<Difference> {
    let mut walk = Walk {
        left,
        right,
        seen: HashSet::new(),
        open: Vec::new(),
        found: Vec::new(),
    };
    walk.root();
    let mut theirs: BTreeMap<String, &Operation> = by_key(right);
    for operation in &left.operations {
        match theirs.remove(&key(operation)) {
            Some(other) => walk.operation(operation, other),
            None => walk.note(Matter::Missing, &key(operation), "there", ""),
        }
    }
    for key in theirs.into_keys() {
        walk.note(Matter::Missing, &key, "", "there");
    }
    walk.found
}

fn by_key(api: &Api) -> BTreeMap<String, &Operation> {
    api.operations.iter().map(|it| (key(it), it)).collect()
}

fn key(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path.raw)
}

struct Walk<'a> {
    left: &'a Api,
    right: &'a Api,
    seen: HashSet<(TypeId, TypeId)>,
    /// Pairs of types that are still to be compared.
    open: Vec<(String, TypeId, TypeId)>,
    found: Vec<Difference>,
}

impl Walk<'_> {
    fn note(&mut self, matter: Matter, at: &str, left: impl ToString, right: impl ToString) {
        self.found.push(Difference {
            matter,
            at: at.to_owned(),
            left: left.to_string(),
            right: right.to_string(),
        });
    }

    fn text(&mut self, matter: Matter, at: &str, left: &str, right: &str) {
        if left != right {
            self.note(matter, at, left, right);
        }
    }

    fn root(&mut self) {
        let servers = |api: &Api| -> Vec<String> {
            api.servers.iter().map(|it| it.url.value.clone()).collect()
        };
        let (left, right) = (servers(self.left).join(" "), servers(self.right).join(" "));
        self.text(Matter::Server, "servers", &left, &right);
        let schemes = |api: &Api| -> Vec<String> {
            let schemes = api.security_schemes.iter();
            schemes
                .map(|(name, it)| format!("{}: {:?}", name.value, it.kind))
                .collect()
        };
        let (left, right) = (
            schemes(self.left).join("; "),
            schemes(self.right).join("; "),
        );
        self.text(Matter::Scheme, "security schemes", &left, &right);
    }

    fn operation(&mut self, left: &Operation, right: &Operation) {
        let at = left.name();
        let security = (security(&left.security), security(&right.security));
        self.text(Matter::Security, &at, &security.0, &security.1);
        let servers = |one: &Operation| -> Vec<String> {
            one.servers.iter().map(|it| it.url.value.clone()).collect()
        };
        self.text(
            Matter::Server,
            &at,
            &servers(left).join(" "),
            &servers(right).join(" "),
        );
        self.parameters(&at, left, right);
        match (&left.body, &right.body) {
            (Some(left), Some(right)) => {
                let at = format!("{at} body");
                let required = (left.required.to_string(), right.required.to_string());
                self.text(Matter::Required, &at, &required.0, &required.1);
                self.contents(&at, &left.contents, &right.contents);
            }
            (None, None) => {}
            (left, right) => {
                let is_there = |it: bool| if it { "there" } else { "" };
                let (left, right) = (is_there(left.is_some()), is_there(right.is_some()));
                self.note(Matter::Missing, &format!("{at} body"), left, right);
            }
        }
        self.responses(&at, left, right);
        self.work_off();
    }

    fn parameters(&mut self, at: &str, left: &Operation, right: &Operation) {
        for one in &left.parameters {
            let at = format!("{at} {:?} {}", one.location, one.name);
            let mut others = right.parameters.iter();
            let is_same = |it: &&oasmith_ir::operation::Parameter| {
                it.location == one.location && it.name == one.name
            };
            let Some(other) = others.find(is_same) else {
                self.note(Matter::Missing, &at, "there", "");
                continue;
            };
            let required = (one.required.to_string(), other.required.to_string());
            self.text(Matter::Required, &at, &required.0, &required.1);
            let style = |it: &oasmith_ir::operation::Parameter| {
                let explode = if it.explode { " exploded" } else { "" };
                let reserved = if it.allow_reserved { " reserved" } else { "" };
                format!("{:?}{explode}{reserved}", it.style)
            };
            self.text(Matter::Style, &at, &style(one), &style(other));
            self.value(&at, one.default.as_deref(), other.default.as_deref());
            self.target(&at, one.ty, other.ty);
        }
        for other in &right.parameters {
            let mut ours = left.parameters.iter();
            if !ours.any(|it| it.location == other.location && it.name == other.name) {
                let at = format!("{at} {:?} {}", other.location, other.name);
                self.note(Matter::Missing, &at, "", "there");
            }
        }
    }

    fn responses(&mut self, at: &str, left: &Operation, right: &Operation) {
        for one in &left.responses {
            let at = format!("{at} {}", one.status);
            let mut others = right.responses.iter();
            let Some(other) = others.find(|it| it.status == one.status) else {
                self.note(Matter::Missing, &at, "there", "");
                continue;
            };
            self.contents(&at, &one.contents, &other.contents);
            for header in &one.headers {
                let at = format!("{at} header {}", header.name);
                let mut others = other.headers.iter();
                match others.find(|it| it.name == header.name) {
                    Some(other) => {
                        if let (Some(left), Some(right)) = (header.ty, other.ty) {
                            self.target(&at, left, right);
                        }
                        let explode = (header.explode.to_string(), other.explode.to_string());
                        self.text(Matter::Style, &at, &explode.0, &explode.1);
                    }
                    None => self.note(Matter::Missing, &at, "there", ""),
                }
            }
        }
        if left.responses.len() < right.responses.len() {
            self.note(Matter::Missing, &format!("{at} responses"), "", "there");
        }
    }

    fn contents(&mut self, at: &str, left: &[Content], right: &[Content]) {
        let names = |contents: &[Content]| -> String {
            let mut names: Vec<String> = contents
                .iter()
                .map(|it| match it.ty {
                    Some(_) => it.media_type.clone(),
                    None => format!("{} without a schema", it.media_type),
                })
                .collect();
            names.sort();
            names.join(", ")
        };
        self.text(Matter::MediaTypes, at, &names(left), &names(right));
        for one in left {
            let same = right.iter().find(|it| it.media_type == one.media_type);
            // Where media types differ, their types should still be the same.
            let other = same.or_else(|| right.iter().find(|it| it.ty.is_some()));
            let Some(other) = other else { continue };
            if same.is_some() {
                let (left, right) = (encoding(one), encoding(other));
                self.text(Matter::Encoding, at, &left, &right);
            }
            if let (Some(left), Some(right)) = (one.ty, other.ty) {
                self.target(at, left, right);
            }
        }
    }
}

fn encoding(content: &Content) -> String {
    let texts = content.encoding.iter().map(|it| {
        let property = &it.property.value;
        format!(
            "{property} {:?} {:?} {:?}",
            it.style, it.explode, it.content_type
        )
    });
    texts.collect::<Vec<_>>().join(", ")
}

fn security(list: &[SecurityRequirement]) -> String {
    let alternatives = list.iter().map(|one| {
        let schemes = one.schemes.iter();
        let schemes = schemes.map(|(name, scopes)| format!("{}({})", name.value, scopes.join(" ")));
        schemes.collect::<Vec<_>>().join("+")
    });
    alternatives.collect::<Vec<_>>().join(" or ")
}
