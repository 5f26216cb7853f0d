//! Reports: what changed, for people and for programs.

mod changelog;
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

pub use changelog::changelog;
pub use github::github;
pub use gitlab::{gitlab, gitlab_of};
pub use html::html;
pub use json::{json, json_of};
pub use junit::{junit, junit_of};
pub use markdown::{LIMIT, Links, markdown, markdown_of};
pub use sarif::{sarif, sarif_of};
pub use text::text;
pub(crate) use words::LONGEST_SIGNATURE;
pub use words::headline;
