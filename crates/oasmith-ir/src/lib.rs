//! From a checked document to an [`Api`](api::Api): type graph, operations, security, servers.

pub mod api;
pub mod constraint;
mod delimited;
pub mod filter;
pub mod lower;
pub mod operation;
pub mod origin;
pub mod pagination;
mod pass;
pub mod print;
pub mod replace;
pub mod rule;
pub mod twins;
pub mod types;
mod uses;
