//! The list of records, by cursor.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::list::sealed::Sealed;
use super::{Items, List, Pages, Record};
use crate::Error;
use crate::records::ListRecords;
use crate::runtime::{BoxFuture, Decode, Decoded, Reader, Timestamp};

/// A page of records of the user's own type.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RecordsPage<T> {
    /// The records.
    pub records: Vec<Record<T>>,
    /// The `cursor` of the next page; `None` on the last one.
    pub next_cursor: Option<String>,
}

impl<T: DeserializeOwned> Decode for RecordsPage<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        let mut records = None;
        let mut next_cursor = None;
        let mut members = reader.object(&["records", "next_cursor"])?;
        while let Some(member) = members.next(reader)? {
            match member {
                0 => records = Some(reader.read()?),
                1 => next_cursor = reader.read()?,
                _ => reader.skip()?,
            }
        }
        Ok(Self {
            records: members.required(records, 0)?,
            next_cursor,
        })
    }
}

/// A list of records of the user's own type, and how far it was read.
#[derive(Clone)]
pub struct RecordList<T> {
    call: ListRecords,
    /// Where the next page begins.
    cursor: Option<String>,
    /// The cursors that pages were asked for with.
    used: BTreeSet<String>,
    /// The cursor of the record that was handed out last.
    seen: Option<String>,
    of: PhantomData<fn() -> T>,
}

impl ListRecords {
    /// The records as a stream, each read as a type of your own, from the `cursor` of this call on.
    ///
    /// A record that was pruned is a [`Record`] without data, and no error.
    ///
    /// ```no_run
    /// #[derive(serde::Deserialize)]
    /// struct Ticket {
    ///     title: String,
    /// }
    ///
    /// # async fn example(client: nango::Client) -> Result<(), nango::Error> {
    /// let list = client.records().list("Ticket", "conn-1", "jira-main");
    /// let mut tickets = list.items::<Ticket>();
    /// while let Some(ticket) = tickets.next().await {
    ///     match ticket?.into_data() {
    ///         Some(ticket) => println!("{}", ticket.title),
    ///         None => println!("pruned"),
    ///     }
    /// }
    /// let seen = tickets.cursor(); // Keep it, and list what has changed since then.
    /// # Ok(())
    /// # }
    /// ```
    pub fn items<T: DeserializeOwned + 'static>(self) -> Items<RecordList<T>> {
        Items::new(RecordList::new(self))
    }

    /// The pages as a stream, their records read as a type of your own.
    pub fn pages<T: DeserializeOwned + 'static>(self) -> Pages<RecordList<T>> {
        Pages::new(RecordList::new(self))
    }

    /// Keeps only records changed later than an instant, within the last 12 months: that of
    /// [`modified_after`](Self::modified_after), in the spelling that the server takes whatever the
    /// offset was. A cursor is more exact, since records can share an instant.
    pub fn since(self, instant: impl Into<Timestamp>) -> Self {
        let instant: Timestamp = instant.into();
        self.modified_after(instant)
    }

    /// Sends the call and reads the records of the one page as a type of your own.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub async fn send_as<T: DeserializeOwned>(self) -> Result<RecordsPage<T>, Error> {
        self.into_call().send().await
    }
}

impl<T> RecordList<T> {
    fn new(call: ListRecords) -> Self {
        let cursor = call.clone().into_call().query_value("cursor");
        Self {
            call,
            used: cursor.iter().cloned().collect(),
            seen: cursor.clone(),
            cursor,
            of: PhantomData,
        }
    }
}

impl<T: DeserializeOwned + 'static> Pages<RecordList<T>> {
    /// Where the list goes on. Given to [`cursor`](crate::records::ListRecords::cursor), the pages
    /// behind those that were handed out come.
    pub fn cursor(&self) -> Option<&str> {
        self.list.cursor.as_deref()
    }
}

impl<T: DeserializeOwned + 'static> Items<RecordList<T>> {
    /// The cursor of the record that was handed out last. Given to
    /// [`cursor`](crate::records::ListRecords::cursor), those that were changed later come.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.list.seen.as_deref()
    }
}

impl<T> Sealed for RecordList<T> {}

impl<T: DeserializeOwned + 'static> List for RecordList<T> {
    type Item = Record<T>;
    type Page = RecordsPage<T>;

    fn fetch(&self) -> BoxFuture<Result<Self::Page, Error>> {
        let call = match &self.cursor {
            Some(cursor) => self.call.clone().cursor(cursor),
            None => self.call.clone(),
        };
        Box::pin(call.into_call().send())
    }

    fn advance(&mut self, page: &Self::Page) -> bool {
        // A cursor that comes again would lead in circles.
        let next = page.next_cursor.clone().filter(|cursor| !cursor.is_empty());
        let is_new = next.clone().is_some_and(|cursor| self.used.insert(cursor));
        if is_new {
            self.cursor = next;
        }
        is_new
    }

    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.records
    }

    fn hand_out(&mut self, record: &Self::Item) {
        self.seen = Some(record.metadata().cursor.clone());
    }
}

/// Without the cursors, which hold times and IDs of records.
impl<T> fmt::Debug for RecordList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordList")
            .field("call", &self.call)
            .finish_non_exhaustive()
    }
}
