//! What generated code looks like, by hand.

use std::collections::BTreeMap;
use std::future::IntoFuture;

use oasmith_runtime as rt;

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ConnectionList {
    pub connections: Vec<Connection>,
}

impl rt::Decode for ConnectionList {
    fn decode(reader: &mut rt::Reader<'_>) -> rt::Decoded<Self> {
        let mut connections = None;
        let mut members = reader.object(&["connections"])?;
        while let Some(member) = members.next(reader)? {
            match member {
                0 => connections = Some(reader.read()?),
                _ => reader.skip()?,
            }
        }
        Ok(Self {
            connections: members.required(connections, 0)?,
        })
    }
}

impl rt::Encode for ConnectionList {
    fn encode(&self, writer: &mut rt::Writer) {
        writer.begin_object();
        writer.member("connections", &self.connections);
        writer.end_object();
    }
}

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Connection {
    pub id: i64,
    pub connection_id: String,
    pub created: rt::DateTime,
    pub metadata: Option<BTreeMap<String, rt::Json>>,
    pub tags: Tags,
    pub errors: Vec<ConnectionError>,
}

impl rt::Decode for Connection {
    fn decode(reader: &mut rt::Reader<'_>) -> rt::Decoded<Self> {
        let mut id = None;
        let mut connection_id = None;
        let mut created = None;
        let mut metadata = None;
        let mut tags = None;
        let mut errors = None;
        let mut members = reader.object(&[
            "id",
            "connection_id",
            "created",
            "metadata",
            "tags",
            "errors",
        ])?;
        while let Some(member) = members.next(reader)? {
            match member {
                0 => id = Some(reader.read()?),
                1 => connection_id = Some(reader.read()?),
                2 => created = Some(reader.read()?),
                3 => metadata = Some(reader.read()?),
                4 => tags = Some(reader.read()?),
                5 => errors = Some(reader.read()?),
                _ => reader.skip()?,
            }
        }
        Ok(Self {
            id: members.required(id, 0)?,
            connection_id: members.required(connection_id, 1)?,
            created: members.required(created, 2)?,
            metadata: members.required(metadata, 3)?,
            tags: members.required(tags, 4)?,
            errors: members.required(errors, 5)?,
        })
    }
}

impl rt::Encode for Connection {
    fn encode(&self, writer: &mut rt::Writer) {
        writer.begin_object();
        writer.member("id", &self.id);
        writer.member("connection_id", &self.connection_id);
        writer.member("created", &self.created);
        writer.member("metadata", &self.metadata);
        writer.member("tags", &self.tags);
        writer.member("errors", &self.errors);
        writer.end_object();
    }
}

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ConnectionError {
    pub type_: ErrorType,
    pub log_id: String,
    pub additional_properties: BTreeMap<String, rt::Json>,
}

impl rt::Decode for ConnectionError {
    fn decode(reader: &mut rt::Reader<'_>) -> rt::Decoded<Self> {
        let mut type_ = None;
        let mut log_id = None;
        let mut additional_properties = BTreeMap::new();
        let mut members = reader.object(&["type", "log_id"])?;
        while let Some(member) = members.next(reader)? {
            match member {
                0 => type_ = Some(reader.read()?),
                1 => log_id = Some(reader.read()?),
                _ => {
                    additional_properties.insert(members.key(), reader.read()?);
                }
            }
        }
        Ok(Self {
            type_: members.required(type_, 0)?,
            log_id: members.required(log_id, 1)?,
            additional_properties,
        })
    }
}

impl rt::Encode for ConnectionError {
    fn encode(&self, writer: &mut rt::Writer) {
        writer.begin_object();
        writer.member("type", &self.type_);
        writer.member("log_id", &self.log_id);
        writer.members(&self.additional_properties);
        writer.end_object();
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorType {
    Auth,
    Sync,
    Unknown(rt::UnknownValue),
}

impl ErrorType {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Auth => "auth",
            Self::Sync => "sync",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

impl From<&str> for ErrorType {
    fn from(value: &str) -> Self {
        match value {
            "auth" => Self::Auth,
            "sync" => Self::Sync,
            _ => Self::Unknown(rt::UnknownValue::new(value)),
        }
    }
}

rt::text_enum!(ErrorType);

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tags(pub BTreeMap<String, String>);

impl<K: Into<String>, V: Into<String>, const N: usize> From<[(K, V); N]> for Tags {
    fn from(entries: [(K, V); N]) -> Self {
        Self(
            entries
                .into_iter()
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }
}

impl rt::Decode for Tags {
    fn decode(reader: &mut rt::Reader<'_>) -> rt::Decoded<Self> {
        reader.read().map(Self)
    }
}

impl rt::Encode for Tags {
    fn encode(&self, writer: &mut rt::Writer) {
        self.0.encode(writer);
    }
}

impl rt::ToParam for Tags {
    fn to_param(&self) -> rt::Param {
        self.0.to_param()
    }
}

rt::serde_by_json!(ConnectionList, Connection, ConnectionError, ErrorType, Tags);

#[derive(Debug, Clone)]
pub struct Sample {
    client: rt::Client,
}

impl From<rt::Client> for Sample {
    fn from(client: rt::Client) -> Self {
        Self { client }
    }
}

static LIST: rt::Operation = rt::Operation {
    id: "listConnections",
    group: "connections",
    method: "GET",
    path: "/connections",
    accept: "application/json",
    server: None,
    security: &[&["bearerAuth"]],
};

static CREATE: rt::Operation = rt::Operation {
    id: "createConnection",
    group: "connections",
    method: "POST",
    path: "/connections/{connectionId}",
    accept: "application/json",
    server: None,
    security: &[],
};

impl Sample {
    pub fn builder(base_url: &str) -> rt::ClientBuilder {
        rt::Client::builder(base_url)
            .credential("bearerAuth", rt::Credential::bearer("sesame"))
            .error_shape(rt::ErrorShape {
                code: "/error/code",
                message: "/error/message",
            })
            .max_error_body(100_000)
    }

    pub fn new(base_url: &str) -> Result<Self, rt::Error> {
        Self::builder(base_url).build().map(Self::from)
    }

    pub fn list(&self) -> ListConnections {
        ListConnections {
            call: rt::Call::new(&self.client, &LIST),
        }
    }

    pub fn create(&self, connection_id: impl Into<String>, body: impl Into<Tags>) -> Create {
        let mut call = rt::Call::new(&self.client, &CREATE);
        call.path("connectionId", rt::Style::SIMPLE, connection_id.into());
        call.json(&body.into());
        Create { call }
    }

    pub async fn text(&self) -> Result<String, rt::Error> {
        rt::Call::new(&self.client, &LIST).send_text().await
    }

    pub async fn find(&self) -> Result<Option<ConnectionList>, rt::Error> {
        rt::Call::new(&self.client, &LIST).send_optional().await
    }
}

#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListConnections {
    call: rt::Call,
}

impl ListConnections {
    pub fn search(mut self, search: impl Into<String>) -> Self {
        self.call.query("search", rt::Style::FORM, search.into());
        self
    }

    pub fn tags(mut self, tags: impl Into<Tags>) -> Self {
        self.call.query("tags", rt::Style::DEEP_OBJECT, tags.into());
        self
    }

    pub fn limit(mut self, limit: i64) -> Self {
        self.call.query("limit", rt::Style::FORM, limit);
        self
    }

    pub async fn send(self) -> Result<ConnectionList, rt::Error> {
        self.call.send().await
    }

    pub async fn send_raw(self) -> Result<rt::RawResponse, rt::Error> {
        self.call.send_raw().await
    }
}

impl IntoFuture for ListConnections {
    type Output = Result<ConnectionList, rt::Error>;
    type IntoFuture = rt::BoxFuture<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct Create {
    call: rt::Call,
}

impl Create {
    pub async fn send(self) -> Result<CreateOutcome, rt::Error> {
        self.call.send().await
    }

    pub async fn send_response(self) -> Result<rt::Response<BTreeMap<String, i64>>, rt::Error> {
        self.call.send_response().await
    }
}

/// Compiles beside the blanket implementation of `FromResponse`.
#[derive(Debug)]
pub enum CreateOutcome {
    Created(BTreeMap<String, i64>),
    Accepted,
}

impl rt::FromResponse for CreateOutcome {
    fn from_response(response: &rt::RawResponse) -> Result<Self, rt::BodyError> {
        match response.status().as_u16() {
            201 => response.json().map(Self::Created),
            202 => Ok(Self::Accepted),
            _ => Err(rt::BodyError::undeclared_status(response)),
        }
    }
}
