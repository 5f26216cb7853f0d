//! JSON values one after the other.

use oasmith_runtime as rt;
use rt::JsonLines;

use crate::operations::{READ, answer};
use crate::server::Server;

async fn lines(answer: &str) -> Result<JsonLines<Vec<i64>>, rt::Error> {
    let server = Server::script([answer]);
    let client = rt::Client::builder(server.url()).retry(rt::Retry::OFF);
    rt::Call::new(&client.build()?, &READ)
        .send_json_lines("application/jsonl")
        .await
}

#[tokio::test]
async fn values_are_typed() {
    for body in ["[1]\n[2,3]\r\n\n[]", "\x1e[1]\n\x1e[2,\n3]\n\x1e[]\n"] {
        let mut lines = lines(&answer(200, "", body)).await.unwrap();
        for expected in [&[1][..], &[2, 3], &[]] {
            assert_eq!(lines.next().await.unwrap().unwrap(), expected);
        }
        assert!(lines.next().await.is_none());
        assert!(lines.next().await.is_none());
    }
}

#[tokio::test]
async fn a_value_that_cannot_be_read_is_no_end() {
    let mut lines = lines(&answer(200, "", "[1]\n[2,null]\n[3]")).await.unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap(), [1]);
    let error = lines.next().await.unwrap().unwrap_err();
    assert_eq!(error.json_path(), Some("$[1]"));
    assert_eq!(error.body(), Some(&b"[2,null]"[..]));
    assert_eq!(lines.next().await.unwrap().unwrap(), [3]);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error() {
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 99\r\n\r\n";
    let mut lines = lines(&format!("{head}[1]\n[2")).await.unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap(), [1]);
    assert!(lines.next().await.unwrap().unwrap_err().is_transport());
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn a_refusal_keeps_its_body() {
    let error = lines(&answer(403, "", "no")).await.unwrap_err();
    assert!(error.is_forbidden());
    assert_eq!(error.body(), Some(&b"no"[..]));
    let page = answer(200, "content-type: text/html\r\n", "<p>");
    let error = lines(&page).await.unwrap_err();
    assert!(error.body_error().unwrap().is_html());
}
