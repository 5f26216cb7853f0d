//! Methods, and bodies where few expect them.

use snapshots::features::methods::Client;
use snapshots::features::methods::models::{DeleteThingsRequest, QueryThingsRequest};

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn each_is_sent_by_its_name() -> Tested {
    let server = Server::answering(204, "", "")?;
    let things = Client::new(&server.url)?.things();
    things.put().await?;
    assert_eq!(server.request().target(), "PUT /things");
    things.post().await?;
    assert_eq!(server.request().target(), "POST /things");
    things.ask().await?;
    assert_eq!(server.request().target(), "OPTIONS /things");
    things.patch().await?;
    assert_eq!(server.request().target(), "PATCH /things");
    things.trace().await?;
    assert_eq!(server.request().target(), "TRACE /things");
    things.copy().await?;
    assert_eq!(server.request().target(), "COPY /things");
    things.shred().await?;
    assert_eq!(server.request().target(), "Shred-Thing /things");
    Ok(())
}

#[tokio::test]
async fn get_delete_and_query_may_have_bodies() -> Tested {
    let server = Server::json(200, "[\"a\"]")?;
    let things = Client::new(&server.url)?.things();
    things.filter(vec!["x".to_owned()]).await?;
    let request = server.request();
    assert_eq!(request.target(), "GET /things");
    assert_eq!(request.text(), r#"["x"]"#);
    things.delete().await?;
    assert_eq!(server.request().text(), "");
    things
        .delete()
        .body(DeleteThingsRequest::new().why("old"))
        .await?;
    assert_eq!(server.request().text(), r#"{"why":"old"}"#);
    assert_eq!(things.query(QueryThingsRequest::new("q")).await?, ["a"]);
    let request = server.request();
    assert_eq!(request.target(), "QUERY /things");
    assert_eq!(request.text(), r#"{"q":"q"}"#);
    Ok(())
}

#[tokio::test]
async fn an_answer_to_head_has_no_body() -> Tested {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\
                connection: close\r\n\r\n";
    let server = Server::saying(head.to_owned())?;
    let answer = Client::new(&server.url)?
        .things()
        .head()
        .send_response()
        .await?;
    assert_eq!(server.request().target(), "HEAD /things");
    assert_eq!(answer.header("content-length"), Some("999"));
    Ok(())
}
