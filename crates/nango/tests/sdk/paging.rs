//! Lists as streams.

use futures_util::TryStreamExt;
use nango::paging::Record;
use nango::runtime::DateTime;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::server::Server;
use crate::{Tested, client};

fn connection(id: i64) -> Value {
    json!({"id": id, "connection_id": format!("c-{id}"), "provider": "slack", "tags": {},
        "provider_config_key": "slack", "created": "2026-03-01", "metadata": null, "errors": []})
}

/// A server of this many connections.
fn of_connections(total: i64) -> Result<Server, std::io::Error> {
    Server::replying(move |request| {
        let number = |name: &str, default| {
            let (_, rest) = request.line.split_once(&format!("{name}="))?;
            rest.split(['&', ' '])
                .next()?
                .parse()
                .ok()
                .or(Some(default))
        };
        let (limit, page) = (number("limit", 0), number("page", 0).unwrap_or(0));
        let limit = limit.unwrap_or(10_000);
        let ids = page * limit..total.min((page + 1) * limit);
        let connections: Vec<_> = ids.map(connection).collect();
        (
            200,
            String::new(),
            json!({"connections": connections}).to_string(),
        )
    })
}

#[tokio::test]
async fn connections_come_page_after_page() -> Tested {
    let server = of_connections(5)?;
    let client = client(&server)?;
    let list = client.connections().list().search("é").limit(2);
    let mut items = list.clone().items();
    assert!(server.is_idle(), "nothing is asked for yet");
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(item?.id);
    }
    assert_eq!(ids, [0, 1, 2, 3, 4]);
    assert!(items.next().await.is_none());
    for page in 0..3 {
        let target = format!("GET /connections?search=%C3%A9&limit=2&page={page}");
        assert_eq!(server.request().target(), target);
    }
    assert!(server.is_idle(), "a short page is the last");
    // From another page on, and by the trait.
    let pages: Vec<_> = list.page(1).pages().try_collect().await?;
    assert_eq!(pages.len(), 2);
    // Without a limit there are up to 10000 in the one page.
    let all = client.connections().list().items().into_vec().await?;
    assert_eq!(all.len(), 5);
    assert_eq!(
        server.request().target(),
        "GET /connections?search=%C3%A9&limit=2&page=1"
    );
    assert_eq!(
        server.request().target(),
        "GET /connections?search=%C3%A9&limit=2&page=2"
    );
    assert_eq!(server.request().target(), "GET /connections?page=0");
    assert!(server.is_idle());
    Ok(())
}

#[tokio::test]
async fn connections_end_where_pages_repeat() -> Tested {
    let page = json!({"connections": [connection(1), connection(2)]}).to_string();
    let server = Server::json(200, &page)?;
    let list = client(&server)?.connections().list().limit(2);
    let pages: Vec<_> = list.clone().pages().try_collect().await?;
    assert_eq!(pages.len(), 2, "the second shows that it repeats");
    let server = of_connections(4)?;
    let list = client(&server)?.connections().list().limit(2);
    let all = list.items().into_vec().await?;
    assert_eq!(all.len(), 4, "an empty page is the last");
    Ok(())
}

#[tokio::test]
async fn connections_end_behind_an_error_and_can_be_gone_on_with() -> Tested {
    let mut calls = 0;
    let server = Server::replying(move |_| {
        calls += 1;
        let page = json!({"connections": [connection(calls), connection(-calls)]});
        match calls {
            2 => (500, String::new(), String::new()),
            _ => (200, String::new(), page.to_string()),
        }
    })?;
    let list = client(&server)?.connections().list().limit(2);
    let mut pages = list.clone().pages();
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let error = pages.next().await.ok_or("an error")?;
    assert!(error.is_err_and(|error| error.is_server_error()));
    assert!(pages.next().await.is_none());
    assert_eq!(pages.page(), Some(1), "the page that did not come");
    let mut again = list.pages().resume(pages.position());
    assert!(again.next().await.is_some_and(|page| page.is_ok()));
    Ok(())
}

#[derive(Debug, PartialEq, Deserialize)]
struct Ticket {
    id: String,
    title: String,
}

fn record(id: &str, more: Value) -> Value {
    let mut record = json!({"id": id, "_nango_metadata": {"deleted_at": null,
        "last_action": "ADDED", "first_seen_at": "2026-03-01T08:00:00.123456+00:00",
        "last_modified_at": "2026-03-01T08:00:00.123456+00:00", "cursor": format!("at-{id}")}});
    for (name, value) in more.as_object().into_iter().flatten() {
        if name == "pruned_at" || name == "deleted_at" {
            record["_nango_metadata"][name] = value.clone();
        } else {
            record[name] = value.clone();
        }
    }
    record
}

/// A server of three pages, the last of which points at the second.
fn of_records() -> Result<Server, std::io::Error> {
    Server::replying(|request| {
        let (records, next) = match request.line.split_once("cursor=").map(|(_, it)| &it[..2]) {
            None => (vec![record("a", json!({"title": "A"}))], json!("p2")),
            Some("p2") => {
                let deleted = json!({"title": "B", "deleted_at": "2026-03-02T00:00:00+00:00"});
                let pruned = json!({"pruned_at": "2026-03-02T00:00:00+00:00"});
                (vec![record("b", deleted), record("c", pruned)], json!("p3"))
            }
            // Of an older server, which doesn't say that it was pruned.
            _ => (vec![record("d", json!({}))], json!("p2")),
        };
        let page = json!({"records": records, "next_cursor": next});
        (200, String::new(), page.to_string())
    })
}

#[tokio::test]
async fn records_are_of_ones_own_type() -> Tested {
    let server = of_records()?;
    let list = client(&server)?
        .records()
        .list("Ticket", "conn-1", "jira-main");
    let mut records = list.clone().limit(1).items::<Ticket>();
    assert_eq!(records.cursor(), None);
    let first = records.next().await.ok_or("a record")??;
    assert_eq!(records.cursor(), Some("at-a"));
    let ticket = Ticket {
        id: "a".into(),
        title: "A".into(),
    };
    assert_eq!(first.data(), Some(&ticket));
    assert!(!first.is_deleted() && !first.is_pruned());
    let rest: Vec<_> = records.try_collect().await?;
    let [deleted, pruned, bare] = rest.as_slice() else {
        panic!("{rest:?}")
    };
    assert!(deleted.is_deleted() && deleted.data().is_some());
    assert!(matches!(pruned, Record::Pruned { id, .. } if id == "c"));
    assert!(pruned.data().is_none() && pruned.metadata().pruned_at.is_some());
    assert!(bare.is_pruned() && bare.id() == "d");
    let head = "GET /records?model=Ticket&limit=1";
    assert_eq!(server.request().target(), head);
    assert_eq!(server.request().target(), format!("{head}&cursor=p2"));
    assert_eq!(server.request().target(), format!("{head}&cursor=p3"));
    assert!(server.is_idle(), "a cursor that comes again ends the list");
    let mut pages = list.cursor("p3").pages::<Value>();
    let page = pages.next().await.ok_or("a page")??;
    assert_eq!(
        (page.records.len(), page.next_cursor.as_deref()),
        (1, Some("p2"))
    );
    assert_eq!(pages.cursor(), Some("p2"));
    Ok(())
}

#[tokio::test]
async fn a_record_of_another_type_is_an_error_with_its_place() -> Tested {
    let records = [
        record("a", json!({"title": "A"})),
        record("b", json!({"title": "", "n": "sesame"})),
    ];
    let page = json!({"records": records, "next_cursor": null}).to_string();
    let server = Server::json(200, &page)?;
    let list = client(&server)?
        .records()
        .list("Ticket", "conn-1", "jira-main");
    #[derive(Debug, Deserialize)]
    struct Strict {
        #[serde(default)]
        #[allow(dead_code, reason = "it is there to be refused")]
        n: u8,
    }
    let error = list
        .clone()
        .items::<Strict>()
        .into_vec()
        .await
        .expect_err("a string");
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("$.records[1]"));
    let text = error.to_string();
    assert!(
        text.contains("invalid type: string, expected u8") && !text.contains("sesame"),
        "{text}"
    );
    let page = list.send_as::<Ticket>().await?;
    assert_eq!(page.records.len(), 2);
    Ok(())
}

#[tokio::test]
async fn an_instant_is_sent_as_the_server_takes_it() -> Tested {
    let server = Server::json(200, r#"{"records":[],"next_cursor":null}"#)?;
    let list = client(&server)?
        .records()
        .list("Ticket", "conn-1", "jira-main");
    let instant: DateTime = "2026-03-01T10:00:00+02:00".parse()?;
    list.since(instant).await?;
    let target = "GET /records?model=Ticket&modified_after=2026-03-01T08%3A00%3A00Z";
    assert_eq!(server.request().target(), target);
    Ok(())
}
