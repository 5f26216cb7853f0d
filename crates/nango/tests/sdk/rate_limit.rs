//! Calls that Nango refuses for its rate limit.

use std::time::{Duration, Instant};

use nango::runtime::Retry;

use crate::Tested;
use crate::server::Server;

/// The limit starts anew in a second; `Retry-After` is rounded down, as Nango does.
const HEADERS: &str = "date: Sun, 09 Sep 2001 01:46:40 GMT\r\nretry-after: 0\r\n\
    x-ratelimit-limit: 200\r\nx-ratelimit-remaining: 0\r\nx-ratelimit-reset: 1000000001\r\n";
const REFUSED: &str = r#"{"error":{"code":"too_many_request"}}"#;

fn limited() -> std::io::Result<Server> {
    let mut calls = 0;
    Server::replying(move |_| {
        calls += 1;
        match calls {
            1 => (429, HEADERS.to_owned(), REFUSED.to_owned()),
            _ => (200, String::new(), r#"{"data":[]}"#.to_owned()),
        }
    })
}

#[tokio::test]
async fn reading_waits_until_the_limit_starts_anew() -> Tested {
    let server = limited()?;
    let client = nango::Client::builder("k").base_url(&server.url).build()?;
    let started = Instant::now();
    assert!(client.integrations().list().await?.data.is_empty());
    assert!(started.elapsed() >= Duration::from_secs(1));
    Ok(())
}

#[tokio::test]
async fn retries_can_be_turned_off() -> Tested {
    let server = limited()?;
    let builder = nango::Client::builder("k").base_url(&server.url);
    let client = builder.retry(Retry::OFF).build()?;
    let error = client.integrations().list().await.expect_err("429");
    assert!(error.is_rate_limited());
    assert_eq!(error.code(), Some("too_many_request"));
    Ok(())
}
