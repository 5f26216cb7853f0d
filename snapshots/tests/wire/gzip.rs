//! Answers that are compressed (RFC 9110, section 8.4.1.3).

use snapshots::features::answers::models::Missing;
use snapshots::features::answers::{Client, Error};

use crate::Tested;
use crate::server::Server;

/// `{"id":"7"}`, compressed.
const ITEM: &[u8] =
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\xca\x4c\x51\xb2\x52\x32\x57\xaa\x05\
    \x00\x41\xb4\x95\xf2\x0a\x00\x00\x00";
/// `{"what":"item"}`, compressed.
const MISSING: &[u8] =
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x2a\xcf\x48\x2c\x51\xb2\x52\xca\x2c\x49\
    \xcd\x55\xaa\x05\x00\xab\x0e\x20\xa2\x0f\x00\x00\x00";

fn answering(status: u16, body: &[u8]) -> std::io::Result<Server> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Status\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n\
         content-length: {length}\r\nconnection: close\r\n\r\n"
    );
    Server::saying_bytes([head.as_bytes(), body].concat())
}

fn items(server: &Server) -> Result<snapshots::features::answers::items::Items, Error> {
    Ok(Client::new(&server.url)?.items())
}

#[tokio::test]
async fn compressed_answers_are_asked_for_and_read() -> Tested {
    let server = answering(200, ITEM)?;
    assert_eq!(items(&server)?.post().await?.id, "7");
    let request = server.request();
    let accepts = |line: &String| line.starts_with("accept-encoding:") && line.contains("gzip");
    assert!(request.headers.iter().any(accepts), "{:?}", request.headers);
    Ok(())
}

#[tokio::test]
async fn so_are_bodies_of_errors() -> Tested {
    let server = answering(404, MISSING)?;
    let error = items(&server)?.find().await.expect_err("refused");
    let missing = error.decode_body::<Missing>().ok_or("a body")??;
    assert_eq!(missing.what, "item");
    Ok(())
}

#[tokio::test]
async fn what_is_no_gzip_is_an_error() -> Tested {
    for body in [&b"{\"id\":\"7\"}"[..], ITEM.get(..20).ok_or("20 bytes")?] {
        let server = answering(200, body)?;
        let error = items(&server)?.post().await.expect_err("no gzip");
        assert!(!error.is_status(), "{error}");
    }
    Ok(())
}
