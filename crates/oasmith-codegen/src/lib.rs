//! From an [`Api`](oasmith_ir::api::Api) and a [`Config`](config::Config) to Rust.

pub mod build;
pub mod bundle;
pub mod config;
pub mod disk;
pub mod files;
pub mod ident;
pub mod layout;
pub mod names;
pub mod pipeline;
pub mod print;
pub mod relative;
pub mod rust;
