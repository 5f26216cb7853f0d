//! Lists as streams: page after page, or item after item.
//!
//! A list's `items()` and `pages()` ask for a page when its first item is wanted, and not before.
//! They end at the end of the list, behind an error, and when the server gives the same page again.
//! They tell where they stand, so that a list can be gone on with later.
//!
//! ```no_run
//! # async fn example(client: nango::Client) -> Result<(), nango::Error> {
//! let mut connections = client.connections().list().items();
//! while let Some(connection) = connections.next().await {
//!     println!("{}", connection?.connection_id);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Both are a `Stream` too, for who uses `futures`.

mod record;
mod records;

pub use crate::runtime::{PagedItems as Items, Pages, Position};
pub use record::Record;
pub use records::RecordsPage;
