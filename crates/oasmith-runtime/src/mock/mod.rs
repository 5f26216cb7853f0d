//! A server for tests, on this machine, that stands in for an API.
//!
//! What is expected is a call of the client, as it is sent otherwise; what it responds with is of the type that
//! the call gives. A crate that is generated with `mock = true` has a module `mock` with a client for it:
//!
//! ```ignore
//! let server = api::mock::start()?;
//! let client = api::mock::client(&server)?;
//! let things = server
//!     .on(client.things().list().limit(2))
//!     .responds(ListThingsResponse::new(Vec::new()));
//!
//! // …what is tested…
//!
//! assert_eq!(things.calls().len(), 1);
//! server.verify()?;
//! ```
//!
//! A response with more than its required properties is made by [`With`]:
//! `Thing::new("1").with(|thing| thing.label = Some("first".into()))`.
//!
//! A refusal is of the type that the document declares for it: `.responds_error(404, Missing::new("thing"))`.
//!
//! What nothing is expected of is answered with `501` and a body that says what was asked for and what is
//! expected; [`Server::verify`] tells it too.

mod expectation;
mod http;
mod matching;
mod parts;
mod received;
mod refusal;
mod response;
mod server;
#[cfg(test)]
mod tests;
mod with;

pub use expectation::Expectation;
pub use received::Received;
pub use refusal::Unverified;
pub use response::{IntoMockResponse, MockResponse};
pub use server::Server;
pub use with::With;

use crate::{Call, Json};

/// A call that can be expected. Generated crates implement it for their calls.
pub trait Mocked {
    /// What it is answered with.
    type Response: IntoMockResponse;

    /// The status of that.
    const STATUS: u16;

    /// What it is refused with.
    type ErrorResponse: IntoMockResponse;

    /// The call underneath.
    fn into_call(self) -> Call;
}

/// A call that the document doesn't describe is answered by hand.
impl Mocked for Call {
    type Response = MockResponse;

    const STATUS: u16 = 200;

    type ErrorResponse = Json;

    fn into_call(self) -> Call {
        self
    }
}

/// Lets calls be expected: for each its type, its response's, the status of that, and the type of its refusals
/// where the document declares one.
#[doc(hidden)]
#[macro_export]
macro_rules! mocked {
    ($($(#[$meta:meta])* $call:ty => $answer:ty, $status:literal $(, $refusal:ty)?;)*) => {$(
        $(#[$meta])*
        #[allow(deprecated)]
        impl $crate::mock::Mocked for $call {
            type Response = $answer;

            const STATUS: u16 = $status;

            type ErrorResponse = $crate::mocked!(@refusal $($refusal)?);

            fn into_call(self) -> $crate::Call {
                self.into_call()
            }
        }
    )*};
    (@refusal) => { $crate::Json };
    (@refusal $refusal:ty) => { $refusal };
}

/// Lets refusals that differ by status be answered: for each its type, and for each of its variants the
/// statuses and what its body is. Of several statuses that fit the first holds.
#[doc(hidden)]
#[macro_export]
macro_rules! refused {
    ($($(#[$meta:meta])* $refusal:ty { $($status:pat => $variant:ident $body:ident;)* })*) => {$(
        $(#[$meta])*
        #[allow(deprecated)]
        impl $crate::mock::IntoMockResponse for $refusal {
            fn into_response(self, status: u16) -> $crate::mock::MockResponse {
                match status {
                    $($status => $crate::refused!(@$body self, status, $variant),)*
                }
            }
        }
    )*};
    (@nothing $refusal:expr, $status:expr, $variant:ident) => {
        match $refusal {
            Self::$variant => $crate::mock::IntoMockResponse::into_response((), $status),
            _ => $crate::mock::MockResponse::of_undeclared_status($status),
        }
    };
    (@text $refusal:expr, $status:expr, $variant:ident) => {
        match $refusal {
            Self::$variant(text) => $crate::mock::IntoMockResponse::into_response($crate::Text(text), $status),
            _ => $crate::mock::MockResponse::of_undeclared_status($status),
        }
    };
    (@whole $refusal:expr, $status:expr, $variant:ident) => {
        match $refusal {
            Self::$variant(body) => $crate::mock::IntoMockResponse::into_response(body, $status),
            _ => $crate::mock::MockResponse::of_undeclared_status($status),
        }
    };
}
