//! Tokens, kept until shortly before they expire.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::Token;
use super::credentials::expiry;
use crate::connections::Connections;
use crate::runtime::{Flight, Timestamp};
use crate::{Client, Error};

/// Tokens of connections, each kept until shortly before it expires.
///
/// It is cheap to clone, and clones share the tokens. Tasks that want the same token at once share
/// one call.
#[derive(Clone)]
pub struct TokenCache {
    connections: Connections,
    margin: Duration,
    max_age: Duration,
    kept: Arc<Mutex<BTreeMap<Key, Arc<Flight<Kept>>>>>,
}

/// The connection's ID and its integration's key.
type Key = (String, String);

/// How many connections there may be before those whose tokens are stale are forgotten.
const ROOM: usize = 1024;

#[derive(Clone)]
struct Kept {
    token: Token,
    until: Timestamp,
}

impl TokenCache {
    /// A cache of the tokens of that client's connections. Keep it for as long as the client.
    pub fn new(client: &Client) -> Self {
        Self {
            connections: client.connections(),
            margin: Duration::from_secs(60),
            max_age: Duration::from_secs(300),
            kept: Arc::default(),
        }
    }

    /// Sets how long before its expiry a token isn't given any more: a minute unless set.
    #[must_use]
    pub fn margin(mut self, margin: Duration) -> Self {
        self.margin = margin;
        self
    }

    /// Sets how long a token is kept that doesn't say when it expires, such as an API key: 5 minutes
    /// unless set.
    #[must_use]
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = max_age;
        self
    }

    /// The token of a connection: the one that is kept, else a new one from Nango.
    ///
    /// # Errors
    ///
    /// Nango can't be asked, or refuses.
    pub async fn get(
        &self,
        connection_id: impl Into<String>,
        provider_config_key: impl Into<String>,
    ) -> Result<Token, Error> {
        self.fetch(connection_id.into(), provider_config_key.into(), false)
            .await
    }

    /// A new token of a connection, which Nango gets from the provider, whatever is kept. It is for
    /// when the provider refuses one before its time.
    ///
    /// # Errors
    ///
    /// Nango can't be asked, or refuses.
    pub async fn refresh(
        &self,
        connection_id: impl Into<String>,
        provider_config_key: impl Into<String>,
    ) -> Result<Token, Error> {
        self.fetch(connection_id.into(), provider_config_key.into(), true)
            .await
    }

    /// Forgets the token of a connection, because it was deleted or renewed.
    pub fn forget(&self, connection_id: &str, provider_config_key: &str) {
        let key = (connection_id.to_owned(), provider_config_key.to_owned());
        self.locked().remove(&key);
    }

    async fn fetch(
        &self,
        connection_id: String,
        provider_config_key: String,
        renew: bool,
    ) -> Result<Token, Error> {
        let call = self.connections.get(&connection_id, &provider_config_key);
        let forced = call.clone().force_refresh(true);
        let first = if renew { forced.clone() } else { call };
        let is_good = |kept: &Kept| kept.until > Timestamp::now();
        let flight = self.flight((connection_id, provider_config_key));
        let kept = flight.get(renew, is_good, || async {
            let mut credentials = first.send().await?.credentials;
            // Nango refreshes before it responds, unless it missed the expiry.
            if !renew && expiry(&credentials).is_some_and(|expiry| expiry <= Timestamp::now()) {
                credentials = forced.send().await?.credentials;
            }
            Ok(Kept {
                until: self.until(expiry(&credentials)),
                token: credentials.into(),
            })
        });
        Ok(kept.await?.token)
    }

    /// Until when a token is kept.
    fn until(&self, expiry: Option<Timestamp>) -> Timestamp {
        let until = match expiry {
            Some(expiry) => expiry.checked_sub(self.margin),
            None => Timestamp::now().checked_add(self.max_age),
        };
        // Beyond the end of time nothing expires, and before its beginning everything has.
        until.unwrap_or(match expiry {
            Some(_) => Timestamp::MIN,
            None => Timestamp::MAX,
        })
    }

    fn flight(&self, key: Key) -> Arc<Flight<Kept>> {
        let mut kept = self.locked();
        if let Some(flight) = kept.get(&key) {
            return Arc::clone(flight);
        }
        if kept.len() >= ROOM && kept.len().is_power_of_two() {
            let now = Timestamp::now();
            kept.retain(|_, flight| {
                let is_fresh = flight.latest().is_some_and(|kept| kept.until > now);
                is_fresh || Arc::strong_count(flight) > 1
            });
        }
        let flight = Arc::new(Flight::new());
        kept.insert(key, Arc::clone(&flight));
        flight
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, BTreeMap<Key, Arc<Flight<Kept>>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells how many tokens there are.
impl fmt::Debug for TokenCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenCache")
            .field("tokens", &self.locked().len())
            .finish_non_exhaustive()
    }
}
