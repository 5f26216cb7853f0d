//! Webhooks that Nango sends: who they are from, and what they say.
//!
//! Nango signs each with the webhook signing key of the environment. [`SigningKey::receive`] checks
//! the signature over the body *as it came* and only then reads it. Give it the bytes, not JSON that
//! was read and written again.
//!
//! ```
//! use nango::models::Webhook;
//! use nango::webhook::{ReceiveError, SigningKey};
//!
//! # let body = br#"{"type":"sync","connectionId":"c","providerConfigKey":"github","syncName":"issues","model":"Issue","success":true}"#;
//! # let signature = SigningKey::new("key").sign(body)?;
//! # let headers = [("X-Nango-Hmac-Sha256", signature.as_str())];
//! # let secret = "key";
//! let key = SigningKey::new(secret);
//! // `headers` is the `HeaderMap` of your web framework, or any list of names and values.
//! match key.receive(headers, body)? {
//!     Webhook::SyncWebhook(sync) => println!("{} has new {}s", sync.sync_name, sync.model),
//!     Webhook::AuthWebhook(auth) => println!("{} is connected", auth.connection_id),
//!     Webhook::Unknown(json) => println!("something new: {json}"),
//!     _ => {}
//! }
//! # Ok::<(), ReceiveError>(())
//! ```
//!
//! New kinds of events are added without notice, and events that Nango can't attribute to a
//! connection come as the provider sent them. Both are [`Webhook::Unknown`](crate::models::Webhook).

mod error;
mod hex;
mod signing_key;

pub use error::ReceiveError;
pub use signing_key::SigningKey;

/// The header with the signature, in lower case; names of headers have no case.
pub const SIGNATURE_HEADER: &str = "x-nango-hmac-sha256";

/// The header with the signature of old, which [`SigningKey::verify_legacy`] is for.
pub const LEGACY_SIGNATURE_HEADER: &str = "x-nango-signature";
