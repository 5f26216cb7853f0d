//! What a client of a Swagger 2.0 document sends: collection formats, forms and files.

use oasmith_runtime::Part;
use snapshots::features::swagger::Client as Library;
use snapshots::features::swagger::models::{BookRequest, Event, ListBooksGenre, Returned};
use snapshots::features::swagger_forms::models::{
    CreateOrderRequest, CreateOrderRequestChannel, Order,
};
use snapshots::features::swagger_forms::receipts::UploadReceiptForm;
use snapshots::features::swagger_forms::{Client as Counter, Error};

use crate::Tested;
use crate::server::Server;
use crate::uploads::parts;

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

#[tokio::test]
async fn lists_are_written_by_their_collection_format() -> Tested {
    let server = Server::json(200, "[]")?;
    let client = Library::builder()
        .user("me", "secret")
        .base_url(&server.url)
        .build()?;
    let call = client.books().list(list(&["a", "b|c"]));
    let call = call
        .limit(5)
        .authors(list(&["x", "y,z"]))
        .words(list(&["u", "v w"]))
        .cells(list(&["1", "2\t3"]))
        .years(vec![1999, 2000])
        .genres(vec![ListBooksGenre::Novel, ListBooksGenre::Poem])
        .x_languages(list(&["de", "fr"]));
    call.await?;
    let request = server.request();
    assert_eq!(
        request.target(),
        "GET /shelves/a%7Cb%7Cc/books?limit=5&authors=x,y%2Cz&words=u%20v%20w&cells=1%092%093\
         &years=1999%7C2000&genres=novel&genres=poem"
    );
    assert_eq!(request.header("x-languages"), Some("de,fr"));
    assert_eq!(request.header("authorization"), Some("Basic bWU6c2VjcmV0"));
    Ok(())
}

#[tokio::test]
async fn bodies_headers_and_paths_of_a_query() -> Tested {
    let server = Server::json(201, r#"{"id": 1, "title": "A", "author": null}"#)?;
    let client = Library::builder()
        .user("me", "secret")
        .base_url(&server.url)
        .key("k")
        .build()?;
    let book = BookRequest::new("A").subtitle(oasmith_runtime::Field::Null);
    let added = client.books().add(list(&["a"]), book).await?;
    assert_eq!((added.id, added.title.as_str()), (1, "A"));
    let request = server.request();
    assert_eq!(request.text(), r#"{"title":"A","subtitle":null}"#);
    assert_eq!(request.header("x-key"), Some("k"));
    assert_eq!(request.header("authorization"), None);

    let server = Server::answering(204, "", "")?;
    let client = Library::builder()
        .user("me", "secret")
        .base_url(&server.url)
        .build()?;
    let event = Event::from(Returned::new("#returned").damaged(true));
    client.events().add("Token t").body(event).await?;
    let request = server.request();
    assert_eq!(request.header("authorization"), Some("Token t"));
    assert_eq!(request.text(), r##"{"kind":"#returned","damaged":true}"##);

    let server = Server::json(
        200,
        r##"{"a": {"kind": "#returned"}, "b": {"kind": "Lent", "to": "me"}}"##,
    )?;
    let client = Library::builder()
        .user("me", "secret")
        .base_url(&server.url)
        .build()?;
    let events = client.events().list().await?;
    assert_eq!(server.request().target(), "GET /events?kind=all");
    assert!(matches!(events["a"], Event::Returned(_)));
    assert!(matches!(&events["b"], Event::Lent(lent) if lent.to == "me"));
    Ok(())
}

#[tokio::test]
async fn a_file_comes_as_bytes_and_its_error_as_json() -> Tested {
    let server = Server::answering(200, "image/png", "png")?;
    let client = Library::builder()
        .user("me", "secret")
        .base_url(&server.url)
        .build()?;
    assert_eq!(client.shelves().get_plan("a/b").await?, "png");
    assert_eq!(server.request().target(), "GET /shelves/a/b/plan");
    Ok(())
}

#[tokio::test]
async fn fields_of_a_form() -> Tested {
    let server = Server::json(200, r#"{"id": "1", "state": null}"#)?;
    let order = CreateOrderRequest::new(5)
        .channel(CreateOrderRequestChannel::Web)
        .items(list(&["a b", "c"]))
        .codes(list(&["x", "y"]))
        .sizes(vec![1, 2]);
    Counter::new(&server.url)?.orders().create(order).await?;
    let request = server.request();
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        request.text(),
        "channel=web&amount=5&items=a+b,c&codes=x&codes=y&sizes=1%092"
    );
    Ok(())
}

#[tokio::test]
async fn parts_of_a_form_with_files() -> Tested {
    let server = Server::answering(204, "", "")?;
    let form = UploadReceiptForm::new(Part::new("text").file_name("a.txt"))
        .pages(["1", "2"])
        .labels(list(&["a b", "c"]))
        .notes(list(&["x", "y"]))
        .public(true);
    Counter::new(&server.url)?.receipts().upload(form).await?;
    let file = |name: &str, file: &str| {
        format!("name=\"{name}\"; filename=\"{file}\"; application/octet-stream")
    };
    let expected = [
        (file("file", "a.txt"), "text"),
        (file("pages", "pages"), "1"),
        (file("pages", "pages"), "2"),
        ("name=\"labels\"".to_owned(), "a b,c"),
        ("name=\"notes\"".to_owned(), "x"),
        ("name=\"notes\"".to_owned(), "y"),
        ("name=\"public\"".to_owned(), "true"),
    ];
    let expected = expected.map(|(head, body)| (head, body.to_owned()));
    assert_eq!(parts(&server.request()), expected);
    Ok(())
}

#[tokio::test]
async fn an_error_that_is_no_text_is_json() -> Tested {
    let server = Server::json(400, r#"{"id": "7"}"#)?;
    let refused = Counter::new(&server.url)?.receipts().print().await;
    let error: Error = refused.expect_err("refused");
    let order = error.decode_body::<Order>().ok_or("a body")??;
    assert_eq!(order.id.as_deref(), Some("7"));
    Ok(())
}
