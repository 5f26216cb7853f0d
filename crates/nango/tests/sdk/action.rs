//! Actions, at once and in the background.

use std::time::Duration;

use nango::models::StdError;
use nango::waiting::Schedule;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::server::Server;
use crate::{Tested, client};

const ID: &str = "5b8b2a51-7f0e-4d0a-9a2c-3f1d6a4c9e11";

#[derive(Serialize)]
struct NewIssue<'a> {
    title: &'a str,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Issue {
    number: u64,
}

#[tokio::test]
async fn input_and_output_are_typed() -> Tested {
    let server = Server::json(200, r#"{"number":7}"#)?;
    let actions = client(&server)?.actions();
    let input = NewIssue { title: "On fire" };
    let issue: Issue = actions
        .run("c/1", "github", "create-issue", &input)
        .output()
        .await?;
    assert_eq!(issue, Issue { number: 7 });
    let request = server.request();
    assert_eq!(request.target(), "POST /action/trigger");
    assert_eq!(request.header("connection-id"), Some("c/1"));
    assert_eq!(request.header("provider-config-key"), Some("github"));
    assert_eq!(request.header("x-async"), Some("false"));
    assert_eq!(
        request.text(),
        r#"{"action_name":"create-issue","input":{"title":"On fire"}}"#
    );
    // Any JSON can be an output, and an action may take nothing.
    let server = Server::json(200, "null")?;
    let actions = client(&server)?.actions();
    let output: Option<Issue> = actions.run("c", "github", "a", &()).output().await?;
    assert_eq!(output, None);
    assert_eq!(server.request().text(), r#"{"action_name":"a"}"#);
    let wrong = actions
        .run("c", "github", "a", &[1])
        .output::<Issue>()
        .await;
    let error = wrong.expect_err("null is no issue");
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("$"));
    assert_eq!(
        server.request().text(),
        r#"{"action_name":"a","input":[1]}"#
    );
    Ok(())
}

#[tokio::test]
async fn what_is_no_json_is_not_sent() -> Tested {
    let server = Server::json(200, "1")?;
    let actions = client(&server)?.actions();
    let input = std::collections::BTreeMap::from([(vec![1_u8], 1)]);
    let error = actions.run("c", "k", "a", &input).output::<u8>().await;
    assert!(error.is_err_and(|error| error.is_build()));
    assert!(server.is_idle());
    Ok(())
}

/// A server that has the output the third time it is asked.
fn background() -> Result<Server, std::io::Error> {
    let mut asked = 0;
    Server::replying(move |request| {
        let body = |json: serde_json::Value| json.to_string();
        if request.line.starts_with("POST") {
            let url = format!("/action/{ID}");
            let accepted = body(json!({"id": ID, "statusUrl": url}));
            return (202, format!("location: {url}\r\n"), accepted);
        }
        asked += 1;
        match asked {
            1 => (
                404,
                String::new(),
                body(json!({"error": {"code": "not_found"}})),
            ),
            2 => (
                429,
                "retry-after: 0\r\n".into(),
                body(json!({"error": {"code": "too_many_request"}})),
            ),
            _ => (200, String::new(), body(json!({"number": 8}))),
        }
    })
}

#[tokio::test]
async fn in_the_background() -> Tested {
    let server = background()?;
    let actions = client(&server)?.actions();
    let call = actions.run("c", "github", "create-issue", &NewIssue { title: "x" });
    let run = call.x_max_retries(3).start().await?;
    assert_eq!(run.id(), ID);
    let request = server.request();
    assert_eq!(request.header("x-async"), Some("true"));
    assert_eq!(request.header("x-max-retries"), Some("3"));
    let run = run.schedule(Schedule::every(Duration::from_millis(1)));
    assert_eq!(run.output::<Issue>().await?, Issue { number: 8 });
    for _ in 0..3 {
        assert_eq!(server.request().target(), format!("GET /action/{ID}"));
    }
    assert!(server.is_idle());
    // Later, by either name of it.
    for name in [ID.to_owned(), format!("/action/{ID}")] {
        let issue = actions.started(name).poll::<Issue>().await?;
        assert_eq!(issue, Some(Issue { number: 8 }));
    }
    Ok(())
}

#[tokio::test]
async fn asking_goes_where_the_trigger_went() -> Tested {
    let (server, elsewhere) = (Server::json(500, "{}")?, background()?);
    let actions = client(&server)?.actions();
    let call = actions.run("c", "github", "create-issue", &NewIssue { title: "x" });
    let url = elsewhere.url.clone();
    let run = call.configure(|call| call.base_url(url)).start().await?;
    let run = run.schedule(Schedule::every(Duration::from_millis(1)));
    assert_eq!(run.output::<Issue>().await?, Issue { number: 8 });
    assert!(server.is_idle());
    Ok(())
}

#[tokio::test]
async fn what_never_ends_is_a_timeout() -> Tested {
    let server = Server::json(404, r#"{"error":{"code":"not_found"}}"#)?;
    let run = client(&server)?.actions().started(ID);
    let run = run.schedule(Schedule::every(Duration::ZERO).attempts(3));
    let error = run.output::<Issue>().await.expect_err("no output");
    assert!(error.is_timeout());
    assert!(error.to_string().contains("attempts: 3"), "{error}");
    for _ in 0..3 {
        server.request();
    }
    assert!(server.is_idle());
    Ok(())
}

#[tokio::test]
async fn what_the_action_failed_with() -> Tested {
    let body = r#"{"error":{"code":"script_http_error","payload":{"why":"gone"},"upstream":{"status":410}}}"#;
    let server = Server::json(500, body)?;
    let run = client(&server)?.actions().started(ID);
    let error = run.output::<Issue>().await.expect_err("it failed");
    assert_eq!(error.code(), Some("script_http_error"));
    let typed = error.decode_body::<StdError>().ok_or("a body")??;
    let upstream = typed.error.upstream.ok_or("an answer of the provider")?;
    assert_eq!(upstream.status, Some(410));
    Ok(())
}
