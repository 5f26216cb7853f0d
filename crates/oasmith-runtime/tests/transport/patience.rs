//! What calls wait for, how often they are sent, and what errors tell of it.

use std::io::{Read as _, Write as _};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use futures_core::Stream;
use oasmith_runtime as rt;
use rt::{Bytes, FailedAttempt};

use crate::operations::{ADD, READ, REPLACE, answer};
use crate::server::Server;

const BRIEF: rt::Retry = rt::Retry::new().first_wait(Duration::from_millis(1));

fn call(server: &Server, retry: rt::Retry) -> rt::Call {
    let client = rt::Client::builder(server.url()).retry(retry).build();
    rt::Call::new(&client.unwrap(), &READ)
}

#[tokio::test]
async fn statuses_and_functions_decide_what_is_retried() {
    const ODD: rt::Retry = BRIEF.statuses(&[409, 500]);
    for (status, attempts) in [(409, 3), (500, 3), (503, 1)] {
        let server = Server::script([answer(status, "", "").as_str()]);
        let error = call(&server, ODD).send::<i64>().await.unwrap_err();
        assert_eq!(error.attempts(), attempts, "{status}");
        assert_eq!(server.requests().len(), attempts as usize);
    }
    fn rule(failed: &FailedAttempt<'_>) -> Option<bool> {
        let Ok((status, headers)) = failed.outcome else {
            return None;
        };
        match status.as_u16() {
            400 => Some(headers.contains_key("x-try-again")),
            503 => Some(false),
            _ => None,
        }
    }
    for (status, headers, attempts) in [
        (400, "", 1),
        (400, "x-try-again: 1\r\n", 3),
        (503, "", 1),
        (502, "", 3),
    ] {
        let server = Server::script([answer(status, headers, "").as_str()]);
        let error = call(&server, BRIEF.when(rule))
            .send::<i64>()
            .await
            .unwrap_err();
        assert_eq!(error.attempts(), attempts, "{status} {headers}");
    }
    // It goes before the method.
    let server = Server::script([answer(400, "x-try-again: 1\r\n", "").as_str()]);
    let call = call(&server, BRIEF.when(rule)).as_operation(&ADD);
    assert_eq!(call.send::<i64>().await.unwrap_err().attempts(), 3);
}

#[tokio::test]
async fn an_attempt_has_a_limit_of_its_own() {
    let server = Server::silent();
    let retry = BRIEF.times(2).attempt_timeout(Duration::from_millis(50));
    let started = Instant::now();
    let error = call(&server, retry).send::<i64>().await.unwrap_err();
    assert!(error.is_timeout() && error.attempts() == 3, "{error}");
    assert!(started.elapsed() < Duration::from_secs(5));
    let add = call(&server, retry).as_operation(&ADD);
    assert_eq!(add.send::<i64>().await.unwrap_err().attempts(), 1);
    let mut limited = call(&server, retry.times(99));
    limited.timeout(Duration::from_millis(20));
    assert_eq!(limited.send::<i64>().await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn waits_can_be_in_milliseconds() {
    let (busy, fine) = (
        answer(429, "retry-after-ms: 40\r\nretry-after: 9\r\n", ""),
        answer(200, "", "7"),
    );
    let server = Server::script([&busy, &fine].map(String::as_str));
    let started = Instant::now();
    assert_eq!(call(&server, BRIEF).send::<i64>().await.unwrap(), 7);
    let waited = started.elapsed();
    assert!(waited >= Duration::from_millis(40) && waited < Duration::from_secs(5));
}

#[tokio::test]
async fn the_error_of_the_system_is_at_the_end_of_the_sources() {
    let client = rt::Client::builder("http://127.0.0.1:1").retry(rt::Retry::OFF);
    let call = rt::Call::new(&client.build().unwrap(), &READ);
    let error = call.send::<i64>().await.unwrap_err();
    let first: &dyn std::error::Error = &error;
    let mut chain = std::iter::successors(Some(first), |error| error.source());
    let system = chain.find_map(|error| error.downcast_ref::<std::io::Error>());
    assert_eq!(
        system.unwrap().kind(),
        std::io::ErrorKind::ConnectionRefused
    );
}

/// A server that says the head and one piece of a body, and then nothing.
fn stalling() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let mut open = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: 1\n\n";
            let _ = stream.write_all(head.as_bytes());
            open.push(stream);
        }
    });
    url
}

#[tokio::test]
async fn streams_have_a_limit_for_standing_still_and_none_in_all() {
    let builder = rt::Client::builder(stalling()).timeout(Duration::from_millis(50));
    let client = builder
        .idle_timeout(Duration::from_millis(300))
        .build()
        .unwrap();
    let started = Instant::now();
    let mut streamed = rt::Call::new(&client, &READ).send_streamed().await.unwrap();
    assert_eq!(streamed.chunk().await.unwrap().unwrap(), "data: 1\n\n");
    let error = streamed.chunk().await.unwrap_err();
    assert!(
        error.is_timeout() && error.to_string().contains("idle_timeout"),
        "{error}"
    );
    assert!(
        started.elapsed() >= Duration::from_millis(300),
        "the other limit is over"
    );

    let events = rt::Call::new(&client, &READ).send_events::<i64>().await;
    let mut events = events.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    assert!(events.next().await.unwrap().unwrap_err().is_timeout());

    let mut limited = rt::Call::new(&client, &READ);
    limited.timeout(Duration::from_millis(100));
    let mut streamed = limited.send_streamed().await.unwrap();
    streamed.chunk().await.unwrap();
    let error = streamed.chunk().await.unwrap_err();
    assert!(
        error.is_timeout() && !error.to_string().contains("idle_timeout"),
        "{error}"
    );
}

/// Pieces with a pause before each; the last pause has no end.
struct Slow(u32, Pin<Box<tokio::time::Sleep>>, bool);

impl Stream for Slow {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.0 == 0 {
            return if self.2 {
                Poll::Ready(None)
            } else {
                Poll::Pending
            };
        }
        std::task::ready!(self.1.as_mut().poll(cx));
        self.0 -= 1;
        self.1 = Box::pin(tokio::time::sleep(Duration::from_millis(60)));
        Poll::Ready(Some(Ok(Bytes::from_static(b"x"))))
    }
}

fn slow(pieces: u32, ends: bool) -> rt::Body {
    let pause = Box::pin(tokio::time::sleep(Duration::from_millis(60)));
    rt::Body::from_stream(Slow(pieces, pause, ends), None)
}

#[tokio::test]
async fn uploads_are_cut_where_they_stand_still_and_not_by_the_limit_in_all() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let builder = rt::Client::builder(server.url()).timeout(Duration::from_millis(150));
    let client = builder.build().unwrap();
    let mut call = rt::Call::new(&client, &REPLACE);
    call.bytes("text/plain", slow(5, true));
    assert_eq!(call.send::<i64>().await.unwrap(), 7);

    let started = Instant::now();
    let mut call = rt::Call::new(&client, &REPLACE);
    call.bytes("text/plain", slow(2, false));
    let error = call.send::<i64>().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn what_is_compressed_names_its_coding_and_the_feature() {
    let body = answer(
        200,
        "content-encoding: br\r\ncontent-type: application/json\r\n",
        "\u{1b}\u{3}",
    );
    let server = Server::script([body.as_str()]);
    let error = call(&server, BRIEF).send::<i64>().await.unwrap_err();
    assert_eq!(error.body_error().unwrap().content_encoding(), Some("br"));
    assert!(error.to_string().contains("feature `brotli`"), "{error}");
    assert!(
        call(&server, BRIEF)
            .send_text()
            .await
            .unwrap_err()
            .is_decode()
    );
    assert!(
        call(&server, BRIEF)
            .send::<Bytes>()
            .await
            .unwrap_err()
            .is_decode()
    );
    let raw = call(&server, BRIEF).send_raw().await.unwrap();
    assert_eq!(raw.content_encoding(), Some("br"));
    if !cfg!(any(
        feature = "gzip",
        feature = "brotli",
        feature = "deflate",
        feature = "zstd"
    )) {
        assert_eq!(server.request().header("accept-encoding"), Some("identity"));
    }
}

#[tokio::test]
async fn json_in_place_of_events_is_kept() {
    let body = answer(
        200,
        "content-type: application/json\r\n",
        r#"{"error":"quota"}"#,
    );
    let server = Server::script([body.as_str()]);
    let error = call(&server, BRIEF).send_events::<i64>().await.unwrap_err();
    assert_eq!(error.body(), Some(&br#"{"error":"quota"}"#[..]));
    let body = answer(
        200,
        "content-type: text/event-stream\r\n",
        "event: delta\ndata: x\n\ndata: y\n\n",
    );
    let server = Server::script([body.as_str()]);
    let mut events = call(&server, BRIEF).send_events::<i64>().await.unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.body_error().unwrap().event(), Some("delta"));
    assert!(error.to_string().contains("event `delta`: "), "{error}");
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.body_error().unwrap().event(), None);
}

#[tokio::test]
async fn a_download_may_be_handed_over_to_another_origin() {
    let store = Server::script([answer(200, "", "7").as_str()]);
    let there = format!("location: {}file?signature=s\r\n", store.url());
    let server = Server::script([answer(302, &there, "").as_str()]);
    let key = rt::Credential::header("x-key", "sesame");
    let builder = rt::Client::builder(server.url()).credential("oauth", key);
    let client = builder.header("x-mine", "private").build().unwrap();
    let guarded = &*Box::leak(Box::new(rt::Operation {
        security: &[&["oauth"]],
        method: "GET",
        ..crate::operations::GUARDED
    }));
    let mut call = rt::Call::new(&client, guarded);
    call.cookie("session", rt::Style::FORM, "private");
    call.extra_header("range", "bytes=0-1");
    let error = call.clone().send::<i64>().await.unwrap_err();
    assert_eq!(error.status(), Some(rt::StatusCode::FOUND));
    assert!(store.requests().is_empty());

    call.follow_other_origins(true);
    assert_eq!(call.clone().send::<i64>().await.unwrap(), 7);
    let request = store.request();
    assert_eq!(request.line, "GET /v1/file?signature=s HTTP/1.1");
    for name in ["x-key", "x-mine", "cookie", "authorization"] {
        assert_eq!(request.header(name), None, "{name}");
    }
    assert_eq!(request.header("range"), Some("bytes=0-1"));
    // What writes is not led elsewhere.
    let post = call.as_operation(&crate::operations::GUARDED);
    assert!(post.send::<i64>().await.is_err());
    assert!(store.requests().is_empty());
}
