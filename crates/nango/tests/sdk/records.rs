//! Records, providers and the states of syncs.

use nango::models::{ListRecordsFilter, RecordId};
use nango::runtime::DateTime;
use serde_json::{Value, json};

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
async fn nothing_of_the_catalog_is_lost() -> Tested {
    let entry = json!({"data": [{
        "name": "many", "display_name": "Many", "docs": "https://docs.example.com", "auth_mode": "TWO_STEP",
        "credentials": {
            "username": {"type": "string", "title": "User", "order": 1},
            "tenant": {"type": "string", "enum": ["a", "b"], "hidden": "true", "new": [1]}
        },
        "proxy": {
            "base_url": "https://api.example.com",
            "connection_config": {"region": "eu"},
            "retry": {"after": ["retry-after"], "remaining": "x-left", "error_code": [403, "429"],
                "in_body": {"path": "error.wait", "strategy": "after"}, "later": true},
            "verification": {"method": "POST", "endpoints": ["/me"], "data": {"a": 1}, "later": true},
            "later": {"a": 1}
        },
        "token_url": {"OAUTH2": "https://a.example.com", "LATER": "https://b.example.com"},
        "additional_steps": [{"token_url": "https://c.example.com"}]
    }]})
    .to_string();
    let server = Server::json(200, &entry)?;
    let page = client(&server)?.providers().list().await?;
    assert_same(&page, &entry);
    Ok(())
}

#[tokio::test]
async fn an_instant_with_an_offset_is_sent_in_utc() -> Tested {
    let server = Server::json(200, RECORDS)?;
    let since: nango::runtime::DateTime = "2026-03-01T10:00:00+02:00".parse()?;
    let list = client(&server)?.records().list("Ticket", "c", "k");
    list.modified_after(since).await?;
    assert!(
        server
            .request()
            .target()
            .contains("modified_after=2026-03-01T08%3A00%3A00Z"),
    );
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
