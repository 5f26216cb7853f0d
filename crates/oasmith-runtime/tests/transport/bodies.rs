//! Bodies that are sent as they come, and forms.

use std::io::Read as _;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use oasmith_runtime as rt;
use rt::{Body, Bytes, Multipart, Part};

use crate::operations::{ADD, READ, REPLACE, answer};
use crate::server::{Request, Server};

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

/// What a call of `operation` with these headers sends.
async fn sent(operation: &'static rt::Operation, headers: &[(&str, &str)], body: &str) -> Request {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let client = rt::Client::builder(server.url()).build().unwrap();
    let mut call = rt::Call::new(&client, operation);
    if !body.is_empty() {
        call.bytes("text/plain", body.to_owned());
    }
    for (name, value) in headers {
        call.extra_header(name, value);
    }
    call.send::<i64>().await.unwrap();
    server.request()
}

#[tokio::test]
async fn no_body_has_a_length_where_content_is_expected() {
    for operation in [&ADD, &REPLACE] {
        let request = sent(operation, &[], "").await;
        assert_eq!(request.header("content-length"), Some("0"));
        assert_eq!(request.header("content-type"), None);
    }
    let request = sent(&READ, &[], "").await;
    assert_eq!(request.header("content-length"), None);
    let request = sent(&READ, &[("content-length", "0")], "").await;
    assert_eq!(request.header("content-length"), Some("0"));
    let request = sent(&ADD, &[("content-length", "2")], "ab").await;
    assert_eq!(request.header("content-length"), Some("2"));
}

#[tokio::test]
async fn headers_that_frame_a_body_in_another_way_are_refused() {
    let client = rt::Client::builder("http://127.0.0.1:9").build().unwrap();
    let cases = [
        ("content-length", "4", "it says 4 bytes, but the body has 6"),
        ("content-length", "7", "it says 7 bytes, but the body has 6"),
        ("content-length", "many", "not a number of bytes"),
        ("transfer-encoding", "chunked", "the connection sets it"),
    ];
    for (name, value, reason) in cases {
        let mut call = rt::Call::new(&client, &REPLACE);
        call.bytes("text/plain", "abcdef");
        call.extra_header(name, value);
        let error = call.send::<i64>().await.unwrap_err();
        assert!(error.is_build(), "{error}");
        assert!(error.to_string().contains(reason), "{error}");
    }
    let mut call = rt::Call::new(&client, &REPLACE);
    call.extra_header("content-length", "1");
    let error = call.send::<i64>().await.unwrap_err();
    assert!(error.to_string().contains("the body has 0"), "{error}");
}

/// The error of a call with a body, from a server that keeps what came.
async fn broken(body: Body, length: Option<&str>) -> (String, Vec<u8>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let received = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read_to_end(&mut bytes);
        bytes
    });
    let client = rt::Client::builder(url).build().unwrap();
    let mut call = rt::Call::new(&client, &REPLACE);
    call.bytes("application/octet-stream", body);
    if let Some(length) = length {
        call.extra_header("content-length", length);
    }
    let error = call.send::<i64>().await.unwrap_err();
    assert!(error.is_transport(), "{error}");
    (error.to_string(), received.join().unwrap())
}

#[tokio::test]
async fn a_stream_of_another_length_breaks_off() {
    for (pieces, length, how) in [
        (&["ab", "c"][..], 2, "longer"),
        (&["abc"][..], 2, "longer"),
        (&["ab", "c"][..], 4, "shorter"),
    ] {
        let (error, received) = broken(stream(pieces, Some(length)), None).await;
        let text = format!("the stream is {how} than its length of {length} bytes");
        assert!(error.contains(&text), "{error}");
        let received = String::from_utf8(received).unwrap();
        let body = received.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        assert!(body.len() < usize::try_from(length).unwrap(), "{body}");
    }
    let (error, _) = broken(stream(&["ab", "c"], None), Some("2")).await;
    assert!(error.contains("longer than its length of 2"), "{error}");
}

#[tokio::test]
async fn a_part_of_another_length_breaks_the_form_off() {
    // One part makes up for the other: the whole is as long as was said.
    let form = Multipart::new()
        .part("one", Part::new(stream(&["abc"], Some(2))))
        .part("two", Part::new(stream(&["d"], Some(2))));
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = rt::Client::builder(url).build().unwrap();
    let mut call = rt::Call::new(&client, &REPLACE);
    call.multipart(form);
    let error = call.send::<i64>().await.unwrap_err().to_string();
    assert!(error.contains("longer than its length of 2"), "{error}");
}

#[tokio::test]
async fn the_call_may_say_how_long_a_stream_is() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let mut one = call(&server);
    one.bytes("application/octet-stream", stream(&["ab", "c"], None));
    one.extra_header("content-length", "3");
    one.send::<i64>().await.unwrap();
    let request = server.request();
    assert_eq!(
        (request.header("content-length"), request.body.as_str()),
        (Some("3"), "abc")
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
