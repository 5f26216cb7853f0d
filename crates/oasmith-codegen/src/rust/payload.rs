//! What the body of an answer is read as.

use oasmith_ir::operation::{Content, ContentKind};
use oasmith_ir::types::{Shape, TextFormat, TypeRef};

use super::cx::Cx;
use super::response::is_range;
use super::ty;
use crate::print::Ty;

/// What the body of an answer is read as.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// No body.
    Nothing,
    /// Text as it is.
    Text,
    /// A string, of which the response says whether it is text or JSON.
    AnyText,
    /// Bytes as they are.
    Bytes,
    /// JSON; `None` where the document does not say of which type.
    Json(Option<TypeRef>),
    /// One item after the other, as they come.
    Stream(Stream),
}

/// An answer that comes item by item.
#[derive(Debug, Clone, PartialEq)]
pub struct Stream {
    /// The media type as written.
    pub media_type: String,
    /// What comes.
    pub items: Items,
}

/// What the items of a stream are read as.
#[derive(Debug, Clone, PartialEq)]
pub enum Items {
    /// Events with JSON of that type as their data.
    Events(TypeRef),
    /// Events with text as their data.
    TextEvents,
    /// Events that are read whole, as that type.
    WholeEvents(TypeRef),
    /// JSON; `None` where the document does not say of which type.
    Json(Option<TypeRef>),
}

impl Payload {
    /// Of several media types, the first that is JSON, else the first.
    pub fn of(cx: &Cx<'_>, contents: &[Content]) -> Self {
        let json = contents
            .iter()
            .find(|content| content.kind == ContentKind::Json);
        let Some(content) = json.or(contents.first()) else {
            return Self::Nothing;
        };
        if let Some(stream) = Stream::of(cx, content) {
            return Self::Stream(stream);
        }
        match content.kind {
            ContentKind::Json if is_any_text(cx, content, contents) => Self::AnyText,
            ContentKind::Json => Self::Json(content.ty),
            ContentKind::Multipart | ContentKind::Bytes => Self::Bytes,
            _ => Self::Text,
        }
    }

    /// The type that sending gives.
    pub fn ty(&self, cx: &Cx<'_>) -> Ty {
        match self {
            Self::Nothing => "()".into(),
            Self::Text | Self::AnyText => "String".into(),
            Self::Bytes => "rt::Bytes".into(),
            Self::Json(part) => json(cx, *part),
            Self::Stream(stream) => stream.ty(cx),
        }
    }

    /// Whether the other is read in the same way, for the same type. JSON with a string and plain
    /// text both give a `String`, but what reads the one refuses or mistakes the other.
    pub fn reads_as(&self, cx: &Cx<'_>, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other) && self.ty(cx) == other.ty(cx)
    }

    /// The same read whole, as what differs by status is.
    pub fn whole(self) -> Self {
        match self {
            Self::Stream(_) => Self::Text,
            payload => payload,
        }
    }

    /// Whether the type names something deprecated.
    pub fn is_deprecated(&self, cx: &Cx<'_>) -> bool {
        match self {
            Self::Json(part) => part.is_some_and(|part| ty::mentions_deprecated(cx, part.id)),
            Self::Stream(stream) => stream.is_deprecated(cx),
            Self::Nothing | Self::Text | Self::AnyText | Self::Bytes => false,
        }
    }
}

impl Stream {
    /// What comes item by item by this media type, if it is one of those.
    pub fn of(cx: &Cx<'_>, content: &Content) -> Option<Self> {
        let items = match (content.kind, content.ty) {
            (ContentKind::EventStream, Some(part)) if content.items && is_event(cx, part) => {
                Items::WholeEvents(part)
            }
            (ContentKind::EventStream, Some(part)) if !is_text(cx, part) => Items::Events(part),
            (ContentKind::EventStream, _) => Items::TextEvents,
            (ContentKind::JsonLines, part) => Items::Json(part.map(|part| match content.items {
                true => part,
                false => item_of(cx, part),
            })),
            _ => return None,
        };
        Some(Self {
            media_type: content.media_type.trim().to_owned(),
            items,
        })
    }

    /// The type that sending gives.
    pub fn ty(&self, cx: &Cx<'_>) -> Ty {
        match &self.items {
            Items::Events(part) => events(Ty::of("rt::Event", json(cx, Some(*part)))),
            Items::TextEvents => events(Ty::of("rt::Event", "String".into())),
            Items::WholeEvents(part) => events(json(cx, Some(*part))),
            Items::Json(part) => Ty::of("rt::JsonLines", json(cx, *part)),
        }
    }

    /// Whether the type names something deprecated.
    pub fn is_deprecated(&self, cx: &Cx<'_>) -> bool {
        match self.items {
            Items::Events(part) | Items::WholeEvents(part) | Items::Json(Some(part)) => {
                ty::mentions_deprecated(cx, part.id)
            }
            Items::TextEvents | Items::Json(None) => false,
        }
    }

    /// The method that sends a call for this where another media type is the usual one.
    pub fn method(&self) -> &'static str {
        match self.items {
            Items::Json(_) => "send_lines",
            _ => "send_events",
        }
    }
}

fn events(item: Ty) -> Ty {
    Ty::of("rt::Events", item)
}

fn json(cx: &Cx<'_>, part: Option<TypeRef>) -> Ty {
    let whole = |part| TypeRef {
        cyclic: false,
        ..part
    };
    part.map_or_else(|| "rt::Json".into(), |part| ty::of(cx, whole(part)))
}

/// Whether a string that may come as JSON may come as text too: by a range, or by another media type beside it.
fn is_any_text(cx: &Cx<'_>, content: &Content, contents: &[Content]) -> bool {
    let Some(part) = content.ty else { return false };
    let is_string = json(cx, Some(part)).is("String");
    let as_text = |other: &Content| {
        other.kind == ContentKind::Text && other.ty.is_none_or(|ty| json(cx, Some(ty)).is("String"))
    };
    is_string && (is_range(content) || contents.iter().any(as_text))
}

fn is_text(cx: &Cx<'_>, part: TypeRef) -> bool {
    matches!(ty::shape_of(cx, part.id), Shape::Text(TextFormat::Plain))
}

/// Whether a type describes whole events: an object with `data`, or a choice of such.
fn is_event(cx: &Cx<'_>, part: TypeRef) -> bool {
    let has_data = |part: TypeRef| match ty::shape_of(cx, part.id) {
        Shape::Object(object) => object.members.iter().any(|member| member.name == "data"),
        _ => false,
    };
    match ty::shape_of(cx, part.id) {
        Shape::Union(union) => union.variants.iter().all(|one| has_data(one.ty)),
        _ => has_data(part),
    }
}

/// The type of the items where a document describes all lines together, as an array.
fn item_of(cx: &Cx<'_>, part: TypeRef) -> TypeRef {
    match ty::shape_of(cx, part.id) {
        Shape::Array(array) => array.items,
        _ => part,
    }
}
