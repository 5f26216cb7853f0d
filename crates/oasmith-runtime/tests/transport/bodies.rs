//! Bodies that are sent as they come, and forms.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use oasmith_runtime as rt;
use rt::{Body, Bytes, Multipart, Part};

use crate::operations::{READ, REPLACE, answer};
use crate::server::Server;

/// Pieces one after the other; an empty one is an error.
struct Pieces(Vec<&'static str>);

impl Stream for Pieces {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.0.is_empty() {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(match self.0.remove(0) {
            "" => Err(std::io::Error::other("the disk is gone")),
            piece => Ok(Bytes::from(piece)),
        }))
    }
}

fn stream(pieces: &[&'static str], length: Option<u64>) -> Body {
    Body::from_stream(Pieces(pieces.to_vec()), length)
}

fn call(server: &Server) -> rt::Call {
    let retry = rt::Retry::new().first_wait(Duration::from_millis(1));
    let client = rt::Client::builder(server.url()).retry(retry).build();
    rt::Call::new(&client.unwrap(), &REPLACE)
}

#[tokio::test]
async fn a_stream_is_sent_with_its_length_or_in_chunks() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let mut one = call(&server);
    one.bytes("application/octet-stream", stream(&["ab", "c"], Some(3)));
    one.send::<i64>().await.unwrap();
    let request = server.request();
    assert_eq!(
        request.header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(
        (request.header("content-length"), request.body.as_str()),
        (Some("3"), "abc")
    );

    let mut one = call(&server);
    one.bytes("application/octet-stream", stream(&["ab", "c"], None));
    one.send::<i64>().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("transfer-encoding"), Some("chunked"));
    assert_eq!(request.body, "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
}

#[tokio::test]
async fn a_body_is_as_long_as_it_is() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let mut call = call(&server);
    call.bytes("text/plain", "abcdef");
    call.extra_header("content-length", "4");
    call.extra_header("transfer-encoding", "chunked");
    call.send::<i64>().await.unwrap();
    let request = server.request();
    assert_eq!(
        (request.header("content-length"), request.body.as_str()),
        (Some("6"), "abcdef")
    );
    assert_eq!(request.header("transfer-encoding"), None);
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let server = Server::script([answer(503, "retry-after: 0\r\n", "").as_str()]);
    let mut call = call(&server);
    call.bytes("application/octet-stream", stream(&["abc"], Some(3)));
    let again = call.clone();
    assert!(call.send::<i64>().await.unwrap_err().is_server_error());
    assert_eq!(server.requests().len(), 1, "it is not sent again");
    let error = again.send::<i64>().await.unwrap_err();
    assert!(error.is_build(), "{error}");
    assert!(error.to_string().contains("was sent already"), "{error}");
}

#[tokio::test]
async fn a_stream_that_fails_breaks_off() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = rt::Client::builder(url).build().unwrap();
    let mut call = rt::Call::new(&client, &READ);
    call.bytes(
        "application/octet-stream",
        stream(&["ab", "", "c"], Some(3)),
    );
    let error = call.send::<i64>().await.unwrap_err();
    assert!(error.is_transport(), "{error}");
    assert!(error.to_string().contains("the disk is gone"), "{error}");
}

#[tokio::test]
async fn forms_have_files_of_bytes_and_of_streams() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let file = Part::new(stream(&["strea", "med"], Some(8))).media_type("text/plain");
    let form = Multipart::new()
        .field("title", "A")
        .json("meta", &vec![1, 2])
        .upload(
            "file",
            "application/octet-stream",
            file.file_name("a\".txt"),
        )
        .uploads("more", "image/png", ["x", "y"]);
    let mut call = call(&server);
    call.multipart(form);
    call.send::<i64>().await.unwrap();
    let request = server.request();
    let media_type = request.header("content-type").unwrap();
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let part = |head: &str, body| {
        format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    let expected = [
        part("name=\"title\"", "A"),
        part("name=\"meta\"\r\nContent-Type: application/json", "[1,2]"),
        part(
            "name=\"file\"; filename=\"a%22.txt\"\r\nContent-Type: text/plain",
            "streamed",
        ),
        part(
            "name=\"more\"; filename=\"more\"\r\nContent-Type: image/png",
            "x",
        ),
        part(
            "name=\"more\"; filename=\"more\"\r\nContent-Type: image/png",
            "y",
        ),
        format!("--{boundary}--\r\n"),
    ];
    assert_eq!(request.body, expected.concat());
    let length = request.body.len().to_string();
    assert_eq!(request.header("content-length"), Some(length.as_str()));
}
