//! From a checked document to an [`Api`](api::Api): type graph, operations, security, servers.

pub mod api;
pub mod constraint;
pub mod operation;
pub mod origin;
pub mod types;
