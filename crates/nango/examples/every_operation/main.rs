//! Calls every operation once, with what it needs and no more, and prints a line for each: its name,
//! and `ok` or the status of the answer (`-` for none) with what went wrong.
//!
//! `cargo run -p nango --example every_operation -- BASE_URL`, where a test server should listen: the
//! calls create, change and delete.

#![allow(deprecated, reason = "what is deprecated is still there")]

mod functions;
mod hosted;
mod stored;

use std::future::IntoFuture;

use nango::{Client, Error};
use serde::de::DeserializeOwned;

/// Prints one line for a call.
async fn report<T, C>(name: &str, call: C)
where
    C: IntoFuture<Output = Result<T, Error>>,
{
    match call.await {
        Ok(_) => println!("{name}\tok"),
        Err(error) => {
            let status = error.status().map(|status| status.as_u16().to_string());
            let status = status.as_deref().unwrap_or("-");
            println!("{name}\t{status} {}", one_line(&error));
        }
    }
}

/// An error and the beginning of what the server said.
fn one_line(error: &Error) -> String {
    let mut text = error.to_string();
    if let Some(body) = error.body() {
        let body = String::from_utf8_lossy(body);
        text.push_str(&format!(
            " | {}",
            body.chars().take(400).collect::<String>()
        ));
    }
    text.replace(['\n', '\t'], " ")
}

/// A body as a document's example would be: JSON that the model must be able to hold.
fn body<T: DeserializeOwned>(json: serde_json::Value) -> Result<T, serde_json::Error> {
    serde_json::from_value(json)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("which base URL?")?;
    let client = Client::builder("key").base_url(url).build()?;
    hosted::call(&client).await?;
    stored::call(&client).await?;
    functions::call(&client).await?;
    Ok(())
}
