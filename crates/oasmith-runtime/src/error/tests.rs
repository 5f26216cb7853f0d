use std::fmt;

use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use super::{BodyError, Error, ErrorShape};
use crate::{Json, Operation, RawResponse};

static LIST: Operation = Operation {
    id: "listThings",
    group: "things",
    method: "GET",
    path: "/things/{id}",
    accept: "",
    server: None,
    security: &[],
};

const SHAPE: ErrorShape = ErrorShape {
    code: "/error/code",
    message: "/error/message",
};

fn answer(status: u16, media_type: &'static str, body: &'static str) -> RawResponse {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    RawResponse::new(StatusCode::from_u16(status).unwrap(), headers, body)
}

#[test]
fn statuses_say_what_the_server_said() {
    let body = r#"{"error":{"code":"invalid_key","message":"No such key"}}"#;
    let error = Error::of_status(&LIST, answer(401, "application/json", body), SHAPE);
    assert_eq!(
        error.to_string(),
        "GET /things/{id}: 401 Unauthorized: No such key (code `invalid_key`); check the \
         credentials that the client was given"
    );
    assert!(error.is_unauthorized() && error.is_status() && !error.is_not_found());
    assert_eq!(
        (error.code(), error.message()),
        (Some("invalid_key"), Some("No such key"))
    );
    assert_eq!(error.operation(), Some("listThings"));
    let decoded: Json = error.decode_body().unwrap().unwrap();
    assert_eq!(decoded["error"]["code"], "invalid_key");
}

#[test]
fn problems_say_their_title_and_detail() {
    let text = |media_type, body| {
        let error = Error::of_status(&LIST, answer(404, media_type, body), ErrorShape::NONE);
        error
            .to_string()
            .replace("GET /things/{id}: 404 Not Found", "404")
    };
    let problem = "application/problem+json";
    let both =
        r#"{"type":"about:blank","title":"No such thing","detail":"7 was removed","status":404}"#;
    assert_eq!(text(problem, both), "404: No such thing: 7 was removed");
    let typed = "Application/Problem+JSON; charset=utf-8";
    assert_eq!(text(typed, both), "404: No such thing: 7 was removed");
    assert_eq!(
        text(problem, r#"{"title":"No such thing"}"#),
        "404: No such thing"
    );
    assert_eq!(
        text(problem, r#"{"detail":"7 was removed","title":7}"#),
        "404: 7 was removed"
    );
    // With `about:blank` the title is that of the status.
    assert_eq!(
        text(problem, r#"{"title":"Not Found","detail":"no 7"}"#),
        "404: no 7"
    );
    for (media_type, body) in [
        (problem, "{}"),
        (problem, r#"{"title":"","detail":null}"#),
        (problem, "[]"),
        (problem, r#"{"title":"#),
        ("application/json", both),
        ("application/problem+xml", both),
    ] {
        assert_eq!(text(media_type, body), "404", "{media_type} {body}");
    }
    // What the client was told of comes first.
    let told = r#"{"title":"T","detail":"D","error":{"message":"M","code":"c"}}"#;
    let error = Error::of_status(&LIST, answer(400, problem, told), SHAPE);
    assert_eq!((error.message(), error.code()), (Some("M"), Some("c")));
    let error = Error::of_status(&LIST, answer(400, problem, both), SHAPE);
    assert_eq!(error.message(), Some("No such thing: 7 was removed"));
}

#[test]
fn redirects_are_told_from_what_leads_nowhere() {
    let error = |response| Error::of_status(&LIST, response, SHAPE).to_string();
    let mut response = answer(307, "text/plain", "");
    let location = HeaderValue::from_static("https://other.example/things?key=sesame");
    response.headers.insert("location", location);
    let text = error(response);
    assert!(
        text.ends_with("are not followed; check the base URL"),
        "{text}"
    );
    let text = error(answer(304, "text/plain", ""));
    assert_eq!(text, "GET /things/{id}: 304 Not Modified");
}

#[test]
fn waiting_times_are_told() {
    let mut response = answer(429, "text/plain", "slow down");
    response
        .headers
        .insert("retry-after", HeaderValue::from_static("7"));
    let error = Error::of_status(&LIST, response, SHAPE);
    assert!(error.is_rate_limited());
    assert!(
        error
            .to_string()
            .ends_with("429 Too Many Requests; try again in 7 s"),
        "{error}"
    );
    assert_eq!(error.code(), None);
}

#[test]
fn bodies_that_are_not_what_was_promised_are_told_apart() {
    let refuse = |media_type, body| {
        let response = answer(200, media_type, body);
        let error = response.json::<Vec<i64>>().unwrap_err();
        Error::of_decode(&LIST, response, error)
    };
    let html = refuse("text/html; charset=utf-8", "<!doctype html>");
    assert!(html.body_error().unwrap().is_html() && html.json_path().is_none());
    assert_eq!(html.body(), Some(&b"<!doctype html>"[..]));
    assert_eq!(html.status(), Some(StatusCode::OK));
    assert!(
        refuse("application/json", " ")
            .body_error()
            .unwrap()
            .is_empty()
    );
    let other = refuse("application/xml", "a: b");
    assert_eq!(
        other.body_error().unwrap().media_type(),
        Some("application/xml")
    );
    let wrong = refuse("application/json", "[1,null]");
    assert_eq!(wrong.json_path(), Some("$[1]"));
    assert_eq!(
        wrong.to_string(),
        "GET /things/{id}: 200 OK, but $[1]: expected an integer, found null"
    );
    assert!(wrong.get_ref().is_some_and(|inner| inner.is::<BodyError>()));
}

/// An error that does not tell its source's text.
#[derive(Debug)]
struct Refused(std::io::Error);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the vault is closed")
    }
}

impl std::error::Error for Refused {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// The texts of an error and of its sources.
fn chain(error: &Error) -> Vec<String> {
    let first: &dyn std::error::Error = error;
    let chain = std::iter::successors(Some(first), |error| error.source());
    chain.map(ToString::to_string).collect()
}

#[test]
fn no_text_is_told_twice() {
    let refused = || Box::new(Refused(std::io::Error::other("at night")));
    let middleware = Error::middleware(&LIST, refused());
    let expected = ["GET /things/{id}: the vault is closed", "at night"];
    assert_eq!(chain(&middleware), expected);
    assert!(
        middleware
            .get_ref()
            .is_some_and(|inner| inner.is::<Refused>())
    );
    let credential = Error::credential(refused()).of_credential(&LIST, "key");
    let first = "GET /things/{id}: no token for `key`: the vault is closed";
    assert_eq!(chain(&credential), [first, "at night"]);
    assert!(
        credential
            .get_ref()
            .is_some_and(|inner| inner.is::<Refused>())
    );
    let response = answer(200, "application/json", "[1,null]");
    let error = response.json::<Vec<i64>>().unwrap_err();
    assert!(std::error::Error::source(&error).is_none());
    assert_eq!(chain(&Error::of_decode(&LIST, response, error)).len(), 1);
}

#[test]
fn what_is_mislabelled_but_right_is_read() {
    assert_eq!(
        answer(200, "application/octet-stream", "[1]")
            .json::<Vec<i64>>()
            .unwrap(),
        [1]
    );
}

#[test]
fn errors_go_anywhere() {
    fn goes_anywhere<T: Send + Sync + 'static>() {}
    goes_anywhere::<Error>();
    goes_anywhere::<crate::Call>();
    goes_anywhere::<crate::Client>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[test]
fn waiting_in_vain_is_a_timeout() {
    let error = Error::gave_up(&LIST, "not there after 3 attempts");
    assert!(error.is_timeout() && error.is_transport() && error.status().is_none());
    assert_eq!(
        error.to_string(),
        "GET /things/{id}: not there after 3 attempts"
    );
}
