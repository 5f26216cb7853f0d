//! Lists whose pages are asked for by a member of the request's body.

use std::io;

use oasmith_runtime::{Position, decode_slice};
use snapshots::features::pagination::models::{
    Search, SearchByCursorRequest, SearchByCursorRequestPage, SearchByLastItemRequest, Thing,
};
use snapshots::features::pagination::{Client, Error};

use crate::Tested;
use crate::server::Server;

fn client(server: &Server) -> Result<Client, Error> {
    Client::builder().base_url(&server.url).build()
}

/// Answers each body by what `page` says: the items, and what makes the next page.
fn searching(
    page: impl Fn(&serde_json::Value) -> (Vec<i64>, Option<&'static str>) + Send + 'static,
) -> io::Result<Server> {
    Server::replying(move |request| {
        let asked = decode_slice(&request.body).unwrap_or_default();
        let (ids, next) = page(&asked);
        let items: Vec<_> = ids
            .into_iter()
            .map(|id| serde_json::json!({"id": id}))
            .collect();
        let page = serde_json::json!({"items": items, "next": next});
        let media_type = "content-type: application/json\r\n";
        (200, media_type.to_owned(), page.to_string())
    })
}

fn ids(things: &[Thing]) -> Vec<i64> {
    things.iter().map(|thing| thing.id).collect()
}

/// The bodies that were sent, and that they are of a media type.
fn sent(server: &Server, count: usize, media_type: &str) -> Vec<String> {
    let mut bodies = Vec::new();
    for _ in 0..count {
        let request = server.request();
        assert_eq!(request.header("content-type"), Some(media_type));
        let length = request.body.len().to_string();
        assert_eq!(request.header("content-length"), Some(length.as_str()));
        bodies.push(request.text().to_owned());
    }
    assert!(server.is_idle());
    bodies
}

fn three(asked: &serde_json::Value) -> (Vec<i64>, Option<&'static str>) {
    match asked.pointer("/page/cursor").and_then(|at| at.as_str()) {
        None => (vec![1, 2], Some("b\"")),
        Some("b\"") => (vec![3], Some("12")),
        Some(_) => (vec![4], None),
    }
}

#[tokio::test]
async fn a_cursor_is_set_in_the_body() -> Tested {
    let server = searching(three)?;
    let mut search = SearchByCursorRequest::new("x");
    search.least = Some(0.1);
    let list = client(&server)?.searches().by_cursor(search.clone());
    assert_eq!(ids(&list.clone().items().into_vec().await?), [1, 2, 3, 4]);
    let expected = [
        r#"{"query":"x","least":0.1}"#,
        r#"{"query":"x","least":0.1,"page":{"cursor":"b\""}}"#,
        r#"{"query":"x","least":0.1,"page":{"cursor":"12"}}"#,
    ];
    assert_eq!(sent(&server, 3, "application/json"), expected);
    // From where a position says, or the body itself.
    let rest = list.items().resume("12".to_owned()).into_vec().await?;
    assert_eq!(ids(&rest), [4]);
    sent(&server, 1, "application/json");
    let mut page = SearchByCursorRequestPage::new();
    page.size = Some(5);
    page.cursor = Some("b\"".to_owned()).into();
    search.page = Some(page);
    let mut pages = client(&server)?.searches().by_cursor(search).pages();
    assert_eq!(pages.cursor(), Some("b\""));
    pages.next().await.ok_or("a page")??;
    assert_eq!(pages.position(), Position::from("12".to_owned()));
    pages.next().await.ok_or("a page")??;
    let expected = [
        r#"{"query":"x","least":0.1,"page":{"cursor":"b\"","size":5}}"#,
        r#"{"query":"x","least":0.1,"page":{"cursor":"12","size":5}}"#,
    ];
    assert_eq!(sent(&server, 2, "application/json"), expected);
    Ok(())
}

#[tokio::test]
async fn numbers_as_they_are_sent_stay() -> Tested {
    let server = searching(three)?;
    let list = client(&server)?
        .searches()
        .by_cursor(SearchByCursorRequest::new("x"));
    let body = r#"{ "least": 1.50e2, "big": 123456789012345678901234567890 }"#;
    let list = list.configure(|call| call.text("application/json", body));
    list.items().into_vec().await?;
    let second =
        r#"{ "least": 1.50e2, "big": 123456789012345678901234567890 ,"page":{"cursor":"b\""}}"#;
    assert_eq!(sent(&server, 3, "application/json")[..2], [body, second]);
    Ok(())
}

#[tokio::test]
async fn the_number_of_the_page_is_set_in_the_body() -> Tested {
    let server = searching(|asked| match asked["page"].as_i64() {
        Some(0) => (vec![1, 2, 3], None),
        Some(1) => (vec![4, 5], None),
        _ => (vec![], None),
    })?;
    // A call without a body gets one.
    let list = client(&server)?.searches().by_number();
    assert_eq!(
        ids(&list.clone().items().into_vec().await?),
        [1, 2, 3, 4, 5]
    );
    let media_type = "application/vnd.search+json";
    assert_eq!(
        sent(&server, 2, media_type),
        [r#"{"page":0}"#, r#"{"page":1}"#]
    );
    let mut search = Search::new();
    search.limit = Some(2);
    search.page = Some(1);
    let list = list.body(search);
    assert_eq!(ids(&list.items().into_vec().await?), [4, 5]);
    let expected = [r#"{"page":1,"limit":2}"#, r#"{"page":2,"limit":2}"#];
    assert_eq!(sent(&server, 2, media_type), expected);
    Ok(())
}

#[tokio::test]
async fn an_offset_is_text_where_the_member_is() -> Tested {
    let server = searching(|asked| match asked["offset"].as_str() {
        Some("0") => (vec![1, 2], None),
        _ => (vec![], None),
    })?;
    let list = client(&server)?.searches().by_offset(Search::new());
    assert_eq!(ids(&list.items().into_vec().await?), [1, 2]);
    assert_eq!(
        sent(&server, 2, "application/json"),
        [r#"{"offset":"0"}"#, r#"{"offset":"2"}"#]
    );
    Ok(())
}

#[tokio::test]
async fn a_cursor_that_is_a_number_is_sent_as_one() -> Tested {
    let server = searching(|asked| match asked["after"].as_i64() {
        None => (vec![1, 9_007_199_254_740_993], None),
        Some(_) => (vec![], None),
    })?;
    let list = client(&server)?.searches();
    let list = list.by_last_item(SearchByLastItemRequest::new());
    let items = list.items().into_vec().await?;
    assert_eq!(ids(&items), [1, 9_007_199_254_740_993]);
    assert_eq!(
        sent(&server, 2, "application/json"),
        ["{}", r#"{"after":9007199254740993}"#]
    );
    Ok(())
}

#[tokio::test]
async fn a_body_that_has_no_members_is_refused() -> Tested {
    let server = searching(three)?;
    let list = client(&server)?.searches().by_offset(Search::new());
    let list = list.configure(|call| call.text("text/plain", "offset=1"));
    let error = list.items().into_vec().await.err().ok_or("an error")?;
    assert!(
        error.to_string().contains("the next page: body: "),
        "{error}"
    );
    assert!(server.is_idle());
    Ok(())
}
