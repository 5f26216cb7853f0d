//! Media types on the wire: what they make of requests and responses. Multipart bodies are judged by a reader of MIME.

use mailparse::{MailHeaderMap as _, ParsedMail, parse_mail};
use oasmith_runtime::{AnyText, Multipart, Part};
use snapshots::features::wire::sending::{MixedForm, PartsForm, RelatedForm};
use snapshots::features::wire::{Client, ClientBuilder, models};

use crate::Tested;
use crate::server::{Request, Server};
use crate::uploads::streamed;

fn builder(server: &Server) -> ClientBuilder {
    Client::builder(&server.url)
}

fn client(server: &Server) -> Result<Client, snapshots::features::wire::Error> {
    builder(server).key("k").build()
}

/// The message that a request is, as MIME has it.
fn message(request: &Request) -> Vec<u8> {
    let media_type = request.header("content-type").expect("a media type");
    let mut message = format!("Content-Type: {media_type}\r\n\r\n").into_bytes();
    message.extend_from_slice(&request.body);
    message
}

fn header(part: &ParsedMail<'_>, name: &str) -> Option<String> {
    part.headers.get_first_value(name)
}

/// Type and body of each part.
fn bodies(mail: &ParsedMail<'_>) -> Vec<(String, String)> {
    let parts = mail.subparts.iter();
    let body = |part: &ParsedMail<'_>| part.get_body().expect("text").trim_end().to_owned();
    parts
        .map(|part| (part.ctype.mimetype.clone(), body(part)))
        .collect()
}

fn meta(name: &str) -> models::UploadMeta {
    models::UploadMeta::new().name(name)
}

#[tokio::test]
async fn related_parts_have_a_root_and_ids() -> Tested {
    let server = Server::answering(204, "", "")?;
    for media in [Part::from("PNG"), Part::new(streamed("PNG"))] {
        let form = RelatedForm::new(meta("a"), media.media_type("image/png")).note("n");
        client(&server)?.sending().related(form).await?;
        let request = server.request();
        let message = message(&request);
        let mail = parse_mail(&message)?;
        assert_eq!(mail.ctype.mimetype, "multipart/related");
        let root = mail.subparts.first().expect("a root");
        assert_eq!(mail.ctype.params["type"], root.ctype.mimetype);
        assert_eq!(
            Some(mail.ctype.params["start"].clone()),
            header(root, "Content-ID")
        );
        let expected = [
            ("application/json", r#"{"name":"a"}"#),
            ("image/png", "PNG"),
            ("text/plain", "n"),
        ];
        assert_eq!(bodies(&mail), expected.map(|(a, b)| (a.into(), b.into())));
        let dispositions = mail
            .subparts
            .iter()
            .map(|it| header(it, "Content-Disposition"));
        assert_eq!(dispositions.collect::<Vec<_>>(), [None, None, None]);
    }
    Ok(())
}

#[tokio::test]
async fn a_declared_boundary_is_sent() -> Tested {
    let server = Server::answering(204, "", "")?;
    let form = MixedForm::new(meta("a"), "--EDG");
    client(&server)?.sending().mixed(form).await?;
    let request = server.request();
    let media_type = request.header("content-type");
    assert_eq!(media_type, Some("multipart/mixed; boundary=EDGE"));
    let message = message(&request);
    assert_eq!(parse_mail(&message)?.subparts.len(), 2);

    let form = MixedForm::new(meta("a"), "\r\n--EDGE--\r\n");
    client(&server)?.sending().mixed(form).await?;
    let message = self::message(&server.request());
    let mail = parse_mail(&message)?;
    assert_ne!(mail.ctype.params["boundary"], "EDGE");
    assert_eq!(mail.subparts.len(), 2);
    Ok(())
}

#[tokio::test]
async fn parts_have_the_types_and_headers_that_are_declared() -> Tested {
    let server = Server::answering(204, "", "")?;
    let form = PartsForm::new(models::PartsRequestMeta::new().name("a"))
        .sheet("<sheet/>")
        .note("# n")
        .picture(
            Part::from("JPG")
                .media_type("image/jpeg")
                .header("X-Width", "3"),
        );
    let form = Multipart::from(form).part_header("meta", "X-Checksum", "c0ffee");
    let line = models::FilterLine::new().id("x");
    let line = line.tags(vec!["t".into()]);
    let filter = models::Filter::new()
        .in_(vec!["a".into(), "b c".into()])
        .lines(vec![line]);
    let call = client(&server)?.sending().parts(form).filter(filter);
    call.await?;
    let request = server.request();
    let pairs = [
        "filter%5Bin%5D%5B%5D=a",
        "filter%5Bin%5D%5B%5D=b%20c",
        "filter%5Blines%5D%5B0%5D%5Bid%5D=x",
        "filter%5Blines%5D%5B0%5D%5Btags%5D%5B%5D=t",
        "key=k",
    ];
    assert_eq!(request.target(), format!("POST /parts?{}", pairs.join("&")));
    let message = message(&request);
    let mail = parse_mail(&message)?;
    assert_eq!(mail.ctype.mimetype, "multipart/form-data");
    let expected = [
        ("application/vnd.meta+json", r#"{"name":"a"}"#),
        ("application/xml", "<sheet/>"),
        ("text/markdown", "# n"),
        ("image/jpeg", "JPG"),
    ];
    assert_eq!(bodies(&mail), expected.map(|(a, b)| (a.into(), b.into())));
    let [meta, _, note, picture] = mail.subparts.as_slice() else {
        return Err("four parts".into());
    };
    assert_eq!(header(meta, "X-Checksum").as_deref(), Some("c0ffee"));
    assert_eq!(note.ctype.charset, "utf-8");
    assert_eq!(header(picture, "X-Width").as_deref(), Some("3"));
    let disposition = picture.get_content_disposition();
    assert_eq!(disposition.params["name"], "picture");
    Ok(())
}

#[tokio::test]
async fn the_response_says_whether_a_string_is_text_or_json() -> Tested {
    for (media_type, body, read) in [
        ("text/plain;charset=UTF-8", "1.4.2", "1.4.2"),
        ("text/plain", "\"quoted\"", "\"quoted\""),
        ("application/json", "\"quoted\"", "quoted"),
        ("application/json", "1.4.2", "1.4.2"),
        ("text/plain; charset=iso-8859-1", "", ""),
    ] {
        let server = Server::answering(200, media_type, body)?;
        let client = client(&server)?;
        assert_eq!(client.reading().version().await?, read, "{media_type}");
        assert_eq!(server.request().header("accept"), Some("*/*"));
        assert_eq!(client.reading().either().await?, read, "{media_type}");
        let accept = "text/plain, application/json, */*;q=0.1";
        assert_eq!(server.request().header("accept"), Some(accept));
    }
    let server = Server::answering(404, "text/plain", "no such version")?;
    let error = client(&server)?.reading().version().await.expect_err("404");
    let AnyText(text) = error.decode_body().expect("a response")?;
    assert_eq!(text, "no such version");
    Ok(())
}

#[tokio::test]
async fn bytes_are_bytes_whatever_their_type() -> Tested {
    let table = b"a;\xe9\r\n".to_vec();
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/csv\r\nconnection: close\r\n\r\n";
    let server = Server::saying_bytes([head.to_vec(), table.clone()].concat())?;
    let read = client(&server)?.reading().table().await?;
    assert_eq!(read, table);
    assert_eq!(
        server.request().header("accept"),
        Some("text/csv, */*;q=0.1")
    );
    Ok(())
}

#[tokio::test]
async fn pages_of_something_else_are_errors() -> Tested {
    let server = Server::answering(200, "text/html", "<!doctype html><title>Log in</title>")?;
    let client = client(&server)?;
    let errors = [
        client
            .sending()
            .touch()
            .await
            .expect_err("nothing is promised"),
        client
            .reading()
            .either()
            .await
            .expect_err("a greeting is promised"),
        client
            .reading()
            .table()
            .await
            .expect_err("a table is promised"),
    ];
    for error in errors {
        let reason = error.body_error().expect("a body that was not promised");
        assert!(reason.is_html(), "{error}");
        assert!(error.body().is_some_and(|body| body.starts_with(b"<!")));
    }
    // Where anything may come, a page may.
    assert!(client.reading().version().await?.contains("Log in"));
    Ok(())
}

#[tokio::test]
async fn a_client_is_made_with_the_credentials_that_there_are() -> Tested {
    let server = Server::answering(204, "", "")?;
    let sent = async |builder: ClientBuilder| -> Result<_, Box<dyn std::error::Error>> {
        builder.build()?.sending().touch().await?;
        let request = server.request();
        let header = |name| request.header(name).map(str::to_owned);
        Ok((
            header("authorization"),
            header("x-tenant"),
            request.target().to_owned(),
        ))
    };
    let text = |text: &str| Some(text.to_owned());
    let plain = || "POST /touch".to_owned();
    let all = builder(&server)
        .key("k")
        .token("t")
        .tenant("n")
        .password("u", "p");
    assert_eq!(sent(all).await?, (text("Basic dTpw"), None, plain()));
    let two = builder(&server).key("k").token("t").tenant("n");
    assert_eq!(sent(two).await?, (text("Bearer t"), text("n"), plain()));
    let half = builder(&server).key("k").token("t");
    assert_eq!(
        sent(half).await?,
        (None, None, "POST /touch?key=k".to_owned())
    );

    let none = builder(&server).token("t").build()?.sending().touch().await;
    let error = none.expect_err("no alternative is complete").to_string();
    let missing = "no credentials for `password`, or `tenant` (beside `token`), or `key`";
    assert_eq!(error, format!("POST /touch: {missing}"));
    let error = builder(&server).key("").build().expect_err("empty");
    assert!(
        error.is_build() && error.to_string().contains("empty string"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn no_body_is_said_to_be_none() -> Tested {
    let server = Server::answering(204, "", "")?;
    client(&server)?.sending().touch().await?;
    let request = server.request();
    assert_eq!(request.header("content-length"), Some("0"));
    assert_eq!(request.header("content-type"), None);
    Ok(())
}

#[tokio::test]
async fn a_parameter_can_be_the_whole_query() -> Tested {
    let server = Server::answering(204, "", "")?;
    let client = client(&server)?;
    let search = models::Search::new().status("a b&c").limit(3);
    let search = search.tags(vec!["x".into(), "y".into()]);
    client.reading().find(search.clone()).await?;
    let target = "GET /find?status=a+b%26c&limit=3&tags=x&tags=y";
    assert_eq!(server.request().target(), target);
    client.reading().find(models::Search::new()).await?;
    assert_eq!(server.request().target(), "GET /find");

    let select = client.reading().select().selector(search).x_locale("de");
    select.await?;
    let request = server.request();
    let query = request
        .target()
        .strip_prefix("GET /select?")
        .expect("a query");
    let url = url::Url::parse(&format!("http://a/?{query}"))?;
    let (json, nothing) = url.query_pairs().next().expect("one name");
    let expected = r#"{"status":"a b&c","limit":3,"tags":["x","y"]}"#;
    assert_eq!((json.as_ref(), nothing.as_ref()), (expected, ""));
    assert_eq!(request.header("x-locale"), Some("de"));
    client.reading().select().await?;
    assert_eq!(server.request().target(), "GET /select");
    Ok(())
}
