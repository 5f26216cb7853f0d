//! How calls behave over the wire, with a server on the loopback interface.

#![allow(clippy::unwrap_used, reason = "a failed test panics")]

mod answers;

mod bodies;
mod events;
mod json_lines;
mod middleware;
mod operations;
mod pages;
mod parameters;
mod patience;
mod retries;
mod seams;
#[allow(unreachable_pub, missing_docs, dead_code)]
#[path = "../loopback/server.rs"]
mod server;
mod servers;
mod sizes;
mod tokens;
