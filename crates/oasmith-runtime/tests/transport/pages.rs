//! Lists that come in pages.

use oasmith_runtime as rt;
use rt::{PagedItems, Paging, Position};

use crate::operations::{READ, answer};
use crate::server::Server;

fn items(server: &Server, paging: Paging) -> PagedItems<i64> {
    let builder = rt::Client::builder(server.url()).retry(rt::Retry::OFF);
    PagedItems::of(rt::Call::new(&builder.build().unwrap(), &READ), paging)
}

#[tokio::test]
async fn a_failure_at_once_does_not_lose_the_position() {
    let page = answer(200, "", r#"{"items":[1,2,3],"next":null}"#);
    let failures = [
        answer(500, "", ""),
        answer(200, "", r#"{"items":[1,"2"],"next":null}"#),
    ];
    let server = Server::script([&failures[0], &failures[1], &page].map(String::as_str));
    let paging = Paging::by_cursor("cursor", "/next").items("/items");
    let mut position = Position {
        cursor: Some("c".to_owned()),
        items: 2,
    };
    for _ in failures {
        let mut items = items(&server, paging).resume(position.clone());
        assert!(items.next().await.unwrap().is_err());
        assert_eq!(items.position(), position);
        assert_eq!(items.cursor(), Some("c"));
        position = items.position();
    }
    let rest = items(&server, paging).resume(position).into_vec().await;
    assert_eq!(rest.unwrap(), [3]);
    for request in server.requests() {
        assert_eq!(request.line, "GET /v1/things?cursor=c HTTP/1.1");
    }
}

#[tokio::test]
async fn a_short_page_is_not_the_last_where_it_says_so() {
    let pages = [
        answer(200, "", r#"{"items":[1],"more":true}"#),
        answer(200, "", r#"{"items":[2,3],"more":false}"#),
    ];
    let server = Server::script(pages.each_ref().map(String::as_str));
    let paging = Paging::by_page("page", 1).items("/items").more("/more");
    let paging = paging.limit("limit", Some(2), None);
    let items = items(&server, paging).into_vec().await.unwrap();
    assert_eq!(items, [1, 2, 3]);
    assert_eq!(server.requests().len(), 2);
}
