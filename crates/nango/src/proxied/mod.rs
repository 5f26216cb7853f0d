//! The proxy: calls to the API of a provider, authorised by Nango with a connection's credentials.
//!
//! ```no_run
//! use serde::Deserialize;
//! use serde_json::json;
//!
//! #[derive(Deserialize)]
//! struct Contact {
//!     id: String,
//! }
//!
//! # async fn example(client: nango::Client) -> Result<(), nango::Error> {
//! let hubspot = client.proxy().through("conn-1", "hubspot-crm");
//!
//! // The answer as it is, whatever its status …
//! let answer = hubspot.get("/crm/v3/objects/contacts?limit=10").await?;
//! println!("{} {:?}", answer.status(), answer.header("content-type"));
//! if let Some(error) = answer.nango_error() {
//!     println!("Nango, not the provider, says {}", error.error.code);
//! }
//!
//! // … or what you want of it, with everything else an error.
//! let contact = json!({"properties": {"email": "ada@example.com"}});
//! let call = hubspot.post("crm/v3/objects/contacts").json(&contact);
//! let contact: Contact = call.retries(3).send_as().await?;
//! # Ok(())
//! # }
//! ```
//!
//! The calls of [`Proxy`](crate::proxy::Proxy) are the same, one type for each method, as the document
//! has them.

mod answer;
mod call;
mod operation;
mod origin;
mod provider;

pub use answer::ProxiedAnswer;
pub use call::ProxiedCall;
pub use provider::Provider;
