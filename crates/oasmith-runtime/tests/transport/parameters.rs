//! Parameters as the server receives them.

use oasmith_runtime as rt;
use rt::{Json, Style};

use crate::operations::{READ, answer};
use crate::server::{Request, Server};

async fn sent(set: impl FnOnce(&mut rt::Call)) -> Result<Request, rt::Error> {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let builder = rt::Client::builder(server.url());
    let client = builder.query("api-version", "2024-01-01").build().unwrap();
    let mut call = rt::Call::new(&client, &READ);
    set(&mut call);
    call.send::<i64>().await?;
    Ok(server.request())
}

#[tokio::test]
async fn a_header_of_json_is_ascii() {
    let request = sent(|call| call.header_json("x-filter", &Json::from("grün 🦀")))
        .await
        .unwrap();
    let value = request.header("x-filter").unwrap();
    assert_eq!(value, r#""gr\u00fcn \ud83e\udd80""#);
    let read: String = serde_json::from_str(value).unwrap();
    assert_eq!(read, "grün 🦀");
}

#[tokio::test]
async fn an_empty_header_is_sent() {
    let request = sent(|call| call.header("x-empty", Style::SIMPLE, ""))
        .await
        .unwrap();
    assert_eq!(request.header("x-empty"), Some(""));
}

#[tokio::test]
async fn what_is_no_number_is_refused() {
    let list = vec![1.0, f64::NEG_INFINITY];
    let refused = [
        sent(|call| call.query("q", Style::FORM, f64::NAN)).await,
        sent(|call| call.query("q", Style::FORM, Some(f32::INFINITY))).await,
        sent(|call| call.query("q", Style::DEEP_OBJECT, list.clone())).await,
        sent(|call| call.header("q", Style::SIMPLE, f64::NAN)).await,
        sent(|call| call.cookie("q", Style::FORM, f64::NAN)).await,
        sent(|call| call.json(&list)).await,
    ];
    for refused in refused {
        let error = refused.unwrap_err();
        assert!(error.is_build(), "{error}");
    }
    let request = sent(|call| call.query("q", Style::FORM, "NaN")).await;
    assert!(request.unwrap().line.contains("q=NaN"));
}

#[tokio::test]
async fn queries_of_the_client_give_way_to_those_of_the_call() {
    let line = |set: fn(&mut rt::Call)| async move { sent(set).await.unwrap().line };
    assert_eq!(
        line(|call| call.query("q", Style::FORM, 1)).await,
        "GET /v1/things?q=1&api-version=2024-01-01 HTTP/1.1"
    );
    assert_eq!(
        line(|call| call.query("api-version", Style::FORM, "2025")).await,
        "GET /v1/things?api-version=2025 HTTP/1.1"
    );
    assert_eq!(
        line(|call| {
            call.extra_query_flag("dry run");
            call.extra_query("api-version", "2026");
        })
        .await,
        "GET /v1/things?dry%20run&api-version=2026 HTTP/1.1"
    );
}
