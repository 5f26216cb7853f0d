//! The list of records, as a type of the user's own.

use serde::de::DeserializeOwned;

use super::{Items, Pages, Record};
use crate::Error;
use crate::records::ListRecords;
use crate::runtime::{Decode, Decoded, Reader, Timestamp};

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
                0 => members.fill(reader, &mut records),
                1 => members.read(reader, &mut next_cursor),
                _ => members.skip(reader),
            }
        }
        Ok(Self {
            records: members.required(records, 0)?,
            next_cursor,
        })
    }
}

impl ListRecords {
    /// The records as a stream, each read as a type of your own, from the `cursor` of this call on.
    ///
    /// A record that was pruned is a [`Record`] without data, and no error. The stream's cursor is that of
    /// the record that was handed out last.
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
    pub fn items<T: DeserializeOwned>(self) -> Items<Record<T>> {
        self.untyped_items().read_as()
    }

    /// The pages as a stream, their records read as a type of your own.
    pub fn pages<T: DeserializeOwned>(self) -> Pages<RecordsPage<T>> {
        self.untyped_pages().read_as()
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
    pub async fn send_as<T: DeserializeOwned + 'static>(self) -> Result<RecordsPage<T>, Error> {
        self.into_call().send().await
    }
}
