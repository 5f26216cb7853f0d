//! Rust, one kind of item a file.

pub mod alias;
pub mod client;
pub mod cx;
mod default;
pub mod derive;
pub mod doc;
pub mod enum_;
pub(crate) mod gate;
pub mod group;
pub mod lib_file;
pub mod list;
pub mod literal;
pub mod manifest;
pub mod map;
pub mod model;
pub mod object;
pub mod operation;
pub mod param;
pub mod place;
pub mod response;
pub mod serde;
pub mod servers;
pub mod tuple;
pub mod ty;
pub mod union;
pub mod validate;
