//! Where calls go.

use oasmith_runtime as rt;

use crate::operations::{READ, answer};
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

#[tokio::test]
async fn redirects_that_lead_nowhere_are_followed_once() {
    let circle = answer(302, "location: /v1/things?key=sesame\r\n", "");
    let server = Server::script([circle.as_str()]);
    let client = rt::Client::builder(server.url()).build().unwrap();
    let call = rt::Call::new(&client, &READ);
    let error = call.send::<i64>().await.unwrap_err();
    let text = format!("{error} {:?}", error.get_ref());
    assert!(text.contains("more than 10 redirects"), "{text}");
    assert!(!text.contains("sesame"), "{text}");
    assert_eq!(server.requests().len(), 11);
}
