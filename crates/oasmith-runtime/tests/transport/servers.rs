//! Where calls go.

use oasmith_runtime as rt;

use crate::operations::{GUARDED, READ, REPLACE, answer};
use crate::server::Server;

fn call(server: &Server, base_url: &str) -> rt::Call {
    let client = rt::Client::builder(server.url()).build().unwrap();
    let mut call = rt::Call::new(&client, &READ);
    call.base_url(base_url);
    call
}

#[tokio::test]
async fn a_call_may_go_to_another_server() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    for (base_url, path) in [("/v2/", "/v2/things"), (&server.url(), "/v1/things")] {
        call(&server, base_url).send::<i64>().await.unwrap();
        assert_eq!(server.request().line, format!("GET {path} HTTP/1.1"));
    }
}

#[tokio::test]
async fn what_would_swallow_the_path_is_refused() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let url = server.url();
    let with_password = url.replace("http://", "http://me:sesame@");
    for (base_url, why) in [
        (format!("{url}?key=1").as_str(), "a query or fragment"),
        (&format!("{url}#top"), "a query or fragment"),
        (&with_password, "a user name or password"),
        ("ftp://example.com/", "http or https"),
    ] {
        let error = call(&server, base_url).send::<i64>().await.unwrap_err();
        let text = error.to_string();
        assert!(error.is_build() && text.contains(why), "{text}");
        assert!(!text.contains("sesame"), "{text}");
    }
    assert!(server.requests().is_empty());
}

fn redirect(status: u16, location: &str) -> String {
    answer(status, &format!("location: {location}\r\n"), "")
}

/// What a call of an operation gives behind a redirect, and what was asked for and sent.
async fn redirected(
    operation: &'static rt::Operation,
    redirect: &str,
) -> (Result<i64, rt::Error>, Vec<(String, String)>) {
    let server = Server::script([redirect, &answer(200, "", "7")]);
    let client = rt::Client::builder(server.url()).credential("oauth", rt::Credential::bearer("t"));
    let mut call = rt::Call::new(&client.build().unwrap(), operation);
    if operation.method != "GET" {
        call.json(&1);
    }
    let outcome = call.send().await;
    let requests = server.requests();
    let sent = requests
        .into_iter()
        .map(|request| (request.line, request.body));
    (outcome, sent.collect())
}

#[tokio::test]
async fn redirects_are_followed_where_the_call_stays_what_it_is() {
    for (operation, status, line, body) in [
        (&READ, 301, "GET /b?c=1 HTTP/1.1", ""),
        (&REPLACE, 302, "PUT /b?c=1 HTTP/1.1", "1"),
        (&GUARDED, 307, "POST /b?c=1 HTTP/1.1", "1"),
        (&GUARDED, 308, "POST /b?c=1 HTTP/1.1", "1"),
        (&GUARDED, 303, "GET /b?c=1 HTTP/1.1", ""),
    ] {
        let (outcome, sent) = redirected(operation, &redirect(status, "/b?c=1")).await;
        assert_eq!(outcome.unwrap(), 7, "{status}");
        assert_eq!(sent[1], (line.to_owned(), body.to_owned()), "{status}");
    }
}

#[tokio::test]
async fn redirects_that_would_read_what_is_to_be_written_are_told() {
    for status in [301, 302] {
        let (outcome, sent) = redirected(&GUARDED, &redirect(status, "/v1/things/")).await;
        let error = outcome.unwrap_err();
        assert_eq!(error.status().map(|it| it.as_u16()), Some(status));
        assert!(error.to_string().contains("check the base URL"), "{error}");
        assert_eq!(sent.len(), 1);
    }
}

#[tokio::test]
async fn redirects_that_lead_nowhere_end() {
    let server = Server::script([redirect(302, "/v1/things?key=sesame").as_str()]);
    let client = rt::Client::builder(server.url()).build().unwrap();
    let error = rt::Call::new(&client, &READ)
        .send::<i64>()
        .await
        .unwrap_err();
    assert!(error.is_redirect_loop() && error.is_transport(), "{error}");
    assert_eq!(error.attempts(), 1, "it is not sent again");
    let text = "GET /things: the server redirects without end: 10 redirects were followed";
    assert_eq!(error.to_string(), text);
    assert!(!format!("{error} {error:?}").contains("sesame"), "{error}");
    assert_eq!(server.requests().len(), 11);
}
