//! Records, providers and the states of syncs.

use nango::models::{ListRecordsFilter, RecordId};
use nango::runtime::DateTime;
use serde_json::Value;

use crate::server::Server;
use crate::{Tested, assert_same, client};

const RECORDS: &str = include_str!("../../../../specs/nango/examples/list_records.json");
const PROVIDERS: &str = include_str!("../../../../specs/nango/examples/providers.json");
const STATUS: &str = include_str!("../../../../specs/nango/examples/sync_status.json");

#[tokio::test]
async fn records_keep_members_of_their_own() -> Tested {
    let server = Server::json(200, RECORDS)?;
    // As in the metadata of a record; the server only takes it with `Z`.
    let since: DateTime = "2023-05-31T11:46:13.390+00:00".parse()?;
    let list = client(&server)?
        .records()
        .list("Ticket", "acme/berlin", "jira-main");
    let list = list.limit(100).modified_after(since);
    let list = list.filter(vec![ListRecordsFilter::Added, ListRecordsFilter::Updated]);
    let page = list.ids(vec!["a".into(), "b,c".into()]).await?;
    let request = server.request();
    assert_eq!(
        request.target(),
        "GET /records?model=Ticket&limit=100&modified_after=2023-05-31T11%3A46%3A13.390Z\
         &filter=added,updated&ids=a&ids=b%2Cc"
    );
    assert_eq!(request.header("connection-id"), Some("acme/berlin"));
    assert_eq!(request.header("provider-config-key"), Some("jira-main"));
    let [first, _, pruned] = page.records.as_slice() else {
        panic!("{page:?}")
    };
    assert_eq!(first.id, RecordId::from("ticket-9001"));
    let title = first.additional_properties.get("title");
    assert_eq!(title.and_then(Value::as_str), Some("Printer on fire"));
    assert_eq!(first.nango_metadata.last_action.as_str(), "UPDATED");
    assert!(pruned.additional_properties.is_empty());
    assert!(page.next_cursor.is_none());
    assert_same(&page, RECORDS);
    Ok(())
}

#[tokio::test]
async fn providers() -> Tested {
    let server = Server::json(200, PROVIDERS)?;
    let page = client(&server)?.providers().list().search("a&b").await?;
    assert_eq!(server.request().target(), "GET /providers?search=a%26b");
    assert_same(&page, PROVIDERS);
    let [_, weather] = page.data.as_slice() else {
        panic!("{page:?}")
    };
    assert_eq!(weather.auth_mode.as_str(), "API_KEY");
    let query = weather
        .proxy
        .as_ref()
        .and_then(|proxy| proxy.query.as_ref());
    assert!(query.is_some_and(|query| query.additional_properties.contains_key("appid")));
    Ok(())
}

#[tokio::test]
async fn states_of_syncs() -> Tested {
    let server = Server::json(200, STATUS)?;
    let call = client(&server)?
        .syncs()
        .status("jira-main", "tickets,tickets::archive");
    let status = call.connection_id("acme/berlin office").await?;
    assert_eq!(
        server.request().target(),
        "GET /sync/status?provider_config_key=jira-main&syncs=tickets%2Ctickets%3A%3Aarchive\
         &connection_id=acme%2Fberlin%20office"
    );
    let [running, paused] = status.syncs.as_slice() else {
        panic!("{status:?}")
    };
    assert_eq!(running.name.as_deref(), Some("tickets"));
    assert_eq!(
        running.status.as_ref().map(|it| it.as_str()),
        Some("RUNNING")
    );
    assert_eq!(
        running.finished_at.as_deref(),
        Some("2026-02-05T06:00:08.662Z")
    );
    assert_eq!(paused.variant.as_deref(), Some("archive"));
    assert_eq!(paused.frequency, None);
    assert_same(&status, STATUS);
    Ok(())
}
