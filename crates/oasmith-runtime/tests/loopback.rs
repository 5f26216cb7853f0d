//! A client as it would be generated, talking to a server on the loopback interface.

#[allow(unreachable_pub, missing_docs)]
#[path = "loopback/sample.rs"]
mod sample;
#[allow(unreachable_pub, dead_code, clippy::unwrap_used)]
#[path = "loopback/server.rs"]
mod server;

use std::error::Error as _;
use std::time::{Duration, Instant};

use oasmith_runtime as rt;
use rt::{Json, StatusCode, decode_slice, encode_vec};
use sample::Sample;
use server::Server;

const BODY: &str = include_str!("loopback/connections.json");

#[tokio::test]
async fn a_call_is_sent_and_its_answer_read() {
    let server = Server::answer(200, "application/json; charset=utf-8", BODY);
    let client = Sample::new(&server.url()).unwrap();
    let list = client
        .list()
        .search("a b&c")
        .tags([("end_user_id", "42"), ("team", "ä")])
        .limit(10)
        .limit(20)
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(
        request.line,
        "GET /v1/connections?search=a%20b%26c&tags%5Bend_user_id%5D=42&tags%5Bteam%5D=%C3%A4&limit=20 HTTP/1.1"
    );
    assert_eq!(request.header("authorization"), Some("Bearer sesame"));
    assert!(
        request
            .header("accept")
            .unwrap()
            .starts_with("application/json")
    );
    assert!(
        request
            .header("user-agent")
            .unwrap()
            .starts_with("oasmith-runtime/")
    );
    assert_eq!(list.connections.len(), 2);
    assert_eq!(list.connections[0].errors[0].type_, sample::ErrorType::Auth);
    assert_eq!(
        list.connections[1].errors[0].type_.as_str(),
        "quota",
        "kept"
    );
    let again: Json = decode_slice(&encode_vec(&list).unwrap()).unwrap();
    assert_eq!(again, decode_slice::<Json>(BODY.as_bytes()).unwrap());
    assert_eq!(serde_json::to_value(&list).unwrap(), again);
    assert_eq!(
        serde_json::from_value::<sample::ConnectionList>(again).unwrap(),
        list
    );
}

#[tokio::test]
async fn bodies_are_sent_and_headers_come_back() {
    let server = Server::answer(201, "application/json", r#"{"auth":1}"#);
    let client = Sample::new(&server.url()).unwrap();
    let call = client.create("a/b", sample::Tags::from([("k", "v")]));
    let response = call.send_response().await.unwrap();
    assert_eq!(
        (response.status, response.body),
        (StatusCode::CREATED, [("auth".into(), 1)].into())
    );
    assert_eq!(response.headers["content-type"], "application/json");
    let request = server.request();
    assert_eq!(request.line, "POST /v1/connections/a%2Fb HTTP/1.1");
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(
        request.header("authorization"),
        None,
        "the operation asks for no credentials"
    );
    assert_eq!(request.body, r#"{"k":"v"}"#);
    let outcome = client
        .create("a", sample::Tags::default())
        .send()
        .await
        .unwrap();
    assert!(matches!(outcome, sample::CreateOutcome::Created(map) if map["auth"] == 1));
}

#[tokio::test]
async fn statuses_are_errors_with_all_that_was_sent() {
    let body = r#"{"error":{"code":"unknown_connection","message":"No such connection"}}"#;
    let server = Server::answer(404, "application/json", body);
    let error = Sample::new(&server.url())
        .unwrap()
        .list()
        .search("secret")
        .await
        .unwrap_err();
    assert!(error.is_not_found() && error.is_status());
    assert_eq!(error.code(), Some("unknown_connection"));
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert_eq!(
        error.to_string(),
        "GET /connections: 404 Not Found: No such connection (code `unknown_connection`)"
    );

    let raw = Sample::new(&server.url())
        .unwrap()
        .list()
        .send_raw()
        .await
        .unwrap();
    assert_eq!((raw.status().as_u16(), raw.body().len()), (404, body.len()));
}

#[tokio::test]
async fn error_bodies_are_cut_and_answers_are_not() {
    let long = "x".repeat(300_000);
    let server = Server::answer(500, "text/plain", &long);
    let error = Sample::new(&server.url())
        .unwrap()
        .list()
        .await
        .unwrap_err();
    assert!(error.is_server_error());
    assert_eq!(
        error.body().unwrap().len(),
        100_000,
        "the limit that the sample sets"
    );
    let server = Server::answer(200, "text/plain", &long);
    assert_eq!(
        Sample::new(&server.url())
            .unwrap()
            .text()
            .await
            .unwrap()
            .len(),
        300_000
    );
}

#[tokio::test]
async fn what_is_not_what_was_promised_is_a_decode_error() {
    let body = BODY.replace("\"auth\"", "7");
    let server = Server::answer(200, "application/json", &body);
    let error = Sample::new(&server.url())
        .unwrap()
        .list()
        .await
        .unwrap_err();
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("$.connections[0].errors[0].type"));
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert_eq!(
        error.get_ref().unwrap().to_string(),
        "$.connections[0].errors[0].type: expected a string, found a number"
    );
    for (media_type, body) in [("text/html", "<html>"), ("application/json", "")] {
        let server = Server::answer(200, media_type, body);
        let error = Sample::new(&server.url())
            .unwrap()
            .list()
            .await
            .unwrap_err();
        let body_error = error.body_error().unwrap();
        assert!(
            body_error.is_html() == (media_type == "text/html"),
            "{error}"
        );
        assert!(body_error.is_empty() == body.is_empty(), "{error}");
        assert_eq!(error.status(), Some(StatusCode::OK));
    }
    let server = Server::answer(204, "application/json", "");
    assert_eq!(
        Sample::new(&server.url()).unwrap().find().await.unwrap(),
        None
    );
}

#[tokio::test]
async fn faults_of_transport_are_told_apart_and_tell_no_query() {
    let silent = Server::silent();
    let client = Sample::builder(&silent.url())
        .timeout(Duration::from_millis(80))
        .build()
        .unwrap();
    let started = Instant::now();
    let error = Sample::from(client)
        .list()
        .search("personal")
        .await
        .unwrap_err();
    assert!(
        error.is_timeout() && error.is_transport() && !error.is_status(),
        "{error}"
    );
    assert!(started.elapsed() < Duration::from_secs(20));
    assert!(
        !format!("{error} {error:?}").contains("personal"),
        "{error:?}"
    );

    // Port 9 (discard) is closed nearly everywhere; where not, the call times out instead.
    let client = Sample::builder("http://127.0.0.1:9")
        .timeout(Duration::from_secs(5))
        .build();
    let error = Sample::from(client.unwrap())
        .list()
        .search("personal")
        .await
        .unwrap_err();
    assert!(error.is_transport(), "{error}");
    assert!(
        !format!("{error} {error:?}").contains("personal"),
        "{error:?}"
    );

    let broken = Server::raw("HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{\"conn");
    let error = Sample::new(&broken.url())
        .unwrap()
        .list()
        .await
        .unwrap_err();
    assert!(
        error.is_transport(),
        "a body that breaks off is no answer: {error}"
    );
    // The whole chain of causes can be walked, from the HTTP client's error to the innermost.
    let mut cause = error.source();
    while let Some(next) = cause.filter(|cause| !cause.is::<rt::reqwest::Error>()) {
        cause = next.source();
    }
    assert!(cause.is_some());
    let inner = error.get_ref().unwrap();
    assert!(inner.is::<rt::reqwest::Error>());
    let mut innermost = inner;
    while let Some(cause) = innermost.source() {
        innermost = cause;
    }
    let innermost = innermost.to_string();
    assert!(error.to_string().contains(&innermost), "{error}");
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_before_sending() {
    let client = Sample::new("http://127.0.0.1:9").unwrap();
    for id in ["", ".", ".."] {
        let error = client
            .create(id, sample::Tags::default())
            .send()
            .await
            .unwrap_err();
        assert!(
            error.is_build() && error.to_string().contains("`connectionId`"),
            "{error}"
        );
    }
    let bare = rt::Client::builder("http://127.0.0.1:9").build().unwrap();
    let error = Sample::from(bare).list().await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("no credentials for `bearerAuth`"),
        "{error}"
    );
}

#[tokio::test]
async fn redirects_to_another_origin_are_not_followed() {
    let other = Server::answer(200, "application/json", BODY);
    let location = format!("{}/connections", other.url());
    let server = Server::raw(&format!(
        "HTTP/1.1 302 Found\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n"
    ));
    let error = Sample::new(&server.url())
        .unwrap()
        .list()
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::FOUND));
    assert_eq!(error.headers().unwrap()["location"], location.as_str());
}
