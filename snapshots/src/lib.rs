//! Goldens: the Rust that is generated from each document in `specs/features/`.
//!
//! `cargo xtask codegen` writes them, and the tests beside this crate run them. A change of the
//! generator shows here as a change of code that people can read.

pub mod features;
pub mod point;
