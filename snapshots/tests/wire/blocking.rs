//! Calls that wait.

use oasmith_runtime::{Blocking, BlockingItems};
use snapshots::features::{operations, streams};

use crate::Tested;
use crate::server::Server;

#[test]
fn calls_and_streams_are_waited_for() -> Tested {
    let server = Server::answering(200, "text/plain", "all is well")?;
    let client = operations::Client::builder().key("k").base_url(&server.url);
    let jobs = client.build()?.jobs();
    assert_eq!(jobs.read_log("1").wait()?, "all is well");
    let response = jobs.read_log("1").send_response().wait()?;
    assert_eq!(response.status, 200);

    let server = Server::answering(200, "application/jsonl", "{\"at\":7}\n{\"at\":8}\n")?;
    let ticks = streams::Client::new(&server.url)?.ticks();
    let lines = ticks.list_lines().wait()?;
    let at: Result<Vec<i64>, _> = lines.wait_each().map(|tick| Ok(tick?.at)).collect();
    let at: Vec<i64> = at.map_err(|error: streams::Error| error)?;
    assert_eq!(at, [7, 8]);
    Ok(())
}

#[test]
fn several_threads_may_wait_at_once() -> Tested {
    let server = Server::answering(200, "text/plain", "x")?;
    let client = operations::Client::builder().key("k").base_url(&server.url);
    let jobs = client.build()?.jobs();
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let call = jobs.read_log("1");
            std::thread::spawn(move || call.wait())
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().map_err(|_| "a panic")??, "x");
    }
    Ok(())
}

#[tokio::test]
async fn asynchronous_code_is_told_to_await() -> Tested {
    let client = operations::Client::builder()
        .key("k")
        .base_url("http://localhost")
        .build()?;
    let error = client.jobs().read_log("1").wait().expect_err("it awaits");
    assert!(
        error.is_build() && error.to_string().contains("await"),
        "{error}"
    );
    Ok(())
}
