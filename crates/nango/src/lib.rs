#![doc = include_str!("../README.md")]

mod generated;
#[cfg(feature = "webhooks")]
pub mod webhook;

pub use generated::*;

/// The repository's README, so that the call at its top is known to compile.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
mod readme {}
