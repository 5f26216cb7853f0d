//! Naming syncs and their variants.

use crate::models::{SyncSelector, SyncSelectorVariant};
use crate::syncs::{SyncStatus, Syncs};

impl SyncSelector {
    /// A variant of a sync; `base` is the sync itself.
    ///
    /// ```no_run
    /// use nango::models::{SyncSelector, TriggerSyncRequest};
    ///
    /// # async fn example(client: nango::Client) -> Result<(), nango::Error> {
    /// let syncs = vec!["issues".into(), SyncSelector::variant("issues", "eu")];
    /// let request = TriggerSyncRequest::new("github", syncs.clone());
    /// client.syncs().trigger(request.connection_id("conn-1")).await?;
    ///
    /// let status = client.syncs().status_of("github", syncs).connection_id("conn-1").await?;
    /// for sync in status.syncs {
    ///     println!("{:?} is {:?}", sync.name, sync.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn variant(name: impl Into<String>, variant: impl Into<String>) -> Self {
        SyncSelectorVariant::new(name, variant).into()
    }
}

impl Syncs {
    /// How syncs are doing: [`status`](Self::status) of the syncs that are named as elsewhere. An empty
    /// list means all of them.
    pub fn status_of(
        &self,
        provider_config_key: impl Into<String>,
        syncs: impl IntoIterator<Item = SyncSelector>,
    ) -> SyncStatus {
        let names: Vec<_> = syncs.into_iter().map(|sync| name(&sync)).collect();
        let fault = names.iter().find_map(|name| name.as_ref().err().cloned());
        let names: Vec<_> = names.into_iter().flatten().collect();
        let all = if names.is_empty() {
            "*".to_owned()
        } else {
            names.join(",")
        };
        let call = self.status(provider_config_key, all);
        match fault {
            Some(fault) => call.configure(|call| call.refuse(fault)),
            None => call,
        }
    }
}

/// How a sync is named in a list of text.
fn name(sync: &SyncSelector) -> Result<String, String> {
    let name = match sync {
        SyncSelector::Name(name) => name.clone(),
        SyncSelector::Variant(it) => format!("{}::{}", it.name, it.variant),
        SyncSelector::Unknown(_) => return Err("a sync is named by a text or a variant".into()),
    };
    if name.is_empty() || name.contains(',') {
        return Err(format!(
            "`{}` can't stand in a list of syncs",
            name.escape_debug()
        ));
    }
    Ok(name)
}
