//! How large a response may be that is held in memory.

use oasmith_runtime as rt;

use crate::operations::READ;
use crate::server::Server;

const LIMIT: usize = 100;

/// A response of JSON of so many bytes, with the header that says how long it is, if any.
fn response(status: u16, framing: &str, length: usize) -> String {
    let body = format!("[\"{}\"]", "a".repeat(length - 4));
    format!(
        "HTTP/1.1 {status} X\r\nx-kind: test\r\ncontent-type: application/json\r\nconnection: close\r\n\
         {framing}\r\n{body}"
    )
}

fn client(server: &Server, limit: usize) -> rt::Client {
    let builder = rt::Client::builder(server.url()).retry(rt::Retry::OFF);
    builder.max_response_size(limit).build().unwrap()
}

fn assert_too_large(error: &rt::Error, status: u16) {
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.body_error().unwrap().exceeded_limit(), Some(LIMIT));
    assert_eq!(error.status().unwrap().as_u16(), status);
    assert_eq!(error.headers().unwrap()["x-kind"], "test");
    assert_eq!(error.body().unwrap().len(), LIMIT);
    assert!(
        error.to_string().contains("larger than 100 bytes"),
        "{error}"
    );
    assert!(error.to_string().contains("max_response_size"), "{error}");
}

#[tokio::test]
async fn a_response_has_a_limit_that_it_may_reach() {
    for framing in ["", "content-length: 100\r\n"] {
        let server = Server::raw(&response(200, framing, LIMIT));
        let call = rt::Call::new(&client(&server, LIMIT), &READ);
        let read = call.send::<Vec<String>>().await.unwrap();
        assert_eq!(read[0].len(), LIMIT - 4);
    }
    for framing in ["", "content-length: 101\r\n"] {
        let server = Server::raw(&response(200, framing, LIMIT + 1));
        let call = rt::Call::new(&client(&server, LIMIT), &READ);
        assert_too_large(&call.send::<Vec<String>>().await.unwrap_err(), 200);
    }
    let large = response(200, "", 1_000_000);
    let server = Server::raw(&large);
    let call = rt::Call::new(&client(&server, LIMIT), &READ);
    assert_too_large(&call.send::<Vec<String>>().await.unwrap_err(), 200);
}

#[tokio::test]
async fn a_length_that_is_a_lie_changes_nothing() {
    // More is said than comes, and less.
    let server = Server::raw(&response(200, "content-length: 100000\r\n", 1_000));
    let call = rt::Call::new(&client(&server, LIMIT), &READ);
    assert_too_large(&call.send::<Vec<String>>().await.unwrap_err(), 200);
    let server = Server::raw(&response(200, "content-length: 50\r\n", 1_000));
    let call = rt::Call::new(&client(&server, LIMIT), &READ);
    let error = call.send::<Vec<String>>().await.unwrap_err();
    assert!(error.body_error().unwrap().is_cut_off(), "{error}");
    assert_eq!(error.body().unwrap().len(), 50);
}

#[tokio::test]
async fn a_call_has_its_own_limit() {
    let server = Server::raw(&response(200, "", LIMIT + 1));
    let mut call = rt::Call::new(&client(&server, 10), &READ);
    call.max_response_size(LIMIT + 1);
    let mut like = rt::Call::new(&client(&server, 10), &READ);
    like.set_like(&call);
    assert!(call.send::<Vec<String>>().await.is_ok());
    assert!(like.send::<Vec<String>>().await.is_ok());
    let mut call = rt::Call::new(&client(&server, 10_000), &READ);
    call.max_response_size(LIMIT);
    assert_too_large(&call.send::<Vec<String>>().await.unwrap_err(), 200);
}

#[tokio::test]
async fn a_raw_response_has_the_same_limit_whatever_its_status() {
    for status in [200, 500] {
        let server = Server::raw(&response(status, "", LIMIT));
        let call = rt::Call::new(&client(&server, LIMIT), &READ);
        assert_eq!(call.send_raw().await.unwrap().body().len(), LIMIT);
        let server = Server::raw(&response(status, "", LIMIT + 1));
        let call = rt::Call::new(&client(&server, LIMIT), &READ);
        assert_too_large(&call.send_raw().await.unwrap_err(), status);
    }
    // What is read of an error has a limit of its own, and no error takes its place.
    let server = Server::raw(&response(500, "", LIMIT + 1));
    let call = rt::Call::new(&client(&server, LIMIT), &READ);
    assert!(call.send::<Vec<String>>().await.unwrap_err().is_status());
}

#[tokio::test]
async fn what_is_read_as_it_comes_has_no_limit() {
    let server = Server::raw(&response(200, "", 100_000));
    let call = rt::Call::new(&client(&server, LIMIT), &READ);
    let mut streamed = call.send_streamed().await.unwrap();
    let mut length = 0;
    while let Some(chunk) = streamed.chunk().await.unwrap() {
        length += chunk.len();
    }
    assert_eq!(length, 100_000);
}
