//! Waiting for what comes about outside: a user who connects an account, an action in the background.
//!
//! Nango doesn't tell, so it is asked again and again; webhooks tell without asking (`nango::webhook`,
//! with the feature `webhooks`). Waiting ends by dropping its future.

mod connection;
mod schedule;

pub use connection::WaitForConnection;
pub use schedule::Schedule;
