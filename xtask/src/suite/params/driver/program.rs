//! Calls a server of its own with a generated client, and prints what came there: a line of JSON a
//! call, with its name, the request's target, its headers and body, or why it was not sent. Written
//! and run by `cargo xtask suite params`.

mod server;

use api::runtime::{Decode, decode_slice};
use serde_json::json;
use server::Server;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start();
    let client = builder(&server.url).base_url(&server.url).build().expect("a client");
    calls(&client, &server).await;
}

/// Reads a value as the client's methods take it.
fn decoded<T: Decode>(json: &str) -> T {
    decode_slice(json.as_bytes()).expect("a value of the parameter's type")
}

/// Prints the request that was just answered.
fn keep(server: &Server, id: &str, error: Option<api::Error>) {
    let error = error.map(|error| error.to_string());
    println!("{}", json!([id, server.last(), error]));
}
