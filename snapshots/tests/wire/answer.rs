//! Answers that are fine.

use snapshots::features::dialects;
use snapshots::features::operations::Client;
use snapshots::features::operations::jobs::{Jobs, StartJobOutcome};

use crate::Tested;
use crate::server::Server;

fn jobs(server: &Server) -> Result<Jobs, Box<dyn std::error::Error>> {
    Ok(Client::builder()
        .key("k")
        .base_url(&server.url)
        .build()?
        .jobs())
}

#[tokio::test]
async fn the_status_chooses_the_outcome() -> Tested {
    let server = Server::json(200, r#"{"id":"1","created":"2026-01-02T03:04:05Z"}"#)?;
    match jobs(&server)?.start().await? {
        StartJobOutcome::Ok(job) => assert_eq!(job.created.to_string(), "2026-01-02T03:04:05Z"),
        other => panic!("{other:?}"),
    }
    let server = Server::json(202, r#"{"id":"2"}"#)?;
    match jobs(&server)?.start().await? {
        StartJobOutcome::Accepted(later) => assert_eq!(later.id, "2"),
        other => panic!("{other:?}"),
    }
    // A success that the document does not name is not lost.
    let server = Server::json(206, r#"{"part":1}"#)?;
    match jobs(&server)?.start().await? {
        StartJobOutcome::Other(raw) => {
            assert_eq!(raw.status(), 206);
            assert_eq!(raw.body().as_ref(), br#"{"part":1}"#);
        }
        other => panic!("{other:?}"),
    }
    Ok(())
}

#[tokio::test]
async fn text_is_not_json() -> Tested {
    let server = Server::answering(200, "text/plain; charset=utf-8", "\"one\"\ntwo ü")?;
    let log = jobs(&server)?.read_log("1").send_response().await?;
    assert_eq!(log.body, "\"one\"\ntwo ü");
    assert_eq!(log.status, 200);
    assert_eq!(
        log.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let accept = server.request().header("accept").map(str::to_owned);
    assert_eq!(accept.as_deref(), Some("text/plain, */*;q=0.1"));
    Ok(())
}

#[tokio::test]
async fn nothing_was_promised_and_nothing_is_read() -> Tested {
    let server = Server::answering(204, "", "")?;
    jobs(&server)?.delete_log("1").await?;
    assert_eq!(server.request().target(), "DELETE /jobs/1/log");
    // Some servers say something all the same.
    let server = Server::answering(200, "text/plain", "gone")?;
    jobs(&server)?.delete_log("1").await?;
    // A page is that of something else, such as a proxy.
    let server = Server::answering(200, "text/html", "<p>gone</p>")?;
    let error = jobs(&server)?.delete_log("1").await.expect_err("a page");
    assert!(
        error
            .body_error()
            .is_some_and(oasmith_runtime::BodyError::is_html)
    );
    Ok(())
}

#[tokio::test]
async fn a_status_may_be_written_as_a_number() -> Tested {
    let server = Server::json(
        200,
        r#"{"whole":null,"real":2,"day":"2026-02-03","new":[]}"#,
    )?;
    let numbers = dialects::Client::new(&server.url)?.numbers().get().await?;
    assert_eq!((numbers.whole, numbers.real), (None, 2.0));
    let day = numbers.day.map(|day| day.to_string());
    assert_eq!(day.as_deref(), Some("2026-02-03"));
    assert!(numbers.when.is_none());
    Ok(())
}

#[tokio::test]
async fn a_raw_answer_may_be_a_refusal() -> Tested {
    let server = Server::answering(418, "text/plain", "short and stout")?;
    let raw = jobs(&server)?.start().send_raw().await?;
    assert_eq!(raw.status(), 418);
    assert_eq!(raw.text()?, "short and stout");
    assert_eq!(server.request().header("accept"), Some("*/*"));
    Ok(())
}
