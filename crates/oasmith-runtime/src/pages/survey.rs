//! What a page says of itself, read from its text whatever type it is decoded to.

use std::ops::Range;

use super::paging::{Source, Way};
use super::{Paging, link};
use crate::json::{between, walk};
use crate::{BodyError, Decode, DecodeError, Decoded, Kind, RawResponse, Reader};

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// What it says the next page is asked for by.
    pub(super) next: Option<String>,
    /// Whether it says that there are more.
    pub(super) more: Option<bool>,
    /// How many items it has.
    pub(super) count: usize,
    /// Where its array of items stands in the body.
    pub(super) items: Range<usize>,
}

impl Paging {
    /// What a page says of itself.
    pub(super) fn survey(&self, page: &RawResponse) -> Result<Survey, BodyError> {
        let wrong = |error| BodyError::json(page, error);
        let body = page.body().as_ref();
        if body.trim_ascii().is_empty() {
            // Nothing was promised, as with 204.
            return Ok(Survey::default());
        }
        let mut survey = Survey::default();
        if let Some(pointer) = self.more {
            survey.more = walk(body, |reader| boolean(reader, pointer)).map_err(wrong)?;
        }
        let counts = matches!(self.way, Way::Page(..) | Way::Offset(_));
        survey.next = match self.way {
            Way::Cursor(_, Source::Body(pointer)) | Way::Url(pointer) => {
                walk(body, |reader| scalar(reader, pointer)).map_err(wrong)?
            }
            Way::Cursor(_, Source::Header(name)) => page.header(name).map(str::to_owned),
            Way::Cursor(_, Source::LastItem) => self.last_cursor(body).map_err(wrong)?,
            Way::Link => link::next(page.headers()).map(str::to_owned),
            Way::Page(..) | Way::Offset(_) => None,
        };
        survey.next = survey.next.filter(|next| !next.is_empty());
        if counts {
            (survey.count, survey.items) = self.count(body).map_err(wrong)?;
        }
        Ok(survey)
    }

    /// The items of a page, each with its cursor where it has one.
    pub(super) fn read_items<T: Decode>(
        &self,
        page: &RawResponse,
    ) -> Result<Vec<(T, Option<String>)>, BodyError> {
        let body = page.body().as_ref();
        if body.trim_ascii().is_empty() && self.may_lack_items {
            return Ok(Vec::new());
        }
        let mut items = Vec::new();
        let read = self.each(body, |reader| {
            let start = reader.offset();
            let item = reader.read()?;
            let cursor = self.cursor_of(between(body, start, reader.offset()), start)?;
            items.push((item, cursor));
            Ok(())
        });
        match read {
            Ok(_) => Ok(items),
            Err(error) => Err(BodyError::json(page, error)),
        }
    }

    fn count(&self, body: &[u8]) -> Decoded<(usize, Range<usize>)> {
        let mut count = 0;
        let place = self.each(body, |reader| {
            count += 1;
            reader.skip()
        })?;
        Ok((count, place))
    }

    fn last_cursor(&self, body: &[u8]) -> Decoded<Option<String>> {
        let mut last = (0, 0);
        self.each(body, |reader| {
            let start = reader.offset();
            reader.skip()?;
            last = (start, reader.offset());
            Ok(())
        })?;
        let (start, end) = last;
        self.cursor_of(between(body, start, end), start)
    }

    /// The cursor of an item, whose text begins at this offset of the body.
    fn cursor_of(&self, item: &[u8], start: usize) -> Decoded<Option<String>> {
        match self.item_cursor {
            Some(pointer) if !item.is_empty() => {
                let cursor = scalar(&mut Reader::new(item), pointer);
                let moved = |error: DecodeError| DecodeError::new(error.message(), start);
                cursor.map_err(moved)
            }
            _ => Ok(None),
        }
    }

    /// Goes through the items and gives where their array stands.
    fn each(
        &self,
        body: &[u8],
        mut item: impl FnMut(&mut Reader<'_>) -> Decoded<()>,
    ) -> Decoded<Range<usize>> {
        walk(body, |reader| {
            if !reader.seek(self.items)? {
                let message = format!("there are no items at `{}`", self.items);
                let none = Ok(0..0);
                let missing = DecodeError::new(message, 0);
                return if self.may_lack_items {
                    none
                } else {
                    Err(missing)
                };
            }
            let start = reader.offset();
            let mut elements = reader.array()?;
            while elements.next(reader)? {
                item(reader)?;
            }
            Ok(start..reader.offset())
        })
    }
}

/// A text or number at a pointer; `None` where there is none.
pub(super) fn scalar(reader: &mut Reader<'_>, pointer: &str) -> Decoded<Option<String>> {
    if !reader.seek(pointer)? {
        return Ok(None);
    }
    match reader.kind()? {
        Kind::String => reader.read().map(Some),
        Kind::Number => Ok(Some(reader.number()?.to_owned())),
        // Some say that there is no next page in this way.
        Kind::Boolean if !reader.boolean()? => Ok(None),
        _ => Err(reader.fault("a cursor is a string or a number")),
    }
}

fn boolean(reader: &mut Reader<'_>, pointer: &str) -> Decoded<Option<bool>> {
    if reader.seek(pointer)? {
        reader.boolean().map(Some)
    } else {
        Ok(None)
    }
}
