//! A record of the user's own type.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use crate::models::RecordMetadata;
use crate::runtime::{Decode, DecodeError, Decoded, Json, Reader};
use crate::typed::{from_json, misfit};

/// A record, as far as Nango still has it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Record<T> {
    /// It is there, or was deleted by the provider and is kept as it was.
    #[non_exhaustive]
    Stored {
        /// ID of the record, as your sync set it.
        id: String,
        /// What Nango knows about the record.
        metadata: RecordMetadata,
        /// The record as your sync stored it, read with `id` and `_nango_metadata` among its members.
        data: T,
    },
    /// Its data was discarded; Nango only remembers that it was there.
    #[non_exhaustive]
    Pruned {
        /// ID of the record, as your sync set it.
        id: String,
        /// What Nango knows about the record.
        metadata: RecordMetadata,
    },
}

impl<T> Record<T> {
    /// ID of the record, as your sync set it.
    pub fn id(&self) -> &str {
        match self {
            Self::Stored { id, .. } | Self::Pruned { id, .. } => id,
        }
    }

    /// What Nango knows about the record.
    pub fn metadata(&self) -> &RecordMetadata {
        match self {
            Self::Stored { metadata, .. } | Self::Pruned { metadata, .. } => metadata,
        }
    }

    /// The record itself, unless it was pruned.
    pub fn data(&self) -> Option<&T> {
        match self {
            Self::Stored { data, .. } => Some(data),
            Self::Pruned { .. } => None,
        }
    }

    /// The record itself without the rest, unless it was pruned.
    pub fn into_data(self) -> Option<T> {
        match self {
            Self::Stored { data, .. } => Some(data),
            Self::Pruned { .. } => None,
        }
    }

    /// Whether the provider has it no more.
    pub fn is_deleted(&self) -> bool {
        self.metadata().deleted_at.is_some()
    }

    /// Whether its data was discarded.
    pub fn is_pruned(&self) -> bool {
        matches!(self, Self::Pruned { .. })
    }
}

impl<T: DeserializeOwned> Decode for Record<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.kind()?;
        let start = reader.offset();
        let members: BTreeMap<String, Json> = reader.read()?;
        let missing = |name: &str| DecodeError::new(format!("`{name}` is missing"), start);
        let id = match members.get("id") {
            Some(Json::String(id)) => id.clone(),
            Some(Json::Number(id)) => id.to_string(),
            Some(_) => return Err(DecodeError::new("`id` is no string", start)),
            None => return Err(missing("id")),
        };
        let metadata = members.get("_nango_metadata").cloned();
        let metadata = metadata.ok_or_else(|| missing("_nango_metadata"))?;
        let metadata: RecordMetadata =
            serde_json::from_value(metadata).map_err(|error| misfit(&error, start))?;
        // Servers of old don't say when a record was pruned.
        let bare = members.len() == 2;
        let data = if metadata.pruned_at.is_some() {
            None
        } else {
            match from_json(Json::from_iter(members), start) {
                Ok(data) => Some(data),
                Err(_) if bare => None,
                Err(error) => return Err(error),
            }
        };
        Ok(match data {
            Some(data) => Self::Stored { id, metadata, data },
            None => Self::Pruned { id, metadata },
        })
    }
}
