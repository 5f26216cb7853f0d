//! Rust, one kind of item a file.

pub mod alias;
pub mod client;
pub mod cx;
mod default;
pub mod derive;
pub mod enum_;
mod error_shape;
pub(crate) mod gate;
pub mod group;
pub mod lib_file;
pub mod list;
pub mod manifest;
pub mod map;
pub mod mock;
pub mod model;
pub mod newtype;
pub mod object;
pub mod operation;
mod outcome;
pub mod param;
mod payload;
pub mod place;
mod refusal;
pub mod response;
pub mod rules;
mod secret;
pub mod serde;
pub mod servers;
pub mod tuple;
pub mod ty;
pub mod union;
pub mod validate;

pub(crate) use crate::print::{doc, literal, section};
