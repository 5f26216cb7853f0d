//! Lists connections by tag and prints them as a table.
//!
//! Without an account it talks to a stand-in server on this machine, which answers the example of
//! Nango's documentation. With `NANGO_SECRET_KEY` set it talks to Nango.

mod stand_in;

use std::error::Error;

use nango::models::ListConnectionsResponseConnection;
use nango::{Client, servers};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let key = std::env::var("NANGO_SECRET_KEY");
    let client = match key.ok().filter(|key| !key.is_empty()) {
        Some(key) => {
            println!("Asking {} …\n", servers::NANGO_CLOUD);
            Client::new(key)?
        }
        None => {
            let url = stand_in::start()?;
            println!("NANGO_SECRET_KEY is not set: asking a stand-in at {url} …\n");
            Client::builder("no-key-needed").base_url(url).build()?
        }
    };

    let page = client
        .connections()
        .list()
        .tags([("organization_id", "user-organization-id")])
        .limit(20)
        .await?;

    print_table(&page.connections);
    Ok(())
}

fn print_table(connections: &[ListConnectionsResponseConnection]) {
    println!(
        "{:<14} {:<10} {:<26} errors",
        "connection", "provider", "created"
    );
    for connection in connections {
        let errors: Vec<&str> = connection
            .errors
            .iter()
            .map(|error| error.type_.as_str())
            .collect();
        println!(
            "{:<14} {:<10} {:<26} {}",
            connection.connection_id,
            connection.provider,
            connection.created,
            if errors.is_empty() {
                "none".to_owned()
            } else {
                errors.join(", ")
            }
        );
    }
}
