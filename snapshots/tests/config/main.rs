//! What `oasmith.toml` asks for, in the code that comes of it.

mod dates;
mod derives;
mod filters;
mod foreign_types;
mod names;
mod secrets;

/// What a test gives: `?` takes all that can go wrong.
type Tested = Result<(), Box<dyn std::error::Error>>;
