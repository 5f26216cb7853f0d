//! Lists that come in pages.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;

use futures_core::Stream;
use oasmith_runtime::{BlockingItems, Credential, Position, Response};
use snapshots::features::pagination::models::{ListByCursorResponse, Thing};
use snapshots::features::pagination::{Client, Error};

use crate::Tested;
use crate::server::{Request, Server};

fn client(server: &Server) -> Result<Client, Error> {
    Client::builder().base_url(&server.url).build()
}

/// The value of a query parameter.
fn query<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    let (_, query) = request.target().split_once('?')?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, it)| it)
}

/// Things with these ids.
fn things(ids: impl IntoIterator<Item = i64>) -> String {
    let things: Vec<_> = ids
        .into_iter()
        .map(|id| format!("{{\"id\":{id}}}"))
        .collect();
    format!("[{}]", things.join(","))
}

fn ids(things: &[Thing]) -> Vec<i64> {
    things.iter().map(|thing| thing.id).collect()
}

/// Pages of two things each, by cursors: what comes behind a cursor is told here.
fn by_cursor(next: fn(Option<&str>) -> Option<(i64, &'static str)>) -> io::Result<Server> {
    Server::replying(move |request| match next(query(request, "cursor")) {
        Some((id, next)) => {
            let data = things([id, id + 1]);
            let body = format!("{{\"data\":{data},\"meta\":{{\"next_cursor\":{next}}}}}");
            (200, String::new(), body)
        }
        None => (503, String::new(), String::new()),
    })
}

/// Three pages.
fn three(cursor: Option<&str>) -> Option<(i64, &'static str)> {
    Some(match cursor {
        None => (1, "\"b%\""),
        Some("b%25") => (3, "\"c\""),
        _ => (5, "null"),
    })
}

#[tokio::test]
async fn pages_come_by_the_cursor_of_the_body() -> Tested {
    let server = by_cursor(three)?;
    let list = client(&server)?.by_cursor().list().search("x");
    let mut pages = list.clone().pages();
    let items = list.clone().items();
    assert!(server.is_idle(), "nothing is asked for yet");
    let first: ListByCursorResponse = pages.next().await.ok_or("a page")??;
    assert_eq!(ids(&first.data), [1, 2]);
    assert_eq!(pages.cursor(), Some("b%"));
    assert_eq!(server.request().target(), "GET /by-cursor?search=x");
    assert!(server.is_idle(), "one page is asked for at a time");

    assert_eq!(ids(&items.into_vec().await?), [1, 2, 3, 4, 5, 6]);
    assert_eq!(server.request().target(), "GET /by-cursor?search=x");
    let second = "GET /by-cursor?search=x&cursor=b%25";
    assert_eq!(server.request().target(), second);
    assert_eq!(
        server.request().target(),
        "GET /by-cursor?search=x&cursor=c"
    );
    assert!(server.is_idle());

    // It goes on where it stands, or where the call says.
    let resumed: Vec<_> = pages.items::<Thing>().into_vec().await?;
    assert_eq!(ids(&resumed), [3, 4, 5, 6]);
    assert_eq!(
        ids(&list.clone().cursor("c").items().into_vec().await?),
        [5, 6]
    );
    assert_eq!(
        ids(&list.items().resume("c".to_owned()).into_vec().await?),
        [5, 6]
    );
    Ok(())
}

#[tokio::test]
async fn items_can_be_gone_on_with_in_the_middle_of_a_page() -> Tested {
    let server = by_cursor(three)?;
    let list = client(&server)?.by_cursor().list();
    let mut items = list.clone().items();
    let mut seen = Vec::new();
    while let Some(item) = items.next().await {
        seen.push(item?.id);
        let position = items.position();
        let rest = list.clone().items().resume(position).into_vec().await?;
        let all: Vec<i64> = seen.iter().copied().chain(ids(&rest)).collect();
        assert_eq!(all, [1, 2, 3, 4, 5, 6], "behind {seen:?}");
    }
    let end = Position {
        cursor: Some("c".into()),
        items: 2,
    };
    assert_eq!(items.position(), end, "more may come to the last page");
    Ok(())
}

#[tokio::test]
async fn an_error_is_given_once_and_can_be_gone_on_behind() -> Tested {
    let server = by_cursor(|cursor| match cursor {
        Some("c") => None,
        cursor => three(cursor),
    })?;
    let client = Client::builder().base_url(&server.url);
    let client = client.retry(oasmith_runtime::Retry::OFF).build()?;
    let list = client.by_cursor().list();
    let mut items = list.clone().items();
    let mut seen = Vec::new();
    let error = loop {
        match items.next().await.ok_or("an error first")? {
            Ok(item) => seen.push(item.id),
            Err(error) => break error,
        }
    };
    assert_eq!(seen, [1, 2, 3, 4]);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert!(items.next().await.is_none(), "it is over");
    let server = by_cursor(three)?;
    let position = items.position();
    let again = self::client(&server)?.by_cursor().list().items();
    assert_eq!(ids(&again.resume(position).into_vec().await?), [5, 6]);
    Ok(())
}

#[tokio::test]
async fn what_is_no_page_is_an_error_with_its_place() -> Tested {
    let body = r#"{"data":[{"id":1},{"id":"x"}],"meta":{"next_cursor":null}}"#;
    let server = Server::json(200, body)?;
    let list = client(&server)?.by_cursor().list();
    let error = list.clone().items().into_vec().await;
    let error = error.err().ok_or("an error")?;
    assert_eq!(error.json_path(), Some("$.data[1].id"));
    let error = list.clone().pages().next().await.ok_or("an error")?;
    assert_eq!(
        error.err().ok_or("an error")?.json_path(),
        Some("$.data[1].id")
    );
    let server = Server::json(200, r#"{"meta":{}}"#)?;
    let error = client(&server)?.by_cursor().list().items().into_vec().await;
    let error = error.err().ok_or("an error")?;
    assert!(error.is_decode(), "{error}");
    Ok(())
}

#[tokio::test]
async fn a_cursor_that_comes_again_is_the_end() -> Tested {
    let server = by_cursor(|cursor| match cursor {
        None => Some((1, "\"a\"")),
        Some("a") => Some((3, "\"b\"")),
        _ => Some((5, "\"a\"")),
    })?;
    let list = client(&server)?.by_cursor().list();
    assert_eq!(
        ids(&list.clone().items().into_vec().await?),
        [1, 2, 3, 4, 5, 6]
    );
    let circle = list.cursor("b").items().into_vec().await?;
    assert_eq!(
        ids(&circle),
        [5, 6, 3, 4],
        "the cursor of the call counts too"
    );
    Ok(())
}

#[tokio::test]
async fn pages_come_by_the_cursor_of_a_header() -> Tested {
    let server = Server::replying(|request| match query(request, "cursor") {
        None => (200, "x-next-cursor: n2\r\n".into(), things([1, 2])),
        Some(_) => (200, "x-next-cursor: \r\n".into(), things([3])),
    })?;
    let list = client(&server)?.by_header().list();
    assert_eq!(ids(&list.clone().items().into_vec().await?), [1, 2, 3]);
    assert_eq!(server.request().target(), "GET /by-header");
    assert_eq!(server.request().target(), "GET /by-header?cursor=n2");
    // With the headers of each page.
    let mut pages = list.pages().read_as::<Response<Vec<Thing>>>();
    let page = pages.next().await.ok_or("a page")??;
    assert_eq!(page.header("x-next-cursor"), Some("n2"));
    assert_eq!(page.body.len(), 2);
    Ok(())
}

#[tokio::test]
async fn pages_come_by_the_last_item() -> Tested {
    let server = Server::replying(|request| {
        let after = query(request, "starting_after").unwrap_or("0");
        let after: i64 = after.parse().unwrap_or_default();
        let data = things(after + 1..=(after + 2).min(5));
        let more = after < 3;
        let body = format!("{{\"data\":{data},\"has_more\":{more}}}");
        (200, String::new(), body)
    })?;
    let list = client(&server)?.by_last_item().list();
    let mut items = list.clone().items();
    let first = items.next().await.ok_or("an item")??;
    assert_eq!((first.id, items.cursor()), (1, Some("1")));
    let position = items.position();
    assert_eq!(ids(&items.into_vec().await?), [2, 3, 4, 5]);
    for target in [
        "GET /by-last-item",
        "GET /by-last-item?starting_after=2",
        "GET /by-last-item?starting_after=4",
    ] {
        assert_eq!(server.request().target(), target);
    }
    assert!(server.is_idle(), "it said that there are no more");
    let resumed = list.items().resume(position).into_vec().await?;
    assert_eq!(
        ids(&resumed),
        [2, 3, 4, 5],
        "by the item, not by a place in a page"
    );
    Ok(())
}

/// A server of this many things, by pages or offsets.
fn by_number(total: i64) -> io::Result<Server> {
    Server::replying(move |request| {
        let number = |name| query(request, name).and_then(|it| it.parse::<i64>().ok());
        let limit = number("limit").unwrap_or(3).min(4);
        let start = number("offset");
        let start = start.unwrap_or_else(|| number("page").map_or(0, |page| (page - 1) * limit));
        let items = things(start + 1..=(start + limit).min(total));
        (200, String::new(), format!("{{\"items\":{items}}}"))
    })
}

#[tokio::test]
async fn pages_come_by_number() -> Tested {
    let server = by_number(7)?;
    let list = client(&server)?.by_page().list();
    let all: Vec<i64> = (1..=7).collect();
    assert_eq!(ids(&list.clone().all_items().into_vec().await?), all);
    for page in 1..=3 {
        let target = format!("GET /by-page?page={page}");
        assert_eq!(server.request().target(), target);
    }
    assert!(server.is_idle(), "a short page is the last");
    // The server gives no more than 4, whatever is asked for.
    let many = list.clone().limit(100);
    assert_eq!(ids(&many.all_items().into_vec().await?), all);
    let mut pages = list.page(2).pages();
    assert_eq!(pages.page(), Some(2));
    let page = pages.next().await.ok_or("a page")??;
    assert_eq!(ids(&page.items.unwrap_or_default()), [4, 5, 6]);
    assert_eq!(pages.position(), Position::from("3".to_owned()));
    Ok(())
}

#[tokio::test]
async fn pages_that_repeat_are_the_end() -> Tested {
    let server = Server::json(200, r#"{"items":[{"id":1},{"id":2},{"id":3}]}"#)?;
    let mut pages = client(&server)?.by_page().list().pages();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        page?;
        count += 1;
    }
    assert_eq!(count, 2, "the second shows that it repeats");
    Ok(())
}

#[tokio::test]
async fn pages_come_by_offset() -> Tested {
    let server = by_number(6)?;
    let list = client(&server)?.by_offset().list();
    let all = list.clone().items().into_vec().await?;
    assert_eq!(all.len(), 6);
    for offset in [0, 3, 6] {
        let target = format!("GET /by-offset?offset={offset}");
        assert_eq!(server.request().target(), target);
    }
    assert!(server.is_idle(), "an empty page is the last");
    let rest = list.offset(5).items().into_vec().await?;
    assert_eq!(ids(&rest), [6]);
    // A page without the array has no items.
    let server = Server::json(200, "{}")?;
    let none = client(&server)?.by_offset().list().items();
    assert!(none.into_vec().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn pages_come_by_the_url_of_the_body() -> Tested {
    let server = Server::replying(|request| {
        let (id, next) = match query(request, "token") {
            None => (1, r#","@odata.nextLink":"/by-url?token=t%2F2&kind=y""#),
            Some("t%2F2") => (2, r#","@odata.nextLink":"?token=3""#),
            Some(_) => (3, ""),
        };
        let value = things([id]);
        (200, String::new(), format!("{{\"value\":{value}{next}}}"))
    })?;
    let list = client(&server)?.by_url().list("x");
    assert_eq!(ids(&list.clone().values().into_vec().await?), [1, 2, 3]);
    for target in [
        "GET /by-url?kind=x",
        "GET /by-url?token=t%2F2&kind=y",
        "GET /by-url?token=3",
    ] {
        assert_eq!(server.request().target(), target);
    }
    let mut pages = list.clone().answers();
    pages.next().await.ok_or("a page")??;
    let cursor = pages.cursor().ok_or("a URL")?.to_owned();
    assert_eq!(cursor, format!("{}/by-url?token=t%2F2&kind=y", server.url));
    let rest = list.values().resume(cursor).into_vec().await?;
    assert_eq!(ids(&rest), [2, 3]);
    Ok(())
}

#[tokio::test]
async fn pages_come_by_the_link_header() -> Tested {
    let server = Server::replying(|request| match query(request, "page") {
        None => {
            let link = "link: </by-link/a%2Fb?page=0>; rel=\"first\"\r\n\
                        link: </by-link/a%2Fb?page=2>; rel=\"next last\"\r\n";
            (200, link.into(), things([1, 2]))
        }
        Some(_) => (200, String::new(), things([3])),
    })?;
    let builder = Client::builder().base_url(&server.url).header("x-key", "k");
    let list = builder.build()?.by_link().list("a/b");
    let mut items = Vec::new();
    let mut stream = list.items();
    // By the trait, as libraries of streams do.
    while let Some(item) = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
        items.push(item?);
    }
    assert_eq!(ids(&items), [1, 2, 3]);
    assert_eq!(server.request().target(), "GET /by-link/a%2Fb");
    let second = server.request();
    assert_eq!(second.target(), "GET /by-link/a%2Fb?page=2");
    assert_eq!(second.header("x-key"), Some("k"));
    Ok(())
}

#[tokio::test]
async fn no_credentials_go_to_another_server() -> Tested {
    let other = Server::json(200, "[]")?;
    let link = format!("link: <{}/by-link/x>; rel=next\r\n", other.url);
    let server = Server::replying(move |_| (200, link.clone(), things([1])))?;
    let list = client(&server)?.by_link().list("x");
    let list = list.configure(|call| call.credential("k", Credential::bearer("t")));
    let mut items = list.items();
    assert_eq!(items.next().await.ok_or("an item")??.id, 1);
    let error = items.next().await.ok_or("an error")?;
    let error = error.err().ok_or("an error")?;
    assert!(
        error.to_string().contains("it would get the credentials"),
        "{error}"
    );
    assert!(items.next().await.is_none());
    assert!(other.is_idle(), "it was asked nothing");
    Ok(())
}

#[test]
fn items_are_waited_for() -> Tested {
    let server = by_number(5)?;
    let list = client(&server)?.by_page().list();
    let items: Result<Vec<_>, _> = list.clone().all_items().wait_each().collect();
    assert_eq!(ids(&items?), [1, 2, 3, 4, 5]);
    assert_eq!(list.pages().wait_each().count(), 2);
    Ok(())
}
