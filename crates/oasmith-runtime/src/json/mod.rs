//! JSON as generated models read and write it: a pull reader, a writer and two traits.
//!
//! Models decode straight from the text, member by member; nothing is built in between. The path
//! of a fault is worked out from its offset only after something failed.
//!
//! The reader is our own: measured against one built on a general pull parser it needs fewer crates,
//! and keys and strings are taken from the text in place.

mod beside;
mod cursor;
mod decode;
mod decode_impls;
mod decode_scalars;
mod elements;
mod encode;
mod encode_impls;
mod error;
mod integer;
mod items;
mod members;
mod misfit;
mod number;
mod path;
mod reader;
mod refusal;
mod scan;
mod seek;
mod skip;
mod survey;
mod tagged;
mod text;
mod union;
mod variant;
mod writer;

pub use beside::Tagged;
pub use decode::{Decode, Decoded, decode_slice};
pub use elements::Elements;
pub(crate) use encode::encode_sent;
pub use encode::{Encode, encode_vec};
pub use error::{DecodeError, EncodeError};
pub use items::{Items, ItemsWriter};
pub use members::Members;
pub use number::{NotANumber, Number};
pub(crate) use reader::without_mark;
pub use reader::{Kind, Reader};
pub(crate) use seek::{between, tokens, walk};
pub use variant::{Constant, Kinds, Variant};
pub use writer::Writer;

/// Any JSON value.
pub type Json = serde_json::Value;
