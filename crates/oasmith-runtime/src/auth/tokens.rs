//! The tokens that a call needs and that have to be got first.

use std::sync::Arc;

use super::{Credential, Kind, chosen};
use crate::token::{Bearer, Cache, Origin};
use crate::{Call, Error, Secret};

/// Tokens for the attempts of a call, by security scheme.
#[derive(Default)]
pub(crate) struct Tokens {
    /// What is sent in place of the credentials that they are for.
    pub(crate) credentials: Vec<(String, Credential)>,
    sources: Vec<(Arc<Cache>, Secret)>,
}

impl Call {
    /// Gets the tokens that this call needs: those that are kept, or new ones.
    pub(crate) async fn tokens(&self) -> Result<Tokens, Error> {
        let mut tokens = Tokens::default();
        let needed = chosen(self.operation, self.all_credentials());
        // What is missing is told when the request is made.
        for (scheme, credential) in needed.unwrap_or_default() {
            let Kind::Bearer(Bearer(Origin::Source(cache))) = &credential.kind else {
                continue;
            };
            let kept = cache.get().await;
            let kept = kept.map_err(|error| error.of_credential(self.operation, scheme))?;
            let credential = Credential::bearer(kept.secret.clone());
            tokens.credentials.push((scheme.clone(), credential));
            tokens.sources.push((Arc::clone(cache), kept.secret));
        }
        Ok(tokens)
    }
}

impl Tokens {
    /// Whether there may be others in place of those that were refused.
    pub(crate) fn refuse(&self) -> bool {
        for (cache, secret) in &self.sources {
            cache.refuse(secret);
        }
        !self.sources.is_empty()
    }
}
