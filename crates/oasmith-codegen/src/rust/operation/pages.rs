//! The methods of a call that give a list page by page, or item by item.

use oasmith_ir::pagination::{Pagination, Way};
use oasmith_ir::types::TypeRef;

use super::Call;
use crate::names::PagesNames;
use crate::print::{Code, Snippet, close, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::doc::{CodeSpan, Doc};
use crate::rust::literal::Literal;
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
            "A page is asked for when it is wanted; see [`rt::Pages`]."
        ));
        code.blank();
        code.doc(&doc);
        allow(self.success.is_deprecated(cx), code);
        let page = self.success.ty(cx, &self.names.outcome);
        let output = snippet!("rt::Pages<{}>", page);
        let head = snippet!("pub fn {}", names.pages);
        code.signature(&head, &[snippet!("self")], Some(&output));
        emit_paging(pagination, code);
        line!(code, "rt::Pages::new(self.call, list)");
        close!(code, "}}");
    }
}

/// Where the pages begin.
fn start(pagination: &Pagination) -> Snippet {
    let parameter = match &pagination.way {
        Way::Cursor { parameter, .. }
        | Way::Header { parameter, .. }
        | Way::LastItem { parameter }
        | Way::Page { parameter, .. }
        | Way::Offset { parameter } => parameter,
        Way::Url { .. } | Way::Link => return snippet!("The pages as a stream."),
    };
    snippet!(
        "The pages as a stream, from the {} of this call on.",
        CodeSpan::new(parameter)
    )
}

fn emit_items_method(cx: &Cx<'_>, pagination: &Pagination, names: &PagesNames, code: &mut Code) {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!(
        "The items of the pages as a stream; see [`rt::PagedItems`]."
    ));
    code.blank();
    code.doc(&doc);
    allow(ty::mentions_deprecated(cx, pagination.item.id), code);
    let item = TypeRef {
        cyclic: false,
        ..pagination.item
    };
    let output = snippet!("rt::PagedItems<{}>", ty::of(cx, item));
    let head = snippet!("pub fn {}", names.items);
    code.signature(&head, &[snippet!("self")], Some(&output));
    line!(code, "self.{}().items()", names.pages);
    close!(code, "}}");
}

/// The statements that say how the pages follow each other.
fn emit_paging(pagination: &Pagination, code: &mut Code) {
    let text = |text: &str| snippet!("{}", Literal::string(text));
    let (way, arguments) = match &pagination.way {
        Way::Cursor { parameter, pointer } => ("by_cursor", vec![text(parameter), text(pointer)]),
        Way::Header { parameter, header } => ("by_header", vec![text(parameter), text(header)]),
        Way::LastItem { parameter } => {
            let pointer = pagination.item_cursor.as_deref().unwrap_or_default();
            ("by_last_item", vec![text(parameter), text(pointer)])
        }
        Way::Page { parameter, first } => {
            let first = snippet!("{}", Literal::integer(i128::from(*first)));
            ("by_page", vec![text(parameter), first])
        }
        Way::Offset { parameter } => ("by_offset", vec![text(parameter)]),
        Way::Url { pointer } => ("by_url", vec![text(pointer)]),
        Way::Link => ("by_link", Vec::new()),
    };
    code.call(&snippet!("let list = rt::Paging::{}", way), &arguments, ";");
    let mut set = |method: &'static str, arguments: &[Snippet]| {
        code.call(&snippet!("let list = list.{}", method), arguments, ";");
    };
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
            Some(number) => snippet!("Some({})", Literal::integer(i128::from(number))),
            None => snippet!("None"),
        };
        let arguments = [
            text(&limit.parameter),
            number(limit.usual),
            number(limit.most),
        ];
        set("limit", &arguments);
    }
}
