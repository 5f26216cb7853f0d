//! What `oasmith.toml` asks for, in the code that comes of it.

mod filters;
mod names;

/// What a test gives: `?` takes all that can go wrong.
type Tested = Result<(), Box<dyn std::error::Error>>;
