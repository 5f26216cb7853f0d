//! A program that calls Nango, tested without it: by the feature `mock`.

// What an expectation was told has happened, whether its value is used or not.
#![deny(unused_must_use)]

use std::error::Error;

use nango::models::{
    ConnectionError, ListConnectionsResponse, ListConnectionsResponseConnection, StdError,
    StdErrorError, TriggerSyncRequest, TriggerSyncResponse,
};
use nango::runtime::mock::{MockResponse, With};
use nango::{Client, Tags};

type Tested = Result<(), Box<dyn Error>>;

/// What is tested: the syncs of all integrations whose connections are broken run again.
async fn sync_broken(client: &Client, plan: &str) -> Result<Vec<String>, nango::Error> {
    let list = client.connections().list().tags([("plan", plan)]).limit(2);
    let mut connections = list.items();
    let mut synced = Vec::new();
    while let Some(connection) = connections.next().await {
        let connection = connection?;
        if !connection.errors.is_empty() {
            let key = connection.provider_config_key.as_str();
            let syncs = TriggerSyncRequest::new(key, Vec::new());
            client.syncs().trigger(syncs).await?;
            synced.push(connection.connection_id);
        }
    }
    Ok(synced)
}

fn connection(id: i64, broken: bool) -> ListConnectionsResponseConnection {
    let errors = broken.then(|| ConnectionError::new("auth", "log-1"));
    ListConnectionsResponseConnection::new(
        id,
        format!("c-{id}"),
        "slack",
        "slack-main",
        "2026-03-01",
        None,
        Tags::default(),
        errors.into_iter().collect(),
    )
}

#[tokio::test]
async fn broken_connections_are_synced_again() -> Tested {
    let server = nango::mock::start()?;
    let client = nango::mock::client(&server)?;
    let list = client.connections().list().tags([("plan", "team")]);
    let full = vec![connection(1, false), connection(2, true)];
    let pages = server
        .on(list)
        .responds(ListConnectionsResponse::new(full))
        .responds(ListConnectionsResponse::new(vec![connection(3, false)]))
        .times(2);
    let syncs = TriggerSyncRequest::new("slack-main", Vec::new());
    let trigger = server
        .on(client.syncs().trigger(syncs))
        .responds(TriggerSyncResponse::new(true));

    assert_eq!(sync_broken(&client, "team").await?, ["c-2"]);

    let numbers: Vec<_> = pages.calls().iter().map(|it| it.query("page")).collect();
    assert_eq!(numbers, [Some("0".to_owned()), Some("1".to_owned())]);
    assert_eq!(trigger.calls().len(), 1);
    server.verify()?;
    Ok(())
}

#[tokio::test]
async fn what_nango_refuses_is_told() -> Tested {
    let server = nango::mock::start()?;
    let client = nango::mock::client(&server)?;
    let error = StdErrorError::new("too_many_request")
        .with(|error| error.message = Some("Wait a while".into()));
    let fault = StdError::new(error);
    let limited = MockResponse::status(429)
        .header("retry-after", "30")
        .json(&fault);
    let list = server.on(client.connections().list()).respond_with(limited);
    let error = sync_broken(&client, "team").await.err().ok_or("an error")?;
    assert_eq!(error.code(), Some("too_many_request"));
    assert_eq!(error.message(), Some("Wait a while"));
    assert_eq!(error.retry_after().map(|it| it.as_secs()), Some(30));
    assert_eq!(list.calls().len(), 1);
    Ok(())
}

#[tokio::test]
async fn what_is_not_expected_is_an_error() -> Tested {
    let server = nango::mock::start()?;
    let client = nango::mock::client(&server)?;
    let expected = server.on(client.connections().list().search("acme"));
    expected.responds(ListConnectionsResponse::new(Vec::new()));
    let error = sync_broken(&client, "team").await.err().ok_or("an error")?;
    let message = error.message().unwrap_or_default();
    assert!(
        message.ends_with("has `search=acme` in the query"),
        "{message}"
    );
    assert!(server.verify().is_err());
    Ok(())
}
