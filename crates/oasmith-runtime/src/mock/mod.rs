//! A server for tests, on this machine, that stands in for an API.
//!
//! What is expected is a call of the client, as it is sent otherwise; what it answers is of the type that
//! the call gives. A crate that is generated with `mock = true` has a module `mock` with a client for it:
//!
//! ```ignore
//! let server = api::mock::start()?;
//! let client = api::mock::client(&server)?;
//! let things = server
//!     .on(client.things().list().limit(2))
//!     .answers(ListThingsResponse::new(Vec::new()));
//!
//! // …what is tested…
//!
//! assert_eq!(things.calls().len(), 1);
//! server.verify()?;
//! ```
//!
//! What nothing is expected of is answered with `501` and a body that says what was asked for and what is
//! expected; [`Server::verify`] tells it too.

mod answer;
mod expectation;
mod http;
mod matching;
mod received;
mod refusal;
mod server;
#[cfg(test)]
mod tests;

pub use answer::{Answer, IntoAnswer};
pub use expectation::Expectation;
pub use received::Received;
pub use refusal::Unverified;
pub use server::Server;

use crate::Call;

/// A call that can be expected. Generated crates implement it for their calls.
pub trait Mocked {
    /// What it is answered with.
    type Answer: IntoAnswer;

    /// The status of that.
    const STATUS: u16;

    /// The call underneath.
    fn into_call(self) -> Call;
}

/// A call that the document doesn't describe is answered by hand.
impl Mocked for Call {
    type Answer = Answer;

    const STATUS: u16 = 200;

    fn into_call(self) -> Call {
        self
    }
}

/// Lets calls be expected: for each its type, its answer's, and the status of that.
#[doc(hidden)]
#[macro_export]
macro_rules! mocked {
    ($($(#[$meta:meta])* $call:ty => $answer:ty, $status:literal;)*) => {$(
        $(#[$meta])*
        #[allow(deprecated)]
        impl $crate::mock::Mocked for $call {
            type Answer = $answer;

            const STATUS: u16 = $status;

            fn into_call(self) -> $crate::Call {
                self.into_call()
            }
        }
    )*};
}
