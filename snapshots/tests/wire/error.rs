//! Answers and exchanges that fail.

use std::error::Error as _;
use std::time::Duration;

use snapshots::features::operations::Client;
use snapshots::features::operations::jobs::Jobs;
use snapshots::features::operations::models::Problem;

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
async fn a_refusal_keeps_its_body() -> Tested {
    let body = r#"{"message":"no such job","details":[1]}"#;
    let server = Server::json(422, body)?;
    let error = jobs(&server)?.start().await.expect_err("422");
    assert!(error.is_status() && !error.is_server_error());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(422));
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert_eq!(error.operation(), Some("startJob"));
    let problem = error.decode_body::<Problem>().ok_or("a body")??;
    assert_eq!(problem.message.as_deref(), Some("no such job"));
    // The document says nothing of where code and message stand.
    assert_eq!((error.code(), error.message()), (None, None));
    let text = error.to_string();
    assert_eq!(text, "POST /jobs: 422 Unprocessable Entity");
    Ok(())
}

#[tokio::test]
async fn a_refusal_need_not_be_json() -> Tested {
    let server = Server::saying(
        "HTTP/1.1 429 Slow\r\nretry-after: 7\r\nconnection: close\r\n\r\n<h1>slow down</h1>".into(),
    )?;
    let error = jobs(&server)?.start().await.expect_err("429");
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(error.body(), Some(b"<h1>slow down</h1>".as_slice()));
    assert!(error.decode_body::<Problem>().ok_or("a body")?.is_err());
    assert!(error.to_string().contains("7 s"), "{error}");
    Ok(())
}

#[tokio::test]
async fn what_does_not_decode_is_said_by_its_json_path() -> Tested {
    let body = r#"{"id":"1","created":"yesterday"}"#;
    let server = Server::json(200, body)?;
    let error = jobs(&server)?.start().await.expect_err("no date");
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("$.created"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert!(error.to_string().contains("$.created"), "{error}");
    // All is in the text, so that nothing is told twice.
    assert!(error.source().is_none());
    let inner = error.get_ref().ok_or("an error")?;
    assert!(inner.is::<oasmith_runtime::BodyError>());
    assert!(error.to_string().ends_with(&inner.to_string()), "{error}");

    let server = Server::json(202, r#"{"id":null}"#)?;
    let error = jobs(&server)?.start().await.expect_err("null");
    assert_eq!(error.json_path(), Some("$.id"));
    let server = Server::json(202, "{}")?;
    let error = jobs(&server)?.start().await.expect_err("no id");
    assert!(error.to_string().contains("`id`"), "{error}");
    let server = Server::json(202, r#"{"id":"1"} {}"#)?;
    let error = jobs(&server)?
        .start()
        .await
        .expect_err("more than one value");
    assert!(error.is_decode());
    Ok(())
}

#[tokio::test]
async fn a_page_in_place_of_json_is_called_a_page() -> Tested {
    let server = Server::answering(200, "text/html", "<!doctype html><title>Log in</title>")?;
    let error = jobs(&server)?.start().await.expect_err("HTML");
    assert!(error.is_decode());
    assert!(error.to_string().contains("HTML"), "{error}");
    assert!(
        error
            .body()
            .is_some_and(|body| body.starts_with(b"<!doctype"))
    );

    let server = Server::answering(200, "", "")?;
    let error = jobs(&server)?.start().await.expect_err("nothing");
    assert!(error.is_decode());
    assert!(error.to_string().contains("empty"), "{error}");
    assert_eq!(error.body(), Some(b"".as_slice()));
    Ok(())
}

#[tokio::test]
async fn text_that_is_none() -> Tested {
    let server = Server::json(200, "fine")?;
    assert_eq!(jobs(&server)?.read_log("1").await?, "fine");
    let error = jobs(&server)?.start().await.expect_err("no JSON");
    assert_eq!(error.json_path(), Some("$"));
    Ok(())
}

#[tokio::test]
async fn time_limits_of_the_client_and_of_the_call() -> Tested {
    let short = Duration::from_millis(60);
    let server = Server::silent()?;
    let client = Client::builder()
        .key("k")
        .base_url(&server.url)
        .timeout(short);
    let error = client.build()?.jobs().start().await.expect_err("silence");
    assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
    assert!(error.status().is_none());

    let call = jobs(&server)?.start();
    let call = call.configure(|call| call.timeout(short));
    assert!(call.await.expect_err("silence").is_timeout());
    Ok(())
}

#[tokio::test]
async fn an_exchange_that_breaks() -> Tested {
    let client = Client::builder()
        .key("k")
        .base_url("http://127.0.0.1:1")
        .build()?;
    let error = client.jobs().start().await.expect_err("nobody is there");
    assert!(error.is_connect(), "{error:?}");

    let server = Server::saying("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"id\"".into())?;
    let error = jobs(&server)?.start().await.expect_err("half an answer");
    assert!(error.is_transport(), "{error:?}");
    let server = Server::saying("SSH-2.0-OpenSSH_9.9\r\n".into())?;
    let error = jobs(&server)?.start().await.expect_err("not HTTP");
    assert!(error.is_transport(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn a_redirect_to_elsewhere_is_not_followed() -> Tested {
    let elsewhere = Server::json(200, r#"{"id":"1"}"#)?;
    let server = Server::saying(format!(
        "HTTP/1.1 307 Over there\r\nlocation: {}/jobs\r\ncontent-length: 0\r\n\r\n",
        elsewhere.url
    ))?;
    let error = jobs(&server)?.start().await.expect_err("307");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
    assert!(elsewhere.is_idle(), "the key went with it");
    Ok(())
}

#[test]
fn mistakes_in_what_a_client_is_given() {
    for url in [
        "",
        "localhost:80",
        "ftp://a.example",
        "http://u:hunter2@a.example",
        "http://a?b",
    ] {
        let error = Client::builder()
            .key("k")
            .base_url(url)
            .build()
            .expect_err(url);
        assert!(
            error.is_build() && !error.to_string().contains("hunter2"),
            "{error}"
        );
    }
    assert!(
        Client::builder()
            .key("k")
            .header("X A", "1")
            .build()
            .is_err()
    );
    assert!(
        Client::builder()
            .key("k")
            .header("X-A", "1\r\nX-B: 2")
            .build()
            .is_err()
    );
}
