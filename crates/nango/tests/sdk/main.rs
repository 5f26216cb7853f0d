//! The client against a server on this machine, with the answers of `specs/nango/examples`.

mod connections;
mod error;
mod proxy;
mod records;
mod secrets;
#[allow(dead_code, reason = "shared with the tests of the goldens, which use all of it")]
#[path = "../../../../snapshots/tests/wire/server.rs"]
mod server;
#[path = "../../examples/list_connections/stand_in.rs"]
mod stand_in;
mod surface;

/// What a test gives: `?` takes all that can go wrong.
type Tested = Result<(), Box<dyn std::error::Error>>;

/// A client of that server.
fn client(server: &server::Server) -> Result<nango::Client, nango::Error> {
    nango::Client::builder("test-key").base_url(&server.url).build()
}
