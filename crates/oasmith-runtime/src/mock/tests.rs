use std::time::Duration;

use super::{MockResponse, Server};
use crate::{Bytes, Call, Client, ErrorShape, Json, Operation, Retry, Style};

static LIST: Operation = Operation {
    id: "listThings",
    path: "/things",
    ..Operation::SAMPLE
};

static CHANGE: Operation = Operation {
    id: "changeThing",
    method: "PUT",
    path: "/things/{id}",
    ..Operation::SAMPLE
};

fn start() -> (Server, Client) {
    let shape = ErrorShape {
        code: "/code",
        message: "/m/text",
    };
    let server = Server::start(shape).unwrap();
    let builder = Client::builder(server.url()).error_shape(shape);
    (server, builder.retry(Retry::OFF).build().unwrap())
}

fn list(client: &Client, limit: Option<i64>) -> Call {
    let mut call = Call::new(client, &LIST);
    call.query("limit", Style::FORM, limit);
    call
}

fn change(client: &Client, id: &str, body: &Json) -> Call {
    let mut call = Call::new(client, &CHANGE);
    call.path::<String>("id", Style::SIMPLE, id.to_owned());
    call.json(body);
    call
}

async fn text(call: Call) -> String {
    match call.send::<Bytes>().await {
        Ok(body) => String::from_utf8_lossy(&body).into_owned(),
        Err(error) => format!(
            "{} {}",
            error.status().map_or(0, |it| it.as_u16()),
            error.message().unwrap_or_default()
        ),
    }
}

#[tokio::test]
async fn a_call_is_expected_by_what_it_sets() {
    let (server, client) = start();
    let two = server.on(list(&client, Some(2)));
    let two = two.respond_with(MockResponse::status(200).text("two"));
    let others = server.on(list(&client, None));
    let others = others.respond_with(MockResponse::status(200).text("others"));
    assert_eq!(text(list(&client, Some(2))).await, "two");
    assert_eq!(text(list(&client, Some(3))).await, "others");
    let calls = others.calls();
    assert_eq!((two.calls().len(), calls.len()), (1, 1));
    assert_eq!(calls[0].query("limit").as_deref(), Some("3"));
    assert_eq!(server.requests().len(), 2);
    server.verify().unwrap();
}

#[tokio::test]
async fn bodies_are_compared_as_json() {
    let (server, client) = start();
    let wanted: Json = serde_json::json!({"a": 1, "b": [2]});
    let answered = MockResponse::status(204);
    let it = server.on(change(&client, "x/y", &wanted));
    let it = it.respond_with(answered.clone());
    assert_eq!(text(change(&client, "x/y", &wanted)).await, "");
    let other = text(change(&client, "x/y", &Json::Null)).await;
    assert!(
        other.starts_with("501 nothing expects `PUT /things/x%2Fy`"),
        "{other}"
    );
    assert!(other.ends_with("has another body"), "{other}");
    assert_eq!(it.calls()[0].json::<Json>().unwrap(), wanted);
    let any = server.on_any(change(&client, "?", &Json::Null));
    let any = any.respond_with(answered);
    assert_eq!(text(change(&client, "x/y", &Json::Null)).await, "");
    assert_eq!(any.calls().len(), 1);
    let refused = server.verify().unwrap_err().to_string();
    assert_eq!(refused, other.trim_start_matches("501 "));
}

#[tokio::test]
async fn answers_follow_each_other_and_end() {
    let (server, client) = start();
    let it = server.on(list(&client, None)).times(3);
    let it = it.respond_with(MockResponse::status(503).header("retry-after", "0\r\nx: y"));
    let it = it.respond_by(|received| MockResponse::status(200).text(received.path()));
    let unmet = server.verify().unwrap_err().to_string();
    assert_eq!(
        unmet,
        "`listThings` (`GET /things`) is expected 3 times and was called 0 times"
    );
    assert_eq!(text(list(&client, None)).await, "503 ");
    for _ in 0..2 {
        assert_eq!(text(list(&client, None)).await, "/things");
    }
    let over = text(list(&client, None)).await;
    assert!(over.ends_with("was called 3 times already"), "{over}");
    assert_eq!(it.calls().len(), 3);
}

#[tokio::test]
async fn what_has_no_answer_says_so() {
    let (server, client) = start();
    let none = text(list(&client, None)).await;
    assert!(none.ends_with("there are no expectations"), "{none}");
    let it = server.on(list(&client, None));
    let none = text(list(&client, None)).await;
    assert!(none.ends_with("is expected without a response"), "{none}");
    let it = it.respond_with(MockResponse::hang_up());
    let error = list(&client, None).send::<Bytes>().await.unwrap_err();
    assert!(error.status().is_none(), "{error}");
    drop((it, server));
    let gone = list(&client, None).send::<Bytes>().await.unwrap_err();
    assert!(gone.status().is_none(), "{gone}");
}

#[tokio::test]
async fn an_answer_may_take_its_time() {
    let (server, client) = start();
    let slow = MockResponse::status(200).delay(Duration::from_secs(5));
    let it = server.on(list(&client, None)).respond_with(slow);
    let mut call = list(&client, None);
    call.timeout(Duration::from_millis(50));
    assert!(call.send::<Bytes>().await.unwrap_err().is_timeout());
    assert_eq!(it.calls().len(), 1);
}
