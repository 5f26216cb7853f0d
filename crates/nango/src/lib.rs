#![doc = include_str!("../README.md")]

pub mod action;
mod error;
mod generated;
mod metadata;
pub mod paging;
pub mod proxied;
mod session;
mod sync;
mod tags;
pub mod token;
mod typed;
pub mod waiting;
#[cfg(feature = "webhooks")]
pub mod webhook;

pub use error::{ErrorExt, RateLimit};
pub use generated::*;
pub use tags::Tags;

/// The repository's README, so that the call at its top is known to compile.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
mod readme {}
