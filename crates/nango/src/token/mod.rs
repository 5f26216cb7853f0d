//! Tokens of connections: what a call to the provider is authorised with.
//!
//! [`GetConnection::token`](crate::connections::GetConnection::token) asks Nango for one. A
//! [`TokenCache`] asks once, and again a minute before the token expires, however many tasks want it:
//!
//! ```no_run
//! use nango::token::{Token, TokenCache};
//!
//! # async fn example(client: nango::Client) -> Result<(), nango::Error> {
//! let tokens = TokenCache::new(&client);
//! match tokens.get("conn-1", "github").await? {
//!     Token::Access(token) => println!("Authorization: Bearer {}", token.expose()),
//!     Token::ApiKey(key) => println!("X-Api-Key: {}", key.expose()),
//!     other => println!("{other:?}"), // Says which kind it is, and not the token.
//! }
//! // The provider says 401: have Nango refresh it, whatever the time.
//! let token = tokens.refresh("conn-1", "github").await?;
//! # Ok(())
//! # }
//! ```

mod cache;
mod credentials;
mod kind;

pub use cache::TokenCache;
pub use kind::Token;
