//! Calls that are sent again.

use std::time::{Duration, Instant};

use oasmith_runtime as rt;

use crate::operations::{ADD, READ, REPLACE, answer};
use crate::server::Server;

const BRIEF: rt::Retry = rt::Retry::new().first_wait(Duration::from_millis(2));

fn client(server: &Server) -> rt::Client {
    let builder = rt::Client::builder(server.url()).retry(BRIEF);
    builder.build().unwrap()
}

/// How often the server was asked, and what the call gave.
async fn asked(server: &Server, call: rt::Call) -> (usize, Result<i64, rt::Error>) {
    let outcome = call.send::<i64>().await;
    (server.requests().len(), outcome)
}

#[tokio::test]
async fn refusals_that_pass_are_passed_over() {
    let (refused, fine) = (answer(503, "", "busy"), answer(200, "", "7"));
    let server = Server::script([&refused, &fine].map(String::as_str));
    let mut call = rt::Call::new(&client(&server), &REPLACE);
    call.json(&"body");
    assert_eq!(call.send::<i64>().await.unwrap(), 7);
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| request.body == "\"body\""));
}

#[tokio::test]
async fn connections_that_break_off_are_made_anew() {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n[1";
    let server = Server::script(["", cut, &answer(200, "", "7")]);
    let (times, outcome) = asked(&server, rt::Call::new(&client(&server), &READ)).await;
    assert_eq!((times, outcome.unwrap()), (3, 7));
}

#[tokio::test]
async fn attempts_end() {
    let server = Server::script([answer(429, "", "no").as_str()]);
    let (times, outcome) = asked(&server, rt::Call::new(&client(&server), &READ)).await;
    assert_eq!(times, 3);
    assert!(outcome.unwrap_err().is_rate_limited());

    let mut call = rt::Call::new(&client(&server), &READ);
    call.retry(rt::Retry::OFF);
    assert_eq!(asked(&server, call).await.0, 1);
    let mut call = rt::Call::new(&client(&server), &READ);
    call.retry(BRIEF.times(4));
    assert_eq!(asked(&server, call).await.0, 5);
}

#[tokio::test]
async fn what_is_not_idempotent_is_sent_once() {
    for status in [429, 503] {
        let server = Server::script([answer(status, "retry-after: 0\r\n", "").as_str()]);
        let (times, _) = asked(&server, rt::Call::new(&client(&server), &ADD)).await;
        assert_eq!(times, 1, "{status}");
        let mut call = rt::Call::new(&client(&server), &ADD);
        call.retry(BRIEF.any_method(true));
        assert_eq!(asked(&server, call).await.0, 3, "{status}");
    }
    let server = Server::script([answer(500, "", "").as_str()]);
    let (times, _) = asked(&server, rt::Call::new(&client(&server), &READ)).await;
    assert_eq!(times, 1, "a fault of the server is not likely to pass");
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let fine = answer(200, "", "7");
    let busy = answer(503, "retry-after: 1\r\n", "");
    let server = Server::script([&busy, &fine].map(String::as_str));
    let started = Instant::now();
    let (_, outcome) = asked(&server, rt::Call::new(&client(&server), &READ)).await;
    assert_eq!(outcome.unwrap(), 7);
    assert!(started.elapsed() >= Duration::from_secs(1));

    let limit = "date: Sun, 09 Sep 2001 01:46:40 GMT\r\nretry-after: 0\r\nx-ratelimit-reset: 1000000001\r\n";
    let server = Server::script([answer(429, limit, "").as_str(), &fine]);
    let started = Instant::now();
    let (_, outcome) = asked(&server, rt::Call::new(&client(&server), &READ)).await;
    assert_eq!(outcome.unwrap(), 7);
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn no_wait_goes_beyond_its_limits() {
    let server = Server::script([answer(503, "retry-after: 30\r\n", "").as_str()]);
    let started = Instant::now();
    let mut call = rt::Call::new(&client(&server), &READ);
    call.timeout(Duration::from_secs(10));
    let (times, outcome) = asked(&server, call).await;
    let error = outcome.unwrap_err();
    assert_eq!(
        (times, error.retry_after()),
        (1, Some(Duration::from_secs(30)))
    );

    let mut call = rt::Call::new(&client(&server), &READ);
    call.timeout(None);
    call.retry(BRIEF.longest_wait(Duration::from_secs(29)));
    assert_eq!(asked(&server, call).await.0, 1);
    assert!(started.elapsed() < Duration::from_secs(9));
}

#[tokio::test]
async fn a_call_that_is_dropped_is_not_sent_again() {
    let server = Server::script([answer(503, "retry-after: 1\r\n", "").as_str()]);
    let call = rt::Call::new(&client(&server), &READ).send::<i64>();
    let dropped = tokio::time::timeout(Duration::from_millis(300), call).await;
    assert!(dropped.is_err());
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_refusal_that_breaks_off_says_how_long_to_wait() {
    let cut = "HTTP/1.1 429 Status\r\nretry-after: 1\r\ncontent-length: 50\r\n\r\n{";
    let server = Server::script([cut, &answer(200, "", "7")]);
    let started = Instant::now();
    let (_, outcome) = asked(&server, rt::Call::new(&client(&server), &READ)).await;
    assert_eq!(outcome.unwrap(), 7);
    assert!(started.elapsed() >= Duration::from_secs(1));
}
