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

/// `{`, and 258 times as many more as are asked for: a block of deflate with fixed codes (RFC 1951, section 3.2.6)
/// that repeats the last 258 characters.
fn bomb(repeats: usize) -> Vec<u8> {
    let mut bits = vec![true, true, false];
    // `{` is 0x7B, whose code is 0x30 more.
    bits.extend((0..8).rev().map(|bit| 0xAB_u8 >> bit & 1 == 1));
    for _ in 0..repeats {
        // The length 258 (code 285), and the distance 1 (code 0).
        bits.extend([true, true, false, false, false, true, false, true]);
        bits.extend([false; 5]);
    }
    let mut bytes = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03".to_vec();
    bytes.extend(bits.chunks(8).map(|bits| {
        let bits = bits.iter().enumerate();
        bits.fold(0, |byte, (at, bit)| byte | u8::from(*bit) << at)
    }));
    bytes
}

#[tokio::test]
async fn what_grows_beyond_the_limit_is_refused() -> Tested {
    let (repeats, limit) = (100_000, 1_000_000);
    let bytes = bomb(repeats);
    assert!(bytes.len() < limit / 5 && repeats * 258 > limit * 25);
    let server = answering(200, &bytes)?;
    let client = Client::builder(&server.url).max_response_size(limit);
    let call = client.build()?.items().post();
    let error = call.await.expect_err("too large");
    let body_error = error.body_error().ok_or("a body")?;
    assert_eq!(body_error.exceeded_limit(), Some(limit), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    let body = error.body().ok_or("a body")?;
    assert!(body.len() <= limit && body.iter().all(|byte| *byte == b'{'));
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
