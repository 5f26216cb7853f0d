//! What stands between calls and the network.

use std::sync::{Arc, Mutex};

use oasmith_runtime as rt;
use rt::{AnyError, Attempt, Scoped, reqwest};

use crate::operations::{READ, answer};
use crate::server::Server;

type Log = Arc<Mutex<Vec<String>>>;

/// Writes down what passes by, and refuses at one place.
struct Logged {
    name: &'static str,
    log: Log,
    refuses: &'static str,
}

impl Logged {
    fn note(&self, place: &str, what: &str) -> Result<(), AnyError> {
        let line = format!("{} {place}{what}", self.name);
        self.log.lock().unwrap().push(line);
        if self.refuses == place {
            return Err("not now".into());
        }
        Ok(())
    }
}

impl rt::Middleware for Logged {
    fn before<'a>(
        &'a self,
        attempt: &'a Attempt,
        request: &'a mut reqwest::Request,
    ) -> Scoped<'a, Result<(), AnyError>> {
        Box::pin(async move {
            let seen = format!(" {} {}", attempt.number, attempt.operation.path);
            request.headers_mut().append("x-passed", self.name.parse()?);
            self.note("before", &seen)
        })
    }

    fn after<'a>(
        &'a self,
        _: &'a Attempt,
        outcome: Result<&'a mut reqwest::Response, &'a rt::Error>,
    ) -> Scoped<'a, Result<(), AnyError>> {
        let seen = match outcome {
            Ok(response) => format!(" {}", response.status().as_u16()),
            Err(error) => format!(" {}", error.kind().name()),
        };
        Box::pin(async move { self.note("after", &seen) })
    }
}

/// A client with two of them, `a` and `b`, of which `b` refuses at a place; and what they write down.
fn logged(server: &Server, refuses: &'static str) -> (rt::Client, Log) {
    let log = Log::default();
    let one = |name, refuses| Logged {
        name,
        log: Arc::clone(&log),
        refuses,
    };
    let builder = rt::Client::builder(server.url());
    let retry = rt::Retry::new().first_wait(std::time::Duration::from_millis(1));
    let builder = builder
        .middleware(one("a", ""))
        .middleware(one("b", refuses));
    (builder.retry(retry).build().unwrap(), log)
}

#[tokio::test]
async fn each_attempt_passes_in_order() {
    let (busy, fine) = (answer(503, "", ""), answer(200, "", "7"));
    let server = Server::script([&busy, &fine].map(String::as_str));
    let (client, log) = logged(&server, "");
    let answer = rt::Call::new(&client, &READ).send::<i64>().await;
    assert_eq!(answer.unwrap(), 7);
    let expected = [
        "a before 1 /things",
        "b before 1 /things",
        "b after 503",
        "a after 503",
        "a before 2 /things",
        "b before 2 /things",
        "b after 200",
        "a after 200",
    ];
    assert_eq!(*log.lock().unwrap(), expected);
    let passed = |request: &crate::server::Request| {
        let headers = request.headers.iter();
        let passed = headers.filter(|(name, _)| name == "x-passed");
        passed.map(|(_, value)| value.clone()).collect::<Vec<_>>()
    };
    let requests = server.requests();
    assert!(requests.iter().all(|request| passed(request) == ["a", "b"]));
}

#[tokio::test]
async fn what_is_refused_is_not_sent() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let (client, log) = logged(&server, "before");
    let error = rt::Call::new(&client, &READ).send::<i64>().await;
    let error = error.unwrap_err();
    assert!(error.is_middleware() && !error.is_transport());
    assert_eq!(error.to_string(), "GET /things: not now");
    let expected = [
        "a before 1 /things",
        "b before 1 /things",
        "a after middleware",
    ];
    assert_eq!(*log.lock().unwrap(), expected);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn an_answer_may_be_refused() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let (client, log) = logged(&server, "after");
    let error = rt::Call::new(&client, &READ).send_raw().await.unwrap_err();
    assert!(error.is_middleware());
    assert_eq!(log.lock().unwrap().last().unwrap(), "a after middleware");
    assert_eq!(server.requests().len(), 1, "it is not sent again");
}

#[tokio::test]
async fn that_the_time_was_up_is_told() {
    let server = Server::silent();
    let (client, log) = logged(&server, "");
    let mut call = rt::Call::new(&client, &READ);
    call.timeout(std::time::Duration::from_millis(100));
    let error = call.send::<i64>().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    let expected = ["b after timeout", "a after timeout"];
    assert_eq!(log.lock().unwrap()[2..], expected);
}
