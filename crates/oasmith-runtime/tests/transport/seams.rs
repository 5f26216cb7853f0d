//! Transports of one's own, and middleware that responds, remembers and is notified.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use oasmith_runtime as rt;
use rt::{AnyError, Attempt, HeaderMap, RawResponse, Scoped, StatusCode, reqwest};

use crate::operations::READ;
use crate::server::Server;

const BRIEF: rt::Retry = rt::Retry::new().first_wait(Duration::from_millis(1));

fn response(status: u16, body: &'static str) -> reqwest::Response {
    let status = StatusCode::from_u16(status).unwrap();
    RawResponse::new(status, HeaderMap::new(), body).into()
}

#[tokio::test]
async fn a_double_needs_no_server_and_no_tls() {
    let calls = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&calls);
    let double = move |request: reqwest::Request| {
        let number = counted.fetch_add(1, Ordering::Relaxed);
        async move {
            assert_eq!(request.url().as_str(), "https://api.example/things?q=1");
            match number {
                0 => Err(std::io::Error::other("the wire is cut").into()),
                1 => Ok::<_, AnyError>(response(503, "")),
                _ => Ok(response(200, "7")),
            }
        }
    };
    let builder = rt::Client::builder("https://api.example").transport(double);
    let client = builder.retry(BRIEF).build().unwrap();
    let mut call = rt::Call::new(&client, &READ);
    call.query("q", rt::Style::FORM, 1);
    assert_eq!(call.clone().send::<i64>().await.unwrap(), 7);
    assert_eq!(calls.load(Ordering::Relaxed), 3);

    calls.store(0, Ordering::Relaxed);
    call.retry(rt::Retry::OFF);
    let error = call.send::<i64>().await.unwrap_err();
    assert!(error.is_transport() && error.attempts() == 1, "{error}");
    let source = std::error::Error::source(&error).unwrap();
    assert!(source.is::<std::io::Error>());
}

/// What calls leave behind.
#[derive(Default)]
struct Log(Mutex<Vec<String>>);

impl Log {
    fn note(&self, text: impl Into<String>) {
        self.0.lock().unwrap().push(text.into());
    }

    fn taken(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// A cache that knows one path, and what it tells of others.
struct Cache(Arc<Log>);

struct Tenant(&'static str);
struct Seen(u32);

impl rt::Middleware for Cache {
    fn respond<'a>(
        &'a self,
        attempt: &'a Attempt,
        request: &'a reqwest::Request,
    ) -> Scoped<'a, Result<Option<reqwest::Response>, AnyError>> {
        let seen = attempt.extensions.get::<Seen>().map_or(0, |seen| seen.0);
        attempt.extensions.insert(Seen(seen + 1));
        let tenant = attempt.extensions.get::<Tenant>();
        let tenant = tenant.map_or("nobody", |tenant| tenant.0);
        self.0.note(format!("{tenant} {} {seen}", attempt.number));
        let known = request.url().query() == Some("cached=yes");
        Box::pin(async move { Ok(known.then(|| response(200, "8"))) })
    }

    fn dropped(&self, attempt: &Attempt) {
        self.0.note(format!("dropped {}", attempt.operation.id));
    }
}

/// What is further inside.
struct Inside(Arc<Log>, Mutex<Vec<u64>>);

impl rt::Middleware for Inside {
    fn before<'a>(
        &'a self,
        attempt: &'a Attempt,
        _: &'a mut reqwest::Request,
    ) -> Scoped<'a, Result<(), AnyError>> {
        self.0.note("inside");
        self.1.lock().unwrap().push(attempt.call_id);
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
async fn middleware_responds_and_carries_things_through_attempts() {
    let log = Arc::new(Log::default());
    let busy = |_: reqwest::Request| async { Ok::<_, AnyError>(response(503, "")) };
    let client = rt::Client::builder("http://a.example")
        .transport(busy)
        .middleware(Cache(Arc::clone(&log)))
        .middleware(Inside(Arc::clone(&log), Mutex::default()))
        .retry(BRIEF.times(1))
        .build()
        .unwrap();
    let mut call = rt::Call::new(&client, &READ);
    call.extension(Tenant("acme"));
    let error = call.clone().send::<i64>().await.unwrap_err();
    assert_eq!(log.taken(), ["acme 1 0", "inside", "acme 2 1", "inside"]);
    assert_eq!(error.attempts(), 2);
    assert!(error.to_string().ends_with("(2 attempts)"), "{error}");

    call.extra_query("cached", "yes");
    assert_eq!(call.send::<i64>().await.unwrap(), 8);
    assert_eq!(log.taken(), ["acme 1 0"], "a call begins anew");
}

#[tokio::test]
async fn middleware_is_notified_of_calls_that_are_dropped() {
    let server = Server::silent();
    let log = Arc::new(Log::default());
    let builder = rt::Client::builder(server.url()).middleware(Cache(Arc::clone(&log)));
    let client = builder.build().unwrap();
    let call = rt::Call::new(&client, &READ).send::<i64>();
    let limit = tokio::time::timeout(Duration::from_millis(100), call).await;
    assert!(limit.is_err());
    assert_eq!(log.taken(), ["nobody 1 0", "dropped getThing"]);
}

#[test]
fn outside_of_tokio_there_is_an_error() {
    let client = rt::Client::builder("http://127.0.0.1:9").build().unwrap();
    let mut call = rt::Call::new(&client, &READ).send::<i64>();
    let waker = std::task::Waker::noop();
    let mut context = std::task::Context::from_waker(waker);
    let std::task::Poll::Ready(outcome) = call.as_mut().poll(&mut context) else {
        panic!("it waits for nothing");
    };
    let error = outcome.unwrap_err();
    assert!(
        error.is_build() && error.to_string().contains("runtime of tokio"),
        "{error}"
    );
}

#[test]
#[cfg(not(any(
    feature = "rustls",
    feature = "rustls-no-provider",
    feature = "native-tls"
)))]
fn without_tls_there_is_no_client_for_https() {
    let builder = rt::Client::builder("https://api.example");
    let error = builder.clone().build().unwrap_err();
    assert!(
        error.is_build() && error.to_string().contains("`rustls` or `native-tls`"),
        "{error}"
    );
    assert!(builder.http_client(reqwest::Client::new()).build().is_ok());
}
