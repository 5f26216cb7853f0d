//! A token, kept until shortly before it expires.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::{Token, TokenSource};
use crate::clock::Moment;
use crate::flight::Flight;
use crate::{Error, Secret};

/// How long before its end a token is not used any more, unless it holds for less than four times as
/// long: a call takes its time, and so does the next token.
const MARGIN: Duration = Duration::from_secs(60);

/// What a source gave, for all who need it.
pub(crate) struct Cache {
    source: Box<dyn TokenSource>,
    flight: Flight<Kept>,
    /// The token that a server refused last.
    refused: Mutex<Option<Secret>>,
}

#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) secret: Secret,
    since: Moment,
    lifetime: Option<Duration>,
}

impl Cache {
    pub(super) fn new(source: impl TokenSource + 'static) -> Self {
        Self {
            source: Box::new(source),
            flight: Flight::new(),
            refused: Mutex::new(None),
        }
    }

    /// The token that is kept, else a new one.
    pub(crate) async fn get(&self) -> Result<Kept, Error> {
        let is_good = |kept: &Kept| kept.is_fresh() && !self.is_refused(&kept.secret);
        let fetch = || async {
            let since = Moment::now();
            let token = self.source.fetch().await;
            let Token { secret, lifetime } = token.map_err(Error::credential)?;
            Ok(Kept {
                secret,
                since,
                lifetime,
            })
        };
        self.flight.get(false, is_good, fetch).await
    }

    /// Takes note that a server refuses a token, though it should hold.
    pub(crate) fn refuse(&self, token: &Secret) {
        *self.refused() = Some(token.clone());
    }

    fn is_refused(&self, token: &Secret) -> bool {
        self.refused().as_ref() == Some(token)
    }

    fn refused(&self) -> std::sync::MutexGuard<'_, Option<Secret>> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn is_fresh(&self) -> bool {
        self.lifetime.is_none_or(|lifetime| {
            let margin = MARGIN.min(lifetime / 4);
            self.since.elapsed() + margin < lifetime
        })
    }
}
