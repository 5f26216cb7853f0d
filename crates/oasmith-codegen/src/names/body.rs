//! The bodies of an operation that takes several: which have a way of their own to be sent, and what
//! that is called.

use foldhash::HashSet;

use oasmith_ir::api::Api;
use oasmith_ir::operation::{Body, Content, ContentKind};
use oasmith_ir::types::{Shape, TypeId};

use super::scope::Scope;
use crate::ident::Ident;

/// The media type that is sent where nothing else is asked for: the first JSON one, else the first.
pub(crate) fn chosen(body: &Body) -> Option<&Content> {
    let json = body
        .contents
        .iter()
        .find(|content| content.kind == ContentKind::Json);
    json.or(body.contents.first())
}

/// The media type that a typed form is made for, with the object that its parts are members of.
pub(crate) fn form<'a>(api: &Api, body: &'a Body) -> Option<(&'a Content, TypeId)> {
    let forms = body.contents.iter();
    let forms = forms.filter(|content| content.kind == ContentKind::Multipart);
    let mut forms = forms.filter_map(|content| Some((content, api.resolve_alias(content.ty?.id))));
    forms.find(|(_, id)| match &api.ty(*id).shape {
        Shape::Object(object) => object.members.iter().any(|member| !member.read_only),
        _ => false,
    })
}

/// The media types that are sent by a method of their own, by their places in the body: those that
/// are made of something else than the chosen one, and than those before them.
fn others(api: &Api, body: &Body) -> Vec<usize> {
    let mut known: HashSet<Made> = chosen(body)
        .map(|it| Made::of(api, it))
        .into_iter()
        .collect();
    let mut found = Vec::new();
    for (at, content) in body.contents.iter().enumerate() {
        let made = Made::of(api, content);
        if known.insert(made) {
            found.push(at);
        }
    }
    found
}

/// What a body is made of.
#[derive(PartialEq, Eq, Hash)]
enum Made {
    Model(Option<TypeId>),
    Parts,
    Text,
    Bytes,
}

impl Made {
    fn of(api: &Api, content: &Content) -> Self {
        match content.kind {
            ContentKind::Json | ContentKind::Form => {
                Self::Model(content.ty.map(|ty| api.resolve_alias(ty.id)))
            }
            ContentKind::Multipart => Self::Parts,
            ContentKind::Text | ContentKind::EventStream | ContentKind::JsonLines => Self::Text,
            ContentKind::Bytes => Self::Bytes,
        }
    }
}

/// Names for the other bodies, each with its place: `upload_multipart`, made of a stem that says what
/// is done.
pub(super) fn names(
    api: &Api,
    body: Option<&Body>,
    stem: &str,
    scope: &mut Scope,
) -> Vec<(usize, Ident)> {
    let mut names = Vec::new();
    for at in body.map(|body| others(api, body)).unwrap_or_default() {
        let content = body.and_then(|body| body.contents.get(at));
        let suffix = match content.map(|content| content.kind) {
            Some(ContentKind::Json) => "json",
            Some(ContentKind::Form) => "form",
            Some(ContentKind::Multipart) => "multipart",
            Some(ContentKind::Text | ContentKind::EventStream | ContentKind::JsonLines) => "text",
            Some(ContentKind::Bytes) | None => "bytes",
        };
        names.push((at, scope.claim([Ident::snake(&format!("{stem}_{suffix}"))])));
    }
    names
}
