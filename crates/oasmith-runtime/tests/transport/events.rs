//! Events that servers send.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use oasmith_runtime as rt;
use rt::{Event, Events, Reconnect};

use crate::operations::{ADD, READ, answer};
use crate::server::Server;

const MEDIA_TYPE: &str = "content-type: text/event-stream; charset=utf-8\r\n";

fn call(url: &str, operation: &'static rt::Operation) -> rt::Call {
    let retry = rt::Retry::new().first_wait(Duration::from_millis(1));
    let client = rt::Client::builder(url).retry(retry).build();
    rt::Call::new(&client.unwrap(), operation)
}

/// An answer that is cut off behind its events.
fn cut(events: &str) -> String {
    let status = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 9999\r\n";
    format!("{status}{MEDIA_TYPE}\r\n{events}")
}

async fn all<T>(mut events: Events<T>) -> Vec<Result<T, rt::Error>> {
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.push(event);
    }
    all
}

fn data(events: Vec<Result<Event<i64>, rt::Error>>) -> Vec<Option<i64>> {
    let data = |event: Result<Event<i64>, _>| event.ok().map(|event| event.data);
    events.into_iter().map(data).collect()
}

#[tokio::test]
async fn events_are_typed() {
    let body = ": hi\n\nevent: add\nid: 1\ndata: [1,\ndata: 2]\n\ndata: [3]\n\ndata: [DONE]\n\ndata: []\n\n";
    let server = Server::script([answer(200, MEDIA_TYPE, body).as_str()]);
    let call = call(&server.url(), &ADD);
    let events = call.clone().send_events::<Vec<i64>>().await.unwrap();
    assert_eq!(events.head().header("connection"), Some("close"));
    let events: Vec<_> = all(events).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(
        (events[0].name.as_str(), events[0].id.as_deref()),
        ("add", Some("1"))
    );
    assert_eq!(events[0].data, [1, 2]);
    assert_eq!((events[1].name.as_str(), &events[1].id), ("message", &None));
    assert_eq!(events.len(), 2, "`[DONE]` is the end");
    let request = server.request();
    let accept = request.header("accept").unwrap();
    assert!(accept.starts_with("text/event-stream"), "{accept}");

    let texts = all(call.clone().send_text_events().await.unwrap()).await;
    assert_eq!(texts[0].as_ref().unwrap().data, "[1,\n2]");
    let items = all(call.send_event_items::<rt::Json>().await.unwrap()).await;
    let expected = serde_json::json!({"data": "[1,\n2]", "event": "add", "id": "1"});
    assert_eq!(*items[0].as_ref().unwrap(), expected);
}

#[tokio::test]
async fn an_event_that_cannot_be_read_is_no_end() {
    let body = "data: [1,true]\n\ndata: [2]\n\n";
    let server = Server::script([answer(200, MEDIA_TYPE, body).as_str()]);
    let events = call(&server.url(), &READ).send_events::<Vec<i64>>().await;
    let events = all(events.unwrap()).await;
    let error = events[0].as_ref().unwrap_err();
    assert_eq!(error.json_path(), Some("$[1]"));
    assert_eq!(error.body(), Some(&b"[1,true]"[..]));
    assert_eq!(events[1].as_ref().unwrap().data, [2]);
}

#[tokio::test]
async fn what_breaks_off_is_gone_on_with() {
    let first = cut("retry: 1\nid: a\ndata: 1\n\ndata: 2\nid: b\n\nid: c\ndata: 9");
    let second = answer(200, MEDIA_TYPE, "id: c\ndata: 3\n\n");
    let server = Server::script([&first, &second].map(String::as_str));
    let events = call(&server.url(), &READ).send_events().await.unwrap();
    let events = all(events).await;
    assert_eq!(data(events), [Some(1), Some(2), Some(3)]);
    let requests = server.requests();
    let ids: Vec<_> = requests.iter().map(|r| r.header("last-event-id")).collect();
    assert_eq!(ids, [None, Some("b")]);
}

#[tokio::test]
async fn what_cannot_be_gone_on_with_breaks_off() {
    let with_id = cut("id: a\ndata: 1\n\n");
    // No header can say this id.
    let unspeakable = cut("id: a\u{1}\ndata: 1\n\n");
    for (operation, text) in [
        (&READ, cut("data: 1\n\n")),
        (&READ, unspeakable),
        (&ADD, with_id.clone()),
    ] {
        let server = Server::script([text.as_str()]);
        let events = call(&server.url(), operation).send_events().await;
        let events = all(events.unwrap()).await;
        assert!(events[1].as_ref().unwrap_err().is_transport());
        assert_eq!(data(events), [Some(1), None]);
        assert_eq!(server.requests().len(), 1);
    }
    let server = Server::script([with_id.as_str()]);
    let events = call(&server.url(), &READ).send_events().await.unwrap();
    let events = all(events.reconnect(Reconnect::Never)).await;
    assert_eq!(data(events), [Some(1), None]);
}

#[tokio::test]
async fn a_stream_may_be_followed_until_the_server_ends_it() {
    let one = |events| answer(200, MEDIA_TYPE, events);
    let (first, second) = (one("retry: 1\ndata: 1\n\n"), one("data: 2\n\n"));
    let server = Server::script([first.as_str(), &second, &answer(204, "", "")]);
    let events = call(&server.url(), &READ).send_events().await.unwrap();
    let events = all(events.reconnect(Reconnect::Always)).await;
    assert_eq!(data(events), [Some(1), Some(2)]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn what_are_no_events_is_an_error() {
    let server = Server::script([answer(200, "content-type: text/html\r\n", "<p>").as_str()]);
    let error = call(&server.url(), &READ).send_text_events().await;
    let error = error.unwrap_err();
    assert!(error.is_decode() && error.body_error().unwrap().is_html());
    let server = Server::script([answer(404, "", "gone").as_str()]);
    let error = call(&server.url(), &READ).send_text_events().await;
    assert_eq!(error.unwrap_err().body(), Some(&b"gone"[..]));
}

#[tokio::test]
async fn the_client_limits_the_beginning_and_the_call_all() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]).unwrap();
            let _ = write!(stream, "HTTP/1.1 200 OK\r\n{MEDIA_TYPE}\r\ndata: 1\n\n");
            std::thread::sleep(Duration::from_millis(900));
            let _ = write!(stream, "data: 2\n\n");
        }
    });
    let limit = Duration::from_millis(600);
    let client = rt::Client::builder(url).timeout(limit).build().unwrap();
    let call = rt::Call::new(&client, &READ);
    let events = all(call.clone().send_events().await.unwrap()).await;
    assert_eq!(data(events), [Some(1), Some(2)]);
    let mut call = call;
    call.timeout(limit);
    let events = all(call.send_events().await.unwrap()).await;
    assert!(events[1].as_ref().unwrap_err().is_timeout());
    assert_eq!(data(events), [Some(1), None]);
}

#[tokio::test]
async fn the_limit_of_a_call_is_for_all_answers_together() {
    let server = Server::script([cut("retry: 200\nid: a\ndata: 1\n\n").as_str()]);
    let mut call = call(&server.url(), &READ);
    call.timeout(Duration::from_millis(700));
    let events = all::<Event<i64>>(call.send_events().await.unwrap()).await;
    let error = events.last().unwrap().as_ref().unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!((2..7).contains(&events.len()), "{}", events.len());
}
