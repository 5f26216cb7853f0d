//! Answers by status and media type.

use snapshots::features::answers::items::{
    FindItemOutcome, FindItemRefusal, Items, NoteItemOutcome, NoteItemRefusal, PutItemOutcome,
};
use snapshots::features::answers::models::{Missing, Problem};
use snapshots::features::answers::{Client, Error};

use crate::Tested;
use crate::server::Server;

fn items(server: &Server) -> Result<Items, Error> {
    Ok(Client::new(&server.url)?.items())
}

#[tokio::test]
async fn single_statuses_come_before_their_range() -> Tested {
    let server = Server::json(202, "")?;
    let outcome = items(&server)?.put().await?;
    assert!(matches!(outcome, PutItemOutcome::Accepted), "{outcome:?}");
    for status in [200, 201, 299] {
        let server = Server::json(status, r#"{"id":"7"}"#)?;
        match items(&server)?.put().await? {
            PutItemOutcome::Success(item) => assert_eq!(item.id, "7"),
            other => panic!("{status}: {other:?}"),
        }
    }
    let server = Server::answering(204, "", "")?;
    let outcome = items(&server)?.find().await?;
    assert!(matches!(outcome, FindItemOutcome::NoContent), "{outcome:?}");
    Ok(())
}

#[tokio::test]
async fn what_is_no_success_is_an_error_with_its_body() -> Tested {
    let server = Server::json(404, r#"{"what":"item"}"#)?;
    let error = items(&server)?.find().await.expect_err("refused");
    assert!(error.is_not_found());
    assert_eq!(
        error.decode_body::<Missing>().expect("a body")?.what,
        "item"
    );

    let server = Server::answering(409, "application/problem+json", r#"{"title":"taken"}"#)?;
    let error = items(&server)?.find().await.expect_err("refused");
    assert!(error.is_conflict());
    let problem: Problem = error.decode_body().expect("a body")?;
    assert_eq!(problem.title.as_deref(), Some("taken"));

    let server = Server::answering(500, "text/plain", "out of order")?;
    let error = items(&server)?.find().await.expect_err("refused");
    assert_eq!(error.body(), Some(b"out of order".as_slice()));
    Ok(())
}

#[tokio::test]
async fn refusals_of_several_types_are_told_apart_by_status() -> Tested {
    let server = Server::json(404, r#"{"what":"item"}"#)?;
    let error = items(&server)?.find().await.expect_err("refused");
    match error.decode_body().expect("an answer")? {
        FindItemRefusal::NotFound(missing) => assert_eq!(missing.what, "item"),
        other => panic!("{other:?}"),
    }

    let server = Server::answering(409, "application/problem+json", r#"{"title":"taken"}"#)?;
    let error = items(&server)?.find().await.expect_err("refused");
    match error.decode_body().expect("an answer")? {
        FindItemRefusal::ClientError(problem) => {
            assert_eq!(problem.title.as_deref(), Some("taken"));
        }
        other => panic!("{other:?}"),
    }

    let server = Server::answering(500, "text/plain", "out of order")?;
    let error = items(&server)?.find().await.expect_err("refused");
    match error.decode_body().expect("an answer")? {
        FindItemRefusal::Default(text) => assert_eq!(text, "out of order"),
        other => panic!("{other:?}"),
    }

    // A page of a proxy in between is none of them, and said to be one.
    let server = Server::answering(404, "text/html", "<h1>Not here</h1>")?;
    let error = items(&server)?.find().await.expect_err("refused");
    let read = error.decode_body::<FindItemRefusal>().expect("an answer");
    assert!(read.expect_err("a page").is_html());
    Ok(())
}

#[tokio::test]
async fn without_a_success_the_default_is_it() -> Tested {
    let server = Server::json(201, r#"{"id":"7"}"#)?;
    assert_eq!(items(&server)?.post().await?.id, "7");
    // Where there are only errors, or nothing at all, nothing is promised.
    items(&server)?.patch().await?;
    items(&server)?.delete().await?;
    Ok(())
}

#[tokio::test]
async fn bytes_and_xml_are_what_came() -> Tested {
    let server = Server::answering(200, "application/pdf", "%PDF-1.7")?;
    let print = items(&server)?.print().await?;
    assert_eq!(print.as_ref(), b"%PDF-1.7");
    let server = Server::answering(200, "application/xml", "<a>\u{fc}</a>")?;
    assert_eq!(items(&server)?.xml().await?, "<a>\u{fc}</a>");
    Ok(())
}

#[tokio::test]
async fn a_string_of_json_and_plain_text_are_two_answers() -> Tested {
    let server = Server::json(200, r#""seen \u0041""#)?;
    match items(&server)?.note().await? {
        NoteItemOutcome::Ok(text) => assert_eq!(text, "seen A"),
        other => panic!("{other:?}"),
    }

    let server = Server::answering(202, "text/plain", "later \"today\"")?;
    match items(&server)?.note().await? {
        NoteItemOutcome::Accepted(text) => assert_eq!(text, "later \"today\""),
        other => panic!("{other:?}"),
    }

    let server = Server::json(400, r#""not so""#)?;
    let error = items(&server)?.note().await.expect_err("refused");
    match error.decode_body().expect("an answer")? {
        NoteItemRefusal::BadRequest(text) => assert_eq!(text, "not so"),
        other => panic!("{other:?}"),
    }

    let server = Server::answering(500, "text/plain", "out of \"order\"")?;
    let error = items(&server)?.note().await.expect_err("refused");
    match error.decode_body().expect("an answer")? {
        NoteItemRefusal::InternalServerError(text) => assert_eq!(text, "out of \"order\""),
        other => panic!("{other:?}"),
    }
    Ok(())
}
