//! Answers that are not what was promised: each is an error of its own, with all that came.

use oasmith_runtime as rt;

use crate::operations::{READ, answer};
use crate::server::Server;

/// The most that is kept of a body, in bytes.
const KEPT: usize = 64;

async fn error(answer: &[u8]) -> rt::Error {
    let server = Server::bytes(answer);
    let builder = rt::Client::builder(server.url()).max_error_body(KEPT);
    let client = builder.retry(rt::Retry::OFF).build().unwrap();
    let call = rt::Call::new(&client, &READ);
    let error = call.send::<Vec<String>>().await.unwrap_err();
    assert_eq!(error.status(), Some(rt::StatusCode::OK), "{error}");
    assert_eq!(error.headers().unwrap()["x-kind"], "test", "{error}");
    error
}

async fn decode_error(media_type: &str, body: &str) -> rt::Error {
    let headers = format!("x-kind: test\r\ncontent-type: {media_type}\r\n");
    let error = error(answer(200, &headers, body).as_bytes()).await;
    assert!(error.is_decode(), "{error}");
    let length = body.len().min(KEPT);
    assert_eq!(error.body().unwrap(), &body.as_bytes()[..length]);
    error
}

#[tokio::test]
async fn a_page_is_told_from_json() {
    let error = decode_error("text/html", "<!doctype html><title>Log in</title>").await;
    assert!(error.body_error().unwrap().is_html());
    let text = "GET /things: 200 OK, but the body is HTML, which the API does not promise; check the base \
                URL, and whether a proxy or a login page responds";
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn an_empty_body_is_told_from_a_cut_one() {
    let error = decode_error("application/json", "").await;
    assert!(error.body_error().unwrap().is_empty());
    let error = decode_error("application/json", r#"["a","b"#).await;
    assert!(error.body_error().unwrap().is_cut_off());
    assert_eq!(error.json_path(), Some("$[1]"));
    let text = "GET /things: 200 OK, but the body is cut off at $[1]";
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn another_media_type_is_named() {
    let error = decode_error("application/xml", "a: b").await;
    let body_error = error.body_error().unwrap();
    assert_eq!(body_error.media_type(), Some("application/xml"));
}

#[tokio::test]
async fn the_place_of_what_is_no_utf8_is_told() {
    let head = "HTTP/1.1 200 OK\r\nx-kind: test\r\nconnection: close\r\ncontent-length: 9\r\n\r\n";
    let error = error(&[head.as_bytes(), b"[\"a\",\"\xff\"]"].concat()).await;
    assert_eq!(error.body_error().unwrap().not_utf8_from(), Some(6));
    assert_eq!(error.json_path(), Some("$[1]"));
    assert_eq!(error.body(), Some(&b"[\"a\",\"\xff\"]"[..]));
}

#[tokio::test]
async fn a_body_that_breaks_off_keeps_what_came() {
    let head = "HTTP/1.1 200 OK\r\nx-kind: test\r\ncontent-length: 50\r\n\r\n[\"a\"";
    let error = error(head.as_bytes()).await;
    assert!(error.is_transport() && !error.is_decode());
    assert_eq!(error.body(), Some(&b"[\"a\""[..]));
    let text = error.to_string();
    let start = "GET /things: 200 OK, but after 4 bytes of its body the response broke off";
    assert!(text.starts_with(start), "{text}");
}

#[tokio::test]
async fn what_is_kept_of_a_long_body_is_bounded() {
    let long = format!("[\"{}\",1]", "x".repeat(1000));
    let error = decode_error("application/json", &long).await;
    assert_eq!(error.json_path(), Some("$[1]"));
}

#[tokio::test]
async fn an_answer_that_is_asked_for_as_it_came_is_whole() {
    let long = "x".repeat(1000);
    let server = Server::script([answer(404, "", &long).as_str()]);
    let builder = rt::Client::builder(server.url()).max_error_body(KEPT);
    let call = rt::Call::new(&builder.build().unwrap(), &READ);
    let raw = call.clone().send_raw().await.unwrap();
    assert_eq!(raw.body().len(), 1000);
    // An error keeps no more of it than of others.
    let error = call.read::<String>(raw).unwrap_err();
    assert_eq!(error.body().unwrap().len(), KEPT);
}
