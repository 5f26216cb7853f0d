//! Decodes, validates and encodes instances with generated models. Written and run by
//! `cargo xtask suite json-schema`.

mod equal;
mod walk;

use api::models;
use api::runtime::{Decode, Encode, Validate};
use walk::{Outcome, Probe};

fn main() {
    walk::run(probe_of);
}

fn probe<T: Decode + Encode + Validate>(text: &str) -> Outcome {
    walk::pass(text, |value: &T| {
        let violations = value.validate().err()?;
        Some(("violated", violations.to_string()))
    })
}
