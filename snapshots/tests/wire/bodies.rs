//! Bodies of several media types.

use snapshots::features::bodies::models::{CreateNoteFormRequest, Note};
use snapshots::features::bodies::{Client, Error, notes::Notes};

use crate::Tested;
use crate::server::{Request, Server};

fn notes(server: &Server) -> Result<Notes, Error> {
    Ok(Client::new(&server.url)?.notes())
}

fn sent(request: &Request) -> (Option<&str>, &str) {
    (request.header("content-type"), request.text())
}

#[tokio::test]
async fn each_kind_has_its_method() -> Tested {
    let server = Server::answering(204, "", "")?;
    let notes = notes(&server)?;
    notes.create(Note::new("a")).await?;
    let json = (Some("application/json"), r#"{"text":"a"}"#);
    assert_eq!(sent(&server.request()), json);
    notes.create_text("# a").await?;
    assert_eq!(sent(&server.request()), (Some("text/markdown"), "# a"));
    notes.create_form(CreateNoteFormRequest::new("a b")).await?;
    let form = (Some("application/x-www-form-urlencoded"), "line=a+b");
    assert_eq!(sent(&server.request()), form);
    notes.create_bytes("png").await?;
    assert_eq!(sent(&server.request()), (Some("image/png"), "png"));
    // Another media type for the same.
    let patch = "application/merge-patch+json";
    let call = notes.create(Note::new("b"));
    call.configure(|call| call.content_type(patch)).await?;
    let json = (Some(patch), r#"{"text":"b"}"#);
    assert_eq!(sent(&server.request()), json);
    Ok(())
}

#[tokio::test]
async fn optional_bodies_have_setters() -> Tested {
    let server = Server::answering(204, "", "")?;
    let notes = notes(&server)?;
    notes.replace().await?;
    assert_eq!(sent(&server.request()), (None, ""));
    notes.replace().body(Note::new("a")).await?;
    let json = (Some("application/vnd.note+json; v=2"), r#"{"text":"a"}"#);
    assert_eq!(sent(&server.request()), json);
    notes.replace().body_text("<a/>").await?;
    assert_eq!(sent(&server.request()), (Some("application/xml"), "<a/>"));
    Ok(())
}
