//! The list of connections, by page and limit.

use super::list::sealed::Sealed;
use super::{Items, List, Pages};
use crate::Error;
use crate::connections::ListConnections;
use crate::models::{ListConnectionsResponse, ListConnectionsResponseConnection};
use crate::runtime::BoxFuture;

/// How many connections the server puts into a page when it is not told.
const DEFAULT_LIMIT: usize = 10_000;

/// A list of connections, and how far it was read.
#[derive(Debug, Clone)]
pub struct ConnectionList {
    call: ListConnections,
    page: i64,
    limit: usize,
    /// The first connection of the page before, by its number: a server that takes no notice of
    /// `page` would give it for ever.
    first: Option<i64>,
}

impl ListConnections {
    /// The connections as a stream, from the `page` of this call on, in pages of its `limit`.
    ///
    /// ```no_run
    /// # async fn example(client: nango::Client) -> Result<(), nango::Error> {
    /// let list = client.connections().list().tags([("plan", "team")]);
    /// let all = list.items().into_vec().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn items(self) -> Items<ConnectionList> {
        Items::new(ConnectionList::new(self))
    }

    /// The pages as a stream, from the `page` of this call on.
    ///
    /// The server doesn't say how many there are: one that has fewer connections than `limit` is the
    /// last.
    pub fn pages(self) -> Pages<ConnectionList> {
        Pages::new(ConnectionList::new(self))
    }
}

impl ConnectionList {
    fn new(call: ListConnections) -> Self {
        let set = call.clone().into_call();
        let set = |name| set.query_value(name)?.parse::<u32>().ok();
        let limit = set("limit").and_then(|limit| usize::try_from(limit).ok());
        Self {
            page: set("page").map_or(0, i64::from),
            limit: limit.unwrap_or(DEFAULT_LIMIT),
            first: None,
            call,
        }
    }
}

impl Pages<ConnectionList> {
    /// The number of the page that comes next. Given to
    /// [`page`](crate::connections::ListConnections::page), the list goes on there.
    pub fn page(&self) -> i64 {
        self.list.page
    }
}

impl Sealed for ConnectionList {}

impl List for ConnectionList {
    type Item = ListConnectionsResponseConnection;
    type Page = ListConnectionsResponse;

    fn fetch(&self) -> BoxFuture<Result<Self::Page, Error>> {
        Box::pin(self.call.clone().page(self.page).send())
    }

    fn advance(&mut self, page: &Self::Page) -> bool {
        let first = page.connections.first().map(|connection| connection.id);
        let is_new = first.is_some() && first != self.first;
        self.first = first;
        self.page = self.page.saturating_add(1);
        is_new && page.connections.len() >= self.limit
    }

    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.connections
    }
}
