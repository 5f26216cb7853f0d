//! Reports: what changed, for people and for programs.

mod escape;
mod json;
mod text;
mod words;

pub use json::json;
pub use text::text;
pub use words::headline;
