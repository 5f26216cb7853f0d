use super::Paging;
use crate::{Call, Client, Kind, Operation, RawResponse, Style};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

fn page(body: &str) -> RawResponse {
    RawResponse::new(StatusCode::OK, HeaderMap::new(), body.to_owned())
}

fn call() -> Call {
    let client = Client::builder("http://api.example/v1").build().unwrap();
    Call::new(&client, &Operation::SAMPLE)
}

fn next(paging: Paging, body: &str) -> Result<Option<String>, String> {
    let survey = paging.survey(&page(body));
    survey
        .map(|survey| survey.next)
        .map_err(|error| error.to_string())
}

#[test]
fn a_cursor_is_a_string_or_a_number() {
    let paging = Paging::by_cursor("after", "/meta/next");
    for (body, expected) in [
        (r#"{"meta":{"next":"a b"}}"#, Some("a b")),
        (r#"{"meta":{"next":12}}"#, Some("12")),
        (r#"{"meta":{"next":""}}"#, None),
        (r#"{"meta":{"next":null}}"#, None),
        (r#"{"meta":{"next":false}}"#, None),
        (r#"{"meta":null}"#, None),
        ("", None),
    ] {
        assert_eq!(next(paging, body).unwrap().as_deref(), expected, "{body}");
    }
    let error = next(paging, r#"{"meta":{"next":[1]}}"#).unwrap_err();
    assert!(error.contains("$.meta.next"), "{error}");
}

#[test]
fn a_cursor_may_be_that_of_the_last_item() {
    let paging = Paging::by_last_item("after", "/id").items("/data");
    let body = r#"{"data": [{"id": 1}, {"id": 2} ], "more": true}"#;
    assert_eq!(next(paging, body).unwrap().as_deref(), Some("2"));
    assert_eq!(next(paging, r#"{"data":[]}"#).unwrap(), None);
    let items = paging.read_items::<crate::Json>(&page(body)).unwrap();
    let cursors: Vec<_> = items.into_iter().filter_map(|(_, cursor)| cursor).collect();
    assert_eq!(cursors, ["1", "2"]);
    let missing = next(paging, "{}").unwrap_err();
    assert!(
        missing.contains("there are no items at `/data`"),
        "{missing}"
    );
    assert_eq!(next(paging.may_lack_items(), "{}").unwrap(), None);
}

#[test]
fn numbers_go_on_until_a_page_is_short() {
    let mut call = call();
    let by_page = Paging::by_page("page", 1).limit("limit", Some(3), Some(5));
    let behind = |call: &Call, at, count| by_page.number_behind(call, at, count, false);
    assert_eq!(behind(&call, None, 3).as_deref(), Some("2"));
    assert_eq!(behind(&call, Some("7"), 3).as_deref(), Some("8"));
    assert_eq!(behind(&call, None, 2), None);
    call.query("limit", Style::FORM, 100);
    assert_eq!(behind(&call, None, 4), None);
    assert_eq!(
        behind(&call, None, 5).as_deref(),
        Some("2"),
        "the server gives no more"
    );
    let by_offset = Paging::by_offset("offset");
    assert_eq!(
        by_offset
            .number_behind(&call, Some("10"), 4, false)
            .as_deref(),
        Some("14")
    );
    assert_eq!(by_offset.number_behind(&call, Some("10"), 0, true), None);
}

#[test]
fn urls_stay_on_their_server() {
    let call = call();
    let sent = |url: &str| {
        let call = Paging::by_link().call(&call, Some(url));
        let request = call.request("", &crate::auth::Tokens::default());
        request.map(|request| request.url().to_string())
    };
    let own = "http://api.example/v1/things?page=2";
    assert_eq!(sent(own).as_deref(), Ok(own));
    assert_eq!(
        sent("/other?p=%20").as_deref(),
        Ok("http://api.example/other?p=%20")
    );
    assert_eq!(sent("?page=2").as_deref(), Ok(own));
    for other in [
        "https://evil.example/v1",
        "https://api.example/v1",
        "//x/y",
        "http://api.example:444/",
    ] {
        let error = sent(other).unwrap_err();
        assert!(error.contains("it would get the credentials"), "{error}");
    }
}

#[test]
fn a_member_of_the_body_says_which_page_it_is() {
    let paging = Paging::by_page("/page/number", 1).in_body("application/json", Kind::Number);
    let paging = paging.limit_in_body("/page/size", Some(3), None);
    let mut call = call();
    let sent = |call: &Call, paging: Paging, at| {
        let call = paging.call(call, at);
        let body = call.body_held().map(<[u8]>::to_vec).unwrap_or_default();
        (
            String::from_utf8(body).unwrap(),
            call.request("", &crate::auth::Tokens::default()).err(),
        )
    };
    assert_eq!(sent(&call, paging, None).0, r#"{"page":{"number":1}}"#);
    assert_eq!(paging.number_behind(&call, None, 2, false), None);
    call.text(
        "application/x+json",
        r#"{"q":1.0,"page":{"number":7,"size":2}}"#,
    );
    assert_eq!(paging.start(&call).as_deref(), Some("7"));
    assert_eq!(
        paging.number_behind(&call, Some("7"), 2, false).as_deref(),
        Some("8")
    );
    let next = r#"{"q":1.0,"page":{"number":8,"size":2}}"#;
    assert_eq!(sent(&call, paging, Some("8")).0, next);
    let headers = paging.call(&call, Some("8"));
    let request = headers
        .request("", &crate::auth::Tokens::default())
        .unwrap();
    assert_eq!(request.headers()["content-type"], "application/x+json");
    let wrong = sent(&call, paging, Some("x")).1.unwrap();
    assert!(wrong.contains("is not a number"), "{wrong}");
    let cursor = Paging::by_cursor("/after", "/next").in_body("application/json", Kind::String);
    assert_eq!(
        sent(&call, cursor, None).0,
        r#"{"q":1.0,"page":{"number":7,"size":2}}"#
    );
    call.text("application/x-www-form-urlencoded", "a=1");
    let wrong = sent(&call, cursor, Some("x")).1.unwrap();
    assert!(wrong.starts_with("the next page: body: "), "{wrong}");
}
