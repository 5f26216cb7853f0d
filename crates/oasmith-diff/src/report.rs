//! Reports: what changed, for people and for programs.

mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod markdown;
mod sarif;
mod section;
mod text;
mod words;

pub use github::github;
pub use gitlab::gitlab;
pub use html::html;
pub use json::json;
pub use junit::junit;
pub use markdown::{LIMIT, Links, markdown};
pub use sarif::sarif;
pub use text::text;
pub(crate) use words::LONGEST_SIGNATURE;
pub use words::headline;
