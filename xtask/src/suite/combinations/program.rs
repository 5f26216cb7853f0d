//! Decodes, validates and encodes instances with the models of many clients. Written and run by
//! `cargo xtask suite combinations`. Prints a line of JSON for each: the client, the component, the index,
//! what happened, and more about it.

mod equal;
mod server;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use oasmith_runtime::{Decode, Encode, Validate, decode_slice, encode_vec};
use serde_json::value::RawValue;
pub use server::Server;

/// What the programs of all clients are given.
pub struct Inputs(BTreeMap<String, Input>);

/// What the program of one is given: instances by component, as they are spelled.
type Bodies = BTreeMap<String, Vec<Box<RawValue>>>;

pub struct Input {
    client: String,
    bodies: Bodies,
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let path = std::env::args().nth(1).expect("the file with the inputs");
    let text = std::fs::read_to_string(path).expect("the inputs");
    let bodies: BTreeMap<String, Bodies> = serde_json::from_str(&text).expect("inputs");
    let inputs = bodies.into_iter().map(|(client, bodies)| (client.clone(), Input { client, bodies }));
    probes(&Inputs(inputs.collect()), &Server::start()).await;
}

impl Inputs {
    fn of(&self, client: &str, run: fn(&Input)) {
        run(&self.0[client]);
    }
}

impl Input {
    /// Probes the instances of a component with its type.
    pub fn each<T: Decode + Encode + Validate + Debug>(&self, component: &str) {
        for (index, text) in self.bodies.get(component).into_iter().flatten().enumerate() {
            let probe = || pass::<T>(text.get());
            let (what, more, shown) = catch_unwind(AssertUnwindSafe(probe))
                .unwrap_or_else(|_| ("panicked", String::new(), String::new()));
            println!("{}", serde_json::json!([self.client, [component, index, what, more, shown]]));
        }
    }
}

/// Reads a value as the client's methods take it.
pub fn decoded<T: Decode>(json: &str) -> T {
    decode_slice(json.as_bytes()).expect("a value of the parameter's type")
}

/// Prints the request that was just answered.
pub fn keep(server: &Server, client: &str, id: &str, error: Option<oasmith_runtime::Error>) {
    let error = error.map(|error| error.to_string());
    println!("{}", serde_json::json!([client, ["", id, server.last(), error]]));
}

/// What happened to a text, more about it, and how the value shows itself.
fn pass<T: Decode + Encode + Validate + Debug>(text: &str) -> (&'static str, String, String) {
    let value: T = match decode_slice(text.as_bytes()) {
        Ok(value) => value,
        Err(error) => return ("undecoded", error.to_string(), String::new()),
    };
    let shown: String = format!("{value:?}").chars().take(200).collect();
    if let Err(violations) = value.validate() {
        return ("violated", violations.to_string(), shown);
    }
    match encode_vec(&value).map(String::from_utf8) {
        Ok(Ok(written)) if equal::texts(text, &written) => ("same", String::new(), shown),
        Ok(Ok(written)) => ("changed", written, shown),
        Ok(Err(error)) => ("unencoded", error.to_string(), shown),
        Err(error) => ("unencoded", error.to_string(), shown),
    }
}

