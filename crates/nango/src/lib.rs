#![doc = include_str!("../README.md")]

pub mod action;
mod generated;
pub mod paging;
mod sleep;
pub mod token;
mod typed;
pub mod waiting;
#[cfg(feature = "webhooks")]
pub mod webhook;

pub use generated::*;

/// The repository's README, so that the call at its top is known to compile.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
mod readme {}
