//! From what is written of a list to a fact of its operation, checked against the document.

use std::borrow::Cow;

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostic, Diagnostics};
use oasmith_spec::json_pointer;
use oasmith_spec::source::Span;
use oasmith_spec::suggest::nearest;

use super::members::{self, Found, Missing, Wanted};
use super::{Declared, Pagination, Setting, Way};
use crate::api::Api;
use crate::operation::{ContentKind, Operation, Response};
use crate::types::{Shape, TypeRef};
use oasmith_spec::response::StatusPattern;

/// Works out how the pages of an operation follow each other. What is wrong is reported (`pagination`), and
/// the outcome is `None`.
pub fn resolve(
    api: &Api,
    operation: &Operation,
    declared: &Declared,
    diagnostics: &mut Diagnostics,
) -> Option<Pagination> {
    let mut resolver = Resolver {
        api,
        operation,
        declared,
        diagnostics,
    };
    resolver.pagination()
}

pub(super) struct Resolver<'a> {
    pub(super) api: &'a Api,
    pub(super) operation: &'a Operation,
    pub(super) declared: &'a Declared,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Resolver<'a> {
    fn pagination(&mut self) -> Option<Pagination> {
        let declared = self.declared;
        let (response, body) = self.body()?;
        let items = declared.items.as_ref();
        let (item, may_lack_items) = self.items(body, items)?;
        let way = self.way(response, body, item)?;
        let item_cursor = declared.item_cursor.as_ref();
        if let Some(setting) = item_cursor {
            self.value(item, setting, "an item", Wanted::Cursor)?;
        }
        let more = declared.more.as_ref();
        if let Some(setting) = more {
            self.value(body, setting, "the body", Wanted::Boolean)?;
        }
        let limit = match &declared.limit {
            Some(setting) => Some(self.limit(setting)?),
            None => None,
        };
        let text = |setting: &Setting| setting.text.clone();
        Some(Pagination {
            way,
            items: items.map(text).unwrap_or_default(),
            item,
            may_lack_items,
            more: more.map(text),
            item_cursor: item_cursor.map(text),
            limit,
        })
    }

    pub(super) fn report(&mut self, span: Option<Span>, message: String) -> &mut Diagnostic {
        match span.or(self.declared.span) {
            Some(span) => self.diagnostics.report(Code::PAGINATION, span, message),
            None => self.diagnostics.report_global(Code::PAGINATION, message),
        }
    }

    /// The successful answer, and what its body is.
    fn body(&mut self) -> Option<(&'a Response, TypeRef)> {
        let operation = self.operation;
        let mut answers = operation
            .responses
            .iter()
            .filter(|one| one.status.is_success());
        let first = answers.clone().find(|one| !one.contents.is_empty());
        let is_usual = |one: &&Response| one.status == StatusPattern::Default;
        let answer = first.or_else(|| match answers.next() {
            Some(_) => None,
            None => operation.responses.iter().find(is_usual),
        });
        let json = answer.and_then(|answer| {
            let mut contents = answer.contents.iter();
            let json = contents.find(|content| content.kind == ContentKind::Json)?;
            Some((answer, json.ty?))
        });
        if json.is_none() {
            let message = format!("`{}` has no JSON response with a schema", operation.name());
            let found = self.report(None, message);
            found.related(operation.span, "the operation");
        }
        json
    }

    /// What an item is, and whether there may be no array of them.
    fn items(&mut self, body: TypeRef, setting: Option<&Setting>) -> Option<(TypeRef, bool)> {
        let whole = Setting {
            text: String::new(),
            span: None,
        };
        let Found { ty, optional, .. } =
            self.found(body, setting.unwrap_or(&whole), "the body", "items")?;
        let array = ty.map(|ty| &self.api.ty(ty.id).shape);
        if let Some(Shape::Array(array)) = array {
            return Some((array.items, optional));
        }
        let span = setting.and_then(|setting| setting.span);
        match setting {
            Some(Setting { text, .. }) if !text.is_empty() => {
                self.report(span, format!("what is at `{text}` is no array of items"))
                    .help("set `items` to the JSON pointer of the array of items");
            }
            _ => {
                self.report(span, "the body is no array of items".to_owned())
                    .help("set `items` to the JSON pointer of the array: `/data`");
            }
        }
        None
    }

    fn way(&mut self, response: &Response, body: TypeRef, item: TypeRef) -> Option<Way> {
        let Declared {
            cursor,
            cursor_header,
            item_cursor,
            page,
            offset,
            next,
            link,
            ..
        } = self.declared;
        // A cursor of items is a way of its own only where there is no other.
        let ways = [cursor, cursor_header, page, offset, next];
        let count = ways.iter().filter(|way| way.is_some()).count() + usize::from(*link);
        let by_item = item_cursor.as_ref().filter(|_| count == 0);
        if count > 1 || (count == 0 && by_item.is_none()) {
            let message = match count {
                0 => "no setting says how to request the next page",
                _ => "pages can follow each other in one way only",
            };
            self.report(None, message.to_owned()).help(
                "give one of `cursor`, `cursor-header`, `item-cursor`, `page`, `offset`, `next` and `link`",
            );
            return None;
        }
        if let Some(setting) = cursor {
            let source = self.value(body, setting, "the body", Wanted::Cursor)?;
            return Some(Way::Cursor {
                place: self.cursor_place(source.ty)?,
                pointer: setting.text.clone(),
            });
        }
        if let Some(setting) = cursor_header {
            self.header(response, setting)?;
            return Some(Way::Header {
                place: self.cursor_place(None)?,
                header: setting.text.clone(),
            });
        }
        if let Some(setting) = by_item {
            let source = self.value(item, setting, "an item", Wanted::Cursor)?;
            let place = self.cursor_place(source.ty)?;
            return Some(Way::LastItem { place });
        }
        if let Some(setting) = page {
            let declaration = self.place(setting, Wanted::Number)?;
            let first = self.first(&declaration, setting)?;
            let place = declaration.place;
            return Some(Way::Page { place, first });
        }
        if let Some(setting) = offset {
            let place = self.place(setting, Wanted::Number)?.place;
            return Some(Way::Offset { place });
        }
        match next {
            Some(setting) => {
                self.value(body, setting, "the body", Wanted::Url)?;
                let pointer = setting.text.clone();
                Some(Way::Url { pointer })
            }
            None => Some(Way::Link),
        }
    }

    fn header(&mut self, response: &Response, setting: &Setting) -> Option<()> {
        let wanted = &setting.text;
        let mut headers = response.headers.iter();
        if headers.any(|header| header.name.eq_ignore_ascii_case(wanted)) {
            return Some(());
        }
        let meant = nearest(wanted, response.headers.iter().map(|one| one.name.as_str()));
        let message = format!("the response has no header `{wanted}`");
        self.report(setting.span, message)
            .help(match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "declare the header; an overlay can do so".to_owned(),
            })
            .related(response.span, "the response");
        None
    }

    /// Makes sure that there is a value of that kind at a pointer.
    fn value(
        &mut self,
        of: TypeRef,
        setting: &Setting,
        place: &str,
        wanted: Wanted,
    ) -> Option<Found<'a>> {
        let found = self.found(of, setting, place, "member")?;
        let right = |ty: TypeRef| members::fits(self.api, ty.id, wanted);
        if found.ty.is_none_or(right) {
            return Some(found);
        }
        let message = format!(
            "what is at `{}` in {place} is not {}",
            setting.text,
            wanted.described()
        );
        self.report(setting.span, message);
        None
    }

    /// The keys of a pointer, where it is one.
    pub(super) fn keys<'s>(&mut self, setting: &'s Setting) -> Option<Vec<Cow<'s, str>>> {
        let pointer = &setting.text;
        let keys = json_pointer::tokens(pointer);
        if keys.is_none() {
            let help = match pointer.starts_with('/') {
                true => json_pointer::ESCAPES.to_owned(),
                false => format!("a pointer starts with a slash: `/{pointer}`"),
            };
            self.report(setting.span, format!("`{pointer}` is not a JSON pointer"))
                .help(help);
        }
        keys
    }

    pub(super) fn found(
        &mut self,
        of: TypeRef,
        setting: &Setting,
        place: &str,
        what: &str,
    ) -> Option<Found<'a>> {
        let pointer = &setting.text;
        let keys = self.keys(setting)?;
        match members::at(self.api, of, &keys) {
            Ok(found) => Some(found),
            Err(Missing { name, known }) => {
                let message = format!("{place} has no {what} at `{pointer}`: there is no `{name}`");
                let meant = nearest(&name, known.iter().map(String::as_str));
                self.report(setting.span, message).help(match meant {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "correct the pointer, or declare the property; an overlay can do so"
                        .to_owned(),
                });
                None
            }
        }
    }
}
