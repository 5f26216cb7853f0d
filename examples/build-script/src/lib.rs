//! A client of the petstore, generated while this crate is built.

/// The generated client.
pub mod petstore {
    include!(concat!(env!("OUT_DIR"), "/petstore.rs"));
}
