//! The methods of a call that give a list page by page, or item by item.

use oasmith_ir::pagination::{Pagination, Place, Way};
use oasmith_ir::types::TypeRef;

use super::Call;
use super::body::media_type;
use crate::names::PagesNames;
use crate::names::body::chosen;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::literal::Literal;
use crate::print::{Code, Expr, FnParam, Snippet, Ty, close, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::response::allow;
use crate::rust::ty;

impl Call<'_> {
    /// The two methods, where the operation is such a list.
    pub(super) fn emit_pages(&self, cx: &Cx<'_>, code: &mut Code) {
        if let (Some(pagination), Some(names)) = (&self.operation.pagination, &self.names.pages) {
            self.emit_pages_method(cx, pagination, names, code);
            emit_items_method(cx, pagination, names, code);
        }
    }

    fn emit_pages_method(
        &self,
        cx: &Cx<'_>,
        pagination: &Pagination,
        names: &PagesNames,
        code: &mut Code,
    ) {
        let mut doc = Doc::new();
        doc.paragraph(&start(pagination));
        doc.paragraph(&snippet!(
            "Each page is requested when the stream is polled for it; see [`rt::Pages`]."
        ));
        code.blank();
        code.doc(&doc);
        allow(self.success.is_deprecated(cx), code);
        let page = self.success.ty(cx, &self.names.outcome);
        let output = Ty::of("rt::Pages", page);
        let head = snippet!("pub fn {}", names.pages);
        code.signature(&head, &[FnParam::receiver("self")], Some(&output));
        let body = self.operation.body.as_ref();
        let media_type = body.and_then(chosen).map(media_type);
        emit_paging(pagination, &media_type.unwrap_or_default(), code);
        line!(code, "rt::Pages::new(self.call, list)");
        close!(code, "}}");
    }
}

/// Where the pages begin.
fn start(pagination: &Pagination) -> Snippet {
    match place(pagination) {
        Some(Place::Query(name)) => snippet!(
            "Returns the pages as a stream, starting with the {} of this call.",
            CodeSpan::new(name)
        ),
        Some(Place::Body { pointer, .. }) => snippet!(
            "Returns the pages as a stream, starting with the {} of this call's body.",
            CodeSpan::new(pointer)
        ),
        None => snippet!("Returns the pages as a stream."),
    }
}

/// Where a call says which page it is for, unless that is its URL.
fn place(pagination: &Pagination) -> Option<&Place> {
    match &pagination.way {
        Way::Cursor { place, .. }
        | Way::Header { place, .. }
        | Way::LastItem { place }
        | Way::Page { place, .. }
        | Way::Offset { place } => Some(place),
        Way::Url { .. } | Way::Link => None,
    }
}

fn emit_items_method(cx: &Cx<'_>, pagination: &Pagination, names: &PagesNames, code: &mut Code) {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!(
        "Returns the items of all pages as a stream; see [`rt::PagedItems`]."
    ));
    code.blank();
    code.doc(&doc);
    allow(ty::mentions_deprecated(cx, pagination.item.id), code);
    let item = TypeRef {
        cyclic: false,
        ..pagination.item
    };
    let output = Ty::of("rt::PagedItems", ty::of(cx, item));
    let head = snippet!("pub fn {}", names.items);
    code.signature(&head, &[FnParam::receiver("self")], Some(&output));
    let pages = Expr::from("self").method(&names.pages, []);
    code.give(&pages.method("items", []));
    close!(code, "}}");
}

/// The statements that say how the pages follow each other. A call's body is of this media type.
fn emit_paging(pagination: &Pagination, media_type: &str, code: &mut Code) {
    let text = Expr::text;
    let (way, arguments) = match &pagination.way {
        Way::Cursor { place, pointer } => ("by_cursor", vec![text(place.name()), text(pointer)]),
        Way::Header { place, header } => ("by_header", vec![text(place.name()), text(header)]),
        Way::LastItem { place } => {
            let pointer = pagination.item_cursor.as_deref().unwrap_or_default();
            ("by_last_item", vec![text(place.name()), text(pointer)])
        }
        Way::Page { place, first } => {
            let first = snippet!("{}", Literal::integer(i128::from(*first)));
            ("by_page", vec![text(place.name()), first.into()])
        }
        Way::Offset { place } => ("by_offset", vec![text(place.name())]),
        Way::Url { pointer } => ("by_url", vec![text(pointer)]),
        Way::Link => ("by_link", Vec::new()),
    };
    let list = "let list".into();
    let way = Expr::call(snippet!("rt::Paging::{}", way), arguments);
    code.bind(&list, &way);
    let mut set = |method: &'static str, arguments: &[Expr]| {
        code.bind(&list, &Expr::from("list").method(method, arguments));
    };
    if let Some(Place::Body { number, .. }) = place(pagination) {
        let kind = if *number { "Number" } else { "String" };
        set(
            "in_body",
            &[text(media_type), snippet!("rt::Kind::{}", kind).into()],
        );
    }
    if !pagination.items.is_empty() {
        set("items", &[text(&pagination.items)]);
    }
    if pagination.may_lack_items {
        set("may_lack_items", &[]);
    }
    if let Some(pointer) = &pagination.more {
        set("more", &[text(pointer)]);
    }
    if let Some(pointer) = &pagination.item_cursor
        && !matches!(pagination.way, Way::LastItem { .. })
    {
        set("item_cursor", &[text(pointer)]);
    }
    if let Some(limit) = &pagination.limit {
        let number = |number: Option<u64>| match number {
            Some(number) => {
                let number = snippet!("{}", Literal::integer(i128::from(number)));
                Expr::call("Some", [number.into()])
            }
            None => "None".into(),
        };
        let arguments = [
            text(limit.place.name()),
            number(limit.usual),
            number(limit.most),
        ];
        let method = match limit.place {
            Place::Query(_) => "limit",
            Place::Body { .. } => "limit_in_body",
        };
        set(method, &arguments);
    }
}
