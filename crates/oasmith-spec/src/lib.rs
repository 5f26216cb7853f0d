//! Reads OpenAPI documents: text to a spanned tree, to a checked [`Document`](document::Document).

pub mod body;
pub mod bundle;
pub mod code;
pub mod diagnostic;
pub mod document;
pub mod folders;
pub mod left_out;
pub mod limits;
pub mod load;
pub mod media_type;
pub mod node;
pub mod operation;
pub mod parameter;
pub mod response;
pub mod schema;
pub mod security;
pub mod sink;
pub mod source;
pub mod version;

mod check;
mod json;
pub mod json_pointer;
pub mod overlay;
pub mod parse;
mod read;
pub mod render;
mod resolve;
mod scalar;
mod size;
pub mod suggest;
pub mod text;
mod token;
mod unique;
pub mod url;
pub mod write;
mod yaml;
