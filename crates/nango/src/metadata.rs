//! Metadata of connections, as a type of the user's own.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Error;
use crate::connections::{
    Connections, GetConnection, SetConnectionMetadata, UpdateConnectionMetadata,
};
use crate::models::{
    SetConnectionMetadataRequest, SetConnectionMetadataRequestConnectionId,
    UpdateConnectionMetadataRequest, UpdateConnectionMetadataRequestConnectionId,
};
use crate::runtime::{Decode, Decoded, Json, Reader};
use crate::typed::{Typed, to_json};

impl GetConnection {
    /// Sends the call for the connection's metadata, read as a type of your own; `None` if there are
    /// none.
    ///
    /// ```no_run
    /// use serde::{Deserialize, Serialize};
    ///
    /// #[derive(Serialize, Deserialize)]
    /// struct Settings {
    ///     folder: String,
    /// }
    ///
    /// # async fn example(client: nango::Client) -> Result<(), nango::Error> {
    /// let connections = client.connections();
    /// let settings: Option<Settings> = connections.get("conn-1", "drive").metadata().await?;
    ///
    /// let settings = Settings { folder: "inbox".into() };
    /// connections.set_metadata_to("conn-1", "drive", &settings).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send); the metadata are not of this type.
    pub async fn metadata<M: DeserializeOwned + 'static>(self) -> Result<Option<M>, Error> {
        let connection: WithMetadata<M> = self.into_call().send().await?;
        Ok(connection.0)
    }
}

impl Connections {
    /// Replaces the metadata of a connection, or of several, by a value of your own type:
    /// [`set_metadata`](Self::set_metadata), typed.
    ///
    /// - `connection_id`: the ID of a connection, or a list of them. All are written or none.
    /// - `metadata`: a value that is an object in JSON.
    pub fn set_metadata_to<M: Serialize + ?Sized>(
        &self,
        connection_id: impl Into<SetConnectionMetadataRequestConnectionId>,
        provider_config_key: impl Into<String>,
        metadata: &M,
    ) -> SetConnectionMetadata {
        let (members, fault) = members(metadata);
        let request =
            SetConnectionMetadataRequest::new(connection_id, provider_config_key, members);
        let call = self.set_metadata(request);
        match fault {
            Some(fault) => call.configure(|call| call.refuse(fault)),
            None => call,
        }
    }

    /// Sets those metadata of a connection, or of several, that a value of your own type has, and keeps
    /// the others: [`update_metadata`](Self::update_metadata), typed.
    ///
    /// - `connection_id`: the ID of a connection, or a list of them. All are written or none.
    /// - `metadata`: a value that is an object in JSON.
    pub fn update_metadata_with<M: Serialize + ?Sized>(
        &self,
        connection_id: impl Into<UpdateConnectionMetadataRequestConnectionId>,
        provider_config_key: impl Into<String>,
        metadata: &M,
    ) -> UpdateConnectionMetadata {
        let (members, fault) = members(metadata);
        let request =
            UpdateConnectionMetadataRequest::new(connection_id, provider_config_key, members);
        let call = self.update_metadata(request);
        match fault {
            Some(fault) => call.configure(|call| call.refuse(fault)),
            None => call,
        }
    }
}

/// The members of a value, or why it has none.
fn members<M: Serialize + ?Sized>(metadata: &M) -> (BTreeMap<String, Json>, Option<String>) {
    let fault = match to_json(metadata) {
        Ok(Json::Object(members)) => return (members.into_iter().collect(), None),
        Ok(_) => "metadata must be an object in JSON".to_owned(),
        Err(error) => format!("metadata: {error}"),
    };
    (BTreeMap::new(), Some(fault))
}

/// A connection, of which only the metadata are looked at.
struct WithMetadata<M>(Option<M>);

impl<M: DeserializeOwned> Decode for WithMetadata<M> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        let mut metadata = None;
        let mut members = reader.object(&["metadata"])?;
        while let Some(member) = members.next(reader)? {
            match member {
                0 => metadata = reader.read::<Option<Typed<M>>>()?,
                _ => reader.skip()?,
            }
        }
        Ok(Self(metadata.map(|typed| typed.0)))
    }
}
